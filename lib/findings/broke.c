/* broke: senders whose mail passed, and fails since some day. */
#include "findings/broke.h"

#include <stdlib.h>

#include "base/ip.h"
#include "base/mem.h"
#include "base/num.h"

struct breaking {
	struct rules	*f;
	struct keyed	 all;		/* struct breakable */
	struct keyed	 days;		/* struct breakable_day */
	struct breakable_day *day;	/* the same, in order */
	size_t		 n;
	uint32_t	*at[BROKE_SELECTOR];	/* of each source, or
						   MAP_NONE */
	uint64_t	*passes;	/* of each selector, by name */
};

static uint32_t
breakable_at(struct breaking *x, enum broke_kind kind, uint32_t domain,
    struct bytes key, uint32_t name)
{
	struct buf *b = &x->f->w->key;
	struct breakable *e;
	uint32_t at;

	b->n = 0;
	buf_byte(b, (char)kind);
	buf_add(b, (struct bytes){ (const char *)&domain, sizeof(domain) });
	buf_add(b, key);
	at = keyed_add(&x->all, buf_view(b), NULL);
	e = keyed_at(&x->all, at);
	e->kind = kind;
	e->domain = domain;
	e->name = name;
	return at;
}

static void
join(struct breaking *x, enum broke_kind kind, uint32_t source,
    struct bytes key, uint32_t name)
{
	const struct fact_source *s = keyed_at(&x->f->w->sources, source);
	struct breakable *e;

	x->at[kind][source] = breakable_at(x, kind, s->domain, key, name);
	e = keyed_at(&x->all, x->at[kind][source]);
	num_add(&e->pass, s->pass);
	num_add(&e->fail, s->fail);
	num_add(&e->spf, s->spf);
	e->shared |= s->shared && kind != BROKE_LISTED;
	if (e->selector == 0)
		e->selector = s->passed_by;
}

/* What a source is part of. Names are not its own yet: see name_of. */
static void
join_source(struct breaking *x, uint32_t i)
{
	const struct fact_source *s = keyed_at(&x->f->w->sources, i);
	const struct fact_sender *sender = keyed_at(&x->f->w->senders,
	    s->sender);
	const struct services *services = x->f->w->services;
	struct ip ip, net;
	uint32_t service;
	int k;

	for (k = 0; k < BROKE_SELECTOR; k++)
		x->at[k][i] = MAP_NONE;
	if (sender->origin == ORIGIN_OWN) {
		join(x, BROKE_LISTED, i, (struct bytes){
		    (const char *)&s->sender, sizeof(s->sender) },
		    sender->name);
	}
	if (known_is_special(facts_name(x->f->w, s->address)) ||
	    !ip_parse(facts_name(x->f->w, s->address), &ip))
		return;
	join(x, BROKE_ADDRESS, i, (struct bytes){ (const char *)ip.a,
	    sizeof(ip.a) }, s->address);
	net = ip;
	ip_mask(&net, ip_is_v4(&ip) ? 120 : 48);
	join(x, BROKE_NET, i, (struct bytes){ (const char *)net.a,
	    sizeof(net.a) }, s->address);
	service = services == NULL ? IPMAP_NONE :
	    ipmap_find(&services->nets, &ip);
	if (service != IPMAP_NONE)
		join(x, BROKE_SERVICE, i, (struct bytes){
		    (const char *)&service, sizeof(service) }, service);
}

static struct breakable_day *
day_at(struct breaking *x, uint32_t of, int64_t day)
{
	int64_t part[] = { of, day };
	struct breakable_day *d = keyed_at(&x->days,
	    facts_entry(x->f->w, &x->days, part, 2, NULL));

	d->of = of;
	d->day = day;
	return d;
}

static void
add_source_day(struct breaking *x, const struct daily_source *s)
{
	struct breakable_day *d;
	const struct breakable *e;
	int k;

	for (k = 0; k < BROKE_SELECTOR; k++) {
		if (x->at[k][s->source] == MAP_NONE)
			continue;
		e = keyed_at(&x->all, x->at[k][s->source]);
		if (!e->candidate)
			continue;
		d = day_at(x, x->at[k][s->source], s->day);
		num_add(&d->pass, s->n[SOURCE_PASS]);
		num_add(&d->fail, s->n[SOURCE_FAIL] -
		    s->n[SOURCE_FORWARDED]);
		num_add(&d->marked, s->n[SOURCE_MARKED]);
		witness_merge(&d->failing, &s->failing);
		witness_merge(&d->marking, &s->marked);
	}
}

static void
add_signature_day(struct breaking *x, const struct daily_signature *g)
{
	uint32_t at = breakable_at(x, BROKE_SELECTOR, g->domain,
	    (struct bytes){ (const char *)&g->selector, sizeof(g->selector) },
	    g->selector);
	struct breakable_day *d = day_at(x, at, g->day);
	struct breakable *e = keyed_at(&x->all, at);
	uint64_t lost = 0;
	int i;

	for (i = 0; i < RECEIVED_KINDS; i++)
		num_add(&lost, g->lost[i]);
	num_add(&e->pass, g->pass);
	num_add(&e->fail, lost);
	num_add(&d->pass, g->pass);
	num_add(&d->fail, lost);
	num_add(&d->marked, lost);
	if (lost == 0)
		return;
	witness_add(&d->failing, g->reporter, g->authenticated);
	witness_add(&d->marking, g->reporter, g->authenticated);
}

/*
 * Has it ever had so much? What passed by a selector alone that passes mostly
 * elsewhere forwards mail, and has nothing to mend.
 */
static void
choose(struct breaking *x)
{
	struct breakable *e;
	uint32_t i;

	for (i = 0; i < keyed_count(&x->all); i++) {
		e = keyed_at(&x->all, i);
		e->candidate = e->fail != 0 && rules_share(e->pass,
		    x->f->t->broke_messages, x->f->t->broke_share) &&
		    (e->kind == BROKE_LISTED || e->kind == BROKE_SELECTOR ||
		    e->selector == 0 || e->spf >= e->pass / 2 ||
		    e->pass >= x->passes[e->selector] / 2);
	}
}

static int
by_kind_day(const void *a, const void *b)
{
	const struct breakable_day *x = a, *y = b;

	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

static void
order_days(struct breaking *x)
{
	size_t i, all = keyed_count(&x->days);

	x->day = mem_zero(all, sizeof(*x->day));
	for (i = 0; i < all; i++) {
		x->day[x->n] = *(struct breakable_day *)keyed_at(&x->days,
		    (uint32_t)i);
		x->n += x->day[x->n].day < x->f->end;
	}
	if (x->n > 1)
		qsort(x->day, x->n, sizeof(*x->day), by_kind_day);
}

/* Is source i part of it? */
static bool
is_part(const struct breaking *x, const struct breakable *e, uint32_t of,
    uint32_t i)
{
	const struct fact_source *s = keyed_at(&x->f->w->sources, i);

	return e->kind == BROKE_SELECTOR ? s->domain == e->domain &&
	    s->selector == e->name : x->at[e->kind][i] == of;
}

/* Has most of its failing mail been told under another name? */
static bool
is_told(const struct breaking *x, const struct breakable *e, uint32_t of)
{
	uint64_t told = 0, all = 0;
	uint32_t i;

	for (i = 0; i < keyed_count(&x->f->w->sources); i++) {
		if (!is_part(x, e, of, i))
			continue;
		num_add(&all, x->f->source[i].n[SOURCE_FAIL]);
		if (x->f->source[i].broke)
			num_add(&told, x->f->source[i].n[SOURCE_FAIL]);
	}
	return told != 0 && rules_share(told, all, 500);
}

static struct bytes
name_of(struct breaking *x, const struct breakable *e)
{
	struct bytes name = facts_name(x->f->w, e->name);
	char text[IP_TEXT + 4];
	struct ip_net net;

	if (e->kind == BROKE_SERVICE)
		return rules_text(x->f, map_key(&x->f->w->services->names,
		    e->name));
	if (e->kind != BROKE_NET || !ip_net_parse(name, &net))
		return rules_text(x->f, name);
	net.bits = ip_is_v4(&net.ip) ? 120 : 48;
	ip_mask(&net.ip, net.bits);
	return rules_text(x->f, (struct bytes){ text,
	    ip_net_format(&net, text) });
}

/* What the sources of it say: who, as whom, why, and what receivers did. */
static void
fill(struct breaking *x, struct finding *n, const struct breakable *e,
    uint32_t of)
{
	struct rules *f = x->f;
	uint64_t sum[SOURCE_COUNTS] = { 0 };
	const struct fact_source *s;
	uint32_t i, from = 0;
	bool several = false;
	int k;

	for (i = 0; i < keyed_count(&f->w->sources); i++) {
		s = keyed_at(&f->w->sources, i);
		if (!is_part(x, e, of, i) ||
		    f->source[i].n[SOURCE_FAIL] == 0)
			continue;
		f->source[i].broke = true;
		for (k = 0; k < SOURCE_COUNTS; k++)
			num_add(&sum[k], f->source[i].n[k]);
		several |= from != 0 && from != s->from;
		from = s->from;
		rules_prove(f, n, PROOF_SOURCE, facts_name(f->w, s->address),
		    f->source[i].n[SOURCE_FAIL], f->source[i].n[SOURCE_FAIL] +
		    f->source[i].n[SOURCE_PASS]);
	}
	if (!several && from != 0)
		n->from = rules_name(f, from);
	n->cause = e->kind == BROKE_SELECTOR ? CAUSE_DKIM : rules_cause(sum);
	rules_received(n, sum);
}

static void
tell_broken(struct breaking *x, uint32_t of, const struct broken *b)
{
	const struct breakable *e = keyed_at(&x->all, of);
	struct finding *n = rules_add(x->f, FINDING_SENDER_BROKE,
	    SEVERITY_HIGH, e->domain);

	n->subject = n->sender = name_of(x, e);
	n->day = n->since = b->since;
	n->until = b->until;
	n->messages = b->failed;
	n->of = b->mail;
	fill(x, n, e, of);
	n->severity = rules_fact(x->f, e->domain, &b->seen, b->days,
	    rules_lost(x->f, n));
	if (b->leftover && n->severity < SEVERITY_MEDIUM) {
		n->severity = SEVERITY_MEDIUM;
		n->is = BYTES("left-over");
	}
	if (b->until >= 0)
		n->severity = SEVERITY_INFO;
}

static void
find_broken(struct breaking *x, enum broke_kind kind)
{
	const struct breakable *e;
	struct broken b;
	size_t i, k;

	for (i = 0; i < x->n; i = k) {
		for (k = i + 1; k < x->n && x->day[k].of == x->day[i].of;)
			k++;
		e = keyed_at(&x->all, x->day[i].of);
		if (e->kind == kind && e->candidate && broke_find(x->f, e,
		    x->day + i, k - i, &b) && !is_told(x, e, x->day[i].of))
			tell_broken(x, x->day[i].of, &b);
	}
}

static void
gather(struct breaking *x)
{
	struct facts *w = x->f->w;
	const struct daily_signature *g;
	uint32_t i;

	for (i = 0; i < keyed_count(&w->sources); i++)
		join_source(x, i);
	for (i = 0; i < keyed_count(&w->signatures); i++) {
		g = keyed_at(&w->signatures, i);
		num_add(&x->passes[g->selector], g->pass);
		add_signature_day(x, g);
	}
	choose(x);
	for (i = 0; i < keyed_count(&w->daily_sources); i++)
		add_source_day(x, keyed_at(&w->daily_sources, i));
	order_days(x);
}

void
rules_of_breaks(struct rules *f)
{
	size_t n = keyed_count(&f->w->sources);
	struct breaking x = { .f = f };
	int k;

	keyed_start(&x.all, sizeof(struct breakable));
	keyed_start(&x.days, sizeof(struct breakable_day));
	x.passes = mem_zero(f->w->names.n, sizeof(*x.passes));
	for (k = 0; k < BROKE_SELECTOR; k++)
		x.at[k] = mem_zero(n, sizeof(**x.at));
	gather(&x);
	for (k = 0; k < BROKE_KINDS; k++)
		find_broken(&x, (enum broke_kind)k);
	for (k = 0; k < BROKE_SELECTOR; k++)
		free(x.at[k]);
	keyed_free(&x.all);
	keyed_free(&x.days);
	free(x.passes);
	free(x.day);
}
