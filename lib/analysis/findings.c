/* findings: what somebody should look at: the list, and who fills it. */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

struct bytes
finding_id(enum finding_id id)
{
#define FINDING_ID(name, id, when)	BYTES(id),
	static const struct bytes ids[] = { FINDINGS(FINDING_ID) };
#undef FINDING_ID

	return ids[id];
}

enum finding_id
finding_named(struct bytes id)
{
	enum finding_id i;

	for (i = 0; i < FINDING_KINDS; i++)
		if (bytes_equal(finding_id(i), id))
			break;
	return i;
}

const struct thresholds *
thresholds_default(void)
{
#define THRESHOLD_VALUE(name, value, source)	.name = value,
	static const struct thresholds t = { THRESHOLDS(THRESHOLD_VALUE) };
#undef THRESHOLD_VALUE

	return &t;
}

bool
rules_in(const struct rules *f, int64_t day)
{
	return day >= f->begin && day < f->end;
}

bool
rules_before(const struct rules *f, int64_t day)
{
	return day < f->begin &&
	    day >= f->begin - (int64_t)f->t->baseline_days * UTC_DAY;
}

bool
rules_counts(const struct rules *f, uint32_t domain, int64_t day)
{
	return rules_in(f, day) && watch_complete(f->w, domain, day);
}

bool
rules_share(uint64_t part, uint64_t whole, uint64_t thousandths)
{
	if (whole == 0)
		return false;
	if (whole < UINT64_MAX / 1000)
		return part * 1000 >= whole * thousandths;
	return part / 1000 >= whole / 1000000 * thousandths;
}

struct bytes
rules_text(struct rules *f, struct bytes text)
{
	return arena_copy(f->keep, text);
}

struct bytes
rules_name(struct rules *f, uint32_t number)
{
	return rules_text(f, watch_name(f->w, number));
}

struct finding *
rules_add(struct rules *f, enum finding_id id, enum severity severity,
    uint32_t domain)
{
	struct finding *n;

	if (f->out->n == f->room) {
		f->room = f->room ? f->room * 2 : 32;
		f->out->at = mem_resize(f->out->at, f->room,
		    sizeof(*f->out->at));
	}
	n = &f->out->at[f->out->n++];
	*n = (struct finding){ .id = id, .severity = severity,
	    .enough = true, .day = -1, .until = -1 };
	n->domain = n->subject = n->was = n->is = BYTES_NONE;
	if (domain != RULES_NO_DOMAIN)
		n->domain = rules_text(f, keyed_key(&f->w->domains,
		    domain));
	return n;
}

void
rules_prove(struct rules *f, struct finding *n, enum proof kind,
    struct bytes text, uint64_t count, uint64_t of)
{
	if (n->nproofs == FINDING_PROOFS_MOST) {
		n->more_proofs++;
		return;
	}
	n->proof[n->nproofs++] = (struct finding_proof){ kind,
	    rules_text(f, text), count, of };
}

static void
sum_cells(struct rules *f)
{
	const struct watch_cell *c;
	struct sender_sum *s;
	uint32_t i;
	int k;

	for (i = 0; i < keyed_count(&f->w->cells); i++) {
		c = keyed_at(&f->w->cells, i);
		s = &f->sender[c->sender];
		if (c->n[WATCH_PASS] != 0 && (s->first_pass < 0 ||
		    c->day < s->first_pass))
			s->first_pass = c->day;
		if (rules_before(f, c->day))
			num_add(&s->before, c->n[WATCH_PASS]);
		if (!rules_counts(f, c->domain, c->day))
			continue;
		for (k = 0; k < WATCH_COUNTS; k++)
			num_add(&s->n[k], c->n[k]);
		s->misaligned_days += c->n[WATCH_MISALIGNED] != 0;
	}
}

static void
sum_senders(struct rules *f)
{
	const struct watch_sender *s;
	struct domain_sum *d;
	uint32_t i;
	int k;

	for (i = 0; i < keyed_count(&f->w->senders); i++) {
		s = keyed_at(&f->w->senders, i);
		d = &f->domain[s->domain];
		for (k = 0; k < WATCH_COUNTS; k++) {
			num_add(&d->n[k], f->sender[i].n[k]);
			if (watch_known(s))
				num_add(&d->known[k], f->sender[i].n[k]);
		}
	}
}

static void
sum_days(struct rules *f)
{
	const struct watch_day *day;
	struct domain_sum *d;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->days); i++) {
		day = keyed_at(&f->w->days, i);
		d = &f->domain[day->domain];
		if (!day->complete)
			continue;
		d->baseline_days += rules_before(f, day->day);
		if (!rules_in(f, day->day))
			continue;
		d->days++;
		if (d->first < 0 || day->day < d->first)
			d->first = day->day;
		if (day->day > d->last)
			d->last = day->day;
	}
}

static void
sum_reporters(struct rules *f)
{
	const struct watch_reporter *p;
	struct numset seen;
	uint32_t i;

	numset_start(&seen);
	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		if (rules_in(f, p->day) && numset_add(&seen,
		    (uint64_t)p->domain << 32 | p->reporter))
			f->domain[p->domain].reporters++;
	}
	numset_free(&seen);
}

/* The gates of every finding that rests on shares. */
static void
open_gates(struct rules *f)
{
	struct domain_sum *d;
	size_t i;

	for (i = 0; i < keyed_count(&f->w->domains); i++) {
		d = &f->domain[i];
		d->gated = d->days >= f->t->gate_days &&
		    d->reporters >= f->t->gate_reporters &&
		    d->n[WATCH_MESSAGES] >= f->t->gate_messages;
	}
}

static void
sum_up(struct rules *f)
{
	size_t i;

	for (i = 0; i < keyed_count(&f->w->senders); i++)
		f->sender[i].first_pass = -1;
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		f->domain[i].first = f->domain[i].last = -1;
	sum_cells(f);
	sum_senders(f);
	sum_days(f);
	sum_reporters(f);
	open_gates(f);
}

static int
compare(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int c;

	if (x->severity != y->severity)
		return x->severity < y->severity ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	if (x->messages != y->messages)
		return x->messages > y->messages ? -1 : 1;
	c = bytes_compare(x->domain, y->domain);
	return c != 0 ? c : bytes_compare(x->subject, y->subject);
}

void
findings_find(struct findings *out, struct watch *w,
    const struct finding_options *o, struct arena *keep)
{
	struct rules f = { .w = w, .t = o->thresholds, .o = o, .keep = keep,
	    .out = out };

	f.begin = o->begin >= 0 ? o->begin : 0;
	f.end = o->end >= 0 ? o->end : w->last_day + UTC_DAY;
	watch_settle(w, f.t->complete_share);
	f.sender = mem_zero(keyed_count(&w->senders), sizeof(*f.sender));
	f.domain = mem_zero(keyed_count(&w->domains), sizeof(*f.domain));
	sum_up(&f);
	rules_policies(&f);
	rules_of_reports(&f);
	rules_of_policy(&f);
	rules_of_senders(&f);
	rules_of_keys(&f);
	rules_of_waves(&f);
	rules_of_readiness(&f);
	rules_of_tls(&f);
	if (out->n > 1)
		qsort(out->at, out->n, sizeof(*out->at), compare);
	free(f.sender);
	free(f.domain);
	free(f.policy);
}
