/*
 * aggregate_places: what each element of a report means inside each other.
 *
 * A table: what is not in it is passed over with all it holds.
 */
#ifndef REPORT_AGGREGATE_PLACES_H
#define REPORT_AGGREGATE_PLACES_H

#include "report/aggregate_store.h"
#include "report/elements.h"

/*
 * Where the reader is. From IN_TEXT on it collects text: leaves, of which
 * those of the report come first, then those of a record.
 */
enum place {
	OUTSIDE, IN_SKIPPED,
	IN_FEEDBACK, IN_METADATA, IN_DATES, IN_POLICY, IN_RECORD, IN_ROW,
	IN_EVALUATED, IN_IDENTIFIERS, IN_AUTH, IN_DKIM, IN_SPF,
	IN_TEXT,
	IN_REASON = IN_TEXT,	/* its text stands for a missing type */
	IN_LEAF,		/* + enum leaf */
	PLACES = IN_LEAF
};

/* Where an element leads from a place; 0 when the table has none. */
int	 place_inside(int place, enum element e);

#endif
