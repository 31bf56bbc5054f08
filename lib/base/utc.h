/*
 * utc: times as seconds since 1970-01-01T00:00:00Z, without leap seconds,
 * and their text (RFC 3339; RFC 5322 section 3.3 for mail). No clock, no
 * time zone of the machine.
 */
#ifndef BASE_UTC_H
#define BASE_UTC_H

#include <stdint.h>

#include "base/bytes.h"

enum { UTC_TEXT = 20, UTC_DATE = 10 };	/* 2026-11-16T00:00:00Z */

#define UTC_DAY	INT64_C(86400)
#define UTC_MAX	INT64_C(253402300799)	/* 9999-12-31T23:59:59Z */

struct utc_parts {
	int	year, month, day;	/* month and day from 1 */
	int	hour, minute, second;
	int	weekday;		/* 1 Monday … 7 Sunday (ISO 8601) */
};

/* t must be in 0 … UTC_MAX. */
struct utc_parts utc_parts(int64_t t);
int64_t		 utc_time(const struct utc_parts *p);

/* Writes UTC_TEXT bytes, no NUL; t in 0 … UTC_MAX. */
void		 utc_format(int64_t t, char out[UTC_TEXT]);

/*
 * RFC 3339, leniently: a date alone is its midnight, a space may stand for
 * T, a fraction is cut off, a missing zone is UTC, a Z behind an offset says
 * nothing. False when it is none.
 */
bool		 utc_parse(struct bytes s, int64_t *t);

/* Has a date, which utc_parse reads, the form of RFC 3339? */
bool		 utc_is_rfc3339(struct bytes s);

/*
 * Is a reporting period, or one with a bound that is not known (-1), none
 * that can be believed? It is longer than 45 days, or not of the years that
 * have DMARC, which is older than 2011, and reports.
 */
bool		 utc_far(int64_t begin, int64_t end);

/* The date of a mail (RFC 5322 section 3.3 and 4.3, without comments). */
bool		 utc_parse_mail(struct bytes s, int64_t *t);

#endif
