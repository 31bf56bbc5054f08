/* broke: senders whose mail passed, and fails since some day. */
#include "findings/broke.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Signatures of a sender by one selector that do not verify. */
struct failing_key {
	uint32_t	sender, selector;
	uint64_t	fail;
};

struct breaking {
	struct rules	*f;
	struct breakable_day *day;	/* of the place that is looked at */
	size_t		 n, room;
	uint64_t	*passes;	/* of each selector, by name */
	const struct daily_signature **signature;	/* by selector */
	size_t		 nsignatures;
	struct failing_key *key;	/* the worst, by number of a sender */
	struct numset	 began;		/* see break_key */
};

static struct breakable_day *
new_day(struct breaking *x, int64_t day)
{
	if (x->n == x->room) {
		x->room = x->room ? x->room * 2 : 64;
		x->day = mem_resize(x->day, x->room, sizeof(*x->day));
	}
	x->day[x->n] = (struct breakable_day){ .day = day };
	return &x->day[x->n++];
}

static void
add_source(struct breaking *x, const struct fact_source *s)
{
	struct daily_source d;
	struct breakable_day *b;
	uint32_t i;

	for (i = 0; i < s->ndays; i++) {
		d = facts_day(x->f->w, s->first + i);
		if (d.day >= x->f->end)
			break;
		b = new_day(x, d.day);
		b->pass = d.n[SOURCE_PASS];
		b->fail = d.n[SOURCE_FAIL] - d.n[SOURCE_FORWARDED];
		b->marked = d.n[SOURCE_MARKED];
		b->failing = d.failing;
		b->marking = d.marked;
	}
}

static void
add_signature(struct breaking *x, const struct daily_signature *g)
{
	struct breakable_day *b;
	int i;

	if (g->day >= x->f->end)
		return;
	b = new_day(x, g->day);
	b->pass = g->pass;
	for (i = 0; i < RECEIVED_KINDS; i++)
		num_add(&b->fail, g->lost[i]);
	b->marked = b->fail;
	if (b->fail != 0)
		witness_add(&b->failing, g->reporter, g->authenticated);
	b->marking = b->failing;
}

static int
by_day(const void *a, const void *b)
{
	const struct breakable_day *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

/* Puts the parts of each day together. */
static void
merge_days(struct breaking *x)
{
	size_t i, n = 0;

	if (x->n > 1)
		qsort(x->day, x->n, sizeof(*x->day), by_day);
	for (i = 0; i < x->n; i++) {
		if (n == 0 || x->day[n - 1].day != x->day[i].day) {
			x->day[n++] = x->day[i];
			continue;
		}
		num_add(&x->day[n - 1].pass, x->day[i].pass);
		num_add(&x->day[n - 1].fail, x->day[i].fail);
		num_add(&x->day[n - 1].marked, x->day[i].marked);
		witness_merge(&x->day[n - 1].failing, &x->day[i].failing);
		witness_merge(&x->day[n - 1].marking, &x->day[i].marking);
	}
	x->n = n;
}

/*
 * Is the source judged with the others of its place? In a network one that
 * has enough mail to be judged by itself, and that never passed, is a stranger.
 */
static bool
belongs(const struct breaking *x, const struct fact_place *p,
    const struct fact_source *s)
{
	const struct fact_place *address;

	if ((p->scope != PLACE_NET && p->scope != PLACE_SERVICE) ||
	    s->place == MAP_NONE)
		return true;
	if (s->known == KNOWN_MARKED)
		return false;
	address = &x->f->w->places[s->place];
	return address->passes || !address->alone;
}

/*
 * Has it ever had enough mail to break? What passed by a selector alone that
 * passes mostly elsewhere forwards mail, and has nothing to mend.
 */
static bool
is_candidate(const struct breaking *x, const struct fact_place *p)
{
	uint64_t pass = 0, fail = 0, spf = 0;
	const struct fact_source *s;
	uint32_t i, selector = 0;

	for (i = 0; i < p->n; i++) {
		s = rules_source(x->f, p, i);
		num_add(&pass, s->pass);
		num_add(&fail, s->fail);
		num_add(&spf, s->spf);
		if (selector == 0)
			selector = s->passed_by;
	}
	if (p->scope == PLACE_ADDRESS &&
	    rules_source(x->f, p, 0)->known == KNOWN_MARKED)
		return false;
	if (fail < x->f->t->fact_messages || !rules_share(pass,
	    x->f->t->broke_messages, x->f->t->broke_share))
		return false;
	/* Others send from a service's addresses: it is judged as a whole. */
	if (p->scope <= PLACE_NET && rules_source(x->f, p, 0)->shared)
		return false;
	return p->scope == PLACE_LISTED || selector == 0 || spf >= pass / 2 ||
	    pass >= x->passes[selector] / 2;
}

/* Has most of its failing mail been told under another name? */
static bool
is_covered(const struct breaking *x, const struct fact_place *p)
{
	uint64_t told = 0, all = 0;
	const struct fact_source *s;
	uint32_t i;

	for (i = 0; i < p->n; i++) {
		s = rules_source(x->f, p, i);
		num_add(&all, s->fail);
		if (x->f->broke[x->f->w->place_sources[p->first + i]])
			num_add(&told, s->fail);
	}
	return told != 0 && rules_share(told, all, 500);
}

static struct bytes
name_of(struct breaking *x, const struct fact_place *p)
{
	const struct fact_sender *sender;
	char text[IP_TEXT + 4];
	struct ip_net net;

	if (p->scope == PLACE_SERVICE)
		return rules_text(x->f, map_key(&x->f->w->services->names,
		    p->name));
	if (p->scope == PLACE_LISTED) {
		sender = keyed_at(&x->f->w->senders, p->name);
		return rules_name(x->f, sender->name);
	}
	if (p->scope != PLACE_NET)
		return rules_name(x->f, p->name);
	net.ip = *facts_address(x->f->w, p->name);
	net.bits = ip_is_v4(&net.ip) ? 120 : 48;
	ip_mask(&net.ip, net.bits);
	return rules_text(x->f, (struct bytes){ text,
	    ip_net_format(&net, text) });
}

/* Is it by a key that is named? */
static bool
has_selector(const struct rules *f, const struct daily_signature *g)
{
	struct bytes name = facts_name(f->w, g->selector);

	return name.n != 0 && name.p[name.n - 1] != '/';
}

/* More of its signatures fail; of as many, the first name. */
static bool
is_worse(const struct rules *f, const struct failing_key *a,
    const struct failing_key *b)
{
	return a->fail != b->fail ? a->fail > b->fail : a->fail != 0 &&
	    bytes_compare(facts_name(f->w, a->selector),
	    facts_name(f->w, b->selector)) < 0;
}

/* Finds which key of each sender fails most in the window. */
static void
find_keys(struct breaking *x)
{
	const struct rules *f = x->f;
	const struct daily_signature *g;
	const struct failing_key *k;
	struct keyed keys;
	uint32_t i;

	keyed_start(&keys, sizeof(struct failing_key));
	x->key = mem_zero(keyed_count(&f->w->senders), sizeof(*x->key));
	for (i = 0; i < x->nsignatures; i++) {
		struct failing_key at = { 0 }, *sum;

		g = x->signature[i];
		if (!in_window(f, g->day) || !has_selector(f, g))
			continue;
		at.sender = g->sender;
		at.selector = g->selector;
		sum = keyed_at(&keys, keyed_add(&keys, (struct bytes){
		    (char *)&at, offsetof(struct failing_key, fail) }, NULL));
		sum->sender = at.sender;
		sum->selector = at.selector;
		num_add(&sum->fail, g->fail);
	}
	for (i = 0; i < keyed_count(&keys); i++) {
		k = keyed_at(&keys, i);
		if (is_worse(f, k, &x->key[k->sender]))
			x->key[k->sender] = *k;
	}
	keyed_free(&keys);
}

/* What the sources of it say: as whom, by which key, and what was done. */
static void
fill_broken(struct breaking *x, struct finding *n, const struct fact_place *p)
{
	struct rules *f = x->f;
	uint64_t all[SOURCE_COUNTS] = { 0 };
	const struct fact_source *s;
	struct source_sum sum;
	const struct failing_key *worst = NULL;
	uint32_t i, from = 0;
	bool several = false;
	int k;

	for (i = 0; i < p->n; i++) {
		s = rules_source(f, p, i);
		rules_sum_source(f, s, n->since, &sum);
		if (sum.n[SOURCE_FAIL] == 0 || !belongs(x, p, s))
			continue;
		f->broke[f->w->place_sources[p->first + i]] = true;
		for (k = 0; k < SOURCE_COUNTS; k++)
			num_add(&all[k], sum.n[k]);
		several |= from != 0 && from != s->from;
		from = s->from;
		if (worst == NULL || is_worse(f, &x->key[s->sender], worst))
			worst = &x->key[s->sender];
		rules_prove(f, n, PROOF_SOURCE, facts_name(f->w, s->address),
		    sum.n[SOURCE_FAIL], sum.n[SOURCE_FAIL] +
		    sum.n[SOURCE_PASS]);
	}
	if (!several && from != 0)
		n->from = rules_name(f, from);
	n->cause = p->scope == PLACE_SELECTOR ? CAUSE_DKIM :
	    rules_cause(all);
	if (p->scope == PLACE_SELECTOR)
		n->key = rules_name(f, p->name);
	else if (n->cause == CAUSE_DKIM && worst != NULL && worst->fail != 0)
		n->key = rules_name(f, worst->selector);
	rules_received(n, all);
}

/* A domain and the day on which mail of it broke. */
static uint64_t
break_key(uint32_t domain, int64_t since)
{
	return (uint64_t)domain << 32 | (uint32_t)(since / UTC_DAY);
}

static void
add_broken(struct breaking *x, const struct fact_place *p,
    const struct broken *b)
{
	struct finding *n = rules_add(x->f, FINDING_SENDER_BROKE,
	    SEVERITY_HIGH, p->domain);

	numset_add(&x->began, break_key(p->domain, b->since));
	n->subject = n->sender = name_of(x, p);
	n->day = n->since = b->since;
	n->until = b->until;
	n->messages = b->failed;
	n->of = b->mail;
	fill_broken(x, n, p);
	n->severity = rules_fact(x->f, p->domain, &b->seen, b->days,
	    rules_lost(x->f, n));
	if (b->leftover && n->severity < SEVERITY_MEDIUM) {
		n->severity = SEVERITY_MEDIUM;
		n->is = BYTES("left-over");
	}
	if (b->until >= 0)
		n->severity = SEVERITY_INFO;
}

static void
look_at(struct breaking *x, const struct fact_place *p)
{
	struct breakable e = { .domain = p->domain,
	    .key = p->scope == PLACE_SELECTOR };
	struct broken b;
	uint32_t i;

	for (i = 0; i < p->n; i++)
		e.shared |= p->scope != PLACE_LISTED &&
		    rules_source(x->f, p, i)->shared;
	merge_days(x);
	if (broke_find(x->f, &e, x->day, x->n, &b) && !is_covered(x, p))
		add_broken(x, p, &b);
}

static void
look_at_places(struct breaking *x, enum place_scope scope)
{
	size_t n, i;
	const struct fact_place *p = places_of(x->f->w, scope, &n);
	uint32_t k;

	for (i = 0; i < n; i++) {
		if (!is_candidate(x, &p[i]))
			continue;
		x->n = 0;
		for (k = 0; k < p[i].n; k++)
			if (belongs(x, &p[i], rules_source(x->f, &p[i], k)))
				add_source(x, rules_source(x->f, &p[i], k));
		look_at(x, &p[i]);
	}
}

static int
by_selector(const void *a, const void *b)
{
	const struct daily_signature *x = *(struct daily_signature *const *)a;
	const struct daily_signature *y = *(struct daily_signature *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->selector < y->selector ? -1 : x->selector > y->selector;
}

static void
order_signatures(struct breaking *x)
{
	uint32_t i;
	const struct daily_signature *g;

	x->nsignatures = keyed_count(&x->f->w->signatures);
	x->signature = mem_zero(x->nsignatures, sizeof(*x->signature));
	for (i = 0; i < x->nsignatures; i++) {
		g = keyed_at(&x->f->w->signatures, i);
		num_add(&x->passes[g->selector], g->pass);
		x->signature[i] = g;
	}
	if (x->nsignatures > 1)
		qsort(x->signature, x->nsignatures, sizeof(*x->signature),
		    by_selector);
}

/* Selectors, and their signatures; both stand in one order. */
static void
look_at_selectors(struct breaking *x)
{
	size_t n, i, k = 0;
	const struct fact_place *p = places_of(x->f->w, PLACE_SELECTOR, &n);
	const struct daily_signature *g;

	for (i = 0; i < n; i++) {
		x->n = 0;
		for (; k < x->nsignatures; k++) {
			g = x->signature[k];
			if (g->domain > p[i].domain ||
			    (g->domain == p[i].domain &&
			    g->selector > p[i].name))
				break;
			if (g->domain == p[i].domain &&
			    g->selector == p[i].name)
				add_signature(x, g);
		}
		look_at(x, &p[i]);
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct daily_return *x = *(struct daily_return *const *)a;
	const struct daily_return *y = *(struct daily_return *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* n days of one return path. */
static void
look_at_return(struct breaking *x, struct daily_return *const *at, size_t n)
{
	struct breakable e = { .domain = at[0]->domain, .key = true };
	struct breakable_day *d;
	struct finding *told;
	struct broken b;
	size_t i;
	int k;

	x->n = 0;
	for (i = 0; i < n && at[i]->day < x->f->end; i++) {
		d = new_day(x, at[i]->day);
		d->pass = at[i]->pass;
		d->fail = d->marked = at[i]->fail;
		d->failing = d->marking = at[i]->failing;
	}
	if (!broke_find(x->f, &e, x->day, x->n, &b) ||
	    numset_has(&x->began, break_key(e.domain, b.since)))
		return;
	told = rules_add(x->f, FINDING_SENDER_BROKE, SEVERITY_HIGH, e.domain);
	told->subject = told->sender = rules_name(x->f, at[0]->name);
	told->day = told->since = b.since;
	told->until = b.until;
	told->messages = b.failed;
	told->of = b.mail;
	told->cause = CAUSE_SPF;
	for (i = 0; i < n; i++)
		for (k = 0; k < RECEIVERS && at[i]->day >= b.since &&
		    at[i]->day < x->f->end; k++)
			num_add(&told->receivers[k], at[i]->received[k]);
	told->severity = b.until >= 0 ? SEVERITY_INFO : rules_fact(x->f,
	    e.domain, &b.seen, b.days, rules_lost(x->f, told));
}

/* Return paths below the domain: each is of one sender, wherever it sends. */
static void
look_at_returns(struct breaking *x)
{
	uint32_t n = keyed_count(&x->f->w->returns), i, k;
	struct daily_return **at = mem_zero(n, sizeof(*at));

	for (i = 0; i < n; i++)
		at[i] = keyed_at(&x->f->w->returns, i);
	if (n > 1)
		qsort(at, n, sizeof(*at), by_name);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && at[k]->domain == at[i]->domain &&
		    at[k]->name == at[i]->name;)
			k++;
		look_at_return(x, at + i, k - i);
	}
	free(at);
}

void
rules_of_breaks(struct rules *f)
{
	struct breaking x = { .f = f };

	x.passes = mem_zero(f->w->names.n, sizeof(*x.passes));
	numset_start(&x.began);
	order_signatures(&x);
	find_keys(&x);
	look_at_places(&x, PLACE_LISTED);
	look_at_places(&x, PLACE_SERVICE);
	look_at_places(&x, PLACE_ADDRESS);
	look_at_places(&x, PLACE_NET);
	look_at_selectors(&x);
	look_at_returns(&x);
	free(x.passes);
	free(x.key);
	numset_free(&x.began);
	free(x.signature);
	free(x.day);
}
