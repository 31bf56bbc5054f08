/* test-dns: saved DNS answers, and what they prove (dns/load.h). */
#include "dns.h"

static void
dig(void)
{
	struct dns *d = loaded(
	    "; <<>> DiG 9.18.1 <<>> _dmarc.example.org TXT\n"
	    "; (1 server found)\n;; global options: +cmd\n"
	    HEADER("NOERROR", "1")
	    ";_dmarc.example.org.\t\tIN\tTXT\n\n;; ANSWER SECTION:\n"
	    "_dmarc.Example.org.\t3600\tIN\tTXT\t\"v=DMARC1; p=none; \" "
	    "\"rua=mailto:d@example.org\"\n\n;; Query time: 3 msec\n"
	    ";; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)\n"
	    ";; WHEN: Sun Nov 22 04:52:47 UTC 2026\n;; MSG SIZE  rcvd: 9\n\n"
	    HEADER("NXDOMAIN", "0") ";gone.example.org.\tIN\tTXT\n\n"
	    HEADER("NOERROR", "0") ";empty.example.org.\tIN\tTXT\n\n"
	    HEADER("SERVFAIL", "0") ";fail.example.org.\tIN\tTXT\n\n"
	    HEADER("REFUSED", "0") ";refused.example.org.\tIN\tTXT\n\n");
	struct dns_answer a;

	txt(d, "_dmarc.example.org",
	    "v=DMARC1; p=none; rua=mailto:d@example.org",
	    "strings are joined with nothing between");
	txt(d, "gone.example.org", "nxdomain", "NXDOMAIN is proof");
	asked(d, "gone.example.org", DNS_MX, "nxdomain", "for all types");
	txt(d, "empty.example.org", "nodata", "NOERROR and nothing is proof");
	asked(d, "empty.example.org", DNS_MX, "unknown", "for that type only");
	txt(d, "fail.example.org", "unknown", "SERVFAIL tells nothing");
	txt(d, "refused.example.org", "unknown", "nor does REFUSED");
	txt(d, "other.example.org", "unknown", "a missing answer is no proof");
	a = dns_find(d, BYTES("_dmarc.example.org"), DNS_TXT);
	tap_num(a.as_of, 1795323167, "the date is that of WHEN");
	a = dns_find(d, BYTES("gone.example.org"), DNS_TXT);
	tap_num(a.as_of, -1, "an answer without WHEN has none");
	dns_free(d);
}

static void
kdig_and_drill(void)
{
	struct dns *d = loaded(
	    ";; ->>HEADER<<- opcode: QUERY; status: NOERROR; id: 1\n"
	    ";; Flags: qr rd ra; QUERY: 1; ANSWER: 1; AUTHORITY: 0; "
	    "ADDITIONAL: 0\n\n;; QUESTION SECTION:\n"
	    ";; k.example.org.    \t\tIN\tTXT\n\n;; ANSWER SECTION:\n"
	    "k.example.org.    \t3600\tIN\tTXT\t\"kdig\"\n\n"
	    ";; Received 128 B\n;; Time 2026-11-22 04:59:44 UTC\n"
	    ";; From 192.0.2.53@53(UDP) in 3.1 ms\n"
	    ";; ->>HEADER<<- opcode: QUERY; status: NXDOMAIN; id: 2\n"
	    ";; Flags: qr rd ra; QUERY: 1; ANSWER: 0; AUTHORITY: 1; "
	    "ADDITIONAL: 0\n\n;; QUESTION SECTION:\n"
	    ";; k2.example.org.\tIN\tTXT\n\n;; AUTHORITY SECTION:\n"
	    "example.org.\t3600\tIN\tSOA\tns.example.org. h.example.org. "
	    "1 2 3 4 5\n\n"
	    ";; ->>HEADER<<- opcode: QUERY, rcode: NOERROR, id: 3\n"
	    ";; flags: qr rd ra ; QUERY: 1, ANSWER: 1, AUTHORITY: 0, "
	    "ADDITIONAL: 0 \n;; QUESTION SECTION:\n"
	    ";; d.example.org.\tIN\tMX\n\n;; ANSWER SECTION:\n"
	    "d.example.org.\t60\tIN\tMX\t10 mx1.example.org.\n\n"
	    ";; AUTHORITY SECTION:\n\n;; ADDITIONAL SECTION:\n"
	    "mx1.example.org.\t60\tIN\tA\t192.0.2.1\n\n"
	    ";; Query time: 3 msec\n;; SERVER: 192.0.2.53\n"
	    ";; WHEN: Sun Nov 22 04:52:48 2026\n;; MSG SIZE  rcvd: 9\n"
	    ";; ->>HEADER<<- opcode: QUERY, rcode: NXDOMAIN, id: 4\n"
	    ";; flags: qr rd ra ; QUERY: 1, ANSWER: 0, AUTHORITY: 0, "
	    "ADDITIONAL: 0 \n;; QUESTION SECTION:\n"
	    ";; d2.example.org.\tIN\tMX\n\n;; ANSWER SECTION:\n\n");

	txt(d, "k.example.org", "kdig", "kdig: an answer");
	tap_num(dns_find(d, BYTES("k.example.org"), DNS_TXT).as_of,
	    1795323584, "kdig: its date");
	txt(d, "k2.example.org", "nxdomain", "kdig: NXDOMAIN");
	asked(d, "d.example.org", DNS_MX, "10 mx1.example.org",
	    "drill: an answer");
	tap_num(dns_find(d, BYTES("d.example.org"), DNS_MX).as_of,
	    1795323168, "drill: its date, without a zone");
	asked(d, "d2.example.org", DNS_MX, "nxdomain", "drill: NXDOMAIN");
	asked(d, "mx1.example.org", DNS_A, "unknown",
	    "the additional section is no answer");
	asked(d, "example.org", DNS_SOA, "unknown",
	    "nor is the authority section");
	dns_free(d);
}

/* One answer of given flags and count; is it proof that x has no TXT? */
static void
proof(const char *flags, const char *rest, const char *want,
    const char *what)
{
	struct buf b = { 0 };
	struct dns *d;

	buf_adds(&b, ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n"
	    ";; flags: ");
	buf_adds(&b, flags);
	buf_adds(&b, ", AUTHORITY: 1, ADDITIONAL: 0\n;; QUESTION SECTION:\n"
	    ";x.example.org.\tIN\tTXT\n");
	buf_adds(&b, rest);
	d = loaded(buf_string(&b));
	txt(d, "x.example.org", want, what);
	dns_free(d);
	buf_free(&b);
}

#define REFERRAL ";; AUTHORITY SECTION:\nx.example.org. 60 IN NS " \
	"ns.example.net.\n"

static void
proofs(void)
{
	proof("qr rd ra; QUERY: 1, ANSWER: 0", "", "nodata",
	    "a resolver that looked");
	proof("qr aa rd; QUERY: 1, ANSWER: 0", "", "nodata",
	    "a server of the zone");
	proof("qr rd; QUERY: 1, ANSWER: 0", "", "unknown",
	    "a server of another zone proves nothing");
	proof("qr ra; QUERY: 1, ANSWER: 0", "", "unknown",
	    "nor does a resolver that was not to look");
	proof("qr rd; QUERY: 1, ANSWER: 0", REFERRAL, "unknown",
	    "nor does a referral");
	proof("qr rd ra; QUERY: 1, ANSWER: 0", REFERRAL, "unknown",
	    "from a resolver, too");
	proof("qr tc rd ra; QUERY: 1, ANSWER: 0", "", "unknown",
	    "nor a truncated answer");
	proof("qr rd ra; QUERY: 1, ANSWER: 1", "", "unknown",
	    "nor an answer that is not all there");
	proof("qr rd ra; QUERY: 1, ANSWER: 2",
	    ";; ANSWER SECTION:\nx.example.org. 60 IN TXT \"one\"\n",
	    "unknown", "some of the records are none");
	proof("qr rd ra; QUERY: 1, ANSWER: 2",
	    ";; ANSWER SECTION:\nx.example.org. 60 IN TXT \"one\"\n"
	    "x.example.org. 60 IN RRSIG TXT 13 2 60 1 2 3 example.org. AA=\n",
	    "one", "types that are not kept are counted");
	proof("qr rd ra; QUERY: 1, ANSWER: 1",
	    ";; ANSWER SECTION:\nx.example.org. 60 IN TXT \"one\"\n\n"
	    "y.example.org. 60 IN TXT \"two\"\n",
	    "one", "records behind an answer are not its own");
}

static void
aliases(void)
{
	struct dns *d = loaded(
	    HEADER("NOERROR", "2") ";a.example.org.\tIN\tTXT\n\n"
	    ";; ANSWER SECTION:\na.example.org. 60 IN CNAME b.example.net.\n"
	    "b.example.net. 60 IN TXT \"at b\"\n\n"
	    HEADER("NXDOMAIN", "1") ";c.example.org.\tIN\tTXT\n\n"
	    ";; ANSWER SECTION:\nc.example.org. 60 IN CNAME gone.example.\n\n"
	    HEADER("NOERROR", "1") ";e.example.org.\tIN\tTXT\n\n"
	    ";; ANSWER SECTION:\ne.example.org. 60 IN CNAME f.example.\n\n"
	    HEADER("NOERROR", "2") ";l1.example.org.\tIN\tCNAME\n\n"
	    ";; ANSWER SECTION:\nl1.example.org. 60 IN CNAME "
	    "l2.example.org.\nl2.example.org. 60 IN CNAME l1.example.org.\n");
	struct dns_answer a;

	txt(d, "a.example.org", "at b", "a CNAME is followed");
	a = dns_find(d, BYTES("a.example.org"), DNS_TXT);
	tap_bytes(a.name, BYTES("b.example.net"), "and where it led is told");
	asked(d, "a.example.org", DNS_CNAME, "b.example.net",
	    "the CNAME itself");
	txt(d, "c.example.org", "nxdomain", "a CNAME to no name");
	txt(d, "gone.example", "nxdomain", "it is the target that is not");
	asked(d, "c.example.org", DNS_CNAME, "gone.example",
	    "the alias is there");
	txt(d, "e.example.org", "nodata", "a CNAME to a name without");
	asked(d, "e.example.org", DNS_MX, "unknown", "of that type");
	txt(d, "l1.example.org", "unknown", "a loop is no answer");
	dns_free(d);
}

static void
renewal(void)
{
	struct dns *d = loaded(
	    HEADER("SERVFAIL", "0") ";r.example.org.\tIN\tTXT\n\n"
	    HEADER("NXDOMAIN", "0") ";r.example.org.\tIN\tTXT\n\n"
	    HEADER("NOERROR", "1") ";r.example.org.\tIN\tTXT\n\n"
	    ";; ANSWER SECTION:\nr.example.org. 60 IN TXT \"old\"\n\n"
	    HEADER("NOERROR", "2") ";r.example.org.\tIN\tTXT\n\n"
	    ";; ANSWER SECTION:\nr.example.org. 60 IN TXT \"new\"\n"
	    "r.example.org. 60 IN TXT \"newer\"\n\n"
	    HEADER("SERVFAIL", "0") ";r.example.org.\tIN\tTXT\n\n");

	txt(d, "r.example.org", "new,newer", "a later answer replaces all");
	ok(load(d, BYTES(HEADER("NXDOMAIN", "0") ";r.example.org. IN TXT\n"),
	    NULL) == NULL, "another file is read");
	txt(d, "r.example.org", "nxdomain", "also one that denies");
	ok(load(d, BYTES("r.example.org. IN TXT \"a\"\nr.example.org. IN TXT "
	    "\"b\"\nr.example.org. IN TXT \"a\"\n"), NULL) == NULL,
	    "records alone are read");
	txt(d, "r.example.org", "a,b", "a record told twice is one");
	asked(d, "r.example.org", DNS_A, "unknown",
	    "records alone prove no absence");
	dns_free(d);
}

int
main(void)
{
	dig();
	kdig_and_drill();
	proofs();
	aliases();
	renewal();
	return tap_done();
}
