/* survey_measures: what holds for one domain. */
#include "audit/survey.h"

enum { LOOKUPS_MOST = 10, VOIDS_MOST = 2, RSA_BITS_GOOD = 2048 };

static enum survey_answer
answer(bool known, bool yes)
{
	return !known ? SURVEY_UNKNOWN : yes ? SURVEY_YES : SURVEY_NO;
}

/* A count that may be more than it is, when open. */
static enum survey_answer
over(uint64_t n, uint64_t most, bool open)
{
	return n > most ? SURVEY_YES : open ? SURVEY_UNKNOWN : SURVEY_NO;
}

/* ---- DMARC */

static void
measure_own_dmarc(const struct dmarc_facts *f, enum survey_answer *out)
{
	const struct dmarc_record_at *own = &f->at[0];
	bool known = own->state != DNS_UNKNOWN;
	enum auth_policy p, sp, np;
	bool applies = own->valid &&
	    dmarc_record_applies(&own->record, &p, &sp, &np);

	out[SURVEY_DMARC_SEVERAL] = answer(known, own->n > 1);
	out[SURVEY_DMARC_INVALID] = answer(known,
	    (own->n == 1 || (own->n == 0 && own->near)) && !applies);
}

static void
measure_policy(const struct dmarc_facts *f, enum survey_answer *out)
{
	const struct dmarc_record_at *at = f->counts.at;
	enum auth_policy policy = dmarc_facts_policy(f, at);
	bool known = f->counts.known, counts = policy != POLICY_UNKNOWN;

	out[SURVEY_NO_DMARC] = answer(known, !counts);
	out[SURVEY_DMARC_INHERITED] = answer(known,
	    counts && at != &f->at[0]);
	out[SURVEY_DMARC_NONE] = answer(known, policy == POLICY_NONE);
	out[SURVEY_DMARC_QUARANTINE] = answer(known,
	    policy == POLICY_QUARANTINE);
	out[SURVEY_DMARC_REJECT] = answer(known, policy == POLICY_REJECT);
}

static void
measure_tags(const struct dmarc_facts *f, enum survey_answer *out)
{
	static const struct dmarc_record none;
	const struct dmarc_record_at *at = f->counts.at;
	bool counts = dmarc_facts_policy(f, at) != POLICY_UNKNOWN;
	const struct dmarc_record *r = counts ? &at->record : &none;
	bool known = f->counts.known;

	out[SURVEY_DMARC_TESTING] = answer(known, r->testing);
	out[SURVEY_DMARC_PCT] = answer(known,
	    (r->tags & DMARC_TAG_PCT) && r->pct < 100);
	out[SURVEY_DMARC_NO_RUA] = answer(known,
	    counts && r->rua.n == 0);
	out[SURVEY_DMARC_WEAKER_BELOW] = answer(known,
	    r->sp != POLICY_UNKNOWN && r->sp < r->p);
}

/* ---- SPF */

static void
measure_spf(const struct spf_facts *f, enum survey_answer *out)
{
	const struct spf_walk *w = &f->walk;
	bool known = f->own.state != DNS_UNKNOWN;
	bool one = known && f->own.n == 1;
	bool wrong = one && f->own.record.wrong != NULL;
	bool broken = one && !wrong && (w->permerror != SPF_NO_STEP ||
	    w->loop != SPF_NO_STEP);
	bool open = one && w->open_lookups != SPF_NO_STEP;

	out[SURVEY_NO_SPF] = answer(known, f->own.n == 0);
	out[SURVEY_SPF_SEVERAL] = answer(known, f->own.n > 1);
	out[SURVEY_SPF_INVALID] = answer(known, wrong);
	out[SURVEY_SPF_BROKEN] = answer(known && (broken || !open), broken);
	out[SURVEY_SPF_OVER_LOOKUPS] = !known ? SURVEY_UNKNOWN :
	    over(one ? w->lookups : 0, LOOKUPS_MOST, open);
	out[SURVEY_SPF_OVER_VOIDS] = !known ? SURVEY_UNKNOWN :
	    over(one ? w->voids : 0, VOIDS_MOST,
	    one && w->open_voids != SPF_NO_STEP);
}

/* Senders that no other term matches. */
static void
measure_all(const struct spf_facts *f, enum survey_answer *out)
{
	bool one = f->own.n == 1 && f->own.record.wrong == NULL;
	char all = f->walk.all;
	bool known = f->own.state != DNS_UNKNOWN &&
	    !(one && f->walk.all_open);

	out[SURVEY_SPF_FAIL_ALL] = answer(known, one && all == '-');
	out[SURVEY_SPF_SOFTFAIL_ALL] = answer(known, one && all == '~');
	out[SURVEY_SPF_NEUTRAL_ALL] = answer(known,
	    one && (all == '?' || all == 0));
	out[SURVEY_SPF_PASS_ALL] = answer(known, one && all == '+');
}

/* ---- DKIM */

static bool
usable(const struct dkim_selector *s)
{
	return s->state == DKIM_SELECTOR_KEY && s->useless == NULL;
}

/* Selectors that nobody knows may have other keys. */
static void
measure_dkim(const struct dkim_facts *f, enum survey_answer *out)
{
	bool key = false, brief = false, open = !f->complete;
	size_t i;

	for (i = 0; i < f->n; i++) {
		open |= f->at[i].state == DKIM_SELECTOR_UNKNOWN;
		key |= usable(&f->at[i]);
		brief |= f->at[i].state == DKIM_SELECTOR_KEY &&
		    f->at[i].key.kind == KEY_RSA &&
		    f->at[i].key.bits < RSA_BITS_GOOD;
	}
	out[SURVEY_DKIM_KEY] = answer(key || !open, key);
	out[SURVEY_DKIM_SHORT] = answer(key || brief || !open, brief);
	out[SURVEY_DKIM_REVOKED] =
	    answer(f->any.state != DKIM_SELECTOR_UNKNOWN,
	    f->any.state == DKIM_SELECTOR_REVOKED);
}

/* ---- MX and TLS */

static void
measure_tls(const struct posture *p, enum survey_answer *out)
{
	const struct sts_facts *sts = &p->sts;
	bool known = sts->txt.state != DNS_UNKNOWN;
	bool read = sts->file == POLICY_FILE_READ;

	out[SURVEY_NO_MX] = answer(p->mx.state != DNS_UNKNOWN,
	    p->mx.n == 0 && !p->mx.null);
	out[SURVEY_NULL_MX] = answer(p->mx.state != DNS_UNKNOWN,
	    p->mx.n == 0 && p->mx.null);
	out[SURVEY_MTA_STS] = answer(known, sts->txt.valid);
	out[SURVEY_MTA_STS_ENFORCE] = answer(known && (!sts->txt.valid || read),
	    sts->txt.valid && read && sts->policy.fault == NULL &&
	    sts->policy.mode == STS_MODE_ENFORCE);
	out[SURVEY_TLS_RPT] = answer(p->tlsrpt.txt.state != DNS_UNKNOWN,
	    p->tlsrpt.txt.valid);
}

static void
measure_bimi(const struct bimi_facts *f, enum survey_answer *out)
{
	const struct bimi_record_at *b = f->counts;

	out[SURVEY_BIMI] = answer(b != NULL && b->txt.state != DNS_UNKNOWN,
	    b != NULL && b->txt.valid && b->record.location.n != 0);
}

void
survey_measures(const struct posture *p,
    enum survey_answer out[SURVEY_KINDS])
{
	out[SURVEY_NO_DOMAIN] = answer(p->spf.own.state != DNS_UNKNOWN,
	    p->dmarc.missing);
	measure_own_dmarc(&p->dmarc, out);
	measure_policy(&p->dmarc, out);
	measure_tags(&p->dmarc, out);
	measure_spf(&p->spf, out);
	measure_all(&p->spf, out);
	measure_dkim(&p->dkim, out);
	measure_tls(p, out);
	measure_bimi(&p->bimi, out);
}
