/* scene_mail: rows about senders, signatures, DNS and waves. */
#ifndef SCENE_MAIL_H
#define SCENE_MAIL_H

#include "scene_policy.h"

static inline void
own_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	own(s, 0, s->wish, 10);
}

static inline void
own_share(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	own(s, 0, 20, s->wish - 20);
}

/* n messages of another organisation, on some days at some reporters. */
static inline void
other(struct scene *s, uint64_t n, int ndays, size_t nreporters,
    const char *evidence)
{
	uint64_t left = n;
	int i;

	for (i = 0; i < ndays; i++) {
		uint64_t part = i == ndays - 1 ? left : 1;

		left -= part;
		ROW(.day = i, .count = part, .verdict = "misaligned",
		    .ip = "198.51.100.1", .auth = "esp.example",
		    .evidence = evidence,
		    .reporter = reporters[(size_t)i % nreporters]);
	}
}

static inline void
sender_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	other(s, s->wish, 3, 2, "default-signature");
}

static inline void
sender_days(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	other(s, 60, (int)s->wish, 2, "default-signature");
}

static inline void
sender_reporters(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	other(s, 60, 3, s->wish, "default-signature");
}

static inline void
unclear_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	other(s, s->wish, 3, 2, "");
}

static inline void
spf_only_share(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = s->wish, .sender = "shop",
	    .verdict = "spf-only");
	ROW(.day = 1, .count = 1000 - s->wish, .sender = "shop");
}

static inline void
spf_only_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = s->wish, .sender = "shop",
	    .verdict = "spf-only");
}

static inline void
bounces(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = s->wish, .sender = "office",
	    .verdict = "unauthenticated", .envelope = "<>");
}

static inline void
strict_messages(struct scene *s)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = s->wish, .sender = "office",
	    .match = "relaxed");
}

/* Signatures of own senders, from n reporters. */
static inline void
signed_by(struct scene *s, uint64_t pass, uint64_t fail, size_t n)
{
	daily(s, 0, 9, 2, 20, NULL);
	if (pass != 0)
		ROW(.day = 1, .count = pass, .sender = "office",
		    .dkim = "example.org", .selector = "s1",
		    .result = "pass");
	ROW(.day = 1, .count = fail - 1, .sender = "office",
	    .dkim = "example.org", .selector = "s1", .result = "fail",
	    .verdict = "spf-only");
	ROW(.day = 2, .count = 1, .sender = "office",
	    .dkim = "example.org", .selector = "s1", .result = "fail",
	    .verdict = "spf-only", .reporter = reporters[n - 1]);
}

static inline void
key_signatures(struct scene *s)
{
	signed_by(s, 1, s->wish - 1, 2);
}

static inline void
fact_messages(struct scene *s)
{
	signed_by(s, 0, s->wish, 2);
}

static inline void
key_share(struct scene *s)
{
	signed_by(s, s->wish, 1000 - s->wish, 2);
}

static inline void
on_way(struct scene *s, uint64_t pass, uint64_t fail, uint64_t others)
{
	signed_by(s, pass, fail, 2);
	ROW(.day = 3, .count = others, .dkim = "example.org",
	    .selector = "s1", .result = "fail", .verdict = "broken");
}

static inline void
on_way_share(struct scene *s)
{
	on_way(s, s->wish, 1000 - s->wish, 20);
}

static inline void
on_way_messages(struct scene *s)
{
	on_way(s, 990, 10, s->wish);
}

static inline void
temporary(struct scene *s, uint64_t n, int ndays)
{
	int i;

	daily(s, 0, 9, 2, 20, NULL);
	for (i = 0; i < ndays; i++)
		ROW(.day = i, .count = i == 0 ? n - (uint64_t)ndays + 1 : 1,
		    .verdict = "unknown", .evidence = "dns-error");
	ROW(.day = 4, .count = 600 - n);
}

static inline void
dns_share(struct scene *s)
{
	temporary(s, s->wish, 3);
}

static inline void
dns_days(struct scene *s)
{
	temporary(s, 60, (int)s->wish);
}

static inline void
permanent(struct scene *s, uint64_t n, size_t of)
{
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = n - 1, .verdict = "broken",
	    .evidence = "spf-permerror");
	ROW(.day = 2, .count = 1, .verdict = "broken",
	    .evidence = "spf-permerror", .reporter = reporters[of - 1]);
}

static inline void
permerror_messages(struct scene *s)
{
	permanent(s, s->wish, 2);
}

static inline void
permerror_reporters(struct scene *s)
{
	permanent(s, 20, s->wish);
}

static inline void
selector_messages(struct scene *s)
{
	daily(s, 10, 50, 2, 20, NULL);
	s->begin = 40;
	ROW(.day = 42, .count = s->wish, .dkim = "example.org",
	    .selector = "new", .result = "pass");
}

static inline void
selector_days(struct scene *s)
{
	daily(s, 1, 9, 2, 20, NULL);
	ROW(.day = 1, .count = 20, .dkim = "example.org",
	    .selector = "s1", .result = "pass");
	daily(s, (int)s->wish, (int)s->wish, 2, 20,
	    LIKE(.dkim = "example.org", .selector = "s1", .result = "pass"));
}

/* Usual forged mail of `before` days, then a wave from n sources. */
static inline void
wave(struct scene *s, int before, uint64_t usual, uint64_t n, uint64_t from)
{
	char ip[] = "198.18.00.1";
	uint64_t i;

	daily(s, 0, before, 2, 20, NULL);
	for (i = 0; i < (uint64_t)before && usual != 0; i++)
		ROW(.day = (int)i, .count = usual,
		    .verdict = "unauthenticated");
	for (i = 0; i < from; i++) {
		ip[7] = (char)('1' + i / 10);
		ip[8] = (char)('0' + i % 10);
		ROW(.day = before, .count = i == 0 ? n - from + 1 : 1,
		    .verdict = "unauthenticated", .ip = ip);
	}
}

static inline void
wave_messages(struct scene *s)
{
	wave(s, 14, 0, s->wish, 10);
}

static inline void
wave_factor(struct scene *s)
{
	wave(s, 14, 100, s->wish, 10);
}

static inline void
wave_median_days(struct scene *s)
{
	wave(s, (int)s->wish, 10, 600, 10);
}

static inline void
wave_sources(struct scene *s)
{
	wave(s, 14, 10, 600, s->wish);
}

#endif
