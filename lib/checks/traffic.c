/* traffic: requirements on mail that only reports can show. */
#include "checks/traffic.h"

#include "base/num.h"
#include "base/percent.h"
#include "calendar/period.h"
#include "checks/requirements.h"
#include "text/inventory.h"

void
buf_day(struct buf *b, int64_t t)
{
	char text[PERIOD_TEXT];

	if (t >= 0)
		buf_add(b, (struct bytes){ text,
		    period_format(PERIOD_DAY, t, text) });
}

void
buf_count(struct buf *b, uint64_t n, const char *unit)
{
	struct bytes word = bytes_of(unit);

	buf_num(b, n);
	buf_byte(b, ' ');
	buf_add(b, n == 1 ? bytes_first(word, word.n - 1) : word);
}

bool
traffic_check_begin(struct check *out, const struct posture *p,
    const struct traffic_cover *c)
{
	out->state = CHECK_UNKNOWN;
	out->as_of = AS_OF_NONE;
	if (p->traffic == NULL) {
		buf_adds(&out->found, "no evidence of reports: give "
		    "--evidence");
		return false;
	}
	if (c->rows == 0) {
		buf_adds(&out->found, c == &p->traffic->mail &&
		    p->traffic->plain_rows != 0 ?
		    "no verdict on its mail in the evidence: records must "
		    "go through align-filter, and failure reports do not "
		    "count" : "no report of it in the evidence");
		return false;
	}
	out->as_of = c->last >= 0 ? c->last : AS_OF_UNKNOWN;
	return true;
}

bool
traffic_sends_none(struct check *out, const struct posture *p)
{
	if (!(p->subject.roles & ROLE_NON_SENDING))
		return false;
	out->state = CHECK_NOT_APPLICABLE;
	out->as_of = AS_OF_NONE;
	buf_adds(&out->found, "the domain is to send no mail");
	return true;
}

/* A period ends before its end (calendar/period.h). */
static void
describe_period(struct check *out, int64_t begin, int64_t end)
{
	if (end > begin)
		end--;
	buf_day(&out->found, begin);
	if (begin / UTC_DAY != end / UTC_DAY) {
		buf_adds(&out->found, " to ");
		buf_day(&out->found, end);
	}
	buf_adds(&out->found, ", ");
}

void
traffic_describe_cover(struct check *out, const struct traffic_cover *c)
{
	buf_adds(&out->found, "; ");
	if (c->first >= 0 && c->last >= 0)
		describe_period(out, c->first, c->last);
	buf_count(&out->found, c->reporters, "reporters");
}

/* One thing of which there is too little. */
static void
describe_lack(struct check *out, bool first, uint64_t n, uint64_t least,
    const char *unit)
{
	buf_adds(&out->found, first ? "; too little for a share: " : ", ");
	buf_num(&out->found, n);
	buf_adds(&out->found, " of ");
	buf_count(&out->found, least, unit);
}

bool
traffic_enough(struct check *out, const struct traffic_cover *c, uint64_t n,
    uint64_t least, const char *unit)
{
	bool enough = true;

	if (c->days < TRAFFIC_GATE_DAYS) {
		describe_lack(out, enough, c->days, TRAFFIC_GATE_DAYS, "days");
		enough = false;
	}
	if (c->reporters < TRAFFIC_GATE_REPORTERS) {
		describe_lack(out, enough, c->reporters, TRAFFIC_GATE_REPORTERS,
		    "reporters");
		enough = false;
	}
	if (n < least) {
		describe_lack(out, enough, n, least, unit);
		enough = false;
	}
	return enough;
}

/* ---- Shares of mail */

static void
describe_share(struct check *out, const struct traffic_share *s, bool own)
{
	uint64_t decided = s->pass;

	(void)num_add(&decided, s->fail);
	buf_num(&out->found, s->pass);
	buf_adds(&out->found, " of ");
	buf_count(&out->found, decided, "messages");
	buf_adds(&out->found, own ? " of known senders (" :
	    " of all who use the name (");
	buf_percent(&out->found, s->pass, decided);
	buf_byte(&out->found, ')');
	if (s->unknown != 0) {
		buf_adds(&out->found, ", ");
		buf_num(&out->found, s->unknown);
		buf_adds(&out->found, " undecided");
	}
}

/*
 * A share of mail of all who use the name has that of others in it, who may
 * be forging it: too small, it is no fault of the domain's.
 */
static void
classify_share(struct check *out, const struct traffic *t,
    const struct traffic_share *s, bool own, unsigned tenths)
{
	uint64_t decided = s->pass;

	(void)num_add(&decided, s->fail);
	if (decided == 0) {
		buf_adds(&out->found, "no message with a result");
		return;
	}
	describe_share(out, s, own);
	traffic_describe_cover(out, &t->mail);
	if (!traffic_enough(out, &t->mail, decided, TRAFFIC_GATE_MESSAGES,
	    "messages"))
		return;
	if (percent_reaches(s->pass, decided, tenths)) {
		out->state = CHECK_PASS;
		return;
	}
	out->state = own ? CHECK_FAIL : CHECK_WARN;
	if (!own)
		buf_adds(&out->found, "; mail of others may be among it: "
		    "name your senders (--own)");
}

static void
check_share(const struct posture *p, struct bytes threshold,
    struct check *out, enum traffic_mechanism m)
{
	const struct traffic *t = p->traffic;
	unsigned tenths = threshold.n != 0 ? percent_value(threshold) :
	    TRAFFIC_GATE_SHARE;
	const struct traffic_share *s;
	bool own;

	buf_adds(&out->expected, "at least ");
	buf_percent(&out->expected, tenths, 1000);
	if (traffic_sends_none(out, p) ||
	    !traffic_check_begin(out, p, t != NULL ? &t->mail : NULL))
		return;
	s = &t->own.share[TRAFFIC_DMARC];
	own = s->pass != 0 || s->fail != 0;
	classify_share(out, t, own ? &t->own.share[m] : &t->all.share[m], own,
	    tenths);
}

void
check_traffic_spf(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	check_share(p, threshold, out, TRAFFIC_SPF);
}

void
check_traffic_dkim(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	check_share(p, threshold, out, TRAFFIC_DKIM);
}

void
check_traffic_any(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	check_share(p, threshold, out, TRAFFIC_ANY);
}

void
check_traffic_dmarc(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	check_share(p, threshold, out, TRAFFIC_DMARC);
}

/* ---- Domains that send nothing */

void
check_traffic_non_sending(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct traffic *t = p->traffic;
	const struct traffic_share *s;

	(void)threshold;
	buf_adds(&out->expected, "no message that passes DMARC");
	if (!(p->subject.roles & ROLE_NON_SENDING)) {
		out->state = CHECK_NOT_APPLICABLE;
		out->as_of = AS_OF_NONE;
		buf_adds(&out->found, "the list does not say that it sends "
		    "no mail");
		return;
	}
	if (!traffic_check_begin(out, p, t != NULL ? &t->mail : NULL))
		return;
	s = &t->all.share[TRAFFIC_DMARC];
	buf_num(&out->found, s->pass);
	buf_adds(&out->found, " of ");
	buf_count(&out->found, t->all.messages, "messages");
	buf_adds(&out->found, s->pass == 1 ? " passes" : " pass");
	traffic_describe_cover(out, &t->mail);
	if (s->pass != 0)
		out->state = CHECK_FAIL;
	else if (s->fail != 0)
		out->state = CHECK_PASS;
}

/* ---- SPF that receivers could not evaluate */

void
check_traffic_permerror(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct traffic *t = p->traffic;

	(void)threshold;
	buf_adds(&out->expected, "no permerror");
	out->state = CHECK_UNKNOWN;
	out->as_of = AS_OF_NONE;
	if (t == NULL) {
		(void)traffic_check_begin(out, p, NULL);
		return;
	}
	if (t->spf_checks == 0) {
		buf_adds(&out->found, "no report of its SPF record in the "
		    "evidence");
		return;
	}
	out->as_of = t->spf_last >= 0 ? t->spf_last : AS_OF_UNKNOWN;
	buf_adds(&out->found, "permerror for ");
	buf_num(&out->found, t->spf_permerrors);
	buf_adds(&out->found, " of ");
	buf_count(&out->found, t->spf_checks, "messages");
	if (t->spf_permerrors == 0) {
		out->state = CHECK_PASS;
		return;
	}
	buf_adds(&out->found, ", at ");
	buf_count(&out->found, t->permerror_reporters, "reporters");
	out->state = t->spf_permerrors >= TRAFFIC_GATE_PERMERRORS &&
	    t->permerror_reporters >= TRAFFIC_GATE_REPORTERS ? CHECK_FAIL :
	    CHECK_WARN;
}
