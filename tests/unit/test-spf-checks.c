/* test-spf-checks: what may be asked of a domain's SPF, both ways. */
#include "spf.h"

/* Asks a.example for one requirement; found may be NULL: any. */
static void
asks(const char *slug, const char *threshold, const char *data,
    enum check_state want, const char *found)
{
	static const char *const words[] = { "unknown", "pass", "fail",
		"warn", "not-applicable" };
	const struct requirement *r = requirement_find(bytes_of(slug));
	struct check c = { .state = CHECK_UNKNOWN, .as_of = AS_OF_NONE };
	struct scene s;

	if (!ok(r != NULL, slug))
		return;
	scene_begin(&s, data, "a.example");
	s.posture.subject.domain = BYTES("a.example");
	if (threshold[0] != '\0')
		ok(r->wrong(bytes_of(threshold)) == NULL, threshold);
	r->check(&s.posture, bytes_of(threshold), &c);
	tap_bytes(bytes_of(words[c.state]), bytes_of(words[want]), data);
	if (found != NULL)
		tap_bytes(buf_view(&c.found), bytes_of(found), "found");
	ok(c.expected.n != 0, "says what is expected");
	buf_free(&c.found);
	buf_free(&c.expected);
	scene_end(&s);
}

#define NONE	ZONE "a.example. 60 IN TXT \"other\"\n"
#define TWO	ZONE SPF("a.example.", "-all") SPF("a.example.", "~all")
#define OPEN	"b.test. 60 IN A 192.0.2.1\n"
#define ONE(terms)	ZONE SPF("a.example.", terms)

static void
published(void)
{
	asks("spf-record", "", ONE("-all"), CHECK_PASS, "v=spf1 -all");
	asks("spf-record", "", NONE, CHECK_FAIL, "no SPF record");
	asks("spf-record", "", ZONE "b.example. 60 IN A 192.0.2.1\n",
	    CHECK_FAIL, "the domain does not exist");
	asks("spf-record", "", TWO, CHECK_FAIL,
	    "2 SPF records, which count as none");
	asks("spf-record", "", OPEN, CHECK_UNKNOWN, "");
	asks("spf-record", "", ZONE "a.example. 60 IN TXT \" v=spf1 a\"\n",
	    CHECK_FAIL, "no SPF record, but a text that is none, as a blank "
	    "stands before v=spf1:  v=spf1 a");
	asks("spf-record", "", ZONE "a.example. 60 IN TXT \"v=SPF1 a\"\n",
	    CHECK_WARN, NULL);
	asks("spf-record", "", ZONE "a.example. 60 IN SPF \"v=spf1 a\"\n",
	    CHECK_FAIL, "no SPF record; one of the obsolete type SPF");
	asks("spf-single", "", ONE("-all"), CHECK_PASS, "1 SPF record");
	asks("spf-single", "", TWO, CHECK_FAIL, NULL);
	asks("spf-single", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-single", "", OPEN, CHECK_UNKNOWN, "");
	asks("spf-grammar", "", ONE("mx -all"), CHECK_PASS, "2 terms");
	asks("spf-grammar", "", ONE("mx, -all"), CHECK_FAIL,
	    "mx,: an unknown mechanism");
	asks("spf-grammar", "", ONE("ip4=192.0.2.1 -all"), CHECK_WARN, NULL);
	asks("spf-grammar", "", ONE("include:b.example")
	    SPF("b.example.", "foo"), CHECK_PASS, NULL);
	asks("spf-grammar", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-null", "", ONE("-all"), CHECK_PASS, "v=spf1 -all");
	asks("spf-null", "", ONE(" -ALL "), CHECK_PASS, NULL);
	asks("spf-null", "", ONE("~all"), CHECK_FAIL, "v=spf1 ~all");
	asks("spf-null", "", ONE("a -all"), CHECK_FAIL, NULL);
	asks("spf-null", "", ONE("-all a"), CHECK_FAIL, NULL);
	asks("spf-null", "", ONE("redirect=b.example")
	    SPF("b.example.", "-all"), CHECK_FAIL, NULL);
	asks("spf-null", "", NONE, CHECK_FAIL, "no SPF record");
}

static void
size(void)
{
	/* 9 of the name, 11 of the record, 6 of another. */
	asks("spf-size", "26", ONE("-all") "a.example. 60 IN TXT \"others\"\n",
	    CHECK_PASS, "26 octets, 11 of them SPF");
	asks("spf-size", "25", ONE("-all") "a.example. 60 IN TXT \"others\"\n",
	    CHECK_FAIL, "26 octets, 11 of them SPF");
	asks("spf-size", "20", ONE("-all"), CHECK_PASS, "20 octets");
	asks("spf-size", "", TWO, CHECK_PASS, NULL);
	asks("spf-size", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-size", "", OPEN, CHECK_UNKNOWN, "");
}

static void
all(void)
{
	asks("spf-all", "", ONE("mx -all"), CHECK_PASS, "-all");
	asks("spf-all", "", ONE("mx ~all"), CHECK_FAIL, "~all");
	asks("spf-all", "~all", ONE("mx ~all"), CHECK_PASS, "~all");
	asks("spf-all", "~all", ONE("mx -all"), CHECK_PASS, "-all");
	asks("spf-all", "~all", ONE("mx ?all"), CHECK_FAIL, "?all");
	asks("spf-all", "?all", ONE("mx ?all"), CHECK_PASS, "?all");
	asks("spf-all", "?all", ONE("mx"), CHECK_PASS,
	    "no all, which is neutral, as ?all");
	asks("spf-all", "?all", ONE("mx all"), CHECK_FAIL, "+all");
	asks("spf-all", "~all", ONE("mx"), CHECK_FAIL, NULL);
	asks("spf-all", "", ONE("include:b.example")
	    SPF("b.example.", "-all"), CHECK_FAIL,
	    "no all, which is neutral, as ?all");
	asks("spf-all", "", NONE, CHECK_FAIL, "no SPF record");
	asks("spf-all", "", TWO, CHECK_FAIL, NULL);
	asks("spf-all", "", OPEN, CHECK_UNKNOWN, "");
	asks("spf-all", "", ONE("redirect=b.example")
	    SPF("b.example.", "-all"), CHECK_PASS,
	    "-all by redirect=b.example");
	asks("spf-all", "", ONE("redirect=b.test"), CHECK_UNKNOWN, NULL);
	asks("spf-all", "", ONE("redirect=%{d}.b.example"), CHECK_UNKNOWN,
	    NULL);
	asks("spf-all", "", ONE("foo -all"), CHECK_WARN, "-all, but the "
	    "record is in error: foo, in the record of a.example");
	asks("spf-all", "", ONE("include:b.example -all"), CHECK_WARN, NULL);
	asks("spf-all", "", ONE("include:b.test -all"), CHECK_PASS, "-all");
	asks("spf-all", "", ONE("include:b.example -all")
	    SPF("b.example.", "?all"), CHECK_PASS, "-all");
	asks("spf-all", "", ONE("include:b.example -all")
	    SPF("b.example.", "+all"), CHECK_FAIL,
	    "+all, in the record of b.example, passes every sender");
	asks("spf-all", "", ONE("?include:b.example -all")
	    SPF("b.example.", "+all"), CHECK_PASS, "-all");
	asks("spf-all", "", ONE("exists:b.example -all")
	    "b.example. 60 IN A 192.0.2.1\n", CHECK_FAIL, NULL);
	asks("spf-all", "", ONE("exists:b.example -all"), CHECK_PASS, NULL);
	asks("spf-all", "", ONE("exists:%{i}.b.example -all"), CHECK_PASS,
	    NULL);
}

#define A5	"a:h.example a:h.example a:h.example a:h.example a:h.example "
#define HOST	"h.example. 60 IN A 192.0.2.1\n" \
		"h.example. 60 IN AAAA 2001:db8::1\n"

static void
lookups(void)
{
	asks("spf-lookups", "", ONE(A5 A5 "-all") HOST, CHECK_PASS,
	    "10 of 10 look-ups");
	asks("spf-lookups", "", ONE(A5 A5 "a:h.example -all") HOST,
	    CHECK_FAIL, "11 of 10 look-ups");
	asks("spf-lookups", "5", ONE("include:b.example") HOST
	    SPF("b.example.", A5), CHECK_FAIL, "6 of 5 look-ups");
	asks("spf-lookups", "6", ONE("redirect=b.example") HOST
	    SPF("b.example.", A5), CHECK_PASS, "6 of 6 look-ups");
	asks("spf-lookups", "", ONE("a include:b.test -all"), CHECK_UNKNOWN,
	    "at least 2 of 10 look-ups: include:b.test, in the record of "
	    "a.example, is not in the data");
	asks("spf-lookups", "1", ONE("a include:b.test -all"), CHECK_FAIL,
	    NULL);
	asks("spf-lookups", "", ONE("include:%{d2} -all"), CHECK_UNKNOWN,
	    "at least 1 of 10 look-ups: include:%{d2}, in the record of "
	    "a.example, depends on each message");
	asks("spf-lookups", "", ONE("exists:%{i}.b.example a:b.test -all"),
	    CHECK_PASS, "2 of 10 look-ups");
	asks("spf-lookups", "", ONE("include:a.example -all"), CHECK_FAIL,
	    "1 of 10 look-ups before a loop: include:a.example, in the "
	    "record of a.example");
	asks("spf-lookups", "", ONE("mx -all")
	    "a.example. 60 IN MX 1 h.example.\n"
	    "a.example. 60 IN MX 2 i.example.\n" HOST, CHECK_PASS,
	    "1 of 10 look-ups; 3 if the names of mx and ptr count, too");
	asks("spf-lookups", "", ONE("ptr -all"), CHECK_PASS,
	    "1 of 10 look-ups; 11 if the names of mx and ptr count, too");
	asks("spf-lookups", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-lookups", "", TWO, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-lookups", "", OPEN, CHECK_UNKNOWN, "");
}

static void
voids(void)
{
	asks("spf-void-lookups", "", ONE("a mx -all"), CHECK_PASS,
	    "2 of 2 void look-ups");
	asks("spf-void-lookups", "", ONE("a mx exists:b.example -all"),
	    CHECK_FAIL, "3 of 2 void look-ups");
	asks("spf-void-lookups", "0", ONE("a:h.example") HOST, CHECK_PASS,
	    "0 of 0 void look-ups");
	asks("spf-void-lookups", "", ONE("a:b.test -all"), CHECK_UNKNOWN,
	    NULL);
	asks("spf-void-lookups", "", ONE("a mx a a:b.test -all"), CHECK_FAIL,
	    NULL);
	asks("spf-void-lookups", "", ONE(A5)
	    "h.example. 60 IN A 192.0.2.1\n", CHECK_WARN,
	    "0 of 2 void look-ups; 5 for senders with an IPv6 address");
	asks("spf-void-lookups", "5", ONE(A5)
	    "h.example. 60 IN AAAA 2001:db8::1\n", CHECK_PASS,
	    "0 of 5 void look-ups; 5 for senders with an IPv4 address");
	asks("spf-void-lookups", "", ONE("a mx exists:%{i}.b.example -all"),
	    CHECK_WARN, "2 of 2 void look-ups; 1 more by a macro, as a "
	    "message may have it");
	asks("spf-void-lookups", "", ONE("mx exists:%{i}.b.example -all"),
	    CHECK_PASS, NULL);
	asks("spf-void-lookups", "", NONE, CHECK_NOT_APPLICABLE, NULL);
}

#define MX2	"a.example. 60 IN MX 1 h.example.\n" \
		"a.example. 60 IN MX 2 i.example.\n"

static void
names(void)
{
	asks("spf-mx-names", "2", ONE("mx -all") MX2, CHECK_PASS,
	    "2 of 2 MX names");
	asks("spf-mx-names", "1", ONE("mx -all") MX2, CHECK_FAIL,
	    "2 of 1 MX names");
	asks("spf-mx-names", "", ONE("a -all") MX2, CHECK_PASS,
	    "0 of 10 MX names");
	asks("spf-mx-names", "", ONE("mx:b.test -all"), CHECK_UNKNOWN, NULL);
	asks("spf-mx-names", "", ONE("mx:%{d} -all"), CHECK_UNKNOWN, NULL);
	asks("spf-mx-names", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-ptr", "", ONE("mx -all"), CHECK_PASS, "no ptr");
	asks("spf-ptr", "", ONE("ptr -all"), CHECK_FAIL,
	    "ptr, in the record of a.example");
	asks("spf-ptr", "", ONE("-all ptr"), CHECK_PASS, NULL);
	asks("spf-ptr", "", ONE("exists:%{p}.b.example -all"), CHECK_FAIL,
	    NULL);
	asks("spf-ptr", "", ONE("include:b.example -all")
	    SPF("b.example.", "ptr"), CHECK_WARN,
	    "ptr, in the record of b.example");
	asks("spf-ptr", "", ONE("include:b.test -all"), CHECK_UNKNOWN, NULL);
	asks("spf-ptr", "", NONE, CHECK_NOT_APPLICABLE, NULL);
}

static void
includes(void)
{
	asks("spf-includes", "", ONE("include:b.example -all")
	    SPF("b.example.", "-all"), CHECK_PASS, "1 record is included");
	asks("spf-includes", "", ONE("a -all"), CHECK_PASS,
	    "0 records are included");
	asks("spf-includes", "", ONE("include:b.example -all"), CHECK_FAIL,
	    "include:b.example, in the record of a.example, leads to no "
	    "SPF record");
	asks("spf-includes", "", ONE("include:b.example -all")
	    SPF("b.example.", "foo"), CHECK_FAIL, NULL);
	asks("spf-includes", "", ONE("redirect=b.example")
	    SPF("b.example.", "a") SPF("b.example.", "b"), CHECK_FAIL, NULL);
	asks("spf-includes", "", ONE("include:a.example -all"), CHECK_FAIL,
	    NULL);
	asks("spf-includes", "", ONE("include:b.test -all"), CHECK_UNKNOWN,
	    NULL);
	asks("spf-includes", "", NONE, CHECK_NOT_APPLICABLE, NULL);
}

static void
nets(void)
{
	asks("spf-overlap", "", ONE("ip4:192.0.2.0/25 ip4:192.0.2.128/25 "
	    "ip6:2001:db8::/32 -all"), CHECK_PASS, NULL);
	asks("spf-overlap", "", ONE("ip4:192.0.2.0/24 ip4:192.0.2.128/25 "
	    "-all"), CHECK_FAIL,
	    "1 network is listed twice or inside another one: "
	    "ip4:192.0.2.128/25, in the record of a.example, is inside "
	    "ip4:192.0.2.0/24, in the record of a.example");
	asks("spf-overlap", "", ONE("ip4:192.0.2.0/25 ip4:198.51.100.0/24 "
	    "ip4:198.51.100.7"), CHECK_FAIL, NULL);
	asks("spf-overlap", "", ONE("include:b.example ip4:192.0.2.1 -all")
	    SPF("b.example.", "ip4:192.0.2.1"), CHECK_FAIL,
	    "1 network is listed twice or inside another one: "
	    "ip4:192.0.2.1, in the record of a.example, is "
	    "ip4:192.0.2.1, in the record of b.example");
	asks("spf-overlap", "", ONE("-ip4:192.0.2.1 ip4:192.0.2.0/24 -all"),
	    CHECK_PASS, NULL);
	asks("spf-overlap", "", ONE("ip6:2001:db8::/32 ip6:2001:db8::1 "
	    "ip6:2001:db8::1 ip6:2001:db9::1"), CHECK_FAIL, NULL);
	asks("spf-overlap", "", ONE("include:b.test -all"), CHECK_UNKNOWN,
	    NULL);
	asks("spf-overlap", "", NONE, CHECK_NOT_APPLICABLE, NULL);
	asks("spf-width", "", ONE("ip4:10.0.0.0/9 ip6:2001:db8::/17"),
	    CHECK_PASS, "2 networks");
	asks("spf-width", "", ONE("ip4:10.0.0.0/8"), CHECK_WARN,
	    "ip4:10.0.0.0/8, in the record of a.example, is very wide");
	asks("spf-width", "", ONE("ip6:2001:db8::/16"), CHECK_WARN, NULL);
	asks("spf-width", "", ONE("a:h.example/8") HOST, CHECK_WARN, NULL);
	asks("spf-width", "", ONE("-ip4:10.0.0.0/8"), CHECK_PASS, NULL);
	asks("spf-width", "", ONE("ip4:10.0.0.0/8 ip4:0.0.0.0/0"), CHECK_FAIL,
	    "ip4:0.0.0.0/0, in the record of a.example, passes every "
	    "sender");
	asks("spf-width", "", ONE("ip6:::/0"), CHECK_FAIL, NULL);
	asks("spf-width", "", ONE("+all"), CHECK_FAIL, NULL);
	asks("spf-width", "", ONE("include:b.test"), CHECK_UNKNOWN, NULL);
	asks("spf-width", "", NONE, CHECK_NOT_APPLICABLE, NULL);
}

static void
thresholds(void)
{
	ok(threshold_spf_all(BYTES("all")) != NULL, "all is no threshold");
	ok(threshold_spf_all(BYTES("+all")) != NULL, "nor +all");
	ok(threshold_spf_all(BYTES("-")) != NULL, "nor -");
}

int
main(void)
{
	published();
	size();
	all();
	lookups();
	voids();
	names();
	includes();
	nets();
	thresholds();
	return tap_done();
}
