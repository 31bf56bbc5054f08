/* evidence_tls: rows of TLS reports as evidence. */
#include "audit/evidence_impl.h"

#include "facts/tls_fact.h"

enum { REPORTER_MOST = 256 };	/* bytes of a name that tell it apart */

/* The MTA-STS policy that the sender saw, or that it saw none. */
static void
take_policy(struct traffic_sts *s, const struct tls_fact *f)
{
	enum sts_mode mode = (enum sts_mode)f->mode;
	bool policy = f->type == TLS_POLICY_STS, same;

	if ((!policy && f->type != TLS_POLICY_NOT_FOUND) ||
	    (policy && mode == STS_MODE_UNTOLD))
		return;
	if (evidence_newest(&s->seen, f->begin, f->end, &same)) {
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
	struct tls_fact f;
	struct traffic *t;

	arena_reset(&e->cells.names);
	tls_fact_read(&f, r, TLS_READ_WORDS);
	if (i == MAP_NONE || f.detail)
		return;
	tls_fact_read(&f, r, TLS_READ_PERIOD);
	t = &e->traffic[i];
	evidence_cover(&t->tls, &e->domain[i].tls_days, f.begin, f.end);
	t->tls.reporters += evidence_new(e, PAIR_TLS_REPORTER, i,
	    bytes_first(rows_text(r, TLS_org_name), REPORTER_MOST));
	tls_fact_read(&f, r, TLS_READ_SESSIONS);
	evidence_sum(e, &t->sessions[f.type].successful, f.successful);
	evidence_sum(e, &t->sessions[f.type].failed, f.failed);
	take_policy(&t->sts, &f);
}
