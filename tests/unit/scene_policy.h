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

static inline void
days(struct scene *s)
{
	daily(s, 0, (int)s->wish - 1, 2, 20, NULL);
	own(s, 0, 20, 1);
}

static inline void
gate_reporters(struct scene *s)
{
	daily(s, 0, 9, s->wish, 20, NULL);
	own(s, 0, 20, 1);
}

static inline void
gate_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 4, NULL);
	own(s, 0, 10, s->wish - 90);
	ROW(.day = 0, .count = 1000, .verdict = "unknown");
}

/* One reporter has so many thousandths of the volume. */
static inline void
complete_share(struct scene *s)
{
	daily(s, 1, 6, 1, 100, NULL);
	own(s, 0, 20, s->wish - 620);
	ROW(.day = 0, .count = 1000 - s->wish, .reporter = "b.example");
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
