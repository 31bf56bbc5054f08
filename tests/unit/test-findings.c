/*
 * The findings on both sides of every threshold: each line of the table
 * makes rows in which one value is as given, and asks whether the finding is
 * told. Then the same rows where gates are shut, where days are incomplete,
 * and where every report is of three days: its mail counts on each of them.
 */
#include "scene_broke.h"
#include "scene_policy.h"
#include "scene_ready.h"
#include "tap.h"

enum { ANY = -1 };

enum rests {
	SHARES = 1,	/* it has the gates of shares */
	DAYS = 2,	/* it needs complete days */
	SINGLE = 4,	/* and is hidden when each runs into the next two */
	SINCE = 8,	/* told is that it began on the first day */
	NEITHER = 0
};

static const struct pair {
	const char	*threshold;
	void		(*make)(struct scene *s);
	enum finding_id	 id;
	int		 severity;
	unsigned	 rests;
	uint64_t	 told, untold;
} pairs[] = {
#define PAIR(name, make, id, severity, rests, told, untold) \
	{ #name, make, FINDING_##id, severity, rests, told, untold },
	PAIR(gate_days, days, SPF_ONLY_SENDER, ANY, 3, 7, 6)
	PAIR(gate_reporters, gate_reporters, SPF_ONLY_SENDER, ANY, 3, 2, 1)
	PAIR(gate_messages, gate_messages, SPF_ONLY_SENDER, ANY, 7, 100, 99)
	PAIR(recent_days, recent_days, SPF_ONLY_SENDER, ANY, SHARES, 27, 28)
	PAIR(reporter_share, reporter_share, SPF_ONLY_SENDER, ANY, SHARES, 4,
	    5)
	PAIR(complete_share, complete_share, SPF_ONLY_SENDER, ANY, SHARES,
	    800, 799)
	PAIR(fact_messages, fact_messages, DKIM_KEY_FAILS, SEVERITY_HIGH,
	    NEITHER, 10, 9)
	PAIR(fact_reporters, fact_reporters, OWN_SERVER_FAILS, SEVERITY_HIGH,
	    NEITHER, 2, 1)
	PAIR(fact_days, fact_days, OWN_SERVER_FAILS, SEVERITY_HIGH, NEITHER,
	    2, 1)
	PAIR(fact_share, broke_tenth, SENDER_BROKE, ANY, NEITHER, 100, 99)
	PAIR(broke_days, broke_days, SENDER_BROKE, ANY, NEITHER, 28, 29)
	PAIR(broke_messages, broke_messages, SENDER_BROKE, ANY, NEITHER, 50,
	    49)
	PAIR(broke_share, broke_share, SENDER_BROKE, ANY, NEITHER, 950, 949)
	PAIR(broke_left, broke_left, SENDER_BROKE, ANY, NEITHER, 499, 500)
	PAIR(broke_volume, broke_volume, SENDER_BROKE, SEVERITY_HIGH,
	    NEITHER, 100, 99)
	PAIR(authorised_messages, authorised_messages, STRICT_BREAKS, ANY,
	    NEITHER, 10, 9)
	PAIR(authorised_reporters, authorised_reporters, STRICT_BREAKS, ANY,
	    NEITHER, 2, 1)
	PAIR(authorised_share, authorised_share, STRICT_BREAKS, ANY, NEITHER,
	    500, 499)
	PAIR(forwarder_messages, forwarder_messages, FORWARDER_INFERRED,
	    SEVERITY_INFO, NEITHER, 10, 9)
	PAIR(forwarder_reporters, forwarder_reporters, FORWARDER_INFERRED,
	    ANY, NEITHER, 2, 1)
	PAIR(fell_days, fell_days, DATA_FELL, SEVERITY_HIGH, SHARES, 36, 35)
	PAIR(fell_weight, fell_weight, DATA_FELL, SEVERITY_HIGH, NEITHER,
	    200, 199)
	PAIR(baseline_days, baseline_days, NEW_SENDER, ANY, DAYS, 28, 29)
	PAIR(baseline_share, baseline_share, NEW_SENDER, SEVERITY_MEDIUM,
	    DAYS, 23, 22)
	PAIR(sender_messages, new_sender, NEW_SENDER, ANY, DAYS, 50, 49)
	PAIR(no_reports_days, no_reports, NO_REPORTS, SEVERITY_HIGH, NEITHER,
	    7, 6)
	PAIR(silent_share, silent_share, REPORTER_SILENT, SEVERITY_INFO,
	    NEITHER, 23, 22)
	PAIR(silent_days, silent_days, REPORTER_SILENT, ANY, NEITHER, 3, 2)
	PAIR(policy_settle_days, policy_differs, POLICY_DIFFERS,
	    SEVERITY_MEDIUM, DAYS, 3, 2)
	PAIR(test_days, test_days, PCT_OR_TEST_LEFT, SEVERITY_MEDIUM,
	    NEITHER, 30, 29)
	PAIR(enforced_days, enforced_days, NOT_ENFORCED, SEVERITY_LOW, 3, 7,
	    6)
	PAIR(enforced_messages, enforced_messages, NOT_ENFORCED, ANY, 3, 50,
	    49)
	PAIR(enforced_share, enforced_share, NOT_ENFORCED, ANY, 3, 50, 49)
	PAIR(subdomain_failures, subdomain_failures, SUBDOMAIN_WEAKER,
	    SEVERITY_HIGH, DAYS, 10, 9)
	PAIR(subdomain_days, subdomain_days, SUBDOMAIN_SEEN, SEVERITY_INFO,
	    DAYS, 28, 27)
	PAIR(nonsending_messages, nonsending, NONSENDING_SENDS,
	    SEVERITY_HIGH, DAYS, 1, 0)
	PAIR(own_messages, own_messages, OWN_SERVER_FAILS, ANY, NEITHER, 10,
	    9)
	PAIR(own_share, own_share, OWN_SERVER_FAILS, ANY, NEITHER, 2000,
	    2001)
	PAIR(sender_messages, sender_messages, SERVICE_UNALIGNED,
	    SEVERITY_MEDIUM, NEITHER, 50, 49)
	PAIR(sender_days, sender_days, SERVICE_UNALIGNED, ANY, NEITHER, 2, 1)
	PAIR(sender_reporters, sender_reporters, SERVICE_UNALIGNED, ANY,
	    NEITHER, 2, 1)
	PAIR(sender_messages, unclear_messages, UNCLEAR_SENDER,
	    SEVERITY_INFO, NEITHER, 50, 49)
	PAIR(sender_messages, spf_only_messages, SPF_ONLY_SENDER, ANY, 3, 50,
	    49)
	PAIR(spf_only_share, spf_only_share, SPF_ONLY_SENDER,
	    SEVERITY_MEDIUM, 3, 950, 949)
	PAIR(bounces, bounces, BOUNCES_FAIL, SEVERITY_LOW, DAYS, 10, 9)
	PAIR(strict_messages, strict_messages, STRICT_BREAKS, SEVERITY_INFO,
	    DAYS, 1, 0)
	PAIR(key_signatures, key_signatures, DKIM_KEY_FAILS,
	    SEVERITY_HIGH, NEITHER, 50, 49)
	PAIR(key_share, key_share, DKIM_KEY_FAILS, ANY, NEITHER, 499, 500)
	PAIR(on_way_share, on_way_share, DKIM_BREAKS_ON_WAY, SEVERITY_INFO,
	    3, 950, 949)
	PAIR(on_way_messages, on_way_messages, DKIM_BREAKS_ON_WAY, ANY, 3,
	    10, 9)
	PAIR(dns_share, dns_share, DNS_ERRORS, SEVERITY_INFO, 3, 10, 9)
	PAIR(dns_days, dns_days, DNS_ERRORS, ANY, 3, 3, 2)
	PAIR(permerror_messages, permerror_messages, SPF_PERMERROR,
	    SEVERITY_HIGH, NEITHER, 10, 9)
	PAIR(permerror_reporters, permerror_reporters, SPF_PERMERROR, ANY,
	    NEITHER, 2, 1)
	PAIR(selector_messages, selector_messages, SELECTOR_CHANGE,
	    SEVERITY_MEDIUM, DAYS, 10, 9)
	PAIR(selector_days, selector_days, SELECTOR_CHANGE, SEVERITY_LOW,
	    NEITHER, 180, 179)
	PAIR(wave_messages, wave_messages, SPOOF_WAVE, SEVERITY_MEDIUM,
	    NEITHER, 100, 99)
	PAIR(wave_factor, wave_factor, SPOOF_WAVE, ANY, NEITHER, 500,
	    499)
	PAIR(wave_median_days, wave_median_days, SPOOF_WAVE, ANY,
	    NEITHER, 14, 13)
	PAIR(wave_sources, wave_sources, SPOOF_WAVE, ANY, NEITHER, 10, 9)
	PAIR(ready_days, ready_days, READY_QUARANTINE, SEVERITY_INFO, 3, 30,
	    29)
	PAIR(ready_reporters, ready_reporters, READY_QUARANTINE, ANY, 3, 3,
	    2)
	PAIR(ready_reporter_days, ready_reporter_days, READY_QUARANTINE, ANY,
	    3, 24, 23)
	PAIR(quarantine_share, quarantine_share, READY_QUARANTINE, ANY, 7,
	    980, 979)
	PAIR(reject_share, reject_share, READY_REJECT, SEVERITY_INFO, 7, 990,
	    989)
	PAIR(quarantine_service, quarantine_service, READY_QUARANTINE, ANY,
	    3, 950, 949)
	PAIR(reject_service, reject_service, READY_REJECT, ANY, 3, 980, 979)
	PAIR(service_messages, service_messages, NOT_READY, ANY, NEITHER,
	    100, 99)
	PAIR(ready_unknown, ready_unknown, READY_QUARANTINE, ANY, 3, 50, 51)
	PAIR(ready_risk, ready_risk, READY_QUARANTINE, ANY, 3, 10, 11)
	PAIR(ready_undecided, ready_undecided, READY_QUARANTINE, ANY, 3, 10,
	    11)
	PAIR(reject_dkim, reject_dkim, READY_REJECT, ANY, 7, 980, 979)
	PAIR(fact_messages, tls_sessions, TLS_FAILING, SEVERITY_MEDIUM,
	    NEITHER, 10, 9)
	PAIR(tls_share, tls_share, TLS_FAILING, ANY, NEITHER, 2000, 2001)
	PAIR(fact_reporters, tls_reporters, TLS_FAILING, SEVERITY_HIGH,
	    NEITHER, 2, 1)
	PAIR(reporter_share, tls_reporter_share, TLS_FAILING, SEVERITY_HIGH,
	    NEITHER, 14, 13)
	PAIR(fact_days, tls_fact_days, TLS_FAILING, SEVERITY_HIGH, NEITHER,
	    2, 1)
	PAIR(tls_pause_days, tls_pause_days, TLS_FAILING, ANY, NEITHER, 7, 8)
	PAIR(fact_share, tls_since, TLS_FAILING, ANY, SINCE, 200,
	    201)
	PAIR(sts_days, sts_days, STS_READY, SEVERITY_INFO, NEITHER, 14, 13)
	PAIR(sts_sessions, sts_sessions, STS_READY, ANY, NEITHER, 100, 99)
	PAIR(sts_reporters, sts_reporters, STS_READY, ANY, NEITHER, 2, 1)
};

static bool
is_told(const struct pair *p, uint64_t wish, const struct thresholds *t,
    void (*more)(struct scene *s))
{
	const struct finding *n;
	struct scene s;
	bool told;

	scene_start(&s, wish);
	if (more != NULL)
		more(&s);
	p->make(&s);
	scene_find(&s, t);
	n = scene_has(&s, p->id, p->severity);
	told = n != NULL &&
	    (!(p->rests & SINCE) || n->since == SCENE_DAY0);
	scene_end(&s);
	return told;
}

static void
check(const struct pair *p, bool right, const char *what)
{
	char name[200];

	snprintf(name, sizeof(name), "%s, %.*s: %s", p->threshold,
	    (int)finding_id(p->id).n, finding_id(p->id).p, what);
	ok(right, name);
}

static void
spread(struct scene *s)
{
	s->spread = true;
}

/* One whose mail is most of all, and who is there on no day but one. */
static void
incomplete(struct scene *s)
{
	ROW(.day = 300, .count = 100000000, .reporter = "z.example",
	    .sender = "office");
}

static void
gates(const struct pair *p)
{
	bool shares = (p->rests & SHARES) != 0;
	struct thresholds t = *thresholds_default();

	t.gate_days = 1000;
	check(p, is_told(p, p->told, &t, NULL) == !shares,
	    shares ? "rests on the gate of days" : "needs no gate of days");
	t = *thresholds_default();
	t.gate_messages = UINT64_C(1) << 60;
	check(p, is_told(p, p->told, &t, NULL) == !shares, shares ?
	    "rests on the gate of messages" : "needs no gate of messages");
	t = *thresholds_default();
	t.gate_reporters = 1000;
	if (shares)
		check(p, !is_told(p, p->told, &t, NULL),
		    "rests on the gate of reporters");
}

static void
pair(const struct pair *p)
{
	const struct thresholds *t = thresholds_default();

	check(p, is_told(p, p->told, t, NULL), "told on its side");
	check(p, !is_told(p, p->untold, t, NULL), "not on the other");
	gates(p);
	if (p->rests & DAYS) {
		check(p, !is_told(p, p->told, t, incomplete),
		    "not of incomplete days");
		check(p, is_told(p, p->told, t, spread) !=
		    ((p->rests & SINGLE) != 0), p->rests & SINGLE ?
		    "not of days that run into each other" :
		    "of reports of several days as well");
	}
}

int
main(void)
{
#define NAME(name, value, source)	#name,
	static const char *const names[] = { THRESHOLDS(NAME) };
	size_t i, k;

	for (i = 0; i < COUNT(pairs); i++)
		pair(&pairs[i]);
	for (i = 0; i < COUNT(names); i++) {
		for (k = 0; k < COUNT(pairs); k++)
			if (strcmp(names[i], pairs[k].threshold) == 0)
				break;
		if (!ok(k < COUNT(pairs), "the threshold has a pair"))
			printf("#  %s\n", names[i]);
	}
	return tap_done();
}
