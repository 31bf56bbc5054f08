/* timeline: mail and reports by day and by reporter. */
#ifndef SUMMARY_TIMELINE_H
#define SUMMARY_TIMELINE_H

#include "summary/impl.h"

/* Key: begin of the day, 8 bytes. */
struct day_entry {
	struct result_counts	outcome;
	uint64_t	part[PARTS];
	uint64_t	told;		/* messages, by reports rows */
	int64_t		begin;		/* -1: not known */
	bool		reported;	/* by more than coverage rows */
};

struct reporter_entry {
	struct result_counts	outcome;
	uint64_t	reports;
	uint64_t	told;		/* messages, by reports rows */
	uint64_t	evaluated, disagreeing;
	/* as quality rows have it */
	struct result_counts	seen;
	uint64_t	seen_reports, seen_disagreeing, seen_days;
	uint32_t	days;		/* of heat entries */
	bool		quality;
};

/* Key: reporter, day (4 bytes each). */
struct heat_entry {
	uint64_t	messages;
	uint64_t	told, seen;	/* by reports, coverage rows */
	uint32_t	reporter, day;
	bool		covered, gap;
};

/* The quirks of a record. */
void	 summary_add_faults(struct summary *s, struct rows *r);
/* The entry of that reporter on that day, both by number. */
uint32_t summary_heat_at(struct summary *s, uint32_t reporter, uint32_t day);
/* Takes far days from the days of their reporters. */
void	 summary_leave_far(struct summary *s);
/* The number in days of the day that begins then. */
uint32_t summary_day(struct summary *s, int64_t day);
/* For summary_order_reporters: o is all n of them, in order. */
void	 summary_order_heat(struct summary *s, const struct order *o,
	    size_t n);
void	 summary_find_faults(struct summary *s, const struct order *o,
	    size_t n);

#endif
