/*
 * survey: how many domains publish what (--summary).
 *
 * Counted are facts, of whatever requirement or profile. Each measure is
 * known or not known of a domain, and where known holds for it or not.
 */
#ifndef AUDIT_SURVEY_H
#define AUDIT_SURVEY_H

#include "base/map.h"
#include "posture/posture.h"
#include "tsv/writer.h"

/* X(NAME, slug, meaning) */
#define SURVEY_MEASURES(X) \
	X(NO_DOMAIN, "no-domain", "the domain does not exist") \
	X(NO_DMARC, "no-dmarc", "no DMARC record counts for the domain, its " \
	    "own or that of the organisational domain") \
	X(DMARC_INHERITED, "dmarc-inherited", "that of the organisational " \
	    "domain does") \
	X(DMARC_NONE, "dmarc-none", "the policy for it is none") \
	X(DMARC_QUARANTINE, "dmarc-quarantine", "it is quarantine") \
	X(DMARC_REJECT, "dmarc-reject", "it is reject") \
	X(DMARC_SEVERAL, "dmarc-several", "it has several records, so that " \
	    "none counts") \
	X(DMARC_INVALID, "dmarc-invalid", "it has one record, or a text " \
	    "that was meant to be one, which does not count") \
	X(DMARC_TESTING, "dmarc-testing", "the record that counts says t=y") \
	X(DMARC_PCT, "dmarc-pct", "it has a pct below 100") \
	X(DMARC_NO_RUA, "dmarc-no-rua", "it asks for no aggregate reports") \
	X(DMARC_WEAKER_BELOW, "dmarc-weaker-below", "sp is weaker than p") \
	X(NO_SPF, "no-spf", "the domain has no SPF record") \
	X(SPF_SEVERAL, "spf-several", "it has several, which is permerror") \
	X(SPF_INVALID, "spf-invalid", "it has one with a syntax error, " \
	    "which is permerror") \
	X(SPF_BROKEN, "spf-broken", "it has one that is good but leads to " \
	    "one that is not, or in a circle: permerror") \
	X(SPF_OVER_LOOKUPS, "spf-over-lookups", "more than 10 terms of its " \
	    "record ask the DNS") \
	X(SPF_OVER_VOIDS, "spf-over-voids", "more than 2 of these have no " \
	    "answer") \
	X(SPF_FAIL_ALL, "spf-fail-all", "its record says of all other " \
	    "senders that they fail: -all") \
	X(SPF_SOFTFAIL_ALL, "spf-softfail-all", "that they softfail: ~all") \
	X(SPF_NEUTRAL_ALL, "spf-neutral-all", "that they are neutral: " \
	    "?all, or no all") \
	X(SPF_PASS_ALL, "spf-pass-all", "that they pass: +all") \
	X(DKIM_KEY, "dkim-key", "a DKIM key of a selector that is known can " \
	    "be used") \
	X(DKIM_SHORT, "dkim-short-key", "one is an RSA key of fewer than " \
	    "2048 bits") \
	X(DKIM_REVOKED, "dkim-revoked-all", "all selectors that are not " \
	    "there are revoked, as for domains that send nothing") \
	X(NO_MX, "no-mx", "the domain has no MX record") \
	X(NULL_MX, "null-mx", "it says that it takes no mail (RFC 7505)") \
	X(MTA_STS, "mta-sts", "it has a valid MTA-STS record") \
	X(MTA_STS_ENFORCE, "mta-sts-enforce", "and its policy file has mode " \
	    "enforce") \
	X(TLS_RPT, "tls-rpt", "it has a valid TLS-RPT record") \
	X(BIMI, "bimi", "it has a valid BIMI record with a picture, or its " \
	    "organisational domain has")

#define SURVEY_MEASURE(name, slug, meaning)	SURVEY_##name,
enum survey_measure {
	SURVEY_MEASURES(SURVEY_MEASURE)
	SURVEY_KINDS
};
#undef SURVEY_MEASURE

enum survey_answer {
	SURVEY_NO,
	SURVEY_YES,
	SURVEY_UNKNOWN
};

/* Fills out with what holds for a domain. */
void	 survey_measures(const struct posture *p,
	    enum survey_answer out[SURVEY_KINDS]);

struct survey_count {
	uint64_t	domains;
	uint64_t	yes[SURVEY_KINDS], unknown[SURVEY_KINDS];
};

struct survey {
	struct map		 groups;	/* by their names */
	struct survey_count	 all;
	struct survey_count	*group;
	size_t			 room;
};

void	 survey_start(struct survey *s);
void	 survey_add(struct survey *s, const struct posture *p);
/*
 * Writes rows of KIND_SURVEY, each measure of all domains and then of each
 * group, in the order in which groups came. A domain without group counts
 * among all only.
 */
void	 survey_write(const struct survey *s, struct tsv_writer *w);
void	 survey_free(struct survey *s);

#endif
