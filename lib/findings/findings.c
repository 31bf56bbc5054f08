/* findings: what somebody should look at: the list, and who fills it. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/percent.h"
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

void
thresholds_facts(const struct thresholds *t, struct facts_rules *out)
{
	*out = (struct facts_rules){ .recent_days = t->recent_days,
	    .reporter_share = t->reporter_share,
	    .complete_share = t->complete_share,
	    .known = { .messages = t->authorised_messages,
	    .reporters = t->authorised_reporters,
	    .share = t->authorised_share } };
}

bool
in_window(const struct rules *f, int64_t day)
{
	return day >= f->begin && day < f->end;
}

bool
in_baseline(const struct rules *f, int64_t day)
{
	return day < f->begin &&
	    day >= f->begin - (int64_t)f->t->baseline_days * UTC_DAY;
}

bool
rules_counts(const struct rules *f, uint32_t domain, int64_t day)
{
	return in_window(f, day) && facts_complete(f->w, domain, day);
}

bool
rules_share(uint64_t part, uint64_t whole, uint64_t thousandths)
{
	return whole != 0 &&
	    percent_reaches(part, whole, (unsigned)thousandths);
}

uint64_t
rules_span(int64_t first, int64_t last)
{
	return last < first ? 0 : (uint64_t)((last - first) / UTC_DAY) + 1;
}

struct bytes
rules_text(struct rules *f, struct bytes text)
{
	return arena_copy(f->keep, text);
}

struct bytes
rules_name(struct rules *f, uint32_t number)
{
	return rules_text(f, facts_name(f->w, number));
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
	    .enough = true, .day = -1, .until = -1, .since = -1 };
	n->domain = n->subject = n->was = n->is = BYTES_NONE;
	n->sender = n->from = n->key = n->evidence = n->command = BYTES_NONE;
	if (domain != RULES_NO_DOMAIN)
		n->domain = rules_text(f, keyed_key(&f->w->domains,
		    domain));
	return n;
}

/* Kinds of which a few are enough; all of the others are told. */
static bool
is_sample(enum proof kind)
{
	return kind == PROOF_SOURCE || kind == PROOF_MX ||
	    kind == PROOF_REPORTER ||
	    kind == PROOF_COMMENT || kind == PROOF_IDENTIFIER;
}

/* Of one kind the largest comes first, whatever came first in the input. */
static bool
proof_before(const struct finding_proof *a, const struct finding_proof *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->n != b->n)
		return a->n > b->n;
	return bytes_compare(a->text, b->text) < 0;
}

/* Is there room for it, or a place that another leaves to it? */
static bool
make_proof_room(struct finding *n, const struct finding_proof *p)
{
	if (!is_sample(p->kind) || n->nproofs < FINDING_PROOFS_MOST)
		return true;
	n->more_proofs++;
	if (!proof_before(p, &n->proof[n->nproofs - 1]))
		return false;
	n->nproofs--;
	return true;
}

void
rules_prove(struct rules *f, struct finding *n, enum proof kind,
    struct bytes text, uint64_t count, uint64_t of)
{
	struct finding_proof *larger, p = { kind, text, count, of };
	size_t i;

	if (!make_proof_room(n, &p))
		return;
	if (n->nproofs == n->proof_room) {
		n->proof_room = n->proof_room ? n->proof_room * 2 : 4;
		larger = arena_new(f->keep, n->proof_room * sizeof(*larger));
		if (n->nproofs != 0)
			memcpy(larger, n->proof, n->nproofs *
			    sizeof(*larger));
		n->proof = larger;
	}
	p.text = rules_text(f, text);
	for (i = n->nproofs++; i > 0 && proof_before(&p, &n->proof[i - 1]);
	    i--)
		n->proof[i] = n->proof[i - 1];
	n->proof[i] = p;
}

bool
rules_corroborated(const struct rules *f, uint32_t sender)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, sender);

	return f->sender[sender].known || s->default_signature || s->passes ||
	    f->sender[sender].also_passes >= f->t->sender_messages;
}

static int
compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int c;

	if (x->severity != y->severity)
		return x->severity < y->severity ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	c = bytes_compare(x->domain, y->domain);
	if (c != 0)
		return c;
	if (x->messages != y->messages)
		return x->messages > y->messages ? -1 : 1;
	c = bytes_compare(x->subject, y->subject);
	if (c != 0)
		return c;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->of != y->of)
		return x->of > y->of ? -1 : 1;
	return bytes_compare(x->is, y->is);
}

static bool
findings_alike(const struct finding *x, const struct finding *y)
{
	return x->id == y->id && x->severity == y->severity &&
	    bytes_equal(x->domain, y->domain);
}

/* Random subdomains must not make a page of findings without end. */
static void
fold_findings(struct findings *out)
{
	size_t i, n = 0, run = 0;

	for (i = 0; i < out->n; i++) {
		if (n == 0 || !findings_alike(&out->at[n - 1], &out->at[i]))
			run = 0;
		if (run++ < FINDINGS_EACH_MOST)
			out->at[n++] = out->at[i];
		else
			out->at[n - 1].more++;
	}
	out->n = n;
}

/* Is the finding about a sender that waits until a day not yet reached? */
static bool
is_ignored(const struct rules *f, const struct finding *n)
{
	enum sender_mark mark;
	int64_t until;

	return sender_mark_of(n->sender.n != 0 ? n->sender : n->subject,
	    &mark, &until) && mark == MARK_IGNORE && until >= f->end;
}

/* What the user's list asks to ignore is counted, and no more. */
static void
drop_ignored(struct rules *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->out->n; i++) {
		if (is_ignored(f, &f->out->at[i]))
			f->out->nignored++;
		else
			f->out->at[n++] = f->out->at[i];
	}
	f->out->n = n;
}

void
findings_find(struct findings *out, struct facts *w,
    const struct finding_options *o, struct arena *keep)
{
	struct rules f = { .w = w, .t = o->thresholds, .o = o, .keep = keep,
	    .out = out };

	*out = (struct findings){ .thresholds = o->thresholds };
	f.begin = o->begin >= 0 ? o->begin : 0;
	f.end = o->end >= 0 ? o->end : w->last_day + UTC_DAY;
	out->possible = keyed_count(&w->cells) + keyed_count(&w->tls) +
	    keyed_count(&w->errors) != 0 || o->inventory != NULL;
	rules_sum(&f);
	rules_policies(&f);
	rules_of_breaks(&f);
	rules_of_changes(&f);
	rules_of_reports(&f);
	rules_of_policy(&f);
	rules_of_senders(&f);
	rules_of_keys(&f);
	rules_of_forwarders(&f);
	rules_of_waves(&f);
	rules_of_readiness(&f);
	rules_of_tls(&f);
	rules_of_sts(&f);
	drop_ignored(&f);
	if (out->n > 1)
		qsort(out->at, out->n, sizeof(*out->at), compare_findings);
	fold_findings(out);
	rules_of_commands(&f);
	free(f.sender);
	free(f.domain);
	free(f.policy);
	free(f.shown);
	free(f.broke);
}
