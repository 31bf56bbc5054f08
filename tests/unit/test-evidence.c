/*
 * test-evidence: rows of reports as evidence for audits, on both sides of
 * each threshold (audit/evidence.h, audit/checks_traffic.h).
 */
#include "evidence.h"

/* ---- Shares */

/* A sender that one reporter alone has seen passing: it is not known. */
#define NOBODY	NULL

/* good of 100 messages pass, of each of so many days and reporters. */
static void
mail(struct court *t, int days, size_t reporting, uint64_t good,
    uint64_t all, const char *sender)
{
	if (sender != NOBODY)
		DAILY(t, days, reporting, good, .sender = sender,
		    .verdict = "aligned");
	else
		DAILY(t, days, 1, reporting * good, .sender = "",
		    .verdict = "aligned");
	if (all != good)
		DAILY(t, days, reporting, all - good,
		    .sender = sender != NOBODY ? sender : "",
		    .verdict = "unauthenticated");
}

static void
share(const char *slug, int days, size_t reporting, uint64_t good,
    uint64_t all, const char *sender, const char *want, const char *name)
{
	struct court t;

	court_start(&t, "example.org\tsending");
	mail(&t, days, reporting, good, all, sender);
	court_read(&t);
	court_is(&t, 0, slug, "98", want, name);
	court_end(&t);
}

static void
shares(void)
{
	static const char *const slugs[] = { "traffic-spf-aligned",
		"traffic-dkim-aligned", "traffic-dmarc-pass" };
	size_t i;

	for (i = 0; i < COUNT(slugs); i++) {
		share(slugs[i], 7, 2, 98, 100, "office", "pass",
		    "98 percent");
		share(slugs[i], 7, 2, 979, 1000, "office", "fail", "97.9");
		share(slugs[i], 7, 2, 97, 100, NOBODY, "warn",
		    "of others, perhaps");
		share(slugs[i], 7, 2, 98, 100, NOBODY, "pass", "of all");
		share(slugs[i], 7, 2, 97, 100, "", "fail",
		    "of an address that SPF names");
		share(slugs[i], 6, 2, 98, 100, "office", "unknown",
		    "six days");
		share(slugs[i], 7, 1, 98, 100, "office", "unknown",
		    "one reporter");
	}
	share(slugs[0], 10, 2, 5, 5, "office", "pass", "100 messages");
	share(slugs[0], 9, 2, 5, 5, "office", "unknown", "90 messages");
}

/* Forged mail is no fault of known senders. */
static void
waves(void)
{
	struct court t;

	court_start(&t, "example.org");
	mail(&t, 7, 2, 100, 100, "office");
	DAILY(&t, 7, 2, 5000, .sender = "", .verdict = "unauthenticated");
	court_read(&t);
	court_is(&t, 0, "traffic-dmarc-pass", "100", "pass",
	    "a spoofing wave");
	court_found(&t, "1400 of 1400 messages of known senders (100.0 %); "
	    "2026-06-01 to 2026-06-07, 2 reporters");
	court_end(&t);
}

/* One that passes SPF only, or DKIM only. */
static void
mechanisms(void)
{
	struct court t;

	court_start(&t, "example.org");
	DAILY(&t, 7, 2, 10, .verdict = "spf-only");
	court_read(&t);
	court_is(&t, 0, "traffic-spf-aligned", "", "pass", "SPF alone");
	court_is(&t, 0, "traffic-dkim-aligned", "", "fail", "is no DKIM");
	court_is(&t, 0, "traffic-dmarc-pass", "", "pass", "is DMARC");
	court_is(&t, 0, "traffic-spf-or-dkim", "", "pass", "is either");
	court_end(&t);
	court_start(&t, "example.org");
	DAILY(&t, 7, 2, 10, .verdict = "misaligned",
	    .dkim = "x.example", .selector = "s", .result = "pass");
	court_read(&t);
	court_is(&t, 0, "traffic-dmarc-pass", "", "fail", "not aligned");
	court_is(&t, 0, "traffic-spf-or-dkim", "", "pass",
	    "but passes for another domain");
	court_end(&t);
	court_start(&t, "example.org");
	DAILY(&t, 7, 2, 10, .verdict = "unknown");
	court_read(&t);
	court_is(&t, 0, "traffic-dmarc-pass", "", "unknown", "undecided");
	court_end(&t);
}

static void
nothing(void)
{
	struct court t;
	struct posture p = { 0 };

	court_start(&t, "example.org\tsending");
	court_list(&t, "example.net\tnon-sending");
	MAIL(&t, .from = "example.com", .count = 5);
	court_read(&t);
	court_is(&t, 0, "traffic-dmarc-pass", "", "unknown", "no report");
	court_found(&t, "no report of it in the evidence");
	court_is(&t, 1, "traffic-dmarc-pass", "", "not-applicable",
	    "is to send none");
	court_is(&t, 1, "reverse-names", "", "not-applicable", "the same");
	court_is(&t, 0, "traffic-bulk", "", "unknown", "no bulk mail");
	court_is(&t, 0, "traffic-tls", "", "unknown", "no TLS report");
	court_is(&t, 0, "traffic-spf-permerror", "", "unknown", "no SPF");
	t.check.found.n = 0;
	check_traffic_tls(&p, BYTES_NONE, &t.check);
	tap_bytes(buf_view(&t.check.found), BYTES("no evidence of reports: "
	    "give --evidence"), "none at all");
	court_end(&t);
}

/* ---- Whose mail it is */

static void
names(void)
{
	struct court t;

	court_start(&t, "example.org");
	court_list(&t, "sub.example.org");
	MAIL(&t, .from = "a.b.example.org", .count = 1);
	MAIL(&t, .from = "sub.example.org", .count = 2);
	MAIL(&t, .from = "x.sub.example.org", .count = 4);
	MAIL(&t, .from = "notexample.org", .count = 8);
	court_read(&t);
	tap_num((int64_t)evidence_of(&t.evidence, 0)->all.messages, 1,
	    "a name below counts for the listed one above it");
	tap_num((int64_t)evidence_of(&t.evidence, 1)->all.messages, 6,
	    "the nearest");
	court_end(&t);
}

static void
non_sending(const char *verdict, const char *role, const char *want,
    const char *name)
{
	struct court t;

	court_start(&t, role);
	MAIL(&t, .verdict = verdict, .count = 1);
	MAIL(&t, .verdict = "unauthenticated", .count = 99);
	court_read(&t);
	court_is(&t, 0, "traffic-non-sending", "", want, name);
	if (strcmp(want, "fail") == 0)
		court_found(&t, "1 of 100 messages passes; 2026-06-01, "
		    "1 reporter");
	court_end(&t);
}

/* ---- Bulk */

static void
bulk(uint64_t a, uint64_t b, const char *threshold, const char *want,
    const char *name)
{
	struct court t;

	court_start(&t, "news.example.org\tsending");
	MAIL(&t, .reporter = "google.com", .from = "example.org",
	    .count = a);
	MAIL(&t, .reporter = "google.com", .from = "x.example.org",
	    .count = b);
	MAIL(&t, .reporter = "google.com", .count = 9000, .day = 1,
	    .verdict = "unauthenticated");
	MAIL(&t, .reporter = "Outlook.com", .count = 4999, .day = 1);
	MAIL(&t, .reporter = "google.com", .count = 4000, .day = 1);
	court_read(&t);
	court_is(&t, 0, "traffic-bulk", threshold, want, name);
	court_end(&t);
}

/* One report of many days. */
static void
spread(uint64_t n, int days, const char *want, const char *name)
{
	struct court t;

	court_start(&t, "example.org");
	t.days = days;
	MAIL(&t, .count = n);
	court_read(&t);
	court_is(&t, 0, "traffic-bulk", "", want, name);
	court_end(&t);
}

static void
bulks(void)
{
	bulk(4000, 1000, "", "warn", "all of an organisation, one day");
	bulk(4000, 999, "", "unknown", "one less");
	bulk(4000, 1000, "5000 google.com", "warn", "at that receiver");
	bulk(4000, 1000, "5000 outlook.com", "unknown", "not at another");
	bulk(0, 0, "4999 outlook.com", "warn", "at its own number");
	bulk(0, 0, "4001 google.com", "unknown", "by its busiest day");
	ok(threshold_bulk(BYTES("many")) != NULL, "no number");
	ok(threshold_bulk(BYTES("0")) != NULL, "zero");
	spread(14990, 3, "unknown", "three days of just below 5000");
	spread(15010, 3, "warn", "three days of just above");
	spread(350100, 35, "warn", "35 days of as many");
	spread(360100, 36, "unknown", "more days are not told apart");
}

/* ---- SPF */

#define RECORDS "source\torg_name\treport_id\tbegin\tend\tpolicy_domain\t" \
	"p\tsp\tsource_ip\tcount\treported_dmarc\theader_from\t" \
	"dkim_domains\tdkim_selectors\tdkim_results\tspf_domains\t" \
	"spf_results"

/* A records row, without a verdict. */
static void
record(struct court *t, const char *reporter, uint64_t n, const char *dkim,
    const char *spf)
{
	struct buf *b = &t->more;

	if (b->n == 0)
		buf_adds(b, RECORDS "\n");
	buf_adds(b, "made\t");
	buf_adds(b, reporter);
	buf_adds(b, "\t1\t2026-06-01T00:00:00Z\t2026-06-02T00:00:00Z\t"
	    "example.org\treject\tnone\t192.0.2.1\t");
	buf_num(b, n);
	buf_adds(b, "\tpass\texample.org\t");
	buf_adds(b, dkim);
	buf_byte(b, '\t');
	buf_adds(b, spf);
	buf_byte(b, '\n');
}

static void
permerror(uint64_t a, uint64_t b, const char *want, const char *name)
{
	struct court t;

	court_start(&t, "example.org");
	record(&t, "a.example", 100, "\t\t", "example.org\tpass");
	if (a != 0)
		record(&t, "a.example", a, "\t\t", "example.org\terror");
	if (b != 0)
		record(&t, "b.example", b, "\t\t",
		    "Example.org.\tpermerror");
	record(&t, "c.example", 90, "\t\t", "x.example\tpermerror");
	court_read(&t);
	court_is(&t, 0, "traffic-spf-permerror", "", want, name);
	court_end(&t);
}

/* ---- DKIM selectors */

static void
selectors(void)
{
	const struct traffic *e;
	struct court t;
	char cells[64];
	int i;

	court_start(&t, "example.org");
	record(&t, "a.example", 1, "example.org|example.org|x.example\t"
	    "S1|forged|s9\tpass|fail|pass", "\t");
	record(&t, "a.example", 1, "example.org\ts1\tpass", "\t");
	MAIL(&t, .dkim = "example.org", .selector = "mine",
	    .result = "fail", .verdict = "spf-only", .count = 1);
	MAIL(&t, .dkim = "example.org", .selector = "theirs",
	    .result = "fail", .verdict = "unauthenticated", .count = 1);
	MAIL(&t, .dkim = "example.org", .selector = "known", .count = 1,
	    .result = "fail", .verdict = "broken", .sender = "office");
	court_read(&t);
	e = evidence_of(&t.evidence, 0);
	tap_num((int64_t)e->nselectors, 3, "selectors");
	tap_bytes(e->selector[0], BYTES("mine"), "fails, but SPF passes");
	tap_bytes(e->selector[1], BYTES("s1"), "passed, without a verdict");
	tap_bytes(e->selector[2], BYTES("known"), "of a known sender");
	tap_num((int64_t)e->plain_rows, 2, "rows without a verdict");
	tap_num((int64_t)e->all.messages, 3, "are not counted");
	court_end(&t);

	court_start(&t, "example.org");
	for (i = 0; i <= TRAFFIC_SELECTORS; i++) {
		snprintf(cells, sizeof(cells), "example.org\ts%d\tpass", i);
		record(&t, "a.example", 1, cells, "\t");
	}
	court_read(&t);
	e = evidence_of(&t.evidence, 0);
	tap_num((int64_t)e->nselectors, TRAFFIC_SELECTORS, "not without end");
	ok(e->more_selectors, "and it is noted");
	court_end(&t);
}

/* ---- Known senders */

static void
senders(void)
{
	const struct traffic *e;
	struct court t;

	court_start(&t, "example.org");
	known_senders_take(&t.own, BYTES("192.0.2.0/24 mine"));
	MAIL(&t, .ip = "192.0.2.9", .count = 1);
	MAIL(&t, .ip = "192.0.2.9", .count = 1);
	MAIL(&t, .ip = "192.0.2.10", .verdict = "dkim-only", .count = 1);
	MAIL(&t, .ip = "203.0.113.1", .count = 1);
	MAIL(&t, .ip = "2001:db8::1", .sender = "office", .count = 1);
	court_read(&t);
	e = evidence_of(&t.evidence, 0);
	tap_num((int64_t)e->own.messages, 4, "of known senders");
	tap_num((int64_t)e->all.messages, 5, "of all");
	tap_num((int64_t)e->nsenders, 2, "of them those that SPF names");
	court_end(&t);
}

/* Who is known without a list, and of whose failing mail. */
static void
authorised(void)
{
	const struct traffic *e;
	struct court t;

	court_start(&t, "example.org");
	DAILY(&t, 2, 2, 3, .ip = "192.0.2.9", .sender = "");
	MAIL(&t, .ip = "192.0.2.9", .verdict = "unauthenticated",
	    .dkim = "example.org", .selector = "late", .result = "fail",
	    .count = 4);
	MAIL(&t, .ip = "203.0.113.1", .verdict = "unauthenticated",
	    .dkim = "example.org", .selector = "forged", .result = "fail",
	    .count = 50);
	DAILY(&t, 2, 2, 5, .ip = "198.51.100.1",
	    .sender = "list [forwarder]");
	DAILY(&t, 2, 1, 5, .ip = "198.51.101.1", .sender = "");
	court_read(&t);
	e = evidence_of(&t.evidence, 0);
	tap_num((int64_t)e->own.messages, 16,
	    "an address that SPF names, failing or not");
	tap_num((int64_t)e->nsenders, 1, "is a server of the domain's");
	tap_num((int64_t)e->nselectors, 1, "its signatures count");
	tap_bytes(e->selector[0], BYTES("late"), "though they fail");
	court_end(&t);
}

/* ---- TLS */

static void
tls(uint64_t good, uint64_t bad, const char *want, const char *name)
{
	struct court t;
	int day;

	court_start(&t, "example.org");
	for (day = 0; day < 6; day++)
		TLS(&t, .day = day, .good = 0, .bad = 0);
	TLS(&t, .day = 6, .reporter = "b.example", .good = good, .bad = bad);
	TLS(&t, .day = 6, .type = "tlsa", .good = 10, .bad = 10);
	court_read(&t);
	court_is(&t, 0, "traffic-tls", "1", want, name);
	court_end(&t);
}

/* What failure-parse | align-filter makes: failing mail only. */
static void
failures(void)
{
	struct court t;

	court_start(&t, "example.org");
	buf_adds(&t.more, RECORDS "\tspf_aligned\tdkim_aligned\tdmarc\t"
	    "verdict\tfeedback_type\nmade\ta.example\t1\t"
	    "2026-06-01T00:00:00Z\t2026-06-02T00:00:00Z\texample.org\t"
	    "reject\tnone\t192.0.2.1\t7\tpass\texample.org\t\t\t\t"
	    "example.org\tpass\tpass\tfail\tpass\tspf-only\tauth-failure\n");
	court_read(&t);
	tap_num((int64_t)evidence_of(&t.evidence, 0)->all.messages, 0,
	    "failure reports are no share of mail");
	tap_num((int64_t)evidence_of(&t.evidence, 0)->spf_checks, 7,
	    "but tell of SPF");
	court_end(&t);
}

int
main(void)
{
	shares();
	waves();
	mechanisms();
	nothing();
	names();
	non_sending("aligned", "example.org\tnon-sending", "fail",
	    "one message passes");
	non_sending("unauthenticated", "example.org\tnon-sending", "pass",
	    "all fail");
	non_sending("aligned", "example.org\tsending", "not-applicable",
	    "of a domain that sends");
	bulks();
	permerror(0, 0, "pass", "no permerror");
	permerror(9, 1, "fail", "ten, at two receivers");
	permerror(8, 1, "warn", "nine");
	permerror(10, 0, "warn", "ten at one");
	selectors();
	senders();
	authorised();
	tls(99, 1, "pass", "one of a hundred sessions");
	tls(98, 2, "fail", "two");
	tls(98, 1, "unknown", "99 sessions");
	failures();
	return tap_done();
}
