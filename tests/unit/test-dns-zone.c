/* test-dns-zone: records as text, whole zones, and faults (dns/load.h). */
#include "dns.h"

static void
texts(void)
{
	struct dns *d = loaded(
	    "q.example. 1 TXT \"a\\\"b\\\\c\\065\\;d;e(f)\"\n"
	    "w.example. 1 TXT two \"words \" ; comment\n"
	    "m.example. 1 TXT ( \"in\" ; comment\n\t\"several\"\n\tlines )\n"
	    "n.example. 1 TXT \"\"\n"
	    "\\_dmarc.e.example. 1 TXT \"escaped\"\n"
	    "we\\032ird.example. 1 TXT \"odd\"\n"
	    "b\\195\\188cher.example. 1 TXT \"odd\"\n"
	    "a\\.b.example. 1 TXT \"odd\"\n"
	    "B\xc3\xbc" "cher.example. 1 TXT \"u-label\"\n"
	    "crlf.example. 1 TXT \"crlf\"\r\n"
	    "t.example. 1 TYPE16 \"by number\"\n"
	    "c.example. CLASS1 1h30m TXT \"class first\"\n"
	    "ch.example. CH TXT \"chaos\"\n"
	    "u.example. 1 IN WALLET \"a type of tomorrow\"\n"
	    "bare.example. txt \"no ttl, no class\"\n");

	txt(d, "q.example", "a\"b\\cA;d;e(f)", "escapes");
	txt(d, "w.example", "twowords ", "words without quotes");
	txt(d, "m.example", "inseverallines", "several lines");
	txt(d, "n.example", "", "an empty string is a record");
	txt(d, "_dmarc.e.example", "escaped", "an escape without need");
	txt(d, "a.b.example", "unknown", "an escaped dot divides no name");
	txt(d, "xn--bcher-kva.example", "u-label", "a U-label");
	txt(d, "crlf.example", "crlf", "CR LF");
	txt(d, "t.example", "by number", "a type by number");
	txt(d, "c.example", "class first", "class before TTL");
	txt(d, "ch.example", "unknown", "other classes do not count");
	txt(d, "bare.example", "no ttl, no class", "neither of them");
	dns_free(d);
}

static void
types(void)
{
	struct dns *d = loaded(
	    "x.example. 1 IN A 192.0.2.1\nx.example. 1 IN A 192.0.2.2\n"
	    "x.example. 1 IN AAAA 2001:DB8:0:0::1\n"
	    "x.example. 1 IN MX 0 .\n"
	    "x.example. 1 IN NS ns.x.example.\n"
	    "x.example. 1 IN SOA ns.x.example. h.x.example. 1 2 3 4 5\n"
	    "1.2.0.192.in-addr.arpa. 1 IN PTR Mx.X.example.\n"
	    "_25._tcp.x.example. 1 IN TLSA 3 1 1 ( 00AA\n\tBBcc )\n");

	asked(d, "x.example", DNS_A, "192.0.2.1,192.0.2.2", "A");
	asked(d, "x.example", DNS_AAAA, "2001:db8::1", "AAAA");
	asked(d, "x.example", DNS_MX, "0 .", "null MX");
	asked(d, "x.example", DNS_NS, "ns.x.example", "NS");
	asked(d, "x.example", DNS_SOA, "ns.x.example", "SOA");
	asked(d, "1.2.0.192.in-addr.arpa", DNS_PTR, "mx.x.example", "PTR");
	asked(d, "_25._tcp.x.example", DNS_TLSA, "3 1 1 00aabbcc", "TLSA");
	dns_free(d);
}

/* ---- Zone files */

#define SOA "SOA ns h.example.net. ( 2026110201 ; serial\n\t\t7200 3600 " \
	"1209600 300 )\n"

static void
zone(void)
{
	struct dns *d = loaded("$ORIGIN example.org.\n$TTL 1h\n@ IN " SOA
	    "\tNS ns\n\tMX 10 mail\n\tTXT \"v=spf1 -all\"\nns A 192.0.2.1\n"
	    "_dmarc\t300 IN TXT \"v=DMARC1; p=reject\"\n"
	    "*.wild TXT \"any\"\n*.alias CNAME ns\n"
	    "x-in A 192.0.2.3\ndeep.er.in TXT \"deep\"\n"
	    "sub NS ns.sub\nns.sub A 192.0.2.2\n"
	    "old DNAME new.example.\n"
	    "$ORIGIN in\nrel TXT \"relative origin\"\n");

	asked(d, "example.org", DNS_MX, "10 mail.example.org",
	    "a blank is the last owner");
	txt(d, "_dmarc.example.org", "v=DMARC1; p=reject", "a relative name");
	txt(d, "ns.example.org", "nodata", "a zone proves what is missing");
	txt(d, "other.example.org", "nxdomain", "and which names are");
	txt(d, "in.example.org", "nodata", "a name between exists");
	txt(d, "x.in.example.org", "nxdomain", "another below it does not");
	txt(d, "rel.in.example.org", "relative origin",
	    "$ORIGIN under the last one");
	txt(d, "a.b.wild.example.org", "any", "a wildcard");
	asked(d, "a.wild.example.org", DNS_MX, "nodata", "of another type");
	txt(d, "wild.example.org", "nodata", "not for the name it is under");
	asked(d, "x.alias.example.org", DNS_A, "192.0.2.1",
	    "a wildcard of CNAME");
	txt(d, "sub.example.org", "unknown", "a delegation is another zone");
	txt(d, "_dmarc.sub.example.org", "unknown", "and what is below it");
	txt(d, "x.old.example.org", "unknown", "and below a DNAME");
	txt(d, "example.net", "unknown", "another domain is not in it");
	txt(d, "org", "unknown", "nor is what is above");
	ok(load(d, BYTES(HEADER("NOERROR", "1") ";x.sub.example.org. IN TXT\n"
	    ";; ANSWER SECTION:\nx.sub.example.org. 1 IN TXT \"asked\"\n"),
	    NULL) == NULL, "an answer is read");
	txt(d, "x.sub.example.org", "asked", "answers go before zones");
	dns_free(d);
}

static void
whole_zones(void)
{
	const char *soa = "example.org. 1 IN SOA ns.example.org. "
	    "h.example.org. 1 2 3 4 5\n", *ns = "example.org. 1 IN NS "
	    "ns.example.org.\nns.example.org. 1 IN A 192.0.2.1\n";
	struct buf b = { 0 };
	struct dns *d;

	buf_adds(&b, soa);
	buf_adds(&b, ns);
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", "unknown",
	    "dig +noall +answer of SOA, NS and A is no zone");
	dns_free(d);
	buf_adds(&b, soa);
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", "unknown", "nor with SOA twice");
	dns_free(d);
	buf_adds(&b, ";; XFR size: 4 records (messages 1, bytes 171)\n");
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", "nxdomain", "a transfer by dig is");
	dns_free(d);
	b.n = 0;
	buf_adds(&b, "$ORIGIN .\n");
	buf_adds(&b, soa);
	buf_adds(&b, ns);
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", "nxdomain", "and what $ORIGIN begins");
	dns_free(d);
	b.n = 0;
	buf_adds(&b, ns);
	buf_adds(&b, "$TTL 1h\n");
	buf_adds(&b, soa);
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", "unknown", "not when SOA comes later");
	dns_free(d);
	d = loaded("example.org 1 IN " SOA "www A 192.0.2.1\n");
	asked(d, "www.example.org", DNS_A, "192.0.2.1",
	    "a SOA record names the origin where none is");
	txt(d, "x.example.org", "nxdomain", "it is a zone, then");
	dns_free(d);
	d = loaded("$ORIGIN a.example.\n@ " SOA "x TXT \"1\"\n"
	    "$ORIGIN b.example.\n@ " SOA "y TXT \"2\"\n");
	txt(d, "x.b.example", "nxdomain", "two zones in one file");
	dns_free(d);
	buf_free(&b);
}

/* ---- Faults */

static void
fault(const char *text, unsigned long line, const char *word)
{
	struct dns *d = dns_new();
	unsigned long at = 0;
	const char *words = load(d, bytes_of(text), &at);

	if (!ok(words != NULL && strstr(words, word) != NULL, word))
		printf("# %s\n", words ? words : "no fault");
	tap_num((int64_t)at, (int64_t)line, "on its line");
	dns_free(d);
}

static void
faults(void)
{
	fault("\n; c\nHost a.example not found: 3(NXDOMAIN)\n", 3, "neither");
	fault("\"v=DMARC1; p=none\"\n", 1, "dig +short");
	fault("a.example. 1 IN\n", 1, "neither");
	fault("a.example. TXT ( \"x\"\n\n", 1, "not closed");
	fault("a.example. TXT \"x\nb\n", 1, "quote");
	fault("a.example. TXT x )\n", 1, "not opened");
	fault("a.example. TXT \"\\300\"\n", 1, "backslash");
	fault("a.example. TXT\n", 1, "without a string");
	fault("a TXT x\n", 1, "no $ORIGIN");
	fault("@ " SOA, 1, "no $ORIGIN");
	fault(" TXT x\n", 1, "no owner");
	fault("$INCLUDE other\n", 1, "$INCLUDE");
	fault("$GENERATE 1-9 a$ A 192.0.2.$\n", 1, "directive");
	fault("$TTL\n", 1, "$TTL");
	fault("$ORIGIN\n", 1, "no domain name");
	fault("a.example. A 2001:db8::1\n", 1, "no address");
	fault("a.example. AAAA 192.0.2.1\n", 1, "no address");
	fault("a.example. A 192.0.2.1 192.0.2.2\n", 1, "behind");
	fault("a.example. MX 65536 b.example.\n", 1, "number");
	fault("a.example. MX 1\n", 1, "missing");
	fault("a.example. TLSA 3 1 1 xyz\n", 1, "hex");
	fault("a.example. TXT \\# 2 0161\n", 1, "unknown types");
	fault("a.example. SOA b.example.\n", 1, "seven");
}

static void
nothing(void)
{
	fault("", 0, "no DNS record");
	fault("; a comment\n\n", 0, "no DNS record");
	fault("$ORIGIN a.example.\n", 0, "no DNS record");
}

static void
large(void)
{
	struct buf b = { 0 };
	struct dns *d = dns_new();
	uint64_t left = 9;
	struct dns_fault f;
	FILE *file = tmpfile();
	size_t i;

	buf_adds(&b, "a.example. TXT ");
	for (i = 0; i < 2000000; i++)
		buf_byte(&b, '(');
	tap_bytes(bytes_of(load(d, buf_view(&b), NULL)),
	    BYTES("a parenthesis is not closed"), "many parentheses");
	b.n = 0;
	buf_adds(&b, "a.example. TXT ");
	for (i = 0; i < 2000000; i++)
		buf_byte(&b, 'x');
	tap_bytes(bytes_of(load(d, buf_view(&b), NULL)),
	    BYTES("longer than a record can be"), "a long string");
	for (i = 0; i < 2000000; i++)
		b.p[i] = i % 2 ? 'x' : ' ';
	memcpy(b.p, "a.example. TXT", 14);
	tap_bytes(bytes_of(load(d, buf_view(&b), NULL)),
	    BYTES("longer than a record can be"), "many strings");
	memset(b.p, 'a', 500);
	memcpy(b.p + 500, ". TXT x\n", 8);
	b.n = 508;
	ok(load(d, buf_view(&b), NULL) == NULL, "a name too long is skipped");
	if (file == NULL || fputs("a.example. A 192.0.2.1\n", file) < 0)
		abort();
	rewind(file);
	ok(!dns_load(d, fileno(file), &left, &f) && f.too_large,
	    "more bytes than may be read");
	fclose(file);
	dns_free(d);
	buf_free(&b);
}

int
main(void)
{
	texts();
	types();
	zone();
	whole_zones();
	faults();
	nothing();
	large();
	return tap_done();
}
