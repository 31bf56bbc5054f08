/*
 * draft: likely senders, as lines of the list that a user makes of them.
 *
 * Sources are those of the findings, so that the list, page and findings say
 * the same of a sender. A service is listed by its keys, for its networks
 * are of all its customers; others by address, or by the least network that
 * holds no address of anybody else. Whatever is written was read the way
 * --own reads it.
 */
#include <stdlib.h>

#include "auth/known_senders.h"
#include "base/mem.h"
#include "base/num.h"
#include "facts/places.h"
#include "senders/services.h"
#include "summary/impl.h"
#include "summary/sections.h"
#include "text/domain.h"
#include "text/scrub.h"

enum {
	DRAFT_ROWS = 100,	/* as many as a user reads */
	DRAFT_LINES = 20,	/* of one sender */
	NAME_MOST = 200		/* bytes of a label */
};

struct likely_entry {
	enum likely_by	by;
	struct bytes	name;
	uint64_t	name_messages;	/* of the source that gave it */
	struct result_counts outcome;
	struct witness	seen;
	bool		authorised;
	uint32_t	net;		/* its number in nets */
	size_t		first, n;	/* in the order of lines, of froms */
	size_t		first_from, nfrom;
};

/* Of a service, a key that signs its mail. */
struct service_key {
	uint32_t	name, key;	/* in names */
	uint64_t	pass;
};

struct part_of {			/* an entry: a line, or a From domain */
	uint32_t	entry, from;
	uint64_t	messages;
};

struct drafting {
	struct summary	*s;
	uint64_t	*signatures;	/* that pass, by key in names */
	bool		*has_key;	/* by name of a service */
	uint8_t		*best;		/* enum likely_by, by address */
	struct keyed	 keys;		/* of services */
	struct keyed	 nets;		/* 1 << enum likely_by, a set */
	struct keyed	 entries, lines, froms;
	struct known_senders check;
};

static bool
is_service(const struct facts *w, uint32_t sender)
{
	return ((const struct fact_sender *)keyed_at(&w->senders,
	    sender))->origin == ORIGIN_SERVICE;
}

static uint32_t
sender_name(const struct facts *w, uint32_t sender)
{
	return ((const struct fact_sender *)keyed_at(&w->senders,
	    sender))->name;
}

static void
count_keys(struct drafting *d)
{
	const struct facts *w = &d->s->facts;
	const struct daily_signature *g;
	struct service_key *k;
	uint32_t i, part[2];

	for (i = 0; i < keyed_count(&w->signatures); i++) {
		g = keyed_at(&w->signatures, i);
		if (g->pass == 0)
			continue;
		num_add(&d->signatures[g->selector], g->pass);
		if (!is_service(w, g->sender))
			continue;
		part[0] = sender_name(w, g->sender);
		part[1] = g->selector;
		k = keyed_at(&d->keys, keyed_add(&d->keys, (struct bytes){
		    (const char *)part, sizeof(part) }, NULL));
		k->name = part[0];
		k->key = part[1];
		num_add(&k->pass, g->pass);
	}
}

/* A key is a service's when most of what it signs is: others forward it. */
static bool
is_its_key(const struct drafting *d, const struct service_key *k)
{
	return k->pass >= d->signatures[k->key] - k->pass;
}

static void
find_keys(struct drafting *d)
{
	const struct service_key *k;
	uint32_t i;

	count_keys(d);
	for (i = 0; i < keyed_count(&d->keys); i++) {
		k = keyed_at(&d->keys, i);
		if (is_its_key(d, k))
			d->has_key[k->name] = true;
	}
}

static enum likely_by
likely_of(const struct drafting *d, const struct fact_source *from)
{
	const struct facts *w = &d->s->facts;
	bool alone = facts_address(w, from->address) != NULL &&
	    !from->shared;
	bool service = is_service(w, from->sender);

	switch (from->known) {
	case KNOWN_AUTHORISED:
		if (service && (!alone ||
		    d->has_key[sender_name(w, from->sender)]))
			return LIKELY_SERVICE;
		return alone ? LIKELY_AUTHORISED : LIKELY_SHARED;
	case KNOWN_SERVICE:
		return LIKELY_SERVICE;
	case KNOWN_SIGNED:
		return facts_address(w, from->address) != NULL ?
		    LIKELY_SIGNED : LIKELY_NOT;
	default:
		return LIKELY_NOT;
	}
}

/* The /24 or /48 of an address; invalid ones are in none. */
static uint32_t
net_of(struct drafting *d, const struct ip *address)
{
	struct ip ip = *address;

	ip_mask(&ip, ip_is_v4(&ip) ? 120 : 48);
	return keyed_add(&d->nets, (struct bytes){ (const char *)ip.a,
	    sizeof(ip.a) }, NULL);
}

/* Who else sends from an address, and from those around it? */
static void
find_neighbours(struct drafting *d)
{
	const struct facts *w = &d->s->facts;
	const struct fact_source *from;
	const struct ip *ip;
	enum likely_by by;
	uint32_t i;

	for (i = 0; i < w->sources.n; i++) {
		from = begun_at(&w->sources, i);
		by = likely_of(d, from);
		if (by > d->best[from->address])
			d->best[from->address] = (uint8_t)by;
	}
	for (i = 0; i < w->sources.n; i++) {
		from = begun_at(&w->sources, i);
		ip = facts_address(w, from->address);
		if (ip != NULL)
			*(unsigned *)keyed_at(&d->nets, net_of(d, ip)) |=
			    1U << (from->known == KNOWN_LISTED ||
			    from->known == KNOWN_MARKED ? LIKELY_NOT :
			    d->best[from->address]);
	}
}

static bool
is_by_address(enum likely_by by)
{
	return by == LIKELY_AUTHORISED || by == LIKELY_SIGNED;
}

/* The name of what sends: of a sender, or whose network it is. */
static struct bytes
name_of(const struct drafting *d, const struct fact_source *from)
{
	const struct facts *w = &d->s->facts;
	struct bytes name = facts_name(w, sender_name(w, from->sender));
	struct bytes as = facts_name(w, from->from);

	if (from->shared && !is_service(w, from->sender))
		return map_key(&w->services->names,
		    w->addresses[from->address].service);
	/* Who only passes a signature of the domain on is not the domain. */
	if (from->known == KNOWN_SIGNED && (bytes_equal(name, as) ||
	    domain_below(as, name)))
		return BYTES_NONE;
	return name;
}

static uint32_t
entry_of(struct drafting *d, const struct fact_source *from,
    enum likely_by by, struct bytes name)
{
	struct summary *s = d->s;
	uint32_t net = 0, i;
	struct likely_entry *e;

	s->key.n = 0;
	buf_byte(&s->key, (char)by);
	if (is_by_address(by)) {
		net = net_of(d, facts_address(&s->facts, from->address));
		buf_add(&s->key, keyed_key(&d->nets, net));
	} else {
		buf_add(&s->key, name);
	}
	i = keyed_add(&d->entries, buf_view(&s->key), NULL);
	e = keyed_at(&d->entries, i);
	e->by = by;
	e->net = net;
	return i;
}

/* An entry gains a line, or a From domain; both are sorted by their key. */
static void
add_part(struct drafting *d, struct keyed *to, uint32_t entry,
    struct bytes key, uint32_t from, uint64_t messages)
{
	struct summary *s = d->s;
	struct part_of *p;

	s->key.n = 0;
	buf_add(&s->key, key);
	buf_add(&s->key, (struct bytes){ (const char *)&entry,
	    sizeof(entry) });
	p = keyed_at(to, keyed_add(to, buf_view(&s->key), NULL));
	p->entry = entry;
	p->from = from;
	num_add(&p->messages, messages);
}

static void
add_source(struct drafting *d, const struct fact_source *from,
    const struct result_counts *n, enum likely_by by)
{
	const struct facts *w = &d->s->facts;
	struct bytes name = name_of(d, from);
	uint32_t i = entry_of(d, from, by, name);
	const struct ip *ip = facts_address(w, from->address);
	struct likely_entry *e = keyed_at(&d->entries, i);

	/* Where nothing passed: a label to be overwritten. */
	if (name.n == 0 && by == LIKELY_AUTHORISED)
		name = facts_name(w, from->from);
	if (n->messages > e->name_messages ||
	    (n->messages == e->name_messages &&
	    bytes_compare(name, e->name) < 0)) {
		e->name = name;
		e->name_messages = n->messages;
	}
	summary_merge(d->s, &e->outcome, n);
	e->authorised |= from->known == KNOWN_AUTHORISED;
	witness_merge(&e->seen, &from->spf_seen);
	witness_merge(&e->seen, &from->signed_seen);
	add_part(d, &d->froms, i, facts_name(w, from->from), from->from,
	    n->messages);
	if (is_by_address(by))
		add_part(d, &d->lines, i, (struct bytes){
		    (const char *)ip->a, sizeof(ip->a) }, 0, 0);
	else if (by == LIKELY_SHARED && from->signed_by != 0)
		add_part(d, &d->lines, i, facts_name(w, from->signed_by),
		    0, 0);
}

static void
add_sources(struct drafting *d, struct summary_draft *out)
{
	const struct facts *w = &d->s->facts;
	const struct result_counts *n;
	const struct fact_source *from;
	enum likely_by by, best;
	uint32_t i;

	for (i = 0; i < w->sources.n; i++) {
		n = summary_source_results(d->s, i);
		if (n == NULL)
			continue;
		from = begun_at(&w->sources, i);
		by = likely_of(d, from);
		best = (enum likely_by)d->best[from->address];
		/* All mail of an authorised address is under its line. A
		   mark on that of a service would take its mail away. */
		if (by <= LIKELY_SIGNED && best == LIKELY_AUTHORISED &&
		    from->known < KNOWN_LISTED && from->known != KNOWN_MARKED)
			by = best;
		else if (by == LIKELY_SIGNED && best > LIKELY_SIGNED)
			by = LIKELY_NOT;
		if (by != LIKELY_NOT)
			add_source(d, from, n, by);
		else
			summary_sum(d->s, from->known == KNOWN_LISTED ||
			    from->known == KNOWN_MARKED ? &out->listed :
			    &out->others, n->messages);
	}
}

static void
add_service_keys(struct drafting *d)
{
	struct summary *s = d->s;
	const struct service_key *k;
	uint32_t i, entry;

	for (i = 0; i < keyed_count(&d->keys); i++) {
		k = keyed_at(&d->keys, i);
		if (!is_its_key(d, k))
			continue;
		s->key.n = 0;
		buf_byte(&s->key, LIKELY_SERVICE);
		buf_add(&s->key, facts_name(&s->facts, k->name));
		entry = map_find(&d->entries.map, buf_view(&s->key));
		if (entry != MAP_NONE)
			add_part(d, &d->lines, entry,
			    facts_name(&s->facts, k->key), 0, 0);
	}
}

/* "domain/selector" as a line has it; false when it cannot. */
static bool
add_key(struct buf *b, struct bytes key)
{
	size_t slash = bytes_find(key, BYTES("/"), 0);
	char domain[DOMAIN_TEXT], selector[DOMAIN_TEXT];
	size_t n = domain_normal(bytes_first(key, slash), domain);
	size_t k = domain_normal(bytes_from(key, slash + 1), selector);

	/* A star would stand for more than was seen. */
	if (n == 0 || k == 0 || memchr(key.p, '*', key.n) != NULL)
		return false;
	buf_add(b, (struct bytes){ domain, n });
	buf_byte(b, '/');
	buf_add(b, (struct bytes){ selector, k });
	return true;
}

/* Brackets would be read as a mark. */
static void
add_label(struct buf *b, struct bytes name)
{
	size_t i = b->n;

	scrub_add(b, name, NAME_MOST);
	for (; i < b->n; i++)
		if (b->p[i] == '[' || b->p[i] == ']')
			b->p[i] = b->p[i] == '[' ? '(' : ')';
}

/* Adds a line, when --own would take it. */
static void
put_line(struct drafting *d, struct summary_likely *row, struct bytes what)
{
	struct buf line = { 0 };

	buf_add(&line, what);
	buf_byte(&line, '\t');
	add_label(&line, bytes_trim(row->name).n != 0 ? row->name :
	    what);
	if (row->by == LIKELY_SIGNED)
		buf_adds(&line, " [forwarder]");
	if (known_senders_take(&d->check, buf_view(&line)) == NULL)
		row->line[row->nlines++] = arena_copy(&d->s->out,
		    buf_view(&line));
	buf_free(&line);
}

/* The least network that holds both, whose first bits are the same. */
static struct ip_net
common_net(const struct ip *a, const struct ip *b)
{
	struct ip_net net = { *a, 0 };

	while (net.bits < 128 && ((a->a[net.bits / 8] ^
	    b->a[net.bits / 8]) & (0x80 >> net.bits % 8)) == 0)
		net.bits++;
	ip_mask(&net.ip, net.bits);
	return net;
}

/* Lines that are in order: the addresses of an entry, or its keys. */
static void
put_lines(struct drafting *d, struct summary_likely *row,
    const struct likely_entry *e, const struct order *o)
{
	bool address = is_by_address(e->by);
	bool whole = address && e->n > 1 && *(unsigned *)keyed_at(&d->nets,
	    e->net) == 1U << e->by;
	size_t i, n = e->n > DRAFT_LINES ? DRAFT_LINES : e->n;
	struct buf what = { 0 };
	char text[IP_TEXT + 4];
	struct ip first, ip;
	struct ip_net net;

	n = whole ? 1 : n;
	row->more_lines = whole ? 0 : e->n - n;
	row->line = summary_keep(d->s, n, sizeof(*row->line));
	for (i = 0; i < n; i++) {
		what.n = 0;
		if (address) {
			memcpy(first.a, o[i].key.p, sizeof(first.a));
			memcpy(ip.a, o[whole ? e->n - 1 : i].key.p,
			    sizeof(ip.a));
			net = common_net(&first, &ip);
			buf_add(&what, (struct bytes){ text, net.bits == 128 ?
			    ip_format(&ip, text) :
			    ip_net_format(&net, text) });
		} else if (!add_key(&what, o[i].key)) {
			continue;
		}
		put_line(d, row, buf_view(&what));
	}
	buf_free(&what);
}

/*
 * The parts of all entries: those of one stand together, heaviest first.
 * *first and *n: where entries keep which are theirs.
 */
static struct order *
sort_parts(struct drafting *d, const struct keyed *parts, bool froms)
{
	size_t i, n = keyed_count(parts);
	struct order *o = summary_keep(d->s, n, sizeof(*o));
	const struct part_of *p;
	struct likely_entry *e;
	struct bytes key;

	for (i = 0; i < n; i++) {
		p = keyed_at(parts, (uint32_t)i);
		key = keyed_key(parts, (uint32_t)i);
		key.n -= sizeof(p->entry);
		o[i] = (struct order){ p->entry, p->messages, key,
		    (uint32_t)i };
	}
	summary_sort(o, n);
	for (i = 0; i < n; i++) {
		e = keyed_at(&d->entries, (uint32_t)o[i].group);
		if (froms && e->nfrom++ == 0)
			e->first_from = i;
		if (!froms && e->n++ == 0)
			e->first = i;
	}
	return o;
}

static void
fill_row(struct drafting *d, struct summary_likely *row,
    const struct likely_entry *e, const struct order *lines,
    const struct order *froms)
{
	size_t i;

	row->by = e->by;
	row->name = e->name;
	row->outcome = e->outcome;
	row->authorised = e->authorised;
	row->one_reporter = e->seen.one != 0 && e->seen.two == 0;
	put_lines(d, row, e, lines + e->first);
	row->nfrom = e->nfrom < LIKELY_FROM ? e->nfrom : LIKELY_FROM;
	row->more_from = e->nfrom - row->nfrom;
	for (i = 0; i < row->nfrom; i++)
		row->from[i] = arena_copy(&d->s->out,
		    froms[e->first_from + i].key);
}

static void
fill_draft(struct drafting *d, struct summary_draft *out)
{
	size_t i, n = keyed_count(&d->entries);
	struct order *lines = sort_parts(d, &d->lines, false);
	struct order *froms = sort_parts(d, &d->froms, true);
	struct order *o = summary_keep(d->s, n, sizeof(*o));
	const struct likely_entry *e;

	for (i = 0; i < n; i++) {
		e = keyed_at(&d->entries, (uint32_t)i);
		o[i] = (struct order){ 0, e->outcome.messages,
		    keyed_key(&d->entries, (uint32_t)i), (uint32_t)i };
	}
	summary_sort(o, n);
	out->n = summary_most(d->s, n, DRAFT_ROWS);
	out->nrest = n - out->n;
	out->row = summary_keep(d->s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&d->entries, o[i].index);
		if (i < out->n)
			fill_row(d, &out->row[i], e, lines, froms);
		else
			summary_sum(d->s, &out->rest, e->outcome.messages);
	}
}

void
summary_order_draft(struct summary *s)
{
	struct drafting d = { .s = s };
	size_t names = s->facts.names.n;

	if (!s->options.draft || s->shown != s->records)
		return;
	d.signatures = mem_zero(names, sizeof(*d.signatures));
	d.has_key = mem_zero(names, sizeof(*d.has_key));
	d.best = mem_zero(names, sizeof(*d.best));
	keyed_start(&d.keys, sizeof(struct service_key));
	keyed_start(&d.nets, sizeof(unsigned));
	keyed_start(&d.entries, sizeof(struct likely_entry));
	keyed_start(&d.lines, sizeof(struct part_of));
	keyed_start(&d.froms, sizeof(struct part_of));
	known_senders_start(&d.check);
	find_keys(&d);
	find_neighbours(&d);
	add_sources(&d, &s->figures.draft);
	add_service_keys(&d);
	fill_draft(&d, &s->figures.draft);
	known_senders_free(&d.check);
	keyed_free(&d.keys);
	keyed_free(&d.nets);
	keyed_free(&d.entries);
	keyed_free(&d.lines);
	keyed_free(&d.froms);
	free(d.signatures);
	free(d.has_key);
	free(d.best);
}
