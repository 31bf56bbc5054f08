/*
 * seen: did receivers see what the data says is published?
 *
 * Reports and answers are of different times, and what is published may have
 * been changed between them. So a difference is a fault only when the answer
 * was saved within the period of the report that ends last, or at most two
 * days after it; else it is doubtful.
 */
#include "checks/describe.h"
#include "checks/requirements.h"
#include "checks/traffic.h"

enum { CHANGE_DAYS = 2 };	/* caches and late reports [E] */

/* What comes of several things compared: the worst. */
static void
put_state(struct check *out, enum check_state s)
{
	static const int weight[] = { [CHECK_NOT_APPLICABLE] = 0,
		[CHECK_UNKNOWN] = 1, [CHECK_PASS] = 2, [CHECK_WARN] = 3,
		[CHECK_FAIL] = 4 };

	if (weight[s] > weight[out->state])
		out->state = s;
}

/* What is seen differs from an answer of that time. */
static void
classify_difference(struct check *out, const struct traffic_seen *seen,
    int64_t as_of)
{
	bool same_time = as_of >= 0 && seen->begin >= 0 &&
	    as_of >= seen->begin &&
	    as_of < seen->end + CHANGE_DAYS * UTC_DAY;

	put_state(out, same_time && !seen->differs ? CHECK_FAIL : CHECK_WARN);
	if (seen->differs)
		buf_adds(&out->found, ", but not by all reports of that "
		    "time");
	else if (!same_time && as_of < 0)
		buf_adds(&out->found, "; the time of the answer is not "
		    "known");
	else if (!same_time)
		buf_adds(&out->found, "; it may have been changed between "
		    "the report and the answer");
}

/* The last day of the report; it ends before its end. */
static void
describe_time(struct check *out, const struct traffic_seen *s)
{
	if (s->end < 0)
		return;
	buf_adds(&out->found, " on ");
	buf_day(&out->found, s->end > s->begin ? s->end - 1 : s->end);
}

/* ---- DMARC */

static void
describe_policies(struct buf *b, enum auth_policy p, enum auth_policy sp)
{
	struct bytes word = auth_policy_keyword(p);

	buf_adds(b, "p=");
	buf_add(b, word.n != 0 ? word : BYTES("none"));
	if (sp == POLICY_UNKNOWN)
		return;
	buf_adds(b, " sp=");
	buf_add(b, auth_policy_keyword(sp));
}

/* An sp that is absent is p, and some reporters write it so. */
static bool
same_policies(const struct traffic_policy *t, enum auth_policy p,
    enum auth_policy sp)
{
	if (sp == POLICY_UNKNOWN)
		sp = p;
	return t->p == p && (t->sp == POLICY_UNKNOWN || t->sp == sp);
}

static void
compare_dmarc(struct check *out, const struct posture *p)
{
	const struct traffic_policy *t = &p->traffic->policy;
	const struct dmarc_record_at *at = &p->dmarc.at[0];
	enum auth_policy own = POLICY_UNKNOWN, sp = POLICY_UNKNOWN, np;

	if (!t->seen.there)
		return;
	describe(&out->found, "receivers saw ");
	describe_policies(&out->found, t->p, t->sp);
	describe_time(out, &t->seen);
	if (at->state == DNS_UNKNOWN) {
		put_state(out, CHECK_UNKNOWN);
		buf_adds(&out->found, "; the record is not in the data");
		return;
	}
	out->as_of = as_of_older(out->as_of, at->as_of);
	if (at->n == 1 && at->valid)
		(void)dmarc_record_applies(&at->record, &own, &sp, &np);
	if (same_policies(t, own, sp)) {
		put_state(out, CHECK_PASS);
		return;
	}
	buf_adds(&out->found, own == POLICY_UNKNOWN ?
	    ", where no record counts" : ", where the data has ");
	if (own != POLICY_UNKNOWN)
		describe_policies(&out->found, own, sp);
	classify_difference(out, &t->seen, at->as_of);
}

/* ---- MTA-STS */

/* What the data has for a policy; its words, NULL when it does not tell. */
static const char *
published_sts(const struct posture *p, bool *policy, enum sts_mode *mode)
{
	const struct sts_facts *f = &p->sts;

	*policy = f->txt.valid;
	*mode = STS_MODE_UNTOLD;
	if (f->txt.state == DNS_UNKNOWN)
		return NULL;
	if (!f->txt.valid)
		return "no record counts";
	if (f->file != POLICY_FILE_READ || f->policy.fault != NULL)
		return "there is a record";
	*mode = f->policy.mode;
	return "the policy file has mode ";
}

static void
compare_sts(struct check *out, const struct posture *p)
{
	const struct traffic_sts *t = &p->traffic->sts;
	enum sts_mode mode;
	const char *words;
	bool policy;

	if (!t->seen.there)
		return;
	describe(&out->found, t->policy ? "senders saw MTA-STS mode " :
	    "senders saw no MTA-STS policy");
	buf_add(&out->found, sts_mode_word(t->mode));
	describe_time(out, &t->seen);
	words = published_sts(p, &policy, &mode);
	if (words == NULL || (policy && t->policy &&
	    mode == STS_MODE_UNTOLD)) {
		put_state(out, CHECK_UNKNOWN);
		buf_adds(&out->found, words == NULL ?
		    "; the record is not in the data" :
		    "; no valid policy file is in the data");
		return;
	}
	out->as_of = as_of_older(out->as_of, p->sts.txt.as_of);
	if (policy == t->policy && (!policy || mode == t->mode)) {
		put_state(out, CHECK_PASS);
		return;
	}
	buf_adds(&out->found, ", where ");
	buf_adds(&out->found, words);
	buf_add(&out->found, sts_mode_word(mode));
	classify_difference(out, &t->seen, p->sts.txt.as_of);
}

void
check_traffic_policy(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct traffic *t = p->traffic;

	(void)threshold;
	buf_adds(&out->expected, "what the data says");
	out->state = CHECK_UNKNOWN;
	out->as_of = AS_OF_NONE;
	if (t == NULL) {
		(void)traffic_check_begin(out, p, NULL);
		return;
	}
	compare_dmarc(out, p);
	compare_sts(out, p);
	if (out->found.n == 0)
		buf_adds(&out->found, "no report of it in the evidence");
}
