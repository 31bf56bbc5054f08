/* dkim_key: the grammar of DKIM key records. */
#include "records/dkim_key.h"

#include "base/base64.h"
#include "records/fieldlist.h"
#include "records/taglist.h"

enum { ED25519_BYTES = 32 };

/* The next word of a list with colons; false behind the last. */
static bool
next_word(struct bytes *list, struct bytes *word)
{
	size_t colon;

	if (list->p == NULL)
		return false;
	colon = bytes_find(*list, BYTES(":"), 0);
	*word = taglist_trim(bytes_first(*list, colon));
	if (colon == list->n)
		list->p = NULL;
	else
		*list = bytes_from(*list, colon + 1);
	return true;
}

/* h: those not known are ignored, so of them alone none is left. */
static void
take_hashes(struct dkim_key *k, struct bytes list)
{
	struct bytes word;

	k->sha1 = k->sha256 = false;
	while (next_word(&list, &word)) {
		k->sha1 |= bytes_equal(word, BYTES("sha1"));
		k->sha256 |= bytes_equal(word, BYTES("sha256"));
	}
}

static void
take_services(struct dkim_key *k, struct bytes list)
{
	struct bytes word;

	k->email = false;
	while (next_word(&list, &word))
		k->email |= bytes_equal(word, BYTES("*")) ||
		    bytes_equal(word, BYTES("email"));
}

static void
take_flags(struct dkim_key *k, struct bytes list)
{
	struct bytes word;

	while (next_word(&list, &word)) {
		k->testing |= bytes_equal(word, BYTES("y"));
		k->strict |= bytes_equal(word, BYTES("s"));
	}
}

static enum dkim_key_kind
kind_of(struct bytes word)
{
	if (bytes_equal(word, BYTES("rsa")))
		return DKIM_KEY_RSA;
	return bytes_equal(word, BYTES("ed25519")) ? DKIM_KEY_ED25519 :
	    DKIM_KEY_UNKNOWN;
}

struct reading {
	struct dkim_key	*out;
	bool		 other;		/* its version is not DKIM1 */
	bool		 key;		/* p came */
	const char	*fault;
};

/* v, which must be the first tag and exact, where it is there. */
static void
take_version(struct reading *r, struct bytes value, unsigned place)
{
	r->out->versioned = true;
	if (!bytes_equal(value, BYTES("DKIM1"))) {
		r->other = true;
		r->fault = bytes_begin_nocase(value, BYTES("DKIM1")) ?
		    "the version is not exactly DKIM1" : NULL;
	} else if (place != 1) {
		r->fault = "v is not the first tag";
	}
}

static void
take_tag(struct reading *r, const struct tag *t, unsigned place)
{
	struct dkim_key *k = r->out;

	if (t->name.n != 1)
		return;
	switch (t->name.p[0]) {
	case 'v':
		take_version(r, t->value, place);
		break;
	case 'k':
		k->kind = kind_of(t->value);
		break;
	case 'h':
		take_hashes(k, t->value);
		break;
	case 's':
		take_services(k, t->value);
		break;
	case 't':
		take_flags(k, t->value);
		break;
	case 'g':
		k->granular = true;
		break;
	case 'p':
		r->key = true;
		k->p = t->value;
		k->revoked = t->value.n == 0;
		break;
	default:
		break;
	}
}

/* Not meant to be a key record: no tag of one, as "dkim=all" of RFC 5617. */
static bool
is_foreign(const struct reading *r, const struct taglist *l)
{
	if (r->other)
		return r->fault == NULL;
	return !r->key && !r->out->versioned &&
	    (l->fault != NULL || map_find(&l->names, BYTES("k")) == MAP_NONE);
}

enum dkim_key_reading
dkim_key_read(struct bytes txt, struct dkim_key *out, const char **fault)
{
	struct reading r = { .out = out };
	struct taglist l;
	struct tag t;
	bool foreign;

	*out = (struct dkim_key){ .sha1 = true, .sha256 = true,
	    .email = true, .p = BYTES_NONE };
	taglist_start(&l, txt);
	while (taglist_next(&l, &t))
		take_tag(&r, &t, l.count);
	foreign = is_foreign(&r, &l) &&
	    !fieldlist_near(txt, BYTES("v=DKIM1"));
	out->hollow = l.hollow;
	if (r.fault == NULL)
		r.fault = l.fault;
	if (r.fault == NULL && !r.key)
		r.fault = "it has no p";
	taglist_end(&l);
	if (r.fault == NULL && r.other)
		r.fault = "it does not begin with \"v=DKIM1\"";
	*fault = foreign ? NULL : r.fault;
	if (foreign)
		return DKIM_KEY_OTHER;
	return r.fault == NULL ? DKIM_KEY_READ : DKIM_KEY_INVALID;
}

bool
dkim_key_bytes(const struct dkim_key *key, struct buf *out,
    const char **fault)
{
	size_t was = out->n;

	*fault = NULL;
	if (!base64_read(out, key->p)) {
		*fault = "p is not base64";
	} else if (key->kind == DKIM_KEY_ED25519 &&
	    out->n - was != ED25519_BYTES) {
		*fault = "p of an Ed25519 key is not 32 bytes";
		out->n = was;
	}
	return *fault == NULL;
}
