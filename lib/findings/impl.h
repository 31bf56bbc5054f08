/*
 * impl: what the rules of lib/findings share.
 */
#ifndef FINDINGS_IMPL_H
#define FINDINGS_IMPL_H

#include "base/arena.h"
#include "facts/places.h"
#include "findings/findings.h"

/* Counts of one sender, on complete days of the window. */
struct sender_sum {
	uint64_t	n[DAILY_COUNTS];
	uint32_t	misaligned_days, misaligned_reporters;	/* recent */
	uint64_t	misaligned;	/* on all days of the window */
	uint64_t	also_passes;	/* misaligned, from sources that also
					   pass; of all days */
	bool		known;		/* some source of it is */
	int64_t		first_pass;	/* of all input; -1: never */
	uint64_t	before;		/* messages that pass, in baseline */
};

/* Mail of known senders, on complete days of the window. */
struct known_sum {
	uint64_t	pass, fail, dkim;
};

/* Of one domain. */
struct domain_sum {
	uint64_t	n[DAILY_COUNTS];
	struct known_sum known;
	uint64_t	decided;	/* of n: pass and fail */
	uint64_t	recent;		/* the same, of the complete days that
					   gates look at */
	uint32_t	recent_days;	/* complete ones of these */
	uint32_t	days;		/* complete ones in the window */
	uint32_t	reporters;	/* on the recent ones */
	int64_t		last;		/* complete day in it; -1 */
	bool		heard;		/* in the window, by anyone */
	bool		missed;		/* no-reports says that none came */
	bool		baseline;	/* there is one to compare with */
	uint32_t	baseline_days;
	uint32_t	dns_days, dns_reporters;
	uint32_t	permerror_reporters;	/* in the window */
	uint64_t	permerrors, all;	/* messages, in the window */
	uint64_t	below_fail;	/* failing mail of subdomains */
	bool		gated;		/* enough for shares */
	uint64_t	spf_only, spf_only_of;	/* of spf-only-senders … */
	struct bytes	spf_only_name;	/* … one of which this is */
	int		policy;		/* number in policy, or -1 */
};

/* What is published at a policy domain, as its latest day shows it. */
struct rules_policy {
	uint32_t	name;		/* in names */
	struct bytes	tag[POLICY_TAGS];
	int64_t		since, last;	/* days it was seen so; -1 */
	int64_t		test_since;	/* the same of t=y */
	int64_t		changed;	/* day an earlier one was last seen
					   by most, or -1 */
};

/* Counts of one source, over all days of the window: facts. */
struct source_sum {
	uint64_t	n[SOURCE_COUNTS];
	struct witness	failing;
	int64_t		since;		/* first day of all input on which so
					   much of its mail fails; -1 */
	uint64_t	days;		/* of the window, on which some fails */
};

struct rules {
	struct facts		*w;
	const struct thresholds	*t;
	const struct finding_options *o;
	struct arena		*keep;		/* of texts in findings */
	struct findings		*out;
	size_t			 room;
	struct sender_sum	*sender;	/* by number in w->senders */
	struct domain_sum	*domain;	/* by number in w->domains */
	struct rules_policy	*policy;	/* of policy domains */
	size_t			 npolicies;
	struct policy_shown	**shown;	/* by domain, reporter, day */
	size_t			 nshown;
	bool			*broke;		/* sources told as sender-broke,
						   by number */
	int64_t			 begin, end;	/* the window: days, end is
						   the first behind it */
};

/* How many UTC days from one to the other, both counted. */
uint64_t rules_span(int64_t first, int64_t last);

/* Is it in the window, or among the days before it to compare with? */
bool	 in_window(const struct rules *f, int64_t day);
bool	 in_baseline(const struct rules *f, int64_t day);
/* The same, and complete. */
bool	 rules_counts(const struct rules *f, uint32_t domain, int64_t day);

enum { RULES_NO_DOMAIN = 0x7fffffff };

/* A finding about a domain (by number), yet without subject and proof. */
struct finding	*rules_add(struct rules *f, enum finding_id id,
	    enum severity severity, uint32_t domain);
void	 rules_prove(struct rules *f, struct finding *n, enum proof kind,
	    struct bytes text, uint64_t count, uint64_t of);
/* A name of the facts, or any text, that lives as long as the findings. */
struct bytes	 rules_name(struct rules *f, uint32_t number);
struct bytes	 rules_text(struct rules *f, struct bytes text);

static inline const struct fact_source *
rules_source(const struct rules *f, const struct fact_place *p, uint32_t i)
{
	return begun_at(&f->w->sources, f->w->place_sources[p->first + i]);
}

/* Sums a source up, from that day to the end of the window. */
void	 rules_sum_source(const struct rules *f, const struct fact_source *s,
	    int64_t from, struct source_sum *out);

/*
 * How grave is a fact that was seen by these, on so many days? What one
 * stranger says once is medium at most.
 */
enum severity rules_fact(const struct rules *f, uint32_t domain,
	    const struct witness *seen, uint64_t days, enum severity full);
/* Failing mail of a source into a finding: what receivers did. */
void	 rules_received(struct finding *n, const uint64_t *source);
/* Why it fails, by SOURCE_… counts. */
enum finding_cause rules_cause(const uint64_t *source);
/* How grave lost mail is: critical where receivers acted on it. */
enum severity rules_lost(const struct rules *f, const struct finding *n);

/* A sender whose failing mail is the domain's own, as far as rows tell. */
bool	 rules_corroborated(const struct rules *f, uint32_t sender);

/* Is part at least so many thousandths of whole? False when that is 0. */
bool	 rules_share(uint64_t part, uint64_t whole, uint64_t thousandths);

/* Fills policy and shown, and which domain has which. */
void	 rules_policies(struct rules *f);
/* "p=reject sp=none", as far as there are tags. */
struct bytes	 rules_spelled(struct rules *f, const struct bytes *tag);
uint64_t rules_pct(const struct bytes *tag);
bool	 rules_testing(const struct bytes *tag);
/* The domain's policy, or NULL. */
const struct rules_policy *rules_policy(const struct rules *f,
	    uint32_t domain);
/* none 0, quarantine 1, reject 2; -1: no policy */
int	 rules_strength(struct bytes policy);

/* Fills sender and domain; opens gates. */
void	 rules_sum(struct rules *f);

/* The rules, a file for each subject. */
void	 rules_of_breaks(struct rules *f);
void	 rules_of_changes(struct rules *f);
void	 rules_of_reports(struct rules *f);
void	 rules_of_inventory(struct rules *f);
void	 rules_of_policy(struct rules *f);
void	 rules_of_senders(struct rules *f);
void	 rules_of_keys(struct rules *f);
void	 rules_of_forwarders(struct rules *f);
void	 rules_of_waves(struct rules *f);
void	 rules_of_readiness(struct rules *f);
void	 rules_of_tls(struct rules *f);
void	 rules_of_sts(struct rules *f);

/* Fills evidence and command of all findings that have none. */
void	 rules_of_commands(struct rules *f);

#endif
