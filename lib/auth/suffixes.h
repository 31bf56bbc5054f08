/*
 * suffixes: the Public Suffix List that a program needs; what is wrong with
 * it is told.
 */
#ifndef AUTH_SUFFIXES_H
#define AUTH_SUFFIXES_H

#include "auth/orgdomain.h"
#include "cli/cli.h"

/*
 * orgdomain_open, which see, for a program that cannot do without: ends it
 * with a message that names the file when that is no list.
 */
struct orgdomain	*suffixes_open(struct cli *c, const char *file,
			    bool icann_only);

#endif
