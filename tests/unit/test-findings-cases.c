/*
 * Findings beyond their thresholds: what makes one graver, what else it
 * rests on, and what looks like one and is none.
 */
#include "scene_mail.h"
#include "scene_ready.h"
#include "tap.h"

static void
expect(struct scene *s, enum finding_id id, int severity, bool told,
    const char *name)
{
	scene_find(s, thresholds_default());
	ok((scene_has(s, id, severity) != NULL) == told, name);
	scene_end(s);
}

static void
reports(void)
{
	struct scene sc, *s = &sc;
	int i;

	for (i = 0; i < 2; i++) {
		scene_start(s, 7);
		no_reports(s);
		list(s, "example.com\treceiving");
		if (i == 1)
			ROW(.day = 0, .count = 1, .domain = "example.com");
		expect(s, FINDING_NO_REPORTS, SEVERITY_INFO, i == 0,
		    i == 0 ? "a domain that does not send: a note" :
		    "a domain that is reported on");
	}
	scene_start(s, 7);
	no_reports(s);
	s->spread = true;
	ROW(.day = 0, .count = 1, .domain = "example.net");
	expect(s, FINDING_NO_REPORTS, -1, false,
	    "a report of several days is one, too");
	for (i = 0; i < 2; i++) {
		scene_start(s, 0);
		s->begin = 40;
		daily(s, 10, 42, 2, 20, NULL);
		daily(s, 10, 46 + i, 1, 20, LIKE(.domain = "example.net"));
		if (i == 0)
			daily(s, 46, 46, 2, 20, NULL);
		expect(s, FINDING_DATA_FELL, SEVERITY_HIGH, i == 1,
		    i == 1 ? "all are silent, while other domains go on" :
		    "all are back");
	}
}

static void
senders(void)
{
	struct scene sc, *s = &sc;
	int i;

	scene_start(s, 0);
	other(s, 60, 3, 2, "default-signature");
	daily(s, 0, 9, 3, 20, LIKE(.p = "quarantine"));
	expect(s, FINDING_SERVICE_UNALIGNED, SEVERITY_HIGH, true,
	    "unaligned at enforcement: high");
	scene_start(s, 0);
	daily(s, 0, 9, 2, 20, NULL);
	other(s, 60, 3, 2, "");
	ROW(.day = 1, .count = 1, .ip = "198.51.100.1");
	expect(s, FINDING_SERVICE_UNALIGNED, -1, true,
	    "its source also passes");
	scene_start(s, 0);
	daily(s, 0, 9, 2, 20, NULL);
	other(s, 60, 3, 2, "");
	ROW(.day = 1, .count = 1, .auth = "example.org|esp.example");
	expect(s, FINDING_SERVICE_UNALIGNED, -1, true,
	    "the organisation also passes aligned");
	scene_start(s, 0);
	daily(s, 0, 9, 2, 20, LIKE(.p = "reject"));
	ROW(.day = 1, .count = 60, .sender = "shop", .verdict = "spf-only",
	    .p = "reject");
	expect(s, FINDING_SPF_ONLY_SENDER, SEVERITY_HIGH, true,
	    "SPF alone under p=reject: high");
	scene_start(s, 0);
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = 60, .verdict = "spf-only",
	    .ip = "198.51.100.7", .auth = "esp.example");
	expect(s, FINDING_SPF_ONLY_SENDER, -1, false,
	    "SPF alone of a sender nobody knows");
	scene_start(s, 60);
	dns_days(s);
	s->aligned.n = 0;
	temporary(s, 60, 3);
	for (i = 0; i < 3; i++)
		ROW(.day = i, .count = 1, .reporter = "b.example",
		    .verdict = "unknown", .evidence = "dns-error");
	expect(s, FINDING_DNS_ERRORS, SEVERITY_MEDIUM, true,
	    "DNS errors at two reporters: medium");
	scene_start(s, 60);
	wave_messages(s);
	expect(s, FINDING_SPOOF_WAVE, SEVERITY_INFO, false,
	    "a wave under p=none is no note");
}

/* A service passes in its own name for all its customers. */
static void
services(void)
{
	static const struct {
		const char	*aligned;	/* passes with this, or NULL */
		enum finding_id	 id;
		const char	*name;
	} way[] = {
		{ NULL, FINDING_UNCLEAR_SENDER,
		    "a service that passes for itself alone" },
		{ "example.org|amazonses.com", FINDING_SERVICE_UNALIGNED,
		    "a service that also passes aligned is known" },
	};
	struct scene sc, *s = &sc;
	size_t i;
	int k;

	for (i = 0; i < COUNT(way); i++) {
		scene_start(s, 0);
		daily(s, 0, 9, 2, 20, NULL);
		for (k = 0; k < 4; k++)
			ROW(.day = k, .count = 20, .verdict = "misaligned",
			    .auth = "amazonses.com", .ip = "198.51.100.7",
			    .reporter = reporters[k % 2]);
		if (way[i].aligned != NULL)
			ROW(.day = 1, .count = 1, .auth = way[i].aligned);
		expect(s, way[i].id, -1, true, way[i].name);
	}
	scene_start(s, 0);
	daily(s, 0, 9, 2, 20, NULL);
	ROW(.day = 1, .count = 60, .verdict = "spf-only",
	    .auth = "example.org|amazonses.com");
	expect(s, FINDING_SPF_ONLY_SENDER, -1, true,
	    "SPF alone of a known service");
}

static void
readiness(void)
{
	const struct finding *n;
	struct scene sc, *s = &sc;

	scene_start(s, 0);
	s->assume = true;
	daily(s, 0, 29, 3, 10, NULL);
	ROW(.day = 1, .count = 5, .verdict = "unauthenticated",
	    .action = "quarantine");
	ROW(.day = 1, .count = 7, .verdict = "unauthenticated");
	ROW(.day = 1, .count = 3, .sender = "office", .verdict = "broken",
	    .action = "quarantine");
	ROW(.day = 1, .count = 2, .verdict = "misaligned",
	    .auth = "esp.example", .action = "quarantine");
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_READY_QUARANTINE, -1);
	if (ok(n != NULL, "ready, with the columns of --assume")) {
		ok(n->assumed, "the classes rest on them");
		tap_num((int64_t)n->classes.at_risk, 3, "at risk");
		tap_num((int64_t)n->classes.stopped, 5,
		    "stopped: only what the policy asks to stop");
		tap_num((int64_t)n->classes.undecided, 2, "undecided");
	}
	scene_end(s);
	scene_start(s, 0);
	daily(s, 0, 29, 3, 10, NULL);
	ROW(.day = 1, .count = 500, .verdict = "forwarded");
	ROW(.day = 1, .count = 7, .verdict = "unauthenticated");
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_NOT_READY, -1);
	if (ok(n != NULL, "without them")) {
		ok(!n->assumed, "the classes rest on verdicts");
		tap_num((int64_t)n->classes.at_risk, 500,
		    "forwarded is at risk");
		tap_num((int64_t)n->classes.stopped, 7, "stopped");
	}
	scene_end(s);
	scene_start(s, 0);
	daily(s, 0, 29, 3, 10, LIKE(.p = "reject"));
	expect(s, FINDING_NOT_READY, -1, false, "nothing is above reject");
	scene_start(s, 0);
	daily(s, 0, 29, 3, 10, LIKE(.p = "reject", .t = "y"));
	expect(s, FINDING_READY_REJECT, -1, true,
	    "reject in test mode is quarantine");
	scene_start(s, 0);
	daily(s, 0, 29, 3, 1000, LIKE(.p = "quarantine"));
	ROW(.day = 1, .count = 60, .sender = "shop", .verdict = "spf-only",
	    .p = "quarantine");
	expect(s, FINDING_NOT_READY, -1, true,
	    "a sender with SPF alone is in the way of reject");
	scene_start(s, 0);
	daily(s, 0, 5, 1, 1, NULL);
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_NOT_READY, -1);
	ok(n != NULL && !n->enough && n->nproofs == 4,
	    "all gates that are shut are named");
	scene_end(s);
}

static void
tls(void)
{
	static const struct {
		const char	*type, *mode;
		int		 severity;
	} way[] = {
		{ "sts", "enforce", SEVERITY_HIGH },
		{ "sts", "unheard-of", SEVERITY_MEDIUM },
		{ "sts", "testing", SEVERITY_MEDIUM },
		{ "sts", "none", SEVERITY_LOW },
		{ "tlsa", "", SEVERITY_HIGH },
		{ "no-policy-found", "", SEVERITY_LOW },
	};
	struct scene sc, *s = &sc;
	size_t i;
	int k;

	for (i = 0; i < COUNT(way); i++) {
		scene_start(s, 0);
		for (k = 0; k < 10; k++)
			TLS(.day = k, .type = way[i].type,
			    .mode = way[i].mode, .good = 50, .bad = 50,
			    .reporter = reporters[k % 2],
			    .result = "certificate-expired");
		expect(s, FINDING_TLS_FAILING, way[i].severity, true,
		    way[i].mode[0] ? way[i].mode : way[i].type);
	}
	for (k = 0; k < 4; k++) {
		scene_start(s, 200);
		sts_sessions(s);
		if (k < 2)
			TLS(.day = 3, .type = "tlsa", .bad = 1,
			    .result = "tlsa-invalid", .mx = k ?
			    "a.mail.example.org" : "mx.example.net");
		if (k == 2)
			TLS(.day = 22, .mode = "enforce", .good = 5);
		if (k == 3)
			TLS(.day = 3, .bad = 1,
			    .result = "sts-policy-fetch-error");
		expect(s, FINDING_STS_READY, -1, k == 1, k == 0 ?
		    "a server that the policy does not cover" : k == 1 ?
		    "one that a pattern covers" : k == 2 ?
		    "already enforced" : "a failure of the policy");
	}
	scene_start(s, 200);
	tls_share(s);
	s->begin = 40;
	s->end = 50;
	expect(s, FINDING_TLS_FAILING, -1, false, "outside the window");
}

/* One day of 5 sessions of each of two reporters that all fail so. */
static void
refuse(struct scene *s, int day, const char *mode, const char *result)
{
	int i;

	for (i = 0; i < 2; i++)
		TLS(.day = day, .reporter = reporters[i], .mode = mode,
		    .bad = 5, .result = result, .mx = i == 0 ?
		    "mx1.example.org" : "mx2.example.org");
}

/* Dead, and as good as dead. */
static void
tls_dead(void)
{
	static const struct {
		const char	*name;
		int		 severity;
		int		 end;
		int		 good_on;	/* a day; -1: none */
		const char	*mode;
	} way[] = {
		{ "none succeeds: critical", SEVERITY_CRITICAL, -1, -1,
		    "enforce" },
		{ "not when mail is not held", SEVERITY_MEDIUM, -1, -1,
		    "testing" },
		{ "one that succeeds: high", SEVERITY_HIGH, -1, 30,
		    "enforce" },
		{ "one that succeeded before: critical", SEVERITY_CRITICAL,
		    -1, 29, "enforce" },
		{ "a window of it that ends before", SEVERITY_CRITICAL, 31,
		    -1, "enforce" },
	};
	const struct finding *n;
	struct scene sc, *s = &sc;
	size_t i;
	int day;

	for (i = 0; i < COUNT(way); i++) {
		scene_start(s, 0);
		for (day = 0; day < 30; day++)
			TLS(.day = day, .mode = way[i].mode, .good = 500);
		refuse(s, 30, way[i].mode, "certificate-expired");
		if (way[i].end >= 0)
			TLS(.day = way[i].end, .mode = "enforce", .good = 9);
		if (way[i].good_on >= 0)
			TLS(.day = way[i].good_on, .mode = "enforce",
			    .good = 1);
		s->end = way[i].end;
		scene_find(s, thresholds_default());
		n = scene_has(s, FINDING_TLS_FAILING, way[i].severity);
		ok(n != NULL && n->since == SCENE_DAY0 + 30 * UTC_DAY &&
		    n->messages == 10 &&
		    n->of == (way[i].good_on == 30 ? 11 : 10), way[i].name);
		scene_end(s);
	}
}

/* Whom findings of TLS name, and what totals without details come to. */
static void
tls_names(void)
{
	const struct finding *n;
	struct scene sc, *s = &sc;

	scene_start(s, 0);
	refuse(s, 0, "enforce", "certificate-expired");
	refuse(s, 9, "enforce", "certificate-expired");
	s->begin = 9;
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_TLS_FAILING, -1);
	ok(n != NULL && bytes_equal(n->sender, BYTES("mx1.example.org")),
	    "the first of servers that fail alike");
	ok(n != NULL && n->nproofs == 4 && n->proof[0].kind == PROOF_MX &&
	    n->proof[2].kind == PROOF_REPORTER, "servers, then reporters");
	ok(n != NULL && n->messages == 10 && n->since == SCENE_DAY0 +
	    9 * UTC_DAY, "what was over for a week does not count");
	scene_end(s);
	scene_start(s, 0);
	refuse(s, 4, "enforce", "certificate-expired");
	refuse(s, 9, "enforce", "certificate-expired");
	s->begin = 9;
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_TLS_FAILING, -1);
	ok(n != NULL && n->messages == 10 && n->since == SCENE_DAY0 +
	    4 * UTC_DAY, "it began before the window");
	scene_end(s);
	scene_start(s, 0);
	TLS(.day = 0, .mode = "enforce", .bad = 10);
	TLS(.day = 0, .mode = "enforce", .bad = 10,
	    .reporter = "b.example");
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_TLS_FAILING, SEVERITY_CRITICAL);
	ok(n != NULL && n->subject.n == 0,
	    "sessions that fail without details");
	ok(s->found.ntls == 1 && s->found.ntls_shut == 1,
	    "of which too little is known for percentages");
	scene_end(s);
	scene_start(s, 0);
	TLS(.day = 0, .mode = "enforce", .bad = 200, .auth = "pass",
	    .result = "certificate-expired");
	expect(s, FINDING_TLS_FAILING, SEVERITY_CRITICAL, true,
	    "one report whose mail authenticated");
}

/* More of one kind than a page can bear. */
static void
many(void)
{
	const struct finding *n;
	struct scene sc, *s = &sc;
	char name[] = "a00.example.org";
	int i;

	scene_start(s, 0);
	s->begin = 40;
	daily(s, 10, 50, 2, 20, NULL);
	for (i = 0; i < 30; i++) {
		name[1] = (char)('0' + i / 10);
		name[2] = (char)('0' + i % 10);
		ROW(.day = 45, .count = (uint64_t)i + 1, .from = name,
		    .verdict = "unauthenticated");
	}
	scene_find(s, thresholds_default());
	n = scene_has(s, FINDING_SUBDOMAIN_SEEN, -1);
	tap_num(n != NULL ? (int64_t)n->messages : -1, 30,
	    "the largest comes first");
	tap_num(n != NULL ? (int64_t)n[9].more : -1, 20,
	    "the tenth tells how many more there are");
	scene_end(s);
}

int
main(void)
{
	reports();
	senders();
	services();
	readiness();
	tls();
	tls_dead();
	tls_names();
	many();
	return tap_done();
}
