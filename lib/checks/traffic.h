/*
 * traffic: what the checks of evidence have in common, and the
 * figures from which a share means something.
 */
#ifndef CHECKS_TRAFFIC_H
#define CHECKS_TRAFFIC_H

#include "base/utc.h"
#include "checks/check.h"
#include "posture/posture.h"

/* X(NAME, value, unit, why), as those of report-render's findings. */
#define TRAFFIC_GATES(X) \
	X(DAYS, 7, "days", "less than a week leaves out what is weekly") \
	X(REPORTERS, 2, "reporters", "one may be at fault") \
	X(MESSAGES, 100, "messages", "a share in percent [E]") \
	X(SESSIONS, 100, "sessions", "the same of connections [E]") \
	X(PERMERRORS, 10, "messages", "one may be a receiver's fault [E]") \
	X(SHARE, 980, "tenths of a percent", "the share of known senders " \
	    "that report-render asks for before p=quarantine [E]") \
	X(FAILURES, 10, "tenths of a percent", "the share of sessions from " \
	    "which it tells of a failure [E]") \
	X(BULK, 5000, "messages a day", "what Google and Microsoft name")

#define TRAFFIC_GATE(name, value, unit, why)	TRAFFIC_GATE_##name = value,
enum { TRAFFIC_GATES(TRAFFIC_GATE) };
#undef TRAFFIC_GATE

/*
 * Is there evidence of the kind that *c covers? When there is none, out says
 * so and is unknown.
 */
bool	 traffic_check_begin(struct check *out, const struct posture *p,
	    const struct traffic_cover *c);
/* The domain says that it sends no mail: out becomes not applicable. */
bool	 traffic_sends_none(struct check *out, const struct posture *p);

/* "2026-10-19 to 2026-11-15, 7 reporters", with "; " in front. */
void	 traffic_describe_cover(struct check *out,
		    const struct traffic_cover *c);
/*
 * Is it enough for a share? Says what is missing of days and reporters, and
 * of n where least are needed, each called unit.
 */
bool	 traffic_enough(struct check *out, const struct traffic_cover *c,
	    uint64_t n, uint64_t least, const char *unit);

/* Appends a day as 2026-11-15; nothing when it is not known. */
void	 buf_day(struct buf *b, int64_t t);
/* Appends "1 reporter", "2 reporters": unit is the plural. */
void	 buf_count(struct buf *b, uint64_t n, const char *unit);

#endif
