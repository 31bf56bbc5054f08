/*
 * bulk: is an organisation a bulk sender?
 *
 * A receiver counts what it gets of all domains of an organisation, also
 * where it does not report (as Google's personal and Workspace addresses,
 * which stand in one report); and once reached the status stays. So reports
 * show that a domain is likely a bulk sender, never that it is none.
 */
#include "base/num.h"
#include "checks/requirements.h"
#include "checks/threshold.h"
#include "checks/traffic.h"

/* Takes the number off a threshold; what is left is the receiver. */
static bool
take_number(struct bytes *t, uint64_t *n)
{
	size_t blank = bytes_find(*t, BYTES(" "), 0);

	if (!num_parse(bytes_first(*t, blank), n) || *n == 0)
		return false;
	*t = bytes_trim(bytes_from(*t, blank));
	return true;
}

const char *
threshold_bulk(struct bytes t)
{
	uint64_t n;

	return take_number(&t, &n) ? NULL : "the threshold must be a number "
	    "of messages, and may have a blank and a receiver behind it";
}

/* The busiest day at that receiver, or at any. */
static const struct traffic_day *
busiest(const struct traffic *t, struct bytes receiver)
{
	size_t i;

	for (i = 0; i < t->ndays; i++)
		if (receiver.n == 0 ||
		    bytes_equal_nocase(t->day[i].receiver, receiver))
			return &t->day[i];
	return NULL;
}

static void
describe_day(struct check *out, const struct traffic_day *d)
{
	buf_count(&out->found, d->messages, "messages");
	buf_adds(&out->found, " at ");
	buf_add(&out->found, d->receiver);
	buf_adds(&out->found, " on ");
	buf_day(&out->found, d->day);
}

void
check_traffic_bulk(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct traffic *t = p->traffic;
	const struct traffic_day *d;
	uint64_t least = TRAFFIC_GATE_BULK;

	if (threshold.n != 0)
		(void)take_number(&threshold, &least);
	buf_adds(&out->expected, "fewer than ");
	buf_num(&out->expected, least);
	buf_adds(&out->expected, " messages a day at ");
	buf_add(&out->expected, threshold.n != 0 ? threshold :
	    BYTES("each receiver"));
	out->state = CHECK_UNKNOWN;
	out->as_of = AS_OF_NONE;
	if (t == NULL) {
		(void)traffic_check_begin(out, p, NULL);
		return;
	}
	d = busiest(t, threshold);
	if (d == NULL) {
		buf_adds(&out->found, "no mail that passes DMARC in the "
		    "evidence");
		return;
	}
	out->as_of = d->day;
	if (d->messages >= least) {
		out->state = CHECK_WARN;
		buf_adds(&out->found, "likely a bulk sender: ");
		describe_day(out, d);
		return;
	}
	buf_adds(&out->found, "at most ");
	describe_day(out, d);
	buf_adds(&out->found, "; reports cannot show that it is no bulk "
	    "sender");
}
