/*
 * as_of: when the answers were given that a fact rests on, seconds as in
 * base/utc.h.
 */
#ifndef POSTURE_AS_OF_H
#define POSTURE_AS_OF_H

#include <stdint.h>

enum {
	AS_OF_UNKNOWN = -1,
	AS_OF_NONE = -2		/* it rests on none */
};

/* The older of two times; AS_OF_UNKNOWN goes before any, AS_OF_NONE last. */
int64_t	 as_of_older(int64_t a, int64_t b);

#endif
