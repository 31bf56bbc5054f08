/*
 * orgdomain: the organisational domain of a name, by a Public Suffix List or
 * by the DNS.
 *
 * RFC 7489 section 3.2: the longest public suffix a name ends in, and one
 * label more. The rules of both sections of the list count (ICANN and
 * private), *, ! and the default rule * too. RFC 9989 section 4.10 walks the
 * DNS instead (auth/treewalk.h): where saved answers tell all that the walk
 * asks, it decides, elsewhere the list.
 */
#ifndef AUTH_ORGDOMAIN_H
#define AUTH_ORGDOMAIN_H

#include "auth/treewalk.h"
#include "base/arena.h"

struct orgdomain;

struct auth_name {
	struct bytes	text;	/* the normal form (text/domain.h); empty:
				   no domain name */
	size_t		org;	/* where in text its organisational domain
				   begins; text.n: a public suffix has none */
	bool		walked;	/* the DNS decided that, not the list */
	enum treewalk_own own;	/* DMARC record at the name itself */
};

/*
 * Opens a list: the text or DAFSA form in file, or, when file is NULL, the
 * newest of libpsl's own and the system's. icann_only leaves the private
 * section out. NULL when the file cannot be read or holds no rule; then
 * errno is 0 or says why.
 */
struct orgdomain	*orgdomain_open(const char *file, bool icann_only);
void			 orgdomain_close(struct orgdomain *o);

/* From now on names are looked up in the DNS first; dns must outlive o. */
void			 orgdomain_walk(struct orgdomain *o,
			    const struct treewalk_dns *dns);

/*
 * raw, as it stands in a cell, as a name: its text is raw itself where that
 * is the normal form already, else a copy in keep. What was asked before is
 * looked up in a table of fixed size, so memory does not grow with the
 * input.
 */
struct auth_name	 orgdomain_name(struct orgdomain *o,
			    struct bytes raw, struct arena *keep);

/*
 * Where in name, in normal form and followed by a NUL, the part begins that
 * the list itself names: the longest suffix that is a rule, or an exception
 * from one. A label that only * stands for is none, and a top-level domain
 * that the list does not have is none: then name.n. The DNS is not asked.
 */
size_t			 orgdomain_listed(const struct orgdomain *o,
			    struct bytes name);

/* The organisational domain of n; empty when there is none. */
struct bytes		 auth_name_org(const struct auth_name *n);

/* Version of the library, for --version. */
const char		*orgdomain_library(void);

#endif
