/* sts: requirements on the MTA-STS of a domain. */
#include "base/num.h"
#include "checks/describe.h"
#include "checks/mx.h"
#include "checks/requirements.h"
#include "checks/threshold.h"
#include "posture/posture.h"

enum { WEEK = 7 * 24 * 60 * 60 };

/* ---- The record */

/* True when there is one that is valid; else out says what there is. */
static bool
has_record(const struct posture *p, struct check *out)
{
	return check_mx_published(p, &p->sts.txt, p->sts.txt.valid, out);
}

/* What is asked of a policy makes no sense where there is none. */
static void
not_without(struct check *out)
{
	if (out->state == CHECK_FAIL)
		out->state = CHECK_NOT_APPLICABLE;
}

void
check_mta_sts_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	describe_text(&out->expected, "v=STSv1; id=... at _mta-sts.",
	    p->subject.domain);
	if (!has_record(p, out))
		return;
	out->state = p->sts.txt.doubt != NULL ? CHECK_WARN : CHECK_PASS;
	describe_published(&out->found, &p->sts.txt, p->sts.txt.doubt,
	    BYTES_NONE);
}

void
check_mta_sts_host(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct sts_facts *f = &p->sts;

	(void)threshold;
	describe_text(&out->expected, "an address of mta-sts.",
	    p->subject.domain);
	if (!has_record(p, out)) {
		not_without(out);
		return;
	}
	out->as_of = as_of_older(f->txt.as_of, f->host_as_of);
	out->state = f->host == DNS_FOUND ? CHECK_PASS :
	    f->host == DNS_UNKNOWN ? CHECK_UNKNOWN : CHECK_FAIL;
	describe(&out->found, f->host == DNS_FOUND ? "it has one" :
	    f->host == DNS_UNKNOWN ? "not in the data" :
	    f->host == DNS_NXDOMAIN ? "the name does not exist" :
	    "no address");
}

/* ---- The policy */

static void
describe_line(struct check *out, const struct sts_policy *policy,
    const char *words)
{
	if (policy->line != 0)
		describe_number(&out->found, "line ", policy->line, ": ");
	else
		describe(&out->found, "");
	buf_adds(&out->found, words);
}

/*
 * True when there is a policy that is valid. Else out says why not: unknown
 * when it is not here, fail when senders cannot have one.
 */
static bool
begin_policy(const struct posture *p, struct check *out)
{
	const struct sts_facts *f = &p->sts;

	if (!has_record(p, out))
		return false;
	if (f->file == POLICY_FILE_READ && f->policy.fault == NULL)
		return true;
	out->state = CHECK_UNKNOWN;
	if (f->file == POLICY_FILE_READ) {
		out->state = CHECK_FAIL;
		describe_line(out, &f->policy, f->policy.fault);
	} else if (f->file == POLICY_FILE_LARGE) {
		out->state = CHECK_FAIL;
		describe(&out->found, "the policy is larger than 64 KiB");
	} else if (f->host == DNS_NXDOMAIN || f->host == DNS_NODATA) {
		out->state = CHECK_FAIL;
		out->as_of = as_of_older(out->as_of, f->host_as_of);
		describe(&out->found,
		    "its host has no address, so no policy can "
		    "be fetched");
	} else {
		describe(&out->found, policy_file_words(f->file));
	}
	return false;
}

static void
describe_policy(struct check *out, const struct sts_policy *policy)
{
	describe_text(&out->found, "mode ", sts_mode_word(policy->mode));
	describe_number(&out->found, "max_age ", policy->max_age, "");
	describe_number(&out->found, "", policy->patterns, " mx");
}

void
check_mta_sts_policy(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct sts_policy *policy = &p->sts.policy;
	bool there;

	(void)threshold;
	describe(&out->expected, "a valid policy file");
	there = begin_policy(p, out);
	if (!p->sts.txt.valid)
		not_without(out);
	if (!there)
		return;
	out->state = policy->doubt == NULL ? CHECK_PASS : CHECK_WARN;
	describe_policy(out, policy);
	if (policy->doubt != NULL)
		describe_line(out, policy, policy->doubt);
}

void
check_mta_sts_mode(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	bool testing = bytes_equal(threshold, BYTES("testing"));
	enum sts_mode mode;

	describe(&out->expected, testing ? "mode testing or enforce" :
	    "mode enforce");
	if (!begin_policy(p, out))
		return;
	mode = p->sts.policy.mode;
	out->state = mode == STS_MODE_ENFORCE ||
	    (testing && mode == STS_MODE_TESTING) ? CHECK_PASS : CHECK_FAIL;
	describe_text(&out->found, "mode ", sts_mode_word(mode));
}

/* By the policy of mode none, nothing is kept or checked. */
static bool
begin_use(const struct posture *p, struct check *out)
{
	bool there = begin_policy(p, out);

	not_without(out);
	if (there && p->sts.policy.mode == STS_MODE_NONE) {
		out->state = CHECK_NOT_APPLICABLE;
		describe(&out->found, "mode none");
		return false;
	}
	return there;
}

void
check_mta_sts_max_age(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	uint64_t least = threshold.n ? threshold_value(threshold) : WEEK;

	describe_number(&out->expected, "max_age of at least ", least, "");
	if (!begin_use(p, out))
		return;
	out->state = p->sts.policy.max_age >= least ? CHECK_PASS : CHECK_FAIL;
	describe_number(&out->found, "max_age ", p->sts.policy.max_age, "");
}

static enum check_state
classify_host(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct posture *p = all;
	struct bytes name = p->mx.host[i].name;
	bool good = sts_policy_allows(&p->sts.policy, name);

	(void)threshold;
	buf_add(words, name.n != 0 ? name : BYTES("(a name that is none)"));
	buf_adds(words, good ? ": allowed" : ": not allowed");
	return good ? CHECK_PASS : CHECK_FAIL;
}

void
check_mta_sts_mx(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected, "each MX host allowed by the policy");
	if (!begin_use(p, out))
		return;
	out->as_of = as_of_older(out->as_of, p->mx.as_of);
	if (describe_all(out, p, p->mx.n, threshold, classify_host))
		return;
	out->state = CHECK_UNKNOWN;
	describe(&out->found, "the MX records are not in the data");
}
