/* scene_broke: rows about senders whose mail passed, and then fails. */
#ifndef SCENE_BROKE_H
#define SCENE_BROKE_H

#include "scene_mail.h"

#define RELAY	.ip = "198.51.100.7"

/* n messages of an address that nobody listed, half of them by each of two. */
static inline void
relay(struct scene *s, int day, uint64_t n, const char *verdict,
    const char *evidence)
{
	if (n / 2 != 0)
		ROW(.day = day, .count = n / 2, RELAY, .verdict = verdict,
		    .evidence = evidence);
	if (n - n / 2 != 0)
		ROW(.day = day, .count = n - n / 2, RELAY,
		    .verdict = verdict, .evidence = evidence,
		    .reporter = "b.example");
}

/* Others' mail on days 0 … 30; on the last, so much of the relay's fails. */
static inline void
breaks_last(struct scene *s, uint64_t pass, uint64_t fail)
{
	daily(s, 0, 30, 2, 20, NULL);
	relay(s, 30, pass, "aligned", "");
	relay(s, 30, fail, "broken", "dkim-broken");
}

static inline void
broke_days(struct scene *s)
{
	relay(s, 30 - (int)s->wish, 60, "aligned", "");
	breaks_last(s, 0, 20);
}

static inline void
broke_messages(struct scene *s)
{
	relay(s, 20, s->wish, "aligned", "");
	breaks_last(s, 0, 20);
}

static inline void
broke_share(struct scene *s)
{
	relay(s, 20, s->wish, "aligned", "");
	relay(s, 20, 1000 - s->wish, "broken", "dkim-broken");
	breaks_last(s, 0, 400);
}

static inline void
broke_tenth(struct scene *s)
{
	relay(s, 20, 1000, "aligned", "");
	breaks_last(s, 1000 - s->wish, s->wish);
}

/* A thousand a day; then so many of them pass, and others fail unmarked. */
static inline void
broke_left(struct scene *s)
{
	int day;

	for (day = 2; day < 30; day++)
		relay(s, day, 1000, "aligned", "");
	breaks_last(s, s->wish, 0);
	relay(s, 30, 300, "unauthenticated", "");
}

static inline void
broke_volume(struct scene *s)
{
	int day;

	for (day = 2; day < 30; day++)
		relay(s, day, 1000, "aligned", "");
	breaks_last(s, 0, 0);
	relay(s, 30, s->wish, "unauthenticated", "");
}

/* n messages that pass by a signature alone, which passes mostly elsewhere. */
static inline void
forwards(struct scene *s, uint64_t n, size_t nreporters)
{
	uint64_t i;

	daily(s, 0, 9, 2, 20, LIKE(.dkim = "example.org", .selector = "s1",
	    .result = "pass"));
	for (i = 0; i < n; i++)
		ROW(.day = 3, .count = 1, .ip = "203.0.113.40",
		    .verdict = "dkim-only", .dkim = "example.org",
		    .selector = "s1", .result = "pass",
		    .reporter = reporters[i % nreporters]);
}

static inline void
forwarder_messages(struct scene *s)
{
	forwards(s, s->wish, 2);
}

static inline void
forwarder_reporters(struct scene *s)
{
	forwards(s, 20, s->wish);
}

#endif
