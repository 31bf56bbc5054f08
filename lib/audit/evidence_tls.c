/* evidence_tls: rows of TLS reports as evidence. */
#include "audit/evidence_impl.h"

enum { REPORTER_MOST = 256 };	/* bytes of a name that tell it apart */

static enum traffic_tls_type
type_of(struct bytes word)
{
	enum traffic_tls_type t;

	for (t = 0; t < TRAFFIC_OTHER_TYPE; t++)
		if (bytes_equal(word, traffic_tls_word(t)))
			break;
	return t;
}

static enum sts_mode
mode_of(struct bytes word)
{
	static const enum sts_mode modes[] = { STS_MODE_ENFORCE,
		STS_MODE_TESTING, STS_MODE_NONE };
	size_t i;

	for (i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (bytes_equal(word, sts_mode_word(modes[i])))
			return modes[i];
	return STS_MODE_UNTOLD;
}

/* The MTA-STS policy that the sender saw, or that it saw none. */
static void
take_policy(struct traffic_sts *s, const struct rows *r,
    enum traffic_tls_type type, int64_t begin, int64_t end)
{
	enum sts_mode mode = mode_of(rows_raw(r, TLS_policy_mode));
	bool policy = type == TRAFFIC_STS, same;

	if ((!policy && type != TRAFFIC_NO_POLICY) ||
	    (policy && mode == STS_MODE_UNTOLD))
		return;
	if (evidence_newest(&s->seen, begin, end, &same)) {
		s->policy = policy;
		s->mode = mode;
	} else if (same) {
		s->seen.differs |= s->policy != policy || s->mode != mode;
	}
}

void
evidence_tls(struct evidence *e, struct rows *r)
{
	struct bytes domain = rows_text(r, TLS_policy_domain);
	struct auth_name name = orgdomain_name(e->cells.orgs, domain,
	    &e->cells.names);
	uint32_t i = map_find(&e->domains->names, name.text);
	int64_t period[2];
	enum traffic_tls_type type = type_of(rows_raw(r, TLS_policy_type));
	struct traffic *t;

	arena_reset(&e->cells.names);
	if (i == MAP_NONE ||
	    !bytes_equal(rows_raw(r, TLS_level), BYTES("policy")))
		return;
	t = &e->traffic[i];
	rows_period(r, TLS_begin, TLS_end, TLS_quirks, period);
	evidence_cover(&t->tls, &e->domain[i].tls_days, period[0],
	    period[1]);
	t->tls.reporters += evidence_new(e, PAIR_TLS_REPORTER, i,
	    bytes_first(rows_text(r, TLS_org_name), REPORTER_MOST));
	evidence_sum(e, &t->sessions[type].successful,
	    rows_num(r, TLS_successful));
	evidence_sum(e, &t->sessions[type].failed, rows_num(r, TLS_failed));
	take_policy(&t->sts, r, type, period[0], period[1]);
}
