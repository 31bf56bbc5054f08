/* scene_ready: rows about stricter policies, and about TLS. */
#ifndef SCENE_READY_H
#define SCENE_READY_H

#include "scene_policy.h"

static inline void
ready_days(struct scene *s)
{
	daily(s, 0, (int)s->wish - 1, 3, 20, NULL);
}

static inline void
ready_reporters(struct scene *s)
{
	daily(s, 0, 29, s->wish, 20, NULL);
}

static inline void
ready_reporter_days(struct scene *s)
{
	int i;

	daily(s, 0, 29, 2, 20, NULL);
	for (i = 30 - (int)s->wish; i < 30; i++)
		ROW(.day = i, .count = 20, .reporter = "c.example",
		    .sender = "office");
}

/* So many of 1000 of known senders pass, under that policy. */
static inline void
known(struct scene *s, const char *p, uint64_t pass)
{
	daily(s, 0, 29, 3, 1, LIKE(.p = p));
	ROW(.day = 1, .count = pass - 90, .p = p, .sender = "office");
	ROW(.day = 1, .count = 1000 - pass, .p = p, .sender = "office",
	    .verdict = "broken");
	/* So that the failing is no hundredth of all. */
	ROW(.day = 2, .count = 3000, .p = p, .verdict = "unauthenticated");
}

static inline void
quarantine_share(struct scene *s)
{
	known(s, "none", s->wish);
}

static inline void
reject_share(struct scene *s)
{
	known(s, "quarantine", s->wish);
}

/* The same of one sender, while others have a thousand times as much. */
static inline void
one_service(struct scene *s, const char *p, uint64_t pass, uint64_t of)
{
	daily(s, 0, 29, 3, 10000, LIKE(.p = p));
	ROW(.day = 1, .count = pass, .p = p, .sender = "shop");
	ROW(.day = 1, .count = of - pass, .p = p, .sender = "shop",
	    .verdict = "broken");
}

static inline void
quarantine_service(struct scene *s)
{
	one_service(s, "none", s->wish, 1000);
}

static inline void
reject_service(struct scene *s)
{
	one_service(s, "quarantine", s->wish, 1000);
}

static inline void
service_messages(struct scene *s)
{
	one_service(s, "none", 1, s->wish);
}

/* So many of 1000 fail, in one way or the other. */
static inline void
ready_risk(struct scene *s)
{
	daily(s, 0, 29, 3, 10, NULL);
	ROW(.day = 1, .count = 100 - s->wish, .sender = "office");
	ROW(.day = 1, .count = s->wish, .verdict = "forwarded");
}

static inline void
ready_undecided(struct scene *s)
{
	daily(s, 0, 29, 3, 10, NULL);
	ROW(.day = 1, .count = 100 - s->wish, .sender = "office");
	ROW(.day = 1, .count = s->wish, .verdict = "misaligned",
	    .auth = "esp.example");
}

static inline void
ready_unknown(struct scene *s)
{
	daily(s, 0, 29, 3, 10, NULL);
	ROW(.day = 1, .count = 100 - s->wish, .sender = "office");
	ROW(.day = 1, .count = s->wish, .verdict = "unknown");
}

static inline void
reject_dkim(struct scene *s)
{
	daily(s, 0, 29, 3, 1, LIKE(.p = "quarantine"));
	ROW(.day = 3, .count = s->wish - 90, .p = "quarantine",
	    .sender = "office");
	ROW(.day = 3, .count = 1000 - s->wish, .p = "quarantine",
	    .sender = "office", .verdict = "spf-only");
}

static inline void
failing(struct scene *s, uint64_t n, int ndays, size_t nreporters)
{
	int i;

	for (i = 0; i < 2; i++)
		TLS(.day = i < ndays ? i : 0,
		    .reporter = reporters[(size_t)i < nreporters ? i : 0],
		    .bad = i == 0 ? n - n / 2 : n / 2,
		    .result = "certificate-expired");
}

static inline void
tls_sessions(struct scene *s)
{
	TLS(.day = 0, .good = 20);
	failing(s, s->wish, 1, 2);
}

static inline void
tls_share(struct scene *s)
{
	TLS(.day = 1, .good = 100000);
	TLS(.day = 0, .good = s->wish - 20);
	failing(s, 20, 1, 2);
}

/* Under enforce it is high only when nobody doubts it. */
static inline void
tls_alone(struct scene *s, int ndays, size_t nreporters, int nheard)
{
	int i;

	for (i = 0; i < nheard; i++)
		TLS(.day = 27 - i, .good = 20, .mode = "enforce");
	for (i = 0; i < 2; i++)
		TLS(.day = i < ndays ? 27 - i : 27, .mode = "enforce",
		    .reporter = reporters[(size_t)i < nreporters ? i : 0],
		    .bad = 10, .result = "certificate-expired");
}

static inline void
tls_reporters(struct scene *s)
{
	tls_alone(s, 1, s->wish, 1);
}

static inline void
tls_reporter_share(struct scene *s)
{
	tls_alone(s, 2, 1, (int)s->wish);
}

static inline void
tls_fact_days(struct scene *s)
{
	tls_alone(s, (int)s->wish, 1, 28);
}

/* Too few on each side of a pause. */
static inline void
tls_pause_days(struct scene *s)
{
	failing(s, 6, 1, 2);
	TLS(.day = (int)s->wish, .bad = 6, .result = "certificate-expired");
}

static inline void
tls_since(struct scene *s)
{
	TLS(.day = 0, .good = s->wish - 20);
	failing(s, 20, 1, 2);
	TLS(.day = 1, .bad = 20, .result = "certificate-expired");
}

static inline void
sts_days(struct scene *s)
{
	TLS(.day = 0, .good = 100);
	TLS(.day = (int)s->wish - 1, .good = 100, .reporter = "b.example");
}

static inline void
sts_sessions(struct scene *s)
{
	TLS(.day = 0, .good = s->wish - 1);
	TLS(.day = 20, .good = 1, .reporter = "b.example");
}

static inline void
sts_reporters(struct scene *s)
{
	TLS(.day = 0, .good = 100);
	TLS(.day = 20, .good = 100, .reporter = reporters[s->wish - 1]);
}

#endif
