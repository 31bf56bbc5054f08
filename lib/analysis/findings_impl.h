/*
 * findings_impl: what the rules of lib/analysis/findings_*.c share.
 */
#ifndef ANALYSIS_FINDINGS_IMPL_H
#define ANALYSIS_FINDINGS_IMPL_H

#include "analysis/findings.h"
#include "analysis/watch.h"
#include "base/arena.h"

enum { TAG_P, TAG_SP, TAG_NP, TAG_PCT, TAG_TESTING, POLICY_TAGS };

/* Counts of one sender, on complete days of the window. */
struct sender_sum {
	uint64_t	n[WATCH_COUNTS];
	uint32_t	misaligned_days;
	int64_t		first_pass;	/* of all input; -1: never */
	uint64_t	before;		/* messages that pass, in baseline */
};

/* Of one domain. */
struct domain_sum {
	uint64_t	n[WATCH_COUNTS], known[WATCH_COUNTS];
	uint32_t	days;		/* complete ones in the window */
	uint32_t	baseline_days;	/* complete ones before it */
	uint32_t	reporters;	/* in the window */
	int64_t		first, last;	/* complete days in it; -1 */
	uint32_t	dns_days, dns_reporters, permerror_reporters;
	uint64_t	below_fail;	/* failing mail of subdomains */
	bool		gated;		/* enough for shares */
	bool		spf_only;	/* a spf-only-sender was found */
	bool		assumed;	/* --assume columns were there */
	int		policy;		/* number in policy, or -1 */
};

/* What is published at a policy domain, as its latest day shows it. */
struct rules_policy {
	uint32_t	name;		/* in names */
	uint32_t	tags;		/* in names */
	struct bytes	tag[POLICY_TAGS];
	int64_t		since, last;	/* days it was seen so */
};

struct rules {
	struct watch		*w;
	const struct thresholds	*t;
	const struct finding_options *o;
	struct arena		*keep;		/* of texts in findings */
	struct findings		*out;
	size_t			 room;
	struct sender_sum	*sender;	/* by number in w->senders */
	struct domain_sum	*domain;	/* by number in w->domains */
	struct rules_policy	*policy;	/* of policy domains */
	size_t			 npolicies;
	int64_t			 begin, end;	/* the window: days, end is
						   the first behind it */
};

/* Is it in the window, or among the days before it to compare with? */
bool	 rules_in(const struct rules *f, int64_t day);
bool	 rules_before(const struct rules *f, int64_t day);
/* The same, and complete. */
bool	 rules_counts(const struct rules *f, uint32_t domain, int64_t day);

enum { RULES_NO_DOMAIN = 0x7fffffff };

/* A finding about a domain (by number), yet without subject and proof. */
struct finding	*rules_add(struct rules *f, enum finding_id id,
	    enum severity severity, uint32_t domain);
void	 rules_prove(struct rules *f, struct finding *n, enum proof kind,
	    struct bytes text, uint64_t count, uint64_t of);
/* A name of the watch, or any text, that lives as long as the findings. */
struct bytes	 rules_name(struct rules *f, uint32_t number);
struct bytes	 rules_text(struct rules *f, struct bytes text);

/* Is part at least so many thousandths of whole? False when that is 0. */
bool	 rules_share(uint64_t part, uint64_t whole, uint64_t thousandths);

/* Fills policy from the watch, and which domain has which. */
void	 rules_policies(struct rules *f);
/* The domain's policy, or NULL. */
const struct rules_policy *rules_policy(const struct rules *f,
	    uint32_t domain);
/* none 0, quarantine 1, reject 2; -1: no policy */
int	 rules_strength(struct bytes policy);

/* The rules, a file for each subject. */
void	 rules_of_reports(struct rules *f);
void	 rules_of_inventory(struct rules *f);
void	 rules_of_policy(struct rules *f);
void	 rules_of_senders(struct rules *f);
void	 rules_of_keys(struct rules *f);
void	 rules_of_waves(struct rules *f);
void	 rules_of_readiness(struct rules *f);
void	 rules_of_tls(struct rules *f);

#endif
