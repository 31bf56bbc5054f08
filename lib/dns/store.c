/* store: what saved DNS data says of names, and what it does not say. */
#include "dns/store.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"

enum {
	ALIASES_MOST = 16,	/* CNAME after CNAME; resolvers stop there */
	SAME_MOST = 32,		/* records of a set that a new one is compared
				   with; honest sets have fewer */
	APEX = DNS_OTHER - 1,	/* in place of a type: the name is one */
	NONE = UINT32_MAX
};

struct datum {
	struct bytes	data;
	uint32_t	next;		/* of the same set, or NONE */
	uint32_t	preference;
};

/* What an answer says of a type at a name; of DNS_NO_TYPE: of the name. */
struct set {
	uint32_t	answer;
	uint32_t	first, last;	/* data, or NONE */
	enum dns_state	state;
};

struct dns {
	struct map	 keys;		/* type and name, of sets */
	struct set	*set;
	size_t		 sets_room;
	struct datum	*datum;
	size_t		 n, room;
	struct arena	 text;
	int64_t		*dates;		/* of answers */
	size_t		 answers, dates_room;
	struct bytes	*order;		/* names that exist, those below one
					   another behind it */
	size_t		 norder;
	bool		 ordered;	/* it has all of them */
};

struct dns *
dns_new(void)
{
	struct dns *d = mem_zero(1, sizeof(*d));

	map_init(&d->keys);
	return d;
}

void
dns_free(struct dns *d)
{
	if (d == NULL)
		return;
	map_free(&d->keys);
	free(d->set);
	free(d->datum);
	arena_free(&d->text);
	free(d->dates);
	free(d->order);
	free(d);
}

/* ---- Keys */

struct key {
	char	text[2 + DOMAIN_TEXT];
	size_t	n;
};

/* The name must be a normal form: others have no key, and n is 0. */
static struct key
key_of_name(struct bytes name, unsigned type)
{
	struct key k = { .n = 0 };

	if (name.n == 0 || name.n >= DOMAIN_TEXT)
		return k;
	k.text[0] = (char)(type >> 8);
	k.text[1] = (char)(type & 0xff);
	memcpy(k.text + 2, name.p, name.n);
	k.n = name.n + 2;
	return k;
}

static uint32_t
set_find(const struct dns *d, struct bytes name, unsigned type)
{
	struct key k = key_of_name(name, type);

	return k.n ? map_find(&d->keys, (struct bytes){ k.text, k.n }) : NONE;
}

/* The set of an answer, emptied when it was of an older one. */
static struct set *
set_of(struct dns *d, uint32_t answer, struct bytes name, unsigned type)
{
	struct key k = key_of_name(name, type);
	struct set *s;
	uint32_t i;
	bool added;

	i = map_add(&d->keys, (struct bytes){ k.text, k.n }, &added);
	if (i >= d->sets_room) {
		d->sets_room = d->sets_room ? d->sets_room * 2 : 64;
		d->set = mem_resize(d->set, d->sets_room, sizeof(*d->set));
	}
	s = &d->set[i];
	d->ordered = false;
	if (added || s->answer != answer)
		*s = (struct set){ answer, NONE, NONE, DNS_UNKNOWN };
	return s;
}

/* ---- Adding */

uint32_t
dns_answer_begin(struct dns *d)
{
	if (d->answers == d->dates_room) {
		d->dates_room = d->dates_room ? d->dates_room * 2 : 64;
		d->dates = mem_resize(d->dates, d->dates_room,
		    sizeof(*d->dates));
	}
	if (d->answers >= NONE)
		mem_exhausted();
	d->dates[d->answers] = -1;
	return (uint32_t)d->answers++;
}

void
dns_answer_date(struct dns *d, uint32_t answer, int64_t as_of)
{
	d->dates[answer] = as_of;
}

/* Is it in the set already? Files may tell a record twice. */
static bool
has_datum(const struct dns *d, const struct set *s,
    const struct dns_record *r)
{
	const struct datum *datum;
	uint32_t i = s->first;
	int seen;

	for (seen = 0; i != NONE && seen < SAME_MOST; seen++) {
		datum = &d->datum[i];
		if (datum->preference == r->preference &&
		    bytes_equal(datum->data, r->data))
			return true;
		i = datum->next;
	}
	return false;
}

void
dns_add(struct dns *d, uint32_t answer, const struct dns_record *r)
{
	struct set *s;

	set_of(d, answer, r->owner, DNS_NO_TYPE)->state = DNS_FOUND;
	if (r->type == DNS_OTHER)
		return;
	s = set_of(d, answer, r->owner, r->type);
	s->state = DNS_FOUND;
	if (has_datum(d, s, r))
		return;
	if (d->n == d->room) {
		d->room = d->room ? d->room * 2 : 64;
		d->datum = mem_resize(d->datum, d->room, sizeof(*d->datum));
	}
	if (d->n >= NONE)
		mem_exhausted();
	d->datum[d->n] = (struct datum){ arena_copy(&d->text, r->data), NONE,
	    r->preference };
	if (s->last == NONE)
		s->first = (uint32_t)d->n;
	else
		d->datum[s->last].next = (uint32_t)d->n;
	s->last = (uint32_t)d->n++;
}

void
dns_add_nxdomain(struct dns *d, uint32_t answer, struct bytes name)
{
	if (name.n != 0)
		set_of(d, answer, name, DNS_NO_TYPE)->state = DNS_NXDOMAIN;
}

void
dns_add_nodata(struct dns *d, uint32_t answer, struct bytes name,
    enum dns_type type)
{
	if (name.n == 0)
		return;
	set_of(d, answer, name, DNS_NO_TYPE)->state = DNS_FOUND;
	set_of(d, answer, name, type)->state = DNS_NODATA;
}

void
dns_add_zone(struct dns *d, uint32_t answer, struct bytes apex)
{
	set_of(d, answer, apex, APEX)->state = DNS_FOUND;
}

/* ---- Names in order */

/* The nth byte from the end; a dot comes before all that names have. */
static unsigned
from_end(struct bytes s, size_t i)
{
	unsigned char c = (unsigned char)s.p[s.n - 1 - i];

	return c == '.' ? 0 : c;
}

/* The order of reversed labels: a name, then what is below it, then others. */
static int
compare_keys(const void *a, const void *b)
{
	struct bytes x = *(const struct bytes *)a;
	struct bytes y = *(const struct bytes *)b;
	size_t i;

	for (i = 0; i < x.n && i < y.n; i++)
		if (from_end(x, i) != from_end(y, i))
			return from_end(x, i) < from_end(y, i) ? -1 : 1;
	return x.n == y.n ? 0 : x.n < y.n ? -1 : 1;
}

static bool
is_name(const struct dns *d, uint32_t i)
{
	struct bytes key = map_key(&d->keys, i);

	return key.p[0] == 0 && key.p[1] == DNS_NO_TYPE &&
	    d->set[i].state == DNS_FOUND;
}

static void
put_in_order(struct dns *d)
{
	uint32_t i;

	if (d->ordered)
		return;
	d->order = mem_resize(d->order, d->keys.n, sizeof(*d->order));
	d->norder = 0;
	for (i = 0; i < d->keys.n; i++)
		if (is_name(d, i))
			d->order[d->norder++] =
			    bytes_from(map_key(&d->keys, i), 2);
	qsort(d->order, d->norder, sizeof(*d->order), compare_keys);
	d->ordered = true;
}

/* The first name in order that is not before name; norder: none. */
static size_t
name_slot(struct dns *d, struct bytes name)
{
	size_t low = 0, high, middle;

	put_in_order(d);
	high = d->norder;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (compare_keys(&d->order[middle], &name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
dns_exists(struct dns *d, struct bytes name)
{
	size_t at = name_slot(d, name);

	return at < d->norder && (bytes_equal(d->order[at], name) ||
	    domain_below(d->order[at], name));
}

bool
dns_next_below(struct dns *d, struct bytes name, size_t *at,
    struct bytes *out)
{
	if (*at == 0) {
		*at = name_slot(d, name);
		*at += *at < d->norder && bytes_equal(d->order[*at], name);
	}
	if (*at >= d->norder || !domain_below(d->order[*at], name))
		return false;
	*out = d->order[(*at)++];
	return true;
}

/* ---- Asking */

uint32_t
dns_apex(const struct dns *d, struct bytes name)
{
	uint32_t i = set_find(d, name, APEX);

	return i == NONE ? NONE : d->set[i].answer;
}

struct dns_found
dns_look(const struct dns *d, struct bytes name, enum dns_type type)
{
	struct dns_found f = { DNS_UNKNOWN, NONE, 0 };
	uint32_t whole = set_find(d, name, DNS_NO_TYPE);
	uint32_t i = set_find(d, name, type);

	if (whole != NONE && d->set[whole].state == DNS_NXDOMAIN &&
	    (i == NONE || d->set[i].answer < d->set[whole].answer)) {
		f.state = DNS_NXDOMAIN;
		f.answer = d->set[whole].answer;
	} else if (i != NONE) {
		f.state = d->set[i].state;
		f.set = i;
		f.answer = d->set[i].answer;
	}
	return f;
}

/* The same with what a CNAME at the name and a whole zone say. */
static struct dns_found
look_further(struct dns *d, struct bytes name, enum dns_type type,
    bool *alias)
{
	struct dns_found f = dns_look(d, name, type), c;

	*alias = false;
	if (type != DNS_CNAME) {
		c = dns_look(d, name, DNS_CNAME);
		if (c.state == DNS_FOUND &&
		    (f.state == DNS_UNKNOWN || f.answer < c.answer)) {
			*alias = true;
			return c;
		}
	}
	return f.state != DNS_UNKNOWN ? f :
	    dns_zone_look(d, name, type, alias);
}

struct dns_answer
dns_find(struct dns *d, struct bytes name, enum dns_type type)
{
	struct dns_answer a = { DNS_UNKNOWN, name, -1, NONE };
	struct dns_found f;
	bool alias;
	int hops;

	for (hops = 0; hops <= ALIASES_MOST; hops++) {
		f = look_further(d, a.name, type, &alias);
		if (f.state == DNS_UNKNOWN)
			break;
		if (alias) {
			a.name = d->datum[d->set[f.set].first].data;
			continue;
		}
		a.state = f.state;
		a.as_of = d->dates[f.answer];
		if (f.state == DNS_FOUND)
			a.next = d->set[f.set].first;
		break;
	}
	return a;
}

bool
dns_next(const struct dns *d, struct dns_answer *a, struct dns_record *out)
{
	const struct datum *datum;

	if (a->next == NONE)
		return false;
	datum = &d->datum[a->next];
	*out = (struct dns_record){ .owner = a->name,
	    .preference = datum->preference, .data = datum->data };
	a->next = datum->next;
	return true;
}
