/* findings_tls: sessions that fail, and when MTA-STS may be enforced. */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

static bool
is(struct rules *f, uint32_t name, const char *word)
{
	return bytes_equal(watch_name(f->w, name), bytes_of(word));
}

/* In mode enforce mail waits; in testing, and without a policy, not. */
static enum severity
severity_of(struct rules *f, const struct watch_tls *t)
{
	if (is(f, t->mode, "enforce") || is(f, t->type, "tlsa"))
		return SEVERITY_HIGH;
	return is(f, t->type, "sts") ? SEVERITY_MEDIUM : SEVERITY_LOW;
}

static struct finding *
about(struct rules *f, enum finding_id id, enum severity severity,
    const struct watch_tls *t)
{
	struct finding *n = rules_add(f, id, severity, RULES_NO_DOMAIN);

	n->domain = rules_name(f, t->domain);
	n->is = rules_name(f, t->mode != 0 ? t->mode : t->type);
	return n;
}

static void
failing(struct rules *f, const struct watch_tls_failure *x)
{
	const struct watch_tls *t = keyed_at(&f->w->tls, x->tls);
	uint64_t all = t->successful;
	struct finding *n;

	if (!num_add(&all, t->failed) || all < f->t->gate_messages ||
	    x->sessions < f->t->tls_sessions ||
	    !rules_share(x->sessions, all, f->t->tls_share) ||
	    (x->days < f->t->tls_days && x->reporters < f->t->tls_days))
		return;
	n = about(f, FINDING_TLS_FAILING, severity_of(f, t), t);
	n->subject = rules_name(f, x->result);
	n->messages = x->sessions;
	n->of = all;
	if (x->reason != 0)
		rules_prove(f, n, PROOF_COMMENT,
		    watch_name(f->w, x->reason), 0, 0);
}

/* A failure that enforcing would turn into mail that waits. */
static bool
stands_against(struct bytes result)
{
	return bytes_begin(result, BYTES("sts-")) ||
	    bytes_begin(result, BYTES("certificate-")) ||
	    bytes_equal(result, BYTES("starttls-not-supported")) ||
	    bytes_equal(result, BYTES("validation-failure"));
}

void
rules_of_tls(struct rules *f)
{
	size_t n = keyed_count(&f->w->tls);
	bool *blocked = mem_zero(n, sizeof(*blocked));
	const struct watch_tls_failure *x;
	const struct watch_tls *t;
	struct finding *found;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->failures); i++) {
		x = keyed_at(&f->w->failures, i);
		failing(f, x);
		blocked[x->tls] |= stands_against(watch_name(f->w,
		    x->result));
	}
	for (i = 0; i < n; i++) {
		t = keyed_at(&f->w->tls, i);
		if (!is(f, t->type, "sts") || !is(f, t->mode, "testing") ||
		    blocked[i] || t->failed != 0 ||
		    t->last - t->first < (int64_t)(f->t->sts_days - 1) *
		    UTC_DAY || t->reporters < f->t->sts_reporters ||
		    t->successful < f->t->sts_sessions)
			continue;
		found = about(f, FINDING_STS_READY, SEVERITY_INFO, t);
		found->messages = t->successful;
		found->of = t->successful;
	}
	free(blocked);
}
