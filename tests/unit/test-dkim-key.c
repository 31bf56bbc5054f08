/* test-dkim-key: the grammar of DKIM key records (records/dkim_key.h). */
#include "records/dkim_key.h"

#include "tap.h"

static struct dkim_key
read_as(const char *txt, enum dkim_key_reading want)
{
	struct dkim_key k;
	const char *fault;
	enum dkim_key_reading got = dkim_key_read(bytes_of(txt), &k, &fault);

	if (!ok(got == want && (fault != NULL) == (want == DKIM_KEY_INVALID),
	    txt))
		printf("#  got %d: %s\n", got, fault ? fault : "-");
	return k;
}

static struct dkim_key
good(const char *txt)
{
	return read_as(txt, DKIM_KEY_READ);
}

static void
bad(const char *txt)
{
	(void)read_as(txt, DKIM_KEY_INVALID);
}

static void
other(const char *txt)
{
	(void)read_as(txt, DKIM_KEY_OTHER);
}

static void
versions(void)
{
	ok(good("v=DKIM1; p=QUJD").versioned, "with a version");
	ok(!good("p=QUJD").versioned, "and without");
	good(" v = DKIM1 ;\tp=QUJD");
	good("v=DKIM1;p=QUJD;");
	bad("p=QUJD; v=DKIM1");
	bad("k=rsa; v=DKIM1; p=QUJD");
	bad("v=dkim1; p=QUJD");
	bad("v=DKIM1\\; p=QUJD");
	bad("v=DKIM10; p=QUJD");
	other("v=DKIM2; p=QUJD");
	other("v=spf1 -all");
	other("v=DMARC1; p=none");
	other("");
	other("dkim=all");
	other("o=~; r=a@b.example");
	other("site-verification=abc");
	bad("v=DKIM1");
	bad("v=DKIM1; k=rsa");
	bad("k=rsa");
}

static void
lists(void)
{
	bad("v=DKIM1; p=QUJD; p=QUJD");
	bad("v=DKIM1; p=QUJD; x=1; x=2");
	bad("v=DKIM1; v=DKIM1; p=QUJD");
	bad("v=DKIM1; p=QUJD; junk");
	bad("v=DKIM1; p=QUJD; =1");
	bad("v=DKIM1; p=QUJD; 1x=1");
	bad("v=DKIM1; n=caf\xc3\xa9; p=QUJD");
	bad("\"v=DKIM1; p=QUJD\"");
	good("v=DKIM1; n=a note; p=QUJD; x_1=any: thing");
	ok(!good("v=DKIM1; p=QUJD; ").hollow, "a semicolon at the end");
	ok(good("v=DKIM1;; p=QUJD").hollow, "two semicolons");
}

static void
values(void)
{
	struct dkim_key k = good("p=QUJD");

	ok(k.kind == DKIM_KEY_RSA && !k.revoked && k.sha1 && k.sha256 &&
	    k.email && !k.testing && !k.strict && !k.granular, "defaults");
	ok(good("v=DKIM1; p=").revoked && good("v=DKIM1; p= ;").revoked,
	    "an empty key revokes");
	ok(good("k=rsa; p=QUJD").kind == DKIM_KEY_RSA, "k=rsa");
	ok(good("k=ed25519; p=QUJD").kind == DKIM_KEY_ED25519, "k=ed25519");
	ok(good("k=RSA; p=QUJD").kind == DKIM_KEY_UNKNOWN, "k has its case");
	ok(good("k=; p=QUJD").kind == DKIM_KEY_UNKNOWN, "k is empty");
	k = good("h=sha1; p=QUJD");
	ok(k.sha1 && !k.sha256, "h=sha1");
	k = good("h=sha256; p=QUJD");
	ok(!k.sha1 && k.sha256, "h=sha256");
	k = good("h=sha1 : sha256; p=QUJD");
	ok(k.sha1 && k.sha256, "both");
	k = good("h=sha512; p=QUJD");
	ok(!k.sha1 && !k.sha256, "another alone");
	ok(good("h=sha512:sha256; p=QUJD").sha256, "another is ignored");
	ok(good("s=email; p=QUJD").email, "s=email");
	ok(good("s=*; p=QUJD").email, "s=*");
	ok(good("s=tlsrpt:email; p=QUJD").email, "s=tlsrpt:email");
	ok(!good("s=tlsrpt; p=QUJD").email, "s=tlsrpt");
	ok(!good("s=; p=QUJD").email, "s is empty");
	k = good("t=y:s; p=QUJD");
	ok(k.testing && k.strict, "t=y:s");
	k = good("t=s; p=QUJD");
	ok(!k.testing && k.strict, "t=s");
	k = good("t=; p=QUJD");
	ok(!k.testing && !k.strict, "t is empty");
	k = good("t=x : y; p=QUJD");
	ok(k.testing && !k.strict, "unknown flags are ignored");
	ok(!good("t=yes; p=QUJD").testing, "t=yes is no flag");
	ok(good("g=*; p=QUJD").granular, "g is told");
}

static void
bytes(const char *txt, const char *want)
{
	struct dkim_key k = good(txt);
	struct buf b = { 0 };
	const char *fault;
	bool is = dkim_key_bytes(&k, &b, &fault);

	ok(is == (want != NULL) && is == (fault == NULL), "its key");
	if (want != NULL)
		tap_bytes(buf_view(&b), bytes_of(want), "its bytes");
	buf_free(&b);
}

static void
keys(void)
{
	bytes("p=QUJD", "ABC");
	bytes("p=QU JD\t", "ABC");
	bytes("p=QUI=", "AB");
	bytes("p=QU", NULL);
	bytes("p=Q*JD", NULL);
	bytes("k=ed25519; p=QUJD", NULL);
	bytes("k=ed25519; p=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
	    "0123456789abcdef0123456789abcdef");
	bytes("k=ed25519; p=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZQ==",
	    NULL);
	bytes("k=ed25519; p=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWZn",
	    NULL);
}

/* Many tags cost no more than their number. */
static void
many(void)
{
	struct buf b = { 0 };
	struct dkim_key k;
	const char *fault;
	unsigned i;

	buf_adds(&b, "v=DKIM1; p=");
	for (i = 0; i < 200000; i++) {
		buf_adds(&b, "; x");
		buf_byte(&b, (char)('a' + i % 26));
		buf_byte(&b, (char)('a' + i / 26 % 26));
		buf_byte(&b, (char)('a' + i / 676 % 26));
		buf_byte(&b, (char)('a' + i / 17576 % 26));
		buf_adds(&b, "=1");
	}
	ok(dkim_key_read(buf_view(&b), &k, &fault) == DKIM_KEY_READ,
	    "200,000 unknown tags");
	buf_free(&b);
}

int
main(void)
{
	versions();
	lists();
	values();
	keys();
	many();
	return tap_done();
}
