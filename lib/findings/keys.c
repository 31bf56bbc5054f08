/* keys: DKIM selectors, and DNS as receivers found it. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* A selector of a domain: from known senders, and from others. */
struct selector {
	uint32_t	domain, name;
	uint64_t	known_pass, known_fail, other_pass, other_fail;
	uint64_t	rest_pass, rest_fail;	/* known, without the reporter
						   that saw most fail */
	uint64_t	worst;		/* which saw so many */
	uint64_t	lost, received[RECEIVED_KINDS];	/* messages that fail,
					   too, of known senders */
	uint64_t	before;		/* passing, in the baseline */
	int64_t		first, last;	/* days it passed on; -1 */
	int64_t		since;		/* first day of the failing; -1 */
	uint32_t	failing_days;
	struct witness	seen;		/* failing, from known senders */
	uint32_t	comment;
};

/* One reporter's view of it, in the window. */
struct view {
	uint32_t	selector, reporter;
	uint64_t	pass, fail;
	bool		authenticated;
};

/* One day of it, of known senders. */
struct selector_day {
	uint32_t	selector;
	int64_t		day;
	uint64_t	pass, fail;
};

struct keys {
	struct rules	*f;
	struct keyed	 selectors, views, days;
	const struct fact_place *place;	/* by domain, selector */
	size_t		 nplaces;
};

static uint32_t
selector_of(struct keys *k, const struct daily_signature *g)
{
	int64_t part[] = { g->domain, g->selector };
	struct selector *s;
	uint32_t at;
	bool added;

	at = facts_entry(k->f->w, &k->selectors, part, 2, &added);
	s = keyed_at(&k->selectors, at);
	if (added)
		*s = (struct selector){ .domain = g->domain,
		    .name = g->selector, .first = -1, .last = -1,
		    .since = -1 };
	return at;
}

/*
 * Is the signature of a known sender? The address is one that the domain's
 * SPF names, or the sender is listed, or a service that passes for it.
 */
static bool
of_known(const struct rules *f, const struct daily_signature *g)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, g->sender);

	return g->spf || sender_known((enum sender_origin)s->origin,
	    s->passes);
}

static void
add_view(struct keys *k, uint32_t at, const struct daily_signature *g)
{
	int64_t by_reporter[] = { at, g->reporter }, by_day[] = { at, g->day };
	struct selector_day *d;
	struct view *v;

	d = keyed_at(&k->days, facts_entry(k->f->w, &k->days, by_day, 2,
	    NULL));
	d->selector = at;
	d->day = g->day;
	num_add(&d->pass, g->pass);
	num_add(&d->fail, g->fail);
	if (!in_window(k->f, g->day))
		return;
	v = keyed_at(&k->views, facts_entry(k->f->w, &k->views, by_reporter,
	    2, NULL));
	v->selector = at;
	v->reporter = g->reporter;
	v->authenticated |= g->authenticated && g->fail != 0;
	num_add(&v->pass, g->pass);
	num_add(&v->fail, g->fail);
}

static void
add_lost(struct selector *s, const struct daily_signature *g)
{
	int i;

	for (i = 0; i < RECEIVED_KINDS; i++) {
		num_add(&s->lost, g->lost[i]);
		num_add(&s->received[i], g->lost[i]);
	}
}

static void
add_signature(struct keys *k, const struct daily_signature *g)
{
	bool known = of_known(k->f, g);
	uint32_t at = selector_of(k, g);
	struct selector *s = keyed_at(&k->selectors, at);

	if (g->pass != 0 && (s->first < 0 || g->day < s->first))
		s->first = g->day;
	if (g->pass != 0 && g->day > s->last)
		s->last = g->day;
	if (in_baseline(k->f, g->day))
		num_add(&s->before, g->pass);
	if (known && g->day < k->f->end)
		add_view(k, at, g);
	if (!in_window(k->f, g->day))
		return;
	num_add(known ? &s->known_pass : &s->other_pass, g->pass);
	num_add(known ? &s->known_fail : &s->other_fail, g->fail);
	if (!known)
		return;
	add_lost(s, g);
	facts_least(k->f->w, &s->comment, facts_name(k->f->w, g->comment));
}

/* Who sees it fail; and what is left without the one that sees most. */
static void
compare_reporters(struct keys *k)
{
	struct selector *s;
	const struct view *v;
	uint32_t i;

	for (i = 0; i < keyed_count(&k->views); i++) {
		v = keyed_at(&k->views, i);
		s = keyed_at(&k->selectors, v->selector);
		if (v->fail == 0)
			continue;
		witness_add(&s->seen, v->reporter, v->authenticated);
		if (v->fail > s->worst || (v->fail == s->worst &&
		    s->known_pass - v->pass < s->rest_pass)) {
			s->worst = v->fail;
			s->rest_pass = s->known_pass - v->pass;
			s->rest_fail = s->known_fail - v->fail;
		}
	}
}

static int
by_selector_day(const void *a, const void *b)
{
	const struct selector_day *x = a, *y = b;

	if (x->selector != y->selector)
		return x->selector < y->selector ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* Since when a tenth fails, day by day, up to now. */
static void
find_since(struct keys *k)
{
	size_t i, n = keyed_count(&k->days);
	struct selector_day *at = mem_zero(n, sizeof(*at));
	struct selector *s;

	for (i = 0; i < n; i++)
		at[i] = *(struct selector_day *)keyed_at(&k->days,
		    (uint32_t)i);
	if (n > 1)
		qsort(at, n, sizeof(*at), by_selector_day);
	for (i = 0; i < n; i++) {
		s = keyed_at(&k->selectors, at[i].selector);
		if (at[i].fail != 0 && in_window(k->f, at[i].day))
			s->failing_days++;
		if (!rules_share(at[i].fail, at[i].fail + at[i].pass,
		    k->f->t->fact_share)) {
			if (at[i].day < k->f->begin)
				s->since = -1;
		} else if (s->since < 0) {
			s->since = at[i].day;
		}
	}
	free(at);
}

static struct finding *
add_finding(struct rules *f, enum finding_id id, enum severity severity,
    const struct selector *s, uint64_t messages, uint64_t of)
{
	struct finding *n = rules_add(f, id, severity, s->domain);

	n->subject = rules_name(f, s->name);
	n->messages = messages;
	n->of = of;
	if (s->comment != 0)
		rules_prove(f, n, PROOF_COMMENT,
		    facts_name(f->w, s->comment), 0, 0);
	return n;
}

/* Do all the signatures that known senders make fail, or most of many? */
static bool
is_failing(const struct rules *f, const struct selector *s)
{
	uint64_t known = s->known_pass + s->known_fail;
	uint64_t rest = s->rest_pass + s->rest_fail;

	if (s->known_pass == 0 ? known < f->t->fact_messages :
	    known < f->t->key_signatures ||
	    rules_share(s->known_pass, known, f->t->key_share))
		return false;
	/* One receiver's bad day is none, where others can be asked. */
	return rest == 0 ||
	    !rules_share(s->rest_pass, rest, f->t->key_share);
}

/* The place of a selector that did not verify somewhere; or NULL. */
static const struct fact_place *
place_of(const struct keys *k, const struct selector *s)
{
	size_t low = 0, high = k->nplaces, middle;
	const struct fact_place *p;

	while (low < high) {
		middle = low + (high - low) / 2;
		p = &k->place[middle];
		if (p->domain < s->domain || (p->domain == s->domain &&
		    p->name < s->name))
			low = middle + 1;
		else
			high = middle;
	}
	p = &k->place[low];
	return low < k->nplaces && p->domain == s->domain &&
	    p->name == s->name ? p : NULL;
}

/* Where the signatures that fail come from, the most first. */
static void
prove_sources(const struct keys *k, struct finding *n,
    const struct selector *s)
{
	const struct fact_place *p = place_of(k, s);
	const struct fact_source *from;
	struct source_sum sum;
	uint32_t i;

	for (i = 0; p != NULL && i < p->n; i++) {
		from = rules_source(k->f, p, i);
		if (!known_is(from))
			continue;
		rules_sum_source(k->f, from, k->f->begin, &sum);
		if (sum.n[SOURCE_PASS] + sum.n[SOURCE_FAIL] != 0)
			rules_prove(k->f, n, PROOF_SOURCE, facts_name(
			    k->f->w, from->address), sum.n[SOURCE_FAIL],
			    sum.n[SOURCE_FAIL] + sum.n[SOURCE_PASS]);
	}
}

/* The selector that passed last before this one failed, of the same d=. */
static struct bytes
selector_before(const struct keys *k, const struct selector *s)
{
	struct bytes name = facts_name(k->f->w, s->name), other;
	size_t slash = bytes_find(name, BYTES("/"), 0);
	const struct selector *best = NULL, *x;
	uint32_t i;

	for (i = 0; i < keyed_count(&k->selectors); i++) {
		x = keyed_at(&k->selectors, i);
		other = facts_name(k->f->w, x->name);
		if (x == s || x->domain != s->domain || x->last < 0 ||
		    (s->since >= 0 && x->last > s->since) ||
		    !bytes_begin(other, bytes_first(name, slash + 1)))
			continue;
		if (best == NULL || x->last > best->last || (x->last ==
		    best->last && bytes_compare(other, facts_name(k->f->w,
		    best->name)) < 0))
			best = x;
	}
	return best == NULL ? BYTES_NONE : rules_name(k->f, best->name);
}

/*
 * The key itself fails when known senders' signatures do; where only
 * others' do, they were broken on the way.
 */
static void
key_fails(struct keys *k, const struct selector *s)
{
	struct rules *f = k->f;
	uint64_t known = s->known_pass + s->known_fail;
	struct finding *n;

	if (is_failing(f, s)) {
		n = add_finding(f, FINDING_DKIM_KEY_FAILS,
		    rules_fact(f, s->domain,
		    &s->seen, s->failing_days,
		    s->lost >= f->t->fact_messages ? SEVERITY_CRITICAL :
		    SEVERITY_HIGH), s, s->known_fail, known);
		n->since = s->since;
		n->was = selector_before(k, s);
		memcpy(n->receivers, s->received, sizeof(n->receivers));
		prove_sources(k, n, s);
	} else if (f->domain[s->domain].gated &&
	    known >= f->t->key_signatures &&
	    s->other_fail >= f->t->on_way_messages &&
	    rules_share(s->known_pass, known, f->t->on_way_share) &&
	    !rules_share(s->other_pass, s->other_pass + s->other_fail,
	    f->t->key_share)) {
		add_finding(f, FINDING_DKIM_BREAKS_ON_WAY, SEVERITY_INFO, s,
		    s->other_fail, s->other_pass + s->other_fail);
	}
}

static void
selector_changes(struct rules *f, const struct selector *s)
{
	uint64_t passed = s->known_pass + s->other_pass;
	struct finding *n;

	if (passed < f->t->selector_messages)
		return;
	if (f->domain[s->domain].baseline && s->before == 0 &&
	    in_window(f, s->first)) {
		n = add_finding(f, FINDING_SELECTOR_CHANGE, SEVERITY_MEDIUM, s,
		    passed, 0);
		n->is = BYTES("new");
		n->day = s->first;
	} else if (rules_span(s->first, s->last) >= f->t->selector_days) {
		n = add_finding(f, FINDING_SELECTOR_CHANGE, SEVERITY_LOW, s,
		    passed, 0);
		n->is = BYTES("old");
		n->day = s->first;
	}
}

static void
selector_findings(struct rules *f)
{
	struct keys k = { .f = f };
	uint32_t i;

	k.place = places_of(f->w, PLACE_SELECTOR, &k.nplaces);
	keyed_start(&k.selectors, sizeof(struct selector));
	keyed_start(&k.views, sizeof(struct view));
	keyed_start(&k.days, sizeof(struct selector_day));
	for (i = 0; i < keyed_count(&f->w->signatures); i++)
		add_signature(&k, keyed_at(&f->w->signatures, i));
	compare_reporters(&k);
	find_since(&k);
	for (i = 0; i < keyed_count(&k.selectors); i++) {
		key_fails(&k, keyed_at(&k.selectors, i));
		selector_changes(f, keyed_at(&k.selectors, i));
	}
	keyed_free(&k.selectors);
	keyed_free(&k.views);
	keyed_free(&k.days);
}

/* Temporary errors that a reporter met. */
struct met {
	uint32_t	domain, reporter, days;
	uint64_t	errors, messages;
};

static struct met *
met_at(struct rules *f, struct keyed *all, uint32_t domain,
    uint32_t reporter)
{
	int64_t part[] = { domain, reporter };
	struct met *m = keyed_at(all, facts_entry(f->w, all, part, 2, NULL));

	m->domain = domain;
	m->reporter = reporter;
	return m;
}

/* One receiver's bad day is none of the domain's: each is asked alone. */
static void
sum_met(struct rules *f, struct keyed *all)
{
	const struct daily_dns_error *e;
	const struct daily_reporter *p;
	const struct met *m;
	struct met *met;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->error_days); i++) {
		e = keyed_at(&f->w->error_days, i);
		if (!rules_counts(f, e->domain, e->day) || !e->temporary)
			continue;
		met = met_at(f, all, e->domain, e->reporter);
		met->days++;
		num_add(&met->errors, e->messages);
	}
	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		if (rules_counts(f, p->domain, p->day))
			num_add(&met_at(f, all, p->domain,
			    p->reporter)->messages, p->messages);
	}
	for (i = 0; i < keyed_count(all); i++) {
		m = keyed_at(all, i);
		f->domain[m->domain].dns_reporters += m->errors != 0 &&
		    m->days >= f->t->dns_days && rules_share(m->errors,
		    m->messages, f->t->dns_share);
	}
}

static void
dns_faults(struct rules *f, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t checks = d->n[DAILY_MESSAGES];
	struct finding *n;

	if (d->gated && rules_share(d->n[DAILY_NOT_CHECKED], checks,
	    f->t->dns_share) && d->dns_days >= f->t->dns_days) {
		n = rules_add(f, FINDING_DNS_ERRORS, d->dns_reporters >=
		    f->t->gate_reporters ? SEVERITY_MEDIUM : SEVERITY_INFO,
		    domain);
		n->messages = d->n[DAILY_NOT_CHECKED];
		n->of = checks;
	}
	if (d->permerrors >= f->t->permerror_messages &&
	    d->permerror_reporters >= f->t->permerror_reporters) {
		n = rules_add(f, FINDING_SPF_PERMERROR, SEVERITY_HIGH,
		    domain);
		n->messages = d->permerrors;
		n->of = d->all;
	}
}

/* Days of DNS errors, and who met a permanent one, which is a fact. */
static void
sum_dns(struct rules *f)
{
	const struct daily_dns_error *e;
	struct domain_sum *d;
	struct numset seen;
	uint32_t i;

	numset_start(&seen);
	for (i = 0; i < keyed_count(&f->w->error_days); i++) {
		e = keyed_at(&f->w->error_days, i);
		d = &f->domain[e->domain];
		if (e->temporary && rules_counts(f, e->domain, e->day))
			d->dns_days += numset_add(&seen, (uint64_t)1 << 62 |
			    (uint64_t)e->domain << 31 |
			    (uint64_t)(e->day / UTC_DAY));
		if (e->permanent && in_window(f, e->day))
			d->permerror_reporters += numset_add(&seen,
			    (uint64_t)3 << 62 | (uint64_t)e->domain << 31 |
			    e->reporter);
	}
	numset_free(&seen);
}

void
rules_of_keys(struct rules *f)
{
	struct keyed met;
	uint32_t i;

	selector_findings(f);
	sum_dns(f);
	keyed_start(&met, sizeof(struct met));
	sum_met(f, &met);
	keyed_free(&met);
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		dns_faults(f, i);
}
