/* test-dmarc-record: the grammar of DMARC records (records/dmarc_record.h). */
#include "records/dmarc_record.h"

#include <stdlib.h>

#include "tap.h"

static struct dmarc_record
read_as(const char *txt, enum dmarc_reading want)
{
	struct dmarc_record r;

	if (!ok(dmarc_record_read(bytes_of(txt), &r) == want, txt))
		printf("#  not %d\n", want);
	return r;
}

static struct dmarc_record
good(const char *txt)
{
	return read_as(txt, DMARC_READ);
}

static void
versions(void)
{
	good("v=DMARC1");
	good("v=DMARC1;");
	good("v = DMARC1 ; p=none");
	good("v\t=\tDMARC1\t;");
	read_as("", DMARC_OTHER);
	read_as("v=spf1 -all", DMARC_OTHER);
	read_as("v=DMARC2; p=none", DMARC_OTHER);
	read_as("p=none; v=DMARC1", DMARC_OTHER);
	read_as("DMARC1; p=none", DMARC_OTHER);
	read_as("v=DMARC", DMARC_OTHER);
	read_as("v=DMARC1 p=none", DMARC_NEAR);
	read_as("v=DMARC1p=none", DMARC_NEAR);
	read_as("V=DMARC1; p=none", DMARC_NEAR);
	read_as("v=dmarc1; p=none", DMARC_NEAR);
	read_as(" v=DMARC1; p=none", DMARC_NEAR);
	read_as("\"v=DMARC1; p=none\"", DMARC_NEAR);
	read_as("v=DMARC1\\; p=none", DMARC_NEAR);
}

static void
tag_lists(void)
{
	struct dmarc_record r;

	r = good("v=DMARC1; p=none");
	ok(r.p_second && r.p == POLICY_NONE && !r.syntax && !r.unknown,
	    "p behind v");
	r = good("v=DMARC1;rua=mailto:a@b.example;p=reject;");
	ok(!r.p_second && r.p == POLICY_REJECT, "p elsewhere (RFC 9989)");
	r = good("v=DMARC1; p = quarantine ;  sp\t=none ; np=reject");
	ok(r.p == POLICY_QUARANTINE && r.sp == POLICY_NONE &&
	    r.np == POLICY_REJECT && r.bad == 0, "blanks around values");
	r = good("v=DMARC1; x=1; p=none; y_2=");
	ok(r.unknown && !r.syntax && !r.p_second && r.p == POLICY_NONE,
	    "unknown tags are ignored");
	r = good("v=DMARC1; P=reject");
	ok(r.unknown && r.p == POLICY_UNKNOWN, "tags have their case");
	r = good("v=DMARC1;; p=none; junk; =x; 2=3;;");
	ok(r.syntax && r.p == POLICY_NONE, "what is no tag is ignored");
	read_as("v=DMARC1; p=none; p=reject", DMARC_INVALID);
	read_as("v=DMARC1; p=none; p=none", DMARC_INVALID);
	read_as("v=DMARC1; v=DMARC1", DMARC_INVALID);
	read_as("v=DMARC1; p=none; x=1; x=2", DMARC_INVALID);
	r = good("v=DMARC1; x=1; X=2");
	ok(r.unknown, "x and X are two tags");
}

static void
values(void)
{
	struct dmarc_record r = good("v=DMARC1");

	ok(r.tags == DMARC_TAG_V && r.p == POLICY_UNKNOWN &&
	    r.sp == POLICY_UNKNOWN && r.np == POLICY_UNKNOWN &&
	    !r.dkim_strict && !r.spf_strict && !r.testing &&
	    r.psd == DMARC_PSD_UNTOLD && r.fo == DMARC_FO_ALL &&
	    r.pct == 100 && r.ri == 86400, "defaults");
	r = good("v=DMARC1; adkim=s; aspf=s; t=y; psd=y; fo=1:d:s; pct=5; "
	    "ri=3600; rf=afrf; p=none");
	ok(r.dkim_strict && r.spf_strict && r.testing &&
	    r.psd == DMARC_PSD_YES && r.pct == 5 && r.ri == 3600 &&
	    r.fo == (DMARC_FO_ANY | DMARC_FO_DKIM | DMARC_FO_SPF) &&
	    r.bad == 0, "all of them");
	ok((r.tags & DMARC_TAGS_OLD) == DMARC_TAGS_OLD &&
	    (r.tags & DMARC_TAGS_NEW) == (DMARC_TAG_T | DMARC_TAG_PSD),
	    "which are of which standard");
	r = good("v=DMARC1; adkim=r; aspf=r; t=n; psd=n; fo=0; pct=0");
	ok(!r.dkim_strict && !r.spf_strict && !r.testing &&
	    r.psd == DMARC_PSD_NO && r.pct == 0 && r.bad == 0, "the others");
	r = good("v=DMARC1; psd=u; p=Reject; adkim=S");
	ok(r.psd == DMARC_PSD_UNTOLD && r.p == POLICY_REJECT &&
	    r.dkim_strict && r.bad == 0 &&
	    r.odd_case == (DMARC_TAG_P | DMARC_TAG_ADKIM), "keywords in any "
	    "case");
	r = good("v=DMARC1; p=all; sp=; np=no; adkim=x; aspf=rs; t=1; "
	    "psd=yes; fo=2; pct=101; ri=-1; rua=me@a.example; ruf=");
	ok(r.bad == (DMARC_TAG_P | DMARC_TAG_SP | DMARC_TAG_NP |
	    DMARC_TAG_ADKIM | DMARC_TAG_ASPF | DMARC_TAG_T | DMARC_TAG_PSD |
	    DMARC_TAG_FO | DMARC_TAG_PCT | DMARC_TAG_RI | DMARC_TAG_RUA |
	    DMARC_TAG_RUF), "bad values are told");
	ok(r.p == POLICY_UNKNOWN && !r.dkim_strict && !r.testing &&
	    r.pct == 100 && r.ri == 86400 && r.fo == DMARC_FO_ALL &&
	    r.psd == DMARC_PSD_UNTOLD, "and count as the defaults");
	r = good("v=DMARC1; fo=0:1");
	ok(r.bad == 0 && r.apart == DMARC_TAG_FO, "0 excludes 1, by now");
	r = good("v=DMARC1; fo=d:d");
	ok(r.bad == 0 && r.apart == DMARC_TAG_FO, "each fo once, by now");
	r = good("v=DMARC1; rua=mailto:a@a.example!10m; fo=1:d:s");
	ok(r.bad == 0 && r.apart == DMARC_TAG_RUA, "no sizes, by now");
	ok(good("v=DMARC1; fo=D:S").fo == (DMARC_FO_DKIM | DMARC_FO_SPF),
	    "fo in any case");
}

/* Does the record apply, and as p, sp, np? */
static void
applies(const char *txt, bool want, enum auth_policy p, enum auth_policy sp,
    enum auth_policy np)
{
	struct dmarc_record r;
	enum auth_policy got[3];
	bool is;

	(void)dmarc_record_read(bytes_of(txt), &r);
	is = dmarc_record_applies(&r, &got[0], &got[1], &got[2]);
	ok(is == want && (!is || (got[0] == p && got[1] == sp &&
	    got[2] == np)), txt);
}

static void
application(void)
{
	applies("v=DMARC1; p=reject; sp=none", true, POLICY_REJECT,
	    POLICY_NONE, POLICY_UNKNOWN);
	applies("v=DMARC1", false, 0, 0, 0);
	applies("v=DMARC1; p=what", false, 0, 0, 0);
	applies("v=DMARC1; rua=nobody", false, 0, 0, 0);
	applies("v=DMARC1; rua=mailto:a@b.example", true, POLICY_NONE,
	    POLICY_UNKNOWN, POLICY_UNKNOWN);
	applies("v=DMARC1; p=reject; sp=what", false, 0, 0, 0);
	applies("v=DMARC1; p=reject; sp=what; rua=mailto:a@b.example", true,
	    POLICY_NONE, POLICY_UNKNOWN, POLICY_UNKNOWN);
	applies("v=DMARC1; p=reject; np=what; rua=nobody, mailto:a@b.example",
	    true, POLICY_NONE, POLICY_UNKNOWN, POLICY_UNKNOWN);
}

static void
uri(const char *list, bool valid, const char *domain, const char *size)
{
	struct bytes rest = bytes_of(list);
	struct dmarc_uri u = { .size = BYTES_NONE };

	ok(dmarc_uri_next(&rest, &u) && u.valid == valid, list);
	tap_bytes(u.domain, bytes_of(domain), "its domain");
	tap_bytes(u.size, bytes_of(size), "its size");
}

static void
uris(void)
{
	struct bytes list = BYTES("mailto:a@b.example!10m , https://c.example");
	struct dmarc_uri u;

	ok(dmarc_uri_next(&list, &u) && u.mailto && u.valid, "the first");
	tap_bytes(u.text, BYTES("mailto:a@b.example"), "without its size");
	ok(dmarc_uri_next(&list, &u) && !u.mailto && u.valid, "the second");
	ok(!dmarc_uri_next(&list, &u), "no third");
	uri("mailto:a@b.example!10m", true, "b.example", "10m");
	uri("MAILTO:a@b.example?subject=x@y", true, "b.example", "");
	uri("mailto:a%21b@c.example", true, "c.example", "");
	uri("a@b.example", false, "", "");
	uri("mailto:b.example", false, "b.example", "");
	uri("mailto:@b.example", false, "b.example", "");
	uri("mailto:a@", false, "", "");
	uri("mailto:a b@c.example", false, "c.example", "");
	uri("mailto:a!b@c.example", false, "c.example", "");
	uri("mailto:\xc3\xa9@c.example", false, "c.example", "");
	uri(":x", false, "", "");
	uri("1:x", false, "", "");
	uri("mailto:a@b.example!10mm", false, "b.example!10mm", "");
}

/* Many tags cost no more than their number. */
static void
many(void)
{
	struct buf b = { 0 };
	struct dmarc_record r;
	uint64_t i;

	buf_adds(&b, "v=DMARC1; p=none");
	for (i = 0; i < 200000; i++) {
		buf_adds(&b, "; x");
		buf_byte(&b, (char)('a' + i % 26));
		buf_byte(&b, (char)('a' + i / 26 % 26));
		buf_byte(&b, (char)('a' + i / 676 % 26));
		buf_byte(&b, (char)('a' + i / 17576 % 26));
		buf_adds(&b, "=1");
	}
	ok(dmarc_record_read(buf_view(&b), &r) == DMARC_READ && r.unknown,
	    "200,000 unknown tags");
	buf_free(&b);
}

int
main(void)
{
	versions();
	tag_lists();
	values();
	application();
	uris();
	many();
	return tap_done();
}
