/* orgdomain: the organisational domain of a name, by a list or the DNS. */
#include "auth/orgdomain.h"

#include <errno.h>
#include <libpsl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "text/domain.h"

enum {
	SLOTS = 4096,		/* a power of two; 2 MB in all. A name may be
				   in either of two next to each other */
	RAW_MOST = 255,		/* longer cells are looked up each time */
	LABELS_MOST = 8		/* labels that matter, from the right: the
				   list's longest rule has 5, and RFC 9989
				   section 4.10 looks at 8 */
};

struct slot {
	struct auth_name name;		/* its text is the slot's own */
	size_t		 nraw;
	bool		 used;
	bool		 same;		/* raw is the normal form */
	char		 raw[RAW_MOST + 1];
	char		 text[DOMAIN_TEXT];
};

struct orgdomain {
	psl_ctx_t	*loaded;	/* NULL: the library's own list */
	const psl_ctx_t	*list;
	int		 sections;	/* of the list that count */
	const struct treewalk_dns *dns;	/* NULL: no answers are there */
	struct hash_key	 seed;
	struct slot	*slots;		/* and one more, for long cells */
	size_t		 turn;		/* which of two is overwritten next */
};

/* Only text lists can be counted: -1 stands for a DAFSA. */
static bool
holds_rules(const psl_ctx_t *list)
{
	return psl_suffix_count(list) != 0 ||
	    psl_suffix_wildcard_count(list) != 0;
}

/* errno is that of opening or reading the file; 0 when it was readable. */
static psl_ctx_t *
load_list(const char *file)
{
	FILE *f = fopen(file, "rb");
	psl_ctx_t *list;
	int error;

	if (f == NULL)
		return NULL;
	errno = 0;
	list = psl_load_fp(f);
	error = ferror(f) ? errno : 0;
	fclose(f);
	errno = error;
	if (list != NULL && (error != 0 || !holds_rules(list))) {
		psl_free(list);
		list = NULL;
	}
	return list;
}

struct orgdomain *
orgdomain_open(const char *file, bool icann_only)
{
	psl_ctx_t *loaded;
	const psl_ctx_t *list;
	struct orgdomain *o;

	errno = 0;
	loaded = file ? load_list(file) : psl_latest(NULL);
	list = loaded ? loaded : psl_builtin();
	if (list == NULL || (file != NULL && loaded == NULL)) {
		psl_free(loaded);
		return NULL;
	}
	o = mem_zero(1, sizeof(*o));
	o->loaded = loaded;
	o->list = list;
	o->sections = icann_only ? PSL_TYPE_ICANN : PSL_TYPE_ANY;
	o->seed = hash_key_random();
	o->slots = mem_zero(SLOTS + 1, sizeof(*o->slots));
	return o;
}

void
orgdomain_close(struct orgdomain *o)
{
	if (o == NULL)
		return;
	psl_free(o->loaded);
	free(o->slots);
	free(o);
}

/* Where the last LABELS_MOST labels of a name begin. */
static size_t
last_labels(struct bytes name)
{
	size_t i, labels = 0;

	for (i = name.n; i > 0; i--)
		if (name.p[i - 1] == '.' && ++labels == LABELS_MOST)
			return i;
	return 0;
}

/*
 * Offset of the organisational domain, name.n if the name is a public
 * suffix. name ends in NUL. Tried from the left, for the longest suffix
 * counts; that of one label always is one (rule *).
 */
static size_t
org_offset(const struct orgdomain *o, struct bytes name)
{
	size_t at = last_labels(name), org = name.n;
	const char *dot;

	while (!psl_is_public_suffix2(o->list, name.p + at, o->sections)) {
		org = at;
		dot = memchr(name.p + at, '.', name.n - at);
		if (dot == NULL)
			break;
		at = (size_t)(dot - name.p) + 1;
	}
	return org;
}

/* Is it a suffix by a rule of the list, not by the one for all others? */
static bool
ruled(const struct orgdomain *o, const char *name)
{
	return psl_is_public_suffix2(o->list, name,
	    o->sections | PSL_TYPE_NO_STAR_RULE);
}

/* Would any label do in the place of the first label of name? */
static bool
ruled_by_star(const struct orgdomain *o, struct bytes name)
{
	char other[DOMAIN_TEXT + 16] = "zz--any";
	size_t dot = bytes_find(name, BYTES("."), 0);
	size_t n = strlen(other);

	memcpy(other + n, name.p + dot, name.n - dot);
	other[n + name.n - dot] = '\0';
	return ruled(o, other);
}

size_t
orgdomain_listed(const struct orgdomain *o, struct bytes name)
{
	size_t at = last_labels(name), next;

	for (; at < name.n; at = next) {
		struct bytes rest = bytes_from(name, at);
		bool rule = ruled(o, rest.p), star = ruled_by_star(o, rest);

		next = at + bytes_find(rest, BYTES("."), 0) + 1;
		if (rule != star)
			return at;
		if (rule)
			return next < name.n ? next : name.n;
	}
	return name.n;
}

void
orgdomain_walk(struct orgdomain *o, const struct treewalk_dns *dns)
{
	o->dns = dns;
}

/* The walk where its answers are there, else the list. */
static void
find_org(const struct orgdomain *o, struct auth_name *name)
{
	struct treewalk_answer a = { 0 };

	if (o->dns != NULL)
		a = treewalk(o->dns, name->text);
	name->walked = a.decided;
	name->own = a.own;
	name->org = a.decided ? a.org : org_offset(o, name->text);
}

static void
fill_slot(const struct orgdomain *o, struct slot *s, struct bytes raw)
{
	s->name.text.p = s->text;
	s->name.text.n = domain_normal(raw, s->text);
	s->name.org = 0;
	s->name.walked = false;
	s->name.own = TREEWALK_OWN_UNKNOWN;
	if (s->name.text.n != 0)
		find_org(o, &s->name);
	s->same = s->name.text.n == raw.n &&
	    memcmp(s->text, raw.p, raw.n) == 0;
	s->used = raw.n <= RAW_MOST;
	if (!s->used)
		return;
	s->nraw = raw.n;
	memcpy(s->raw, raw.p, raw.n);
}

static bool
slot_holds(const struct slot *s, struct bytes raw)
{
	return s->nraw == raw.n && s->used &&
	    memcmp(s->raw, raw.p, raw.n) == 0;
}

/* The slot that holds raw, filled if there is none yet. */
static struct slot *
slot_of(struct orgdomain *o, struct bytes raw)
{
	struct slot *s;
	size_t i;

	if (raw.n > RAW_MOST) {
		s = &o->slots[SLOTS];
	} else {
		i = hash_bytes(o->seed, raw) & (SLOTS - 1);
		if (slot_holds(&o->slots[i], raw))
			return &o->slots[i];
		if (slot_holds(&o->slots[i ^ 1], raw))
			return &o->slots[i ^ 1];
		if (o->slots[i].used)
			i ^= o->turn++ & 1;
		s = &o->slots[i];
	}
	fill_slot(o, s, raw);
	return s;
}

struct auth_name
orgdomain_name(struct orgdomain *o, struct bytes raw, struct arena *keep)
{
	const struct slot *s;
	struct auth_name name;

	if (raw.n == 0)
		return (struct auth_name){ .text = BYTES_NONE };
	s = slot_of(o, raw);
	name = s->name;
	if (s->same)
		name.text = raw;
	else if (name.text.n != 0)
		name.text = arena_copy(keep, name.text);
	return name;
}

struct bytes
auth_name_org(const struct auth_name *n)
{
	return bytes_from(n->text, n->org);
}

const char *
orgdomain_library(void)
{
	return psl_get_version();
}
