/* scene_policy: rows about gates, reporters and policies. */
#ifndef SCENE_POLICY_H
#define SCENE_POLICY_H

#include "scene.h"

/* n own messages fail at one address, of as many more that pass. */
static inline void
own(struct scene *s, int day, uint64_t fail, uint64_t pass)
{
	ROW(.day = day, .count = fail, .verdict = "unauthenticated",
	    .sender = "office", .ip = "192.0.2.9");
	ROW(.day = day, .count = pass, .sender = "office",
	    .ip = "192.0.2.9");
}

/* A sender that passes by SPF alone: a finding that rests on shares. */
static inline void
by_share(struct scene *s, int day, uint64_t n)
{
	ROW(.day = day, .count = n, .sender = "shop",
	    .verdict = "spf-only");
}

static inline void
days(struct scene *s)
{
	daily(s, 0, (int)s->wish - 1, 2, 20, NULL);
	by_share(s, 0, 60);
}

static inline void
gate_reporters(struct scene *s)
{
	daily(s, 0, 9, s->wish, 20, NULL);
	by_share(s, 0, 60);
}

static inline void
gate_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 1, NULL);
	by_share(s, 0, s->wish - 20);
	ROW(.day = 0, .count = 1000, .verdict = "unknown");
}

/* Seven complete days, one of them so many days before the last. */
static inline void
recent_days(struct scene *s)
{
	daily(s, 0, 0, 2, 20, NULL);
	daily(s, (int)s->wish - 5, (int)s->wish, 2, 20, NULL);
	by_share(s, (int)s->wish, 60);
}

/* The second of two reporters came on so many of ten days, with much. */
static inline void
reporter_share(struct scene *s)
{
	daily(s, 0, 9, 1, 20, NULL);
	daily(s, 0, (int)s->wish - 1, 2, 200, NULL);
	by_share(s, 0, 60);
}

/* One reporter has so many thousandths of the weight. */
static inline void
complete_share(struct scene *s)
{
	int day;

	daily(s, 0, 6, 1, s->wish, NULL);
	for (day = 0; day < 4; day++)
		ROW(.day = day, .count = 1000 - s->wish,
		    .reporter = "b.example", .sender = "office");
	by_share(s, 0, 60);
}

/* Failing mail of one's own, seen on one day by so many reporters. */
static inline void
fact_reporters(struct scene *s)
{
	size_t i;

	daily(s, 0, 9, 2, 20, NULL);
	for (i = 0; i < s->wish; i++)
		ROW(.day = 3, .count = 10, .verdict = "unauthenticated",
		    .sender = "office", .ip = "192.0.2.9",
		    .reporter = reporters[i]);
}

/* The same of one reporter, on so many days. */
static inline void
fact_days(struct scene *s)
{
	int day;

	daily(s, 0, 9, 2, 20, NULL);
	for (day = 0; day < (int)s->wish; day++)
		own(s, day, 10, 1);
}

/* An address that no list has, and that passes by SPF at two reporters. */
static inline void
authorised(struct scene *s, uint64_t pass, uint64_t fail, size_t n)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = pass - 1, .ip = "198.51.100.7",
	    .match = "relaxed");
	ROW(.day = 1, .count = 1, .ip = "198.51.100.7",
	    .match = "relaxed", .reporter = reporters[n - 1]);
	if (fail != 0)
		ROW(.day = 1, .count = fail, .ip = "198.51.100.7",
		    .verdict = "unauthenticated");
}

static inline void
authorised_messages(struct scene *s)
{
	authorised(s, s->wish, 0, 2);
}

static inline void
authorised_reporters(struct scene *s)
{
	authorised(s, 20, 0, s->wish);
}

static inline void
authorised_share(struct scene *s)
{
	authorised(s, s->wish, 1000 - s->wish, 2);
}

/*
 * Reports stop for six days; before, there was a gap of four, which began so
 * many days before the last report.
 */
static inline void
fell_days(struct scene *s)
{
	daily(s, 0, 0, 2, 20, NULL);
	daily(s, 5, (int)s->wish, 2, 20, NULL);
	s->begin = (int)s->wish;
	s->end = (int)s->wish + 7;
}

/* A reporter with so many thousandths of the weight stays away. */
static inline void
fell_weight(struct scene *s)
{
	int day;

	daily(s, 0, 40, 1, 1000 - s->wish, NULL);
	for (day = 0; day < 37; day++)
		ROW(.day = day, .count = s->wish, .reporter = "b.example",
		    .sender = "office");
}

static inline void
fresh(struct scene *s, uint64_t n)
{
	ROW(.day = 42, .count = n, .auth = "example.org|esp.example");
}

/* 23 complete days, the first of them so many before the window. */
static inline void
baseline_days(struct scene *s)
{
	daily(s, 40 - (int)s->wish, 40 - (int)s->wish, 2, 20, NULL);
	daily(s, 18, 50, 2, 20, NULL);
	s->begin = 40;
	fresh(s, 60);
}

static inline void
baseline_share(struct scene *s)
{
	daily(s, 40 - (int)s->wish, 50, 2, 20, NULL);
	s->begin = 40;
	fresh(s, 60);
}

static inline void
new_sender(struct scene *s)
{
	daily(s, 10, 50, 2, 20, NULL);
	s->begin = 40;
	fresh(s, s->wish);
}

static inline void
no_reports(struct scene *s)
{
	daily(s, 0, (int)s->wish - 1, 2, 20, NULL);
	list(s, "domain\trole");
	list(s, "example.net\tsending");
}

/* A small reporter came on so many days of the baseline, and stays away. */
static inline void
silent_share(struct scene *s)
{
	daily(s, 10, 50, 2, 20, NULL);
	daily(s, 12, 12 + (int)s->wish - 1, 3, 1, NULL);
	s->begin = 40;
}

static inline void
silent_days(struct scene *s)
{
	daily(s, 10, 50, 2, 20, NULL);
	daily(s, 12, 50 - (int)s->wish, 3, 1, NULL);
	s->begin = 40;
}

/* All change on day 10; one shows the old policy so many days later. */
static inline void
policy_differs(struct scene *s)
{
	int until = 10 + (int)s->wish;

	daily(s, 0, 9, 3, 20, NULL);
	daily(s, 10, until, 2, 20, LIKE(.p = "quarantine"));
	ROW(.day = until, .count = 9, .reporter = "c.example", .p = "none");
}

static inline void
test_days(struct scene *s)
{
	daily(s, 0, (int)s->wish - 1, 2, 20,
	    LIKE(.p = "quarantine", .t = "y"));
}

static inline void
enforced_days(struct scene *s)
{
	int last = 9 + (int)s->wish;

	daily(s, 0, 9, 2, 20, NULL);
	daily(s, 10, last, 2, 20, LIKE(.p = "reject"));
	ROW(.day = last, .count = 60, .p = "reject",
	    .verdict = "unauthenticated");
}

static inline void
let(struct scene *s, uint64_t fail, uint64_t let)
{
	daily(s, 0, 9, 2, 20, LIKE(.p = "reject"));
	ROW(.day = 5, .count = let, .p = "reject",
	    .verdict = "unauthenticated");
	ROW(.day = 5, .count = fail - let, .p = "reject",
	    .verdict = "unauthenticated", .disposition = "reject");
}

static inline void
enforced_messages(struct scene *s)
{
	let(s, s->wish, s->wish);
}

static inline void
enforced_share(struct scene *s)
{
	let(s, 1000, s->wish);
}

static inline void
subdomain_failures(struct scene *s)
{
	daily(s, 0, 9, 2, 20, LIKE(.p = "reject", .sp = "none"));
	ROW(.day = 5, .count = s->wish, .p = "reject", .sp = "none",
	    .from = "x.example.org", .verdict = "unauthenticated");
}

static inline void
subdomain_days(struct scene *s)
{
	daily(s, 0, 29, 2, 20, NULL);
	ROW(.day = 1, .count = 1, .from = "x.example.org",
	    .verdict = "unauthenticated");
	ROW(.day = (int)s->wish, .count = 1, .from = "x.example.org",
	    .verdict = "unauthenticated");
}

static inline void
nonsending(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	list(s, "domain\trole");
	list(s, "shop.example.org\tnon-sending");
	ROW(.day = 5, .count = s->wish, .from = "shop.example.org");
	ROW(.day = 5, .count = 30, .from = "shop.example.org",
	    .verdict = "unauthenticated");
}

#endif
