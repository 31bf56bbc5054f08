/* bimi: requirements on the BIMI of a domain. */
#include "base/utc.h"
#include "checks/describe.h"
#include "checks/requirements.h"
#include "posture/posture.h"

/* The record, behind words about it (NULL: none), or why none counts. */
static void
describe_what(struct check *out, const struct posture *p, const char *words)
{
	const struct bimi_record_at *at = p->bimi.counts;

	describe_published(&out->found, &at->txt, words,
	    at != &p->bimi.own ? at->name : BYTES_NONE);
}

/* False when it is not known what there is, and out says so. */
static bool
is_known(const struct posture *p, struct check *out)
{
	const struct bimi_record_at *at = p->bimi.counts;

	out->as_of = at->txt.as_of;
	if (at != &p->bimi.own)
		out->as_of = as_of_older(out->as_of, p->bimi.own.txt.as_of);
	if (at->txt.state != DNS_UNKNOWN)
		return true;
	out->state = CHECK_UNKNOWN;
	describe(&out->found, "not in the data");
	return false;
}

/*
 * For what makes no sense without a valid record that asks for a picture:
 * false when there is none, and out says so.
 */
static bool
begin_use(const struct posture *p, struct check *out)
{
	const struct bimi_record_at *at = p->bimi.counts;

	if (!is_known(p, out))
		return false;
	if (at->txt.valid && !at->record.declines)
		return true;
	out->state = CHECK_NOT_APPLICABLE;
	describe_what(out, p, at->txt.valid ? "it declines BIMI" :
	    at->txt.fault);
	return false;
}

void
check_bimi_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct bimi_record_at *at = p->bimi.counts;
	bool declines = at->txt.valid && at->record.declines;

	(void)threshold;
	describe_text(&out->expected, "a record with l= at default._bimi.",
	    p->subject.domain);
	if (!is_known(p, out))
		return;
	out->state = at->txt.records == 1 && !declines ? CHECK_PASS :
	    CHECK_FAIL;
	describe_what(out, p, declines ? "it declines BIMI" :
	    at->txt.records == 0 ? at->txt.fault : NULL);
}

void
check_bimi_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct bimi_record_at *at = p->bimi.counts;

	(void)threshold;
	describe(&out->expected, "v=BIMI1; l= and a= https URIs or empty");
	if (!is_known(p, out))
		return;
	out->state = at->txt.records != 1 ? CHECK_NOT_APPLICABLE :
	    !at->txt.valid ? CHECK_FAIL : at->record.doubt != NULL ?
	    CHECK_WARN : CHECK_PASS;
	describe_what(out, p, at->txt.fault != NULL ? at->txt.fault :
	    at->record.doubt);
}

/* ---- The precondition */

/* Is mail that fails kept from the inbox, by what that record says of it? */
static bool
is_enforced(const struct dmarc_record *r, enum auth_policy policy)
{
	return policy == POLICY_REJECT ||
	    (policy == POLICY_QUARANTINE && r->pct == 100);
}

void
check_bimi_dmarc(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_facts *f = &p->dmarc;
	const struct dmarc_record_at *at = f->counts.at;
	enum auth_policy policy;

	(void)threshold;
	describe(&out->expected, "p=reject, or p=quarantine with pct=100; and "
	    "not sp=none");
	if (!begin_use(p, out))
		return;
	out->as_of = as_of_older(out->as_of, f->as_of);
	if (!f->counts.known || at == NULL) {
		out->state = f->counts.known ? CHECK_FAIL : CHECK_UNKNOWN;
		describe(&out->found, f->counts.known ?
		    "no DMARC record counts" :
		    "the DMARC record is not in the data");
		return;
	}
	policy = dmarc_facts_policy(f, at);
	out->state = !is_enforced(&at->record, policy) ||
	    !is_enforced(&at->record, at->record.p) ||
	    at->record.sp == POLICY_NONE ? CHECK_FAIL :
	    at->record.testing ? CHECK_WARN : CHECK_PASS;
	describe_record(&out->found, out->state == CHECK_WARN ?
	    "t=y makes the policy one step weaker" : NULL,
	    at != &f->at[0] ? at->name : BYTES_NONE, at->text);
}

/* ---- Files */

/* False when the file is not here, and out says so. */
static bool
have(struct check *out, enum policy_file_state state)
{
	if (state == POLICY_FILE_READ)
		return true;
	out->state = state == POLICY_FILE_LARGE ? CHECK_FAIL : CHECK_UNKNOWN;
	describe(&out->found, policy_file_words(state));
	return false;
}

void
check_bimi_svg(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct svg *svg = &p->bimi.svg;

	(void)threshold;
	describe(&out->expected, "a square picture in SVG Tiny PS");
	if (!begin_use(p, out))
		return;
	if (p->bimi.counts->record.location.n == 0) {
		out->state = CHECK_FAIL;
		describe(&out->found, "l is empty");
		return;
	}
	if (!have(out, p->bimi.picture))
		return;
	if (svg->compressed) {
		out->state = CHECK_UNKNOWN;
		describe(&out->found, "the file is compressed; gunzip it");
		return;
	}
	out->state = svg->fault != NULL ? CHECK_FAIL : svg->doubt != NULL ?
	    CHECK_WARN : CHECK_PASS;
	describe_text(&out->found, svg->fault != NULL ? svg->fault :
	    svg->doubt != NULL ? svg->doubt : "of the profile", svg->what);
}

static void
add_time(struct buf *b, int64_t t)
{
	char text[UTC_TEXT];

	utc_format(t, text);
	buf_add(b, (struct bytes){ text, sizeof(text) });
}

/*
 * There is no clock: the day that counts is that of the answer which names
 * the certificate.
 */
static void
classify_certificate(struct check *out, const struct bimi_certificate *c,
    int64_t now)
{
	describe(&out->found, "valid from ");
	add_time(&out->found, c->not_before);
	buf_adds(&out->found, " to ");
	add_time(&out->found, c->not_after);
	if (!c->mark || !c->named) {
		out->state = CHECK_FAIL;
		describe(&out->found, !c->mark ? "not a mark certificate" :
		    "not for this domain");
	} else if (now < 0) {
		out->state = CHECK_UNKNOWN;
		describe(&out->found, "the day of the answers is not known");
	} else if (now < c->not_before || now > c->not_after) {
		out->state = CHECK_FAIL;
		describe(&out->found, now > c->not_after ? "it has ended" :
		    "it has not begun");
	} else {
		out->state = CHECK_PASS;
	}
}

void
check_bimi_certificate(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct bimi_certificate *c = &p->bimi.certificate;

	(void)threshold;
	describe(&out->expected,
	    "a mark certificate for the domain, within its "
	    "dates");
	if (!begin_use(p, out))
		return;
	if (p->bimi.counts->record.evidence.n == 0) {
		out->state = CHECK_FAIL;
		describe(&out->found, "no certificate is named (a=)");
		return;
	}
	if (!have(out, c->state))
		return;
	if (c->fault != NULL) {
		out->state = CHECK_FAIL;
		describe(&out->found, c->fault);
		return;
	}
	classify_certificate(out, c, p->bimi.counts->txt.as_of);
}
