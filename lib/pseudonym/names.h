/*
 * names: pseudonyms of domain names, label by label.
 *
 * What is public stays as it is: suffixes that the Public Suffix List names,
 * domains kept (pseudonym/kept.h), labels of standards such as _dmarc. Every
 * other label becomes a word that depends on it and on the labels to its
 * right, so that names keep their organisational domain, equal ones stay
 * equal, and what is below another stays below it.
 *
 * The label right below what is kept depends on itself alone: services give
 * their customers such labels (example.onmicrosoft.com, for example.com),
 * and verdicts look for that (auth/verdict.h). For the same reason it
 * differs from one with other hyphens in the hyphens only.
 */
#ifndef PSEUDONYM_NAMES_H
#define PSEUDONYM_NAMES_H

#include "pseudonym/kept.h"
#include "pseudonym/token.h"

struct names {
	struct prf		*prf;
	struct orgdomain	*orgs;
	const struct kept	*kept;
};

/*
 * Appends the pseudonym of raw, a name in any form: at most 253 bytes, in
 * normal form, with a dot at its end and in upper case at its begin if raw
 * has these. False, and nothing is appended, when raw is no domain name.
 */
bool	 names_add(const struct names *n, struct bytes raw, struct buf *out);

#endif
