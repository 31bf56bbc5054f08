/* dkim_facts: what the data says of a domain's DKIM keys. */
#include "posture/dkim_facts.h"

#include "base/map.h"
#include "posture/as_of.h"
#include "text/domain.h"

/* prefix and domain as a normal form; empty when that is no name. */
static struct bytes
joined(struct bytes selector, struct bytes domain, char out[DOMAIN_TEXT])
{
	struct buf b = { 0 };
	struct bytes name = { out, 0 };

	buf_add(&b, selector);
	buf_adds(&b, selector.n != 0 ? "._domainkey." : "_domainkey.");
	buf_add(&b, domain);
	name.n = domain_normal(buf_view(&b), out);
	buf_free(&b);
	return name;
}

/* ---- Keys */

/* Why verifiers cannot use a key that the grammar has nothing against. */
static const char *
why_useless(struct dkim_selector *s)
{
	const struct dkim_key *r = &s->record;
	struct buf der = { 0 };
	const char *why = NULL;

	if (r->kind == DKIM_KEY_UNKNOWN)
		return "k is an algorithm that verifiers do not have";
	if (!dkim_key_bytes(r, &der, &why))
		;
	else if (r->kind == DKIM_KEY_ED25519)
		s->key = (struct key){ .kind = KEY_ED25519,
		    .bits = 8 * KEY_ED25519_BYTES };
	else if (!key_read(buf_view(&der), &s->key))
		why = s->key.fault;
	else if (s->key.kind != KEY_RSA)
		why = "p is a key of another algorithm than k says";
	else if (s->key.bits < DKIM_BITS_LEAST)
		why = "under 1024 bits";
	buf_free(&der);
	if (why == NULL && !r->sha256)
		why = r->sha1 ? "it is for SHA-1 only" :
		    "h has no algorithm that verifiers have";
	if (why == NULL && !r->email)
		why = "s says it is not for mail";
	return why;
}

static void
take_text(struct dkim_selector *s, struct bytes text)
{
	switch (dkim_key_read(text, &s->record, &s->fault)) {
	case DKIM_KEY_OTHER:
		s->state = DKIM_SELECTOR_ABSENT;
		break;
	case DKIM_KEY_INVALID:
		s->state = DKIM_SELECTOR_INVALID;
		break;
	case DKIM_KEY_READ:
		s->state = s->record.revoked ? DKIM_SELECTOR_REVOKED :
		    DKIM_SELECTOR_KEY;
		if (!s->record.revoked)
			s->useless = why_useless(s);
		break;
	}
}

static void
read_selector(struct dkim_selector *out, const struct subject *s,
    struct bytes selector)
{
	char text[DOMAIN_TEXT];
	struct bytes name = joined(selector, s->domain, text);
	struct dns_answer a;
	struct dns_record r;

	*out = (struct dkim_selector){ .name = selector,
	    .state = DKIM_SELECTOR_ABSENT, .as_of = AS_OF_NONE };
	if (name.n == 0) {
		out->state = DKIM_SELECTOR_INVALID;
		out->fault = "no name for the DNS can be made of it";
		return;
	}
	a = lookup_find(s->lookup, name, DNS_TXT);
	out->as_of = a.as_of;
	if (a.state == DNS_UNKNOWN)
		out->state = DKIM_SELECTOR_UNKNOWN;
	if (!dns_next(s->lookup->dns, &a, &r))
		return;
	take_text(out, r.data);
	if (dns_next(s->lookup->dns, &a, &r))
		out->state = DKIM_SELECTOR_SEVERAL;
}

/* ---- Selectors */

/* Wildcards, and names with an underscore as _adsp, are no selectors. */
static bool
is_selector(struct bytes name)
{
	return name.n != 0 && name.p[0] != '*' &&
	    bytes_find(name, BYTES("_"), 0) == name.n;
}

/* Of the subject, then those that the data has records of. */
static void
know(struct map *names, const struct subject *s)
{
	char text[DOMAIN_TEXT], lower[DOMAIN_TEXT];
	struct bytes below = joined(BYTES_NONE, s->domain, text), name;
	size_t at = 0, i, n;

	for (i = 0; i < s->nselectors; i++) {
		n = domain_normal(s->selectors[i], lower);
		(void)map_add(names, n ? (struct bytes){ lower, n } :
		    s->selectors[i], NULL);
	}
	while (below.n != 0 && dns_next_below(s->lookup->dns, below, &at,
	    &name)) {
		name.n -= below.n + 1;
		if (is_selector(name) &&
		    dns_find(s->lookup->dns, (struct bytes){ name.p,
		    name.n + 1 + below.n }, DNS_TXT).state != DNS_NODATA)
			(void)map_add(names, name, NULL);
	}
}

/* Is it known that there are no others? True when nothing stands below. */
static bool
look_for_others(struct dkim_facts *f, const struct subject *s)
{
	char text[DOMAIN_TEXT];
	struct bytes below = joined(BYTES_NONE, s->domain, text);
	struct dns_answer a;

	f->as_of = AS_OF_NONE;
	if (below.n == 0)
		return false;
	if (dns_all_below(s->lookup->dns, below)) {
		a = dns_find(s->lookup->dns, below, DNS_TXT);
		f->complete = true;
		f->as_of = a.as_of;
	} else if (f->n == 0) {
		a = lookup_find(s->lookup, below, DNS_TXT);
		f->complete = a.state == DNS_NXDOMAIN;
		f->as_of = a.as_of;
		return f->complete;
	}
	return false;
}

void
dkim_facts_gather(struct dkim_facts *f, const struct subject *s)
{
	struct map names;
	uint32_t i;

	*f = (struct dkim_facts){ 0 };
	map_init(&names);
	know(&names, s);
	if (names.n != 0)
		f->at = arena_new(s->keep, names.n * sizeof(*f->at));
	for (i = 0; i < names.n; i++)
		read_selector(&f->at[f->n++], s,
		    arena_copy(s->keep, map_key(&names, i)));
	map_free(&names);
	if (look_for_others(f, s))
		f->any = (struct dkim_selector){ .name = BYTES("*"),
		    .state = DKIM_SELECTOR_ABSENT, .as_of = f->as_of };
	else
		read_selector(&f->any, s, BYTES("*"));
}
