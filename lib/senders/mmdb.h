/*
 * mmdb: country and autonomous system of addresses, from a MaxMind DB file
 * of any maker (libmaxminddb).
 *
 * The library can only map a file, and a mapped file that shrinks kills the
 * program. So the file is copied first, to memory that nobody else can
 * write, and that is mapped.
 */
#ifndef SENDERS_MMDB_H
#define SENDERS_MMDB_H

#include "base/ip.h"
#include "cli/cli.h"

struct mmdb;

struct mmdb_facts {		/* cells; empty: the file does not tell */
	struct bytes	country;	/* ISO 3166-1, two letters */
	struct bytes	as_number;	/* digits */
	struct bytes	as_name;
};

/* Opens a file, or says why not and ends the program. Before lock-down. */
struct mmdb		*mmdb_open(struct cli *c, const char *file);
void			 mmdb_close(struct mmdb *m);
/* What all of net has in common; valid until mmdb_close. */
struct mmdb_facts	 mmdb_of(struct mmdb *m, const struct ip_net *net);
/* Says so, fatally, if the file was found damaged while it was asked. */
void			 mmdb_say(const struct mmdb *m, struct cli *c);

/* Version of the library, for --version. */
const char		*mmdb_library(void);

#endif
