/*
 * posture: figures of a summary that are of audits, surveys and
 * failure reports. None of them is added to those of aggregate reports.
 *
 * Each list is cut, the gravest or heaviest rows first; nrest and more_…
 * say how many more there are. Texts are as the rows have them, not yet fit
 * to print; but those of failure reports name nobody.
 */
#ifndef SUMMARY_POSTURE_H
#define SUMMARY_POSTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/* What a check came to, the gravest first: of two rows the graver counts. */
enum summary_status {
	CHECKED_FAIL,
	CHECKED_WARN,
	CHECKED_UNKNOWN,	/* not in the data, or no word of ours */
	CHECKED_PASS,
	CHECKED_NOT_APPLICABLE,
	CHECKS,
	CHECKED_NOT_ASKED = CHECKS	/* of this domain */
};

/* How a profile asks for it. */
enum summary_weight {
	WEIGHT_MUST,
	WEIGHT_SHOULD,
	WEIGHT_MAY,		/* or no word of ours */
	WEIGHTS
};

/* Domains, or checks, by what came of them. */
struct summary_checks {
	uint64_t	n[CHECKS];
	int		share;	/* of those that pass among those that pass,
				   warn or fail; as percent_share */
};

struct summary_requirement {
	struct bytes		name;
	enum summary_weight	weight;
	struct summary_checks	domains;
};

/* A check that fails or warns. */
struct summary_unmet {
	struct bytes		domain, requirement;
	enum summary_weight	weight;
	enum summary_status	status;
	struct bytes		found, expected, reference, note;
	int64_t			as_of;	/* -1: not known */
};

/* What one profile asks, of all domains it was asked of. */
struct summary_profile {
	struct bytes			 name;	/* may be empty */
	size_t				 ndomains;
	/* Domains, by what must be met; meets + fails + open is ndomains. */
	uint64_t			 meets, fails, open;
	struct summary_checks		 checks[WEIGHTS];
	int64_t				 first, last;	/* as_of; -1: none */
	uint64_t			 undated;	/* pass, warn, fail
							   without as_of */
	/* those that fail most often first; columns of the matrix */
	struct summary_requirement	*requirement;
	size_t				 nrequirements, nrest;
	/* the worst domains, rows of the matrix */
	struct bytes			*domain;
	size_t				 n;
	/* n * nrequirements of enum summary_status */
	unsigned char			*status;
	struct summary_unmet		*unmet;	/* by domain, as above */
	size_t				 nunmet;
	uint64_t			 more_unmet;
};

struct summary_audit {
	struct summary_profile	*row;	/* by name */
	size_t			 n, nrest;
	size_t			 domains;	/* distinct ones, of all */
};

struct summary_measure {
	struct bytes	name;
	uint64_t	domains, of, unknown;
	int		share;		/* domains of of */
};

struct summary_group {
	struct bytes		 name;	/* empty: all domains */
	struct summary_measure	*row;	/* as they came */
	size_t			 n, nrest;
};

struct summary_survey {
	struct summary_group	*row;	/* all domains, then as they came */
	size_t			 n, nrest;
};

/* Failing mail of one source for one domain, as single reports tell it. */
struct summary_failing {
	struct bytes	domain, address;
	struct bytes	what;		/* auth_failure, else feedback_type */
	struct bytes	verdict;	/* empty: align-filter was not asked */
	struct bytes	reporter;	/* the first by name */
	uint64_t	more_reporters;
	uint64_t	reports, messages;
};

/* Reports by what they say, and by who sends them. */
struct summary_failure_cause {
	struct bytes	type, failure;
	struct bytes	delivery;	/* a word of RFC 6591; empty: not
					   told */
	uint64_t	reports, messages;
};

/* Of a reporter, or a kind of complaint. */
struct summary_failure_count {
	struct bytes	name;
	uint64_t	reports, messages;
};

struct summary_failures {
	uint64_t			 reports, messages;
	size_t				 reporters;
	int64_t				 first, last;	/* days, or -1 */
	bool				 evaluated;	/* some are */
	struct summary_failing		*row;
	size_t				 n, nrest;
	struct summary_failing		 rest;
	struct summary_failure_cause	*cause;
	size_t				 ncauses, more_causes;
	struct summary_failure_cause	 cause_rest;
	struct summary_failure_count	*reporter;
	size_t				 nreporters, more_reporters;
	struct summary_failure_count	 reporter_rest;
	/* What recipients complain of (RFC 5965), which is in none of the
	   above: whether it failed nobody says. */
	uint64_t			 complaints, complained;
	struct summary_failure_count	*kind;
	size_t				 nkinds, more_kinds;
	struct summary_failure_count	 kind_rest;
};

#endif
