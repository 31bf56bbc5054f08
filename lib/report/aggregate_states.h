/*
 * aggregate_states: what each element of a report means inside each other.
 *
 * A table: what is not in it is passed over with all it holds.
 */
#ifndef REPORT_AGGREGATE_STATES_H
#define REPORT_AGGREGATE_STATES_H

#include "report/aggregate_store.h"
#include "report/elements.h"

/*
 * Where the reader is. From IN_TEXT on it collects text: leaves, of which
 * those of the report come first, then those of a record.
 */
enum aggregate_state {
	OUTSIDE, IN_SKIPPED,
	IN_WRAPPER,		/* some put the records into an element more */
	IN_FEEDBACK, IN_METADATA, IN_DATES, IN_POLICY, IN_RECORD, IN_ROW,
	IN_EVALUATED, IN_IDENTIFIERS, IN_AUTH, IN_DKIM, IN_SPF,
	IN_TEXT,
	IN_REASON = IN_TEXT,	/* its text stands for a missing type */
	IN_LEAF,		/* + enum leaf */
	STATES = IN_LEAF
};

/* States that are led to at most once from where they are led to. */
#define STATE_BIT(to)	(UINT64_C(1) << (to))
#define STATES_ONCE	(~(STATE_BIT(IN_RECORD) | STATE_BIT(IN_REASON) | \
	STATE_BIT(IN_DKIM) | STATE_BIT(IN_SPF) | STATE_BIT(IN_SKIPPED) | \
	STATE_BIT(IN_LEAF + LEAF_error)))
_Static_assert(IN_LEAF + LEAF_COUNT <= 64, "a bit for each state");

/* Where an element leads from a state; 0 when the table has none. */
int	 state_inside(int state, enum element e);

#endif
