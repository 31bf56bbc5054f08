/*
 * traffic: what reports say of the mail and the connections of one audited
 * domain, as evidence for its audit.
 *
 * Reports are of strangers, who may say what they like; and receivers that
 * do not report, and mail that they refused before DMARC, are not in it.
 */
#ifndef POSTURE_TRAFFIC_H
#define POSTURE_TRAFFIC_H

#include "base/bytes.h"
#include "base/ip.h"
#include "keywords/keywords.h"
#include "keywords/tls.h"
#include "records/sts_policy.h"

enum {
	/* A domain has a handful of keys in use; the first so many count. */
	TRAFFIC_SELECTORS = 64,
	/* Addresses of own servers of one domain, whose names are asked. */
	TRAFFIC_SENDERS = 256,
	/* Receivers of one organisation's mail whose busiest day is kept:
	   more than report. */
	TRAFFIC_RECEIVERS = 4096
};

/* Messages by outcome. */
struct traffic_share {
	uint64_t	pass, fail, unknown;
};

/* What they may pass. */
enum traffic_mechanism {
	TRAFFIC_SPF,		/* for a domain aligned with From */
	TRAFFIC_DKIM,		/* the same */
	TRAFFIC_ANY,		/* SPF or DKIM, for whatever domain */
	TRAFFIC_DMARC,
	TRAFFIC_MECHANISMS
};

struct traffic_mail {
	uint64_t		messages;
	struct traffic_share	share[TRAFFIC_MECHANISMS];
};

/* What reports cover, of mail or of connections. */
struct traffic_cover {
	uint64_t	rows;
	int64_t		first, last;	/* earliest begin and latest end of a
					   period; -1: not told */
	uint64_t	days;		/* UTC days with a report */
	uint64_t	reporters;
};

/* What a domain published, as the report that ends last has seen it. */
struct traffic_seen {
	bool		 there;
	int64_t		 begin, end;	/* of that report */
	bool		 differs;	/* another of the same end has it
					   otherwise */
};

struct traffic_policy {
	struct traffic_seen	seen;
	enum auth_policy	p, sp;	/* POLICY_UNKNOWN: not told */
};

/* One session may count under two types, so there is no sum of them. */
struct traffic_sessions {
	uint64_t	successful, failed;
};

struct traffic_sts {
	struct traffic_seen	seen;
	bool			policy;	/* false: no policy was found */
	enum sts_mode		mode;
};

/* Messages that pass DMARC, one day at one receiver. */
struct traffic_day {
	uint32_t	org;		/* for evidence.c */
	int64_t		day;		/* its begin */
	struct bytes	receiver;
	uint64_t	messages;
};

struct traffic {
	/* Mail whose From domain is this one, or below it and below no other
	   of the list. Verdicts are those of align-filter. */
	struct traffic_cover	 mail;
	struct traffic_mail	 all;
	struct traffic_mail	 own;	/* of it: from known senders */
	uint64_t		 plain_rows;	/* of mail without a verdict,
						   which is not counted */
	struct ip		*sender;	/* addresses of own servers */
	size_t			 nsenders;
	bool			 more_senders;
	/* Selectors of its signatures: normal form. */
	struct bytes		*selector;
	size_t			 nselectors;
	bool			 more_selectors;
	struct traffic_policy	 policy;
	/* Messages that its SPF record was evaluated for, of them those that
	   it was permerror for, and how many reporters say so. */
	uint64_t		 spf_checks, spf_permerrors;
	uint64_t		 permerror_reporters;
	int64_t			 spf_last;	/* end of the last such
						   report; -1: not told */
	/* Connections to it. */
	struct traffic_cover	 tls;
	struct traffic_sessions	 sessions[TLS_POLICY_TYPES];
	struct traffic_sts	 sts;
	/* Of its whole organisation: the busiest day of each receiver, the
	   busiest first. */
	const struct traffic_day *day;
	size_t			 ndays;
};

#endif
