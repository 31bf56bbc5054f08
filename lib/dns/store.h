/*
 * store: what saved DNS data says of names, and what it does not say.
 *
 * A missing answer is not an absent record: absence is proven by an answer
 * that says so (RFC 2308) or by a zone that is here whole, and else nothing
 * is known. An answer replaces older ones, those that came before it; and
 * an answer goes before what a zone leaves out.
 *
 * Names are in their normal form (text/domain.h) here.
 */
#ifndef DNS_STORE_H
#define DNS_STORE_H

#include <stdint.h>

#include "dns/record.h"

struct dns;

struct dns	*dns_new(void);
void		 dns_free(struct dns *d);

/* ---- Asking */

enum dns_state {
	DNS_UNKNOWN,	/* not in the data: nothing is known */
	DNS_FOUND,
	DNS_NODATA,	/* the name has no record of the type */
	DNS_NXDOMAIN	/* the name does not exist */
};

struct dns_answer {
	enum dns_state	 state;
	struct bytes	 name;	/* what CNAME records led to, or the name
				   asked for */
	int64_t		 as_of;	/* when it was asked, seconds as utc.h has
				   them; -1: not told */
	uint32_t	 next;	/* for dns_next */
};

/*
 * Looks up records of a type at name. CNAME records are followed, at most 16
 * of them; more, or a loop, is DNS_UNKNOWN. Names below a wildcard of a
 * whole zone have its records (RFC 4592); names at or below a delegation in
 * it are another zone's. The answer lasts until data is added.
 */
struct dns_answer dns_find(struct dns *d, struct bytes name,
		    enum dns_type type);

/*
 * Names in the data that exist below name, in an order of their own: the
 * next one; false when there is none. *at is 0 at first. Nothing may be
 * added meanwhile.
 */
bool		 dns_next_below(struct dns *d, struct bytes name, size_t *at,
		    struct bytes *out);
/* Is the zone whose apex is name in the data as a whole? */
bool		 dns_whole(const struct dns *d, struct bytes name);
/*
 * Are all names below name in the data, by a zone that is here whole, and
 * none of them delegated?
 */
bool		 dns_all_below(struct dns *d, struct bytes name);

/* Takes the next record off a; false when there is none. */
bool		 dns_next(const struct dns *d, struct dns_answer *a,
		    struct dns_record *out);

/* ---- Adding, for what reads files */

/* Begins an answer, newer than all before; returns its number. */
uint32_t	 dns_answer_begin(struct dns *d);
/* When it was asked. */
void		 dns_answer_date(struct dns *d, uint32_t answer,
		    int64_t as_of);
/* It has this record; the bytes are copied. */
void		 dns_add(struct dns *d, uint32_t answer,
		    const struct dns_record *r);
/* It says that name does not exist, or has no records of type. */
void		 dns_add_nxdomain(struct dns *d, uint32_t answer,
		    struct bytes name);
void		 dns_add_nodata(struct dns *d, uint32_t answer,
		    struct bytes name, enum dns_type type);
/* The records of the answer are all that the zone of this apex has. */
void		 dns_add_zone(struct dns *d, uint32_t answer,
		    struct bytes apex);

/* ---- The parts of store.c that zone.c needs */

struct dns_found {
	enum dns_state	state;
	uint32_t	set;	/* its number, or MAP_NONE */
	uint32_t	answer;	/* that it is of */
};

/* What stands at the name itself, without zones, wildcards and CNAME. */
struct dns_found dns_look(const struct dns *d, struct bytes name,
		    enum dns_type type);
/* Is there a name in the data that is name or stands below it? */
bool		 dns_exists(struct dns *d, struct bytes name);
/* Does a whole zone have its apex at name? Its answer, or MAP_NONE. */
uint32_t	 dns_apex(const struct dns *d, struct bytes name);

/*
 * What a whole zone says of a name that no answer tells of: the set of a
 * wildcard, or that there is none; *alias when that is a CNAME set.
 */
struct dns_found dns_zone_look(struct dns *d, struct bytes name,
		    enum dns_type type, bool *alias);

#endif
