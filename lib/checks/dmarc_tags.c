/* dmarc_tags: requirements on single tags of a DMARC record. */
#include "base/num.h"
#include "checks/dmarc.h"
#include "checks/requirements.h"
#include "checks/threshold.h"

void
check_dmarc_pct(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);
	char pct[NUM_TEXT];

	(void)threshold;
	buf_adds(&out->expected, "no pct");
	if (at == NULL) {
		dmarc_not_without(out);
		return;
	}
	dmarc_describe_tag(out, p, at, "pct", at->record.tags &
	    DMARC_TAG_PCT ? (struct bytes){ pct,
	    num_format(at->record.pct, pct) } : BYTES_NONE);
	out->state = !(at->record.tags & DMARC_TAG_PCT) ? CHECK_PASS :
	    at->record.pct == 100 ? CHECK_WARN : CHECK_FAIL;
	dmarc_check_end(out, p);
}

void
check_dmarc_testing(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);

	(void)threshold;
	buf_adds(&out->expected, "no t=y");
	if (at == NULL) {
		dmarc_not_without(out);
		return;
	}
	dmarc_describe_tag(out, p, at, "t", at->record.testing ?
	    BYTES("y") : at->record.tags & DMARC_TAG_T ? BYTES("n") :
	    BYTES_NONE);
	out->state = at->record.testing ? CHECK_FAIL : CHECK_PASS;
	dmarc_check_end(out, p);
}

static void
check_strict(const struct posture *p, struct check *out, bool spf, bool dkim)
{
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);

	if (at == NULL) {
		dmarc_not_without(out);
		return;
	}
	buf_adds(&out->found, at->record.dkim_strict ? "adkim=s" :
	    "adkim=r");
	if (spf)
		buf_adds(&out->found, at->record.spf_strict ? ", aspf=s" :
		    ", aspf=r");
	dmarc_describe_whose(out, p, at);
	out->state = (spf && !at->record.spf_strict) ||
	    (dkim && !at->record.dkim_strict) ? CHECK_FAIL : CHECK_PASS;
	dmarc_check_end(out, p);
}

void
check_dmarc_strict(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	buf_adds(&out->expected, "adkim=s and aspf=s");
	check_strict(p, out, true, true);
}

void
check_dmarc_strict_dkim(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	buf_adds(&out->expected, "adkim=s");
	check_strict(p, out, false, true);
}

static void
describe_fo(struct buf *out, unsigned fo)
{
	static const char letters[] = "01ds";
	char before = '=';
	int k;

	buf_adds(out, "fo");
	for (k = 0; letters[k] != '\0'; k++) {
		if (!(fo & (unsigned)DMARC_FO_ALL << k))
			continue;
		buf_byte(out, before);
		buf_byte(out, letters[k]);
		before = ':';
	}
}

void
check_dmarc_fo(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	unsigned want = threshold_fo_set(threshold.n ? threshold :
	    BYTES("1"));
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);

	buf_adds(&out->expected, "fo=");
	buf_add(&out->expected, threshold.n ? threshold : BYTES("1"));
	if (at == NULL) {
		dmarc_not_without(out);
		return;
	}
	describe_fo(&out->found, at->record.fo);
	dmarc_describe_whose(out, p, at);
	out->state = (at->record.fo & want) == want ? CHECK_PASS :
	    CHECK_FAIL;
	dmarc_check_end(out, p);
}
