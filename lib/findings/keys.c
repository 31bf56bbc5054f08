/* keys: DKIM selectors, and DNS as receivers found it. */
#include "base/num.h"
#include "base/utc.h"
#include "findings/impl.h"

/* A selector of a domain: from known senders, and from others. */
struct selector {
	uint32_t	domain, name;
	uint64_t	known_pass, known_fail, other_pass, other_fail;
	uint64_t	before;		/* passing, in the baseline */
	int64_t		first, last;	/* days it passed on; -1 */
	uint32_t	reporters, comment;
};

static struct selector *
selector_of(struct rules *f, struct keyed *all,
    const struct daily_signature *g)
{
	int64_t part[] = { g->domain, g->selector };
	struct selector *s;
	bool added;

	s = keyed_at(all, facts_entry(f->w, all, part, 2, &added));
	if (added)
		*s = (struct selector){ .domain = g->domain,
		    .name = g->selector, .first = -1, .last = -1 };
	return s;
}

static void
add_signature(struct rules *f, struct selector *s,
    const struct daily_signature *g)
{
	bool known = facts_known(keyed_at(&f->w->senders, g->sender));

	if (g->pass != 0 && (s->first < 0 || g->day < s->first))
		s->first = g->day;
	if (g->pass != 0 && g->day > s->last)
		s->last = g->day;
	if (in_baseline(f, g->day))
		num_add(&s->before, g->pass);
	if (!rules_counts(f, g->domain, g->day))
		return;
	num_add(known ? &s->known_pass : &s->other_pass, g->pass);
	num_add(known ? &s->known_fail : &s->other_fail, g->fail);
	if (known)
		facts_least(f->w, &s->comment, facts_name(f->w, g->comment));
}

/* Distinct reporters for which a selector of known senders fails. */
struct failing {
	struct rules	*f;
	struct keyed	*all;
	struct numset	 seen;
};

static void
see_failing(uint64_t pair, void *arg)
{
	struct failing *x = arg;
	const struct daily_signature *g = keyed_at(&x->f->w->signatures,
	    (uint32_t)(pair >> 32));
	int64_t part[] = { g->domain, g->selector };
	uint32_t i;

	if (!rules_counts(x->f, g->domain, g->day) ||
	    !facts_known(keyed_at(&x->f->w->senders, g->sender)))
		return;
	i = facts_entry(x->f->w, x->all, part, 2, NULL);
	if (numset_add(&x->seen, (uint64_t)i << 32 | (pair & UINT32_MAX)))
		((struct selector *)keyed_at(x->all, i))->reporters++;
}

static void
sum_failing(struct rules *f, struct keyed *all)
{
	struct failing x = { .f = f, .all = all };

	numset_start(&x.seen);
	numset_each(&f->w->seen[FACTS_PAIR_SIGNATURE], see_failing, &x);
	numset_free(&x.seen);
}

static struct finding *
about(struct rules *f, enum finding_id id, enum severity severity,
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

/*
 * The key itself fails when known senders' signatures do; where only
 * others' do, they were broken on the way.
 */
static void
key_fails(struct rules *f, const struct selector *s)
{
	uint64_t known = s->known_pass + s->known_fail;

	if (known >= f->t->key_signatures &&
	    s->reporters >= f->t->key_reporters &&
	    !rules_share(s->known_pass, known, f->t->key_share))
		about(f, FINDING_DKIM_KEY_FAILS, SEVERITY_CRITICAL, s,
		    s->known_fail, known);
	else if (known >= f->t->key_signatures &&
	    s->other_fail >= f->t->on_way_messages &&
	    rules_share(s->known_pass, known, f->t->on_way_share) &&
	    !rules_share(s->other_pass, s->other_pass + s->other_fail,
	    f->t->key_share))
		about(f, FINDING_DKIM_BREAKS_ON_WAY, SEVERITY_INFO, s,
		    s->other_fail, s->other_pass + s->other_fail);
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
		n = about(f, FINDING_SELECTOR_CHANGE, SEVERITY_MEDIUM, s,
		    passed, 0);
		n->is = BYTES("new");
		n->day = s->first;
	} else if (rules_span(s->first, s->last) >= f->t->selector_days) {
		n = about(f, FINDING_SELECTOR_CHANGE, SEVERITY_LOW, s,
		    passed, 0);
		n->is = BYTES("old");
		n->day = s->first;
	}
}

static void
selectors(struct rules *f)
{
	const struct daily_signature *g;
	struct selector *s;
	struct keyed all;
	uint32_t i;

	keyed_start(&all, sizeof(struct selector));
	for (i = 0; i < keyed_count(&f->w->signatures); i++) {
		g = keyed_at(&f->w->signatures, i);
		add_signature(f, selector_of(f, &all, g), g);
	}
	sum_failing(f, &all);
	for (i = 0; i < keyed_count(&all); i++) {
		s = keyed_at(&all, i);
		if (f->domain[s->domain].gated)
			key_fails(f, s);
		selector_changes(f, s);
	}
	keyed_free(&all);
}

static void
dns(struct rules *f, uint32_t domain)
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
	if (d->n[DAILY_PERMERROR] >= f->t->permerror_messages &&
	    d->permerror_reporters >= f->t->permerror_reporters) {
		n = rules_add(f, FINDING_SPF_PERMERROR, SEVERITY_HIGH,
		    domain);
		n->messages = d->n[DAILY_PERMERROR];
		n->of = checks;
	}
}

/* Days and reporters of DNS errors, on complete days of the window. */
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
		if (!rules_counts(f, e->domain, e->day))
			continue;
		if (e->temporary) {
			d->dns_days += numset_add(&seen, (uint64_t)1 << 62 |
			    (uint64_t)e->domain << 31 |
			    (uint64_t)(e->day / UTC_DAY));
			d->dns_reporters += numset_add(&seen,
			    (uint64_t)2 << 62 | (uint64_t)e->domain << 31 |
			    e->reporter);
		}
		if (e->permanent)
			d->permerror_reporters += numset_add(&seen,
			    (uint64_t)3 << 62 | (uint64_t)e->domain << 31 |
			    e->reporter);
	}
	numset_free(&seen);
}

void
rules_of_keys(struct rules *f)
{
	uint32_t i;

	selectors(f);
	sum_dns(f);
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		dns(f, i);
}
