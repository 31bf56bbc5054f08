/* test-bimi-record: the grammar of BIMI records (records/bimi_record.h). */
#include "records/bimi_record.h"

#include "tap.h"

static struct bimi_record
record(const char *txt, enum record_reading want)
{
	struct bimi_record r;
	const char *fault;
	enum record_reading how = bimi_record_read(bytes_of(txt), &r, &fault);

	if (!ok(how == want && (fault != NULL) == (want == RECORD_NEAR ||
	    want == RECORD_INVALID), txt))
		printf("#  got %d: %s\n", how, fault ? fault : "-");
	return r;
}

#define PICTURE	"v=BIMI1; l=https://a.example/a.svg"

static void
locations(void)
{
	struct bimi_record r = record(PICTURE "; a=https://a.example/a.pem",
	    RECORD_READ);

	tap_bytes(r.location, BYTES("https://a.example/a.svg"), "its l");
	tap_bytes(r.evidence, BYTES("https://a.example/a.pem"), "its a");
	ok(!r.declines, "it does not decline");
	ok(record("v=BIMI1; l=; a=;", RECORD_READ).declines, "it declines");
	ok(record("v=BIMI1; l=", RECORD_READ).declines, "without a, too");
	ok(!record("v=BIMI1; l=; a=https://a.example/a.pem",
	    RECORD_READ).declines, "evidence alone does not");
	(void)record("v=BIMI1; a=https://a.example/a.pem", RECORD_INVALID);
	(void)record("v=BIMI1", RECORD_INVALID);
	(void)record("v=BIMI1; l=http://a.example/a.svg", RECORD_INVALID);
	(void)record("v=BIMI1; l=HTTPS://a.example/a.svg", RECORD_READ);
	(void)record("v=BIMI1; l=https:///a.svg", RECORD_INVALID);
	(void)record("v=BIMI1; l=https://localhost/a.svg", RECORD_INVALID);
	(void)record("v=BIMI1; l=https://me@a.example/a.svg", RECORD_INVALID);
	(void)record("v=BIMI1; l=https://a.example:443/a.svg", RECORD_READ);
	(void)record("v=BIMI1; l=https://a.example/a b.svg", RECORD_INVALID);
	(void)record("v=BIMI1; l=https://a.example/a.svg,"
	    "https://b.example/b.svg", RECORD_INVALID);
	(void)record(PICTURE "; a=a.pem", RECORD_INVALID);
}

static void
preferences(void)
{
	struct bimi_record r = record(PICTURE, RECORD_READ);

	ok(!r.personal && !r.local_parts && r.doubt == NULL, "defaults");
	r = record(PICTURE "; avp=personal; lps=true", RECORD_READ);
	ok(r.personal && r.local_parts && r.doubt == NULL, "the others");
	r = record(PICTURE "; avp=brand; lps=false", RECORD_READ);
	ok(!r.personal && !r.local_parts && r.doubt == NULL, "as by default");
	r = record(PICTURE "; avp=Brand", RECORD_READ);
	ok(!r.personal && r.doubt != NULL, "another avp");
	r = record(PICTURE "; lps=yes", RECORD_READ);
	ok(!r.local_parts && r.doubt != NULL, "another lps");
	ok(record(PICTURE ";; a=", RECORD_READ).doubt != NULL,
	    "two semicolons");
	ok(record(PICTURE "; future=1", RECORD_READ).doubt == NULL,
	    "unknown tags are ignored");
}

int
main(void)
{
	locations();
	preferences();
	(void)record("v = BIMI1 ; l = ", RECORD_READ);
	(void)record(PICTURE "; l=", RECORD_INVALID);
	(void)record(PICTURE "; junk", RECORD_INVALID);
	(void)record("l=; v=BIMI1", RECORD_OTHER);
	(void)record("V=BIMI1; l=", RECORD_NEAR);
	(void)record("v=bimi1; l=", RECORD_NEAR);
	(void)record("\"v=BIMI1; l=\"", RECORD_NEAR);
	(void)record("v=BIMI2; l=", RECORD_OTHER);
	(void)record("", RECORD_OTHER);
	return tap_done();
}
