/* test-sts: MTA-STS records, policies and hosts (auth/sts_*.h). */
#include "records/sts_policy.h"
#include "records/sts_record.h"

#include "tap.h"

static void
record(const char *txt, enum record_reading want, const char *id)
{
	struct bytes got;
	const char *doubt, *fault;
	enum record_reading how = sts_record_read(bytes_of(txt), &got,
	    &doubt, &fault);

	if (!ok(how == want && (fault != NULL) == (want == RECORD_NEAR ||
	    want == RECORD_INVALID), txt))
		printf("#  got %d: %s\n", how, fault ? fault : "-");
	if (id != NULL)
		tap_bytes(got, bytes_of(id), "its id");
}

static void
records(void)
{
	record("v=STSv1; id=20260101T000000;", RECORD_READ,
	    "20260101T000000");
	record("v=STSv1;id=a", RECORD_READ, "a");
	record("v=STSv1; x=1; id=a; a.b_c-d=~", RECORD_READ, "a");
	record("v=STSv1; id=abcdefghijklmnopqrstuvwxyz012345",
	    RECORD_READ, "abcdefghijklmnopqrstuvwxyz012345");
	record("v=STSv1; id=abcdefghijklmnopqrstuvwxyz0123456",
	    RECORD_INVALID, NULL);
	record("v=STSv1; id=", RECORD_INVALID, NULL);
	record("v=STSv1; id=2026-01-01", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; id=b", RECORD_READ, "a");
	record("v=STSv1; id=a; id=", RECORD_INVALID, NULL);
	record("v=STSv1; id = a", RECORD_INVALID, NULL);
	record("v=STSv1; ID=a", RECORD_INVALID, NULL);
	record("v=STSv1;", RECORD_INVALID, NULL);
	record("v=STSv1;; id=a", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; junk", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; x=", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; x=b=c", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; "
	    "a23456789012345678901234567890123=1", RECORD_INVALID, NULL);
	record("v=STSv1; id=a; a2345678901234567890123456789012=1",
	    RECORD_READ, "a");
	record("v=STSv1 ; id=a", RECORD_NEAR, NULL);
	record("v=STSv1", RECORD_NEAR, NULL);
	record("v=stsv1; id=a", RECORD_NEAR, NULL);
	record(" v=STSv1; id=a", RECORD_NEAR, NULL);
	record("v=STSv1\\; id=a", RECORD_NEAR, NULL);
	record("v=STSv2; id=a", RECORD_OTHER, NULL);
	record("v=spf1 -all", RECORD_OTHER, NULL);
	record("", RECORD_OTHER, NULL);
}

static struct sts_policy
policy(const char *text, bool want)
{
	struct sts_policy p;
	bool is = sts_policy_read(bytes_of(text), &p);

	if (!ok(is == want && is == (p.fault == NULL), text))
		printf("#  line %u: %s\n", p.line, p.fault ? p.fault : "-");
	return p;
}

static void
valid(void)
{
	struct sts_policy p;

	p = policy("version: STSv1\nmode: enforce\nmx: mx.a.example\n"
	    "max_age: 604800\n", true);
	ok(p.mode == STS_MODE_ENFORCE && p.max_age == 604800 &&
	    p.patterns == 1 && p.doubt == NULL, "what it says");
	p = policy("version: STSv1\r\nmode:testing\r\nmx: *.a.example\r\n"
	    "mx:  b.example \r\nmax_age: 0", true);
	ok(p.mode == STS_MODE_TESTING && p.max_age == 0 && p.patterns == 2,
	    "CRLF, no blank, and no end of line");
	p = policy("max_age: 31557600\nmode: none\nversion: STSv1\n", true);
	ok(p.mode == STS_MODE_NONE && p.max_age == STS_MAX_AGE_MOST,
	    "no mx with mode none, in any order");
	p = policy("version: STSv1\nmode: enforce\nmode: none\nmax_age: 1\n"
	    "max_age: 99999999999\nversion: x\nmx: a.example\nmode: report\n",
	    true);
	ok(p.mode == STS_MODE_ENFORCE && p.max_age == 1,
	    "of keys that come again the first counts");
	p = policy("version: STSv1\nmode: enforce\nmx: a.example\n"
	    "max_age: 1\nextra.x: any \xc3\xa9 thing\n", true);
	ok(p.doubt == NULL, "unknown keys are ignored");
	p = policy("version: STSv1\n\nmode: enforce\nmx: a.example\n"
	    "max_age: 1\n", true);
	ok(p.doubt != NULL && p.line == 2, "an empty line is in doubt");
}

static void
wrong(const char *text, unsigned line)
{
	tap_num(policy(text, false).line, line, "its line");
}

static void
invalid(void)
{
	wrong("", 0);
	wrong("mode: enforce\nmx: a.example\nmax_age: 1\n", 0);
	wrong("version: STSv1\nmx: a.example\nmax_age: 1\n", 0);
	wrong("version: STSv1\nmode: enforce\nmx: a.example\n", 0);
	wrong("version: STSv1\nmode: enforce\nmax_age: 1\n", 0);
	wrong("version: STSv1\nmode: testing\nmax_age: 1\n", 0);
	wrong("version: STSv2\nmode: none\nmax_age: 1\n", 1);
	wrong("version: stsv1\nmode: none\nmax_age: 1\n", 1);
	wrong("Version: STSv1\nmode: none\nmax_age: 1\n", 0);
	wrong("version: STSv1\nmode: report\nmax_age: 1\n", 2);
	wrong("version: STSv1\nmode: Enforce\nmax_age: 1\n", 2);
	wrong("version: STSv1\nmode: none\nmax_age: 31557601\n", 3);
	wrong("version: STSv1\nmode: none\nmax_age: 00031557600\n", 3);
	wrong("version: STSv1\nmode: none\nmax_age: -1\n", 3);
	wrong("version: STSv1\nmode: none\nmax_age: 1 day\n", 3);
	wrong("version: STSv1\nmode : none\nmax_age: 1\n", 2);
	wrong("version: STSv1\nmode: none\nmax_age: 1\njunk\n", 4);
	wrong("\xef\xbb\xbfversion: STSv1\nmode: none\nmax_age: 1\n", 1);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nx: a\001b\n", 4);
	wrong("<html>\n", 1);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: *a.example\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: a.*.example\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: *\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: a.example.\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: -a.example\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: a-.example\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: a..example\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx: a,b\n", 4);
	wrong("version: STSv1\nmode: none\nmax_age: 1\nmx:\n", 4);
}

static void
size(void)
{
	struct buf b = { 0 };
	struct sts_policy p;

	buf_adds(&b, "version: STSv1\nmode: none\nmax_age: 1\nx: ");
	while (b.n < 65536)
		buf_byte(&b, 'a');
	ok(sts_policy_read(buf_view(&b), &p), "64 KiB");
	buf_byte(&b, 'a');
	ok(!sts_policy_read(buf_view(&b), &p), "a byte more");
	buf_free(&b);
}

static void
allows(const char *pattern, const char *host, bool want)
{
	ok(sts_mx_allows(bytes_of(pattern), bytes_of(host)) == want, pattern);
}

static void
hosts(void)
{
	struct sts_policy p = policy("version: STSv1\nmode: enforce\n"
	    "mx: a.example\nmx: *.b.example\nmax_age: 1\n", true);

	allows("mx.a.example", "mx.a.example", true);
	allows("MX.A.example", "mx.a.example", true);
	allows("mx.a.example", "a.example", false);
	allows("a.example", "mx.a.example", false);
	allows("*.a.example", "mx.a.example", true);
	allows("*.A.example", "mx.a.example", true);
	allows("*.a.example", "a.example", false);
	allows("*.a.example", "x.mx.a.example", false);
	allows("*.a.example", ".a.example", false);
	allows("*.a.example", "mxa.example", false);
	allows("*.a.example", "", false);
	ok(sts_policy_allows(&p, BYTES("a.example")), "the first pattern");
	ok(sts_policy_allows(&p, BYTES("x.b.example")), "the second");
	ok(!sts_policy_allows(&p, BYTES("c.example")), "neither");
}

int
main(void)
{
	records();
	valid();
	invalid();
	size();
	hosts();
	return tap_done();
}
