/*
 * sessions: how often connections to a domain fail, by TLS reports.
 *
 * One session may count under two types of policy, so that each has a share
 * of its own.
 */
#include "base/num.h"
#include "base/percent.h"
#include "checks/mx.h"
#include "checks/requirements.h"
#include "checks/traffic.h"

static uint64_t
all_of(const struct traffic_sessions *s)
{
	uint64_t n = s->failed;

	(void)num_add(&n, s->successful);
	return n;
}

static void
describe_sessions(struct check *out, enum tls_policy_type type,
    const struct traffic_sessions *s)
{
	struct bytes word = tls_policy_type_word(type);

	if (out->found.n != 0)
		buf_adds(&out->found, "; ");
	buf_add(&out->found, word.n != 0 ? word : BYTES("other"));
	buf_adds(&out->found, ": ");
	buf_num(&out->found, s->failed);
	buf_adds(&out->found, " of ");
	buf_count(&out->found, all_of(s), "sessions");
	buf_adds(&out->found, s->failed == 1 ? " fails (" : " fail (");
	buf_percent(&out->found, s->failed, all_of(s));
	buf_byte(&out->found, ')');
}

/*
 * Tells of each type; returns how many sessions the largest has. *fails: one
 * with enough of them has too large a share of failures.
 */
static uint64_t
describe_types(struct check *out, const struct traffic *t, unsigned most,
    bool *fails)
{
	const struct traffic_sessions *s;
	uint64_t n, largest = 0;
	int k;

	*fails = false;
	for (k = 0; k < TLS_POLICY_TYPES; k++) {
		s = &t->sessions[k];
		n = all_of(s);
		if (n == 0)
			continue;
		describe_sessions(out, k, s);
		if (n > largest)
			largest = n;
		*fails |= n >= TRAFFIC_GATE_SESSIONS &&
		    percent_exceeds(s->failed, n, most);
	}
	if (largest == 0)
		buf_adds(&out->found, "no session");
	return largest;
}

void
check_traffic_tls(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct traffic *t = p->traffic;
	unsigned most = threshold.n != 0 ? percent_value(threshold) :
	    TRAFFIC_GATE_FAILURES;
	uint64_t sessions;
	bool fails;

	buf_adds(&out->expected, "at most ");
	buf_percent(&out->expected, most, 1000);
	if (!check_has_mx(&p->mx, out) ||
	    !traffic_check_begin(out, p, t != NULL ? &t->tls : NULL) ||
	    t == NULL)
		return;
	sessions = describe_types(out, t, most, &fails);
	traffic_describe_cover(out, &t->tls);
	if (traffic_enough(out, &t->tls, sessions, TRAFFIC_GATE_SESSIONS,
	    "sessions"))
		out->state = fails ? CHECK_FAIL : CHECK_PASS;
}
