/* test-spf-record: the grammar of SPF records (records/spf_record.h). */
#include "records/spf_record.h"

#include "tap.h"

static struct spf_record
read_as(struct bytes txt, enum spf_reading want, const char *what)
{
	struct spf_record r;

	tap_num(spf_record_read(txt, &r), want, what);
	return r;
}

static void
version(const char *txt, enum spf_reading want)
{
	struct spf_record r = read_as(bytes_of(txt), want, txt);

	ok((want == SPF_NEAR) == (r.near != NULL), "near has its reason");
}

static void
versions(void)
{
	version("v=spf1", SPF_READ);
	version("v=spf1 ", SPF_READ);
	version("v=spf1 -all", SPF_READ);
	version("", SPF_OTHER);
	version("v=spf10 -all", SPF_OTHER);
	version("v=spf1.1 -all", SPF_OTHER);
	version("v=spf2 -all", SPF_OTHER);
	version("spf2.0/pra -all", SPF_OTHER);
	version("v=DMARC1; p=none", SPF_OTHER);
	version("spf1 -all", SPF_OTHER);
	version("-all v=spf1", SPF_OTHER);
	version(" v=spf1 -all", SPF_NEAR);
	version("\tv=spf1 -all", SPF_NEAR);
	version("\"v=spf1 -all\"", SPF_NEAR);
	version("\\\"v=spf1 -all\\\"", SPF_NEAR);
	version("v=spf1; -all", SPF_NEAR);
	version("v=spf1-all", SPF_NEAR);
	version("v=spf1\t-all", SPF_NEAR);
	version("v =spf1 -all", SPF_NEAR);
	version("v= spf1 -all", SPF_NEAR);
	version("v=spf -all", SPF_NEAR);
	version("v=spf", SPF_NEAR);
	ok(!read_as(BYTES("v=spf1 -all"), SPF_READ, "lower case").odd_case,
	    "is exact");
	ok(read_as(BYTES("V=SPF1 -all"), SPF_READ, "other case").odd_case,
	    "is told");
}

/* The only term of a record; wrong when words are wanted. */
static struct spf_term
term(const char *text, bool good)
{
	struct bytes terms = bytes_of(text);
	struct spf_term t = { .kind = SPF_NO_TERM };

	if (!spf_term_next(&terms, &t) ||
	    !ok((t.wrong == NULL) == good, text))
		printf("#  %s\n", t.wrong ? t.wrong : "not wrong");
	return t;
}

#define GOOD(text)	term((text), true)
#define BAD(text)	term((text), false)

static void
kinds(void)
{
	static const struct {
		const char *text;
		enum spf_kind kind;
		char qualifier;
	} terms[] = {
		{ "all", SPF_ALL, '+' }, { "-all", SPF_ALL, '-' },
		{ "~ALL", SPF_ALL, '~' }, { "?All", SPF_ALL, '?' },
		{ "+all", SPF_ALL, '+' },
		{ "include:b.example", SPF_INCLUDE, '+' },
		{ "?INCLUDE:b.example", SPF_INCLUDE, '?' },
		{ "a", SPF_A, '+' }, { "mx", SPF_MX, '+' },
		{ "ptr", SPF_PTR, '+' }, { "ptr:b.example", SPF_PTR, '+' },
		{ "ip4:192.0.2.1", SPF_IP4, '+' },
		{ "-ip6:2001:db8::1", SPF_IP6, '-' },
		{ "exists:b.example", SPF_EXISTS, '+' },
		{ "redirect=b.example", SPF_REDIRECT, 0 },
		{ "Redirect=b.example", SPF_REDIRECT, 0 },
		{ "exp=b.example", SPF_EXP, 0 },
		{ "ra=postmaster", SPF_OTHER_MODIFIER, 0 },
		{ "x-1._=", SPF_OTHER_MODIFIER, 0 },
		{ "ip4=192.0.2.1", SPF_OTHER_MODIFIER, 0 },
	};
	struct spf_term t;
	size_t i;

	for (i = 0; i < COUNT(terms); i++) {
		t = GOOD(terms[i].text);
		tap_num(t.kind, terms[i].kind, "its kind");
		tap_num(t.qualifier, terms[i].qualifier, "its qualifier");
	}
}

static void
wrongs(void)
{
	static const char *const texts[] = {
		"all:", "all:b.example", "-all/24", "--all", "- all", "-",
		"include", "include:", "include/24", "include:b",
		"include:b.example/24", "ptr/24", "ptr:", "exists", "exists:",
		"ip4", "ip4:", "ip4:192.0.2", "ip4:192.0.2.256",
		"ip4:192.0.02.1", "ip4:00.0.2.1", "ip4:2001:db8::1",
		"ip4:192.0.2.0/", "ip4:192.0.2.0/33", "ip4:192.0.2.0/024",
		"ip4:192.0.2.0//24", "ip4:192.0.2.0/-1", "ip4/24",
		"ip6", "ip6:192.0.2.1", "ip6:2001:db8", "ip6:2001:db8::/129",
		"ip6:2001:db8::/", "ip6:[2001:db8::1]",
		"ipv4:192.0.2.1", "192.0.2.1", "mail.b.example", "all,",
		"redirect=", "redirect=b", "-redirect=b.example",
		"redirect:b.example", "exp=", "exp:b.example", "+x=1",
		"=b.example", "1x=b", "x=%", "x=%(d)", "mx:", "mx/", "a:",
		"a;", "a,b", "v=spf1\x80", "a\tmx", "x=\x7f",
	};
	size_t i;

	for (i = 0; i < COUNT(texts); i++)
		BAD(texts[i]);
}

static void
networks(void)
{
	static const struct { const char *text, *net; } terms[] = {
		{ "ip4:192.0.2.1", "192.0.2.1/32" },
		{ "ip4:192.0.2.129/25", "192.0.2.128/25" },
		{ "ip4:0.0.0.0/0", "0.0.0.0/0" },
		{ "ip4:192.0.2.0/32", "192.0.2.0/32" },
		{ "ip6:2001:db8::1", "2001:db8::1/128" },
		{ "ip6:2001:DB8:1::/32", "2001:db8::/32" },
		{ "ip6:2001:db8::192.0.2.1/128", "2001:db8::c000:201/128" },
		{ "ip6:::/0", "::/0" },
	};
	char text[IP_TEXT + 4];
	struct spf_term t;
	size_t i;

	for (i = 0; i < COUNT(terms); i++) {
		t = GOOD(terms[i].text);
		tap_bytes((struct bytes){ text,
		    ip_net_format(&t.net, text) }, bytes_of(terms[i].net),
		    "its network");
	}
}

static void
prefixes(void)
{
	static const struct {
		const char *text, *domain;
		unsigned bits4, bits6;
	} terms[] = {
		{ "a", "", 32, 128 }, { "a/24", "", 24, 128 },
		{ "a//64", "", 32, 64 }, { "mx/0//0", "", 0, 0 },
		{ "a/24//64", "", 24, 64 }, { "mx/32//128", "", 32, 128 },
		{ "a:b.example", "b.example", 32, 128 },
		{ "a:b.example/24//64", "b.example", 24, 64 },
		{ "mx:b.example.//64", "b.example.", 32, 64 },
		{ "a:%{d}/24", "%{d}", 24, 128 },
		{ "a:b/c.example/8", "b/c.example", 8, 128 },
		{ "a:b:c.example", "b:c.example", 32, 128 },
	};
	static const char *const bad[] = { "a/33", "a//129", "a/24/64",
		"a//64/24", "a///64", "a/", "a//", "a/024", "a/x", "mx/24//",
		"a:b.example/24/64", "a:b.example/", "mx:b.example//129" };
	struct spf_term t;
	size_t i;

	for (i = 0; i < COUNT(terms); i++) {
		t = GOOD(terms[i].text);
		tap_bytes(t.domain, bytes_of(terms[i].domain), "its domain");
		tap_num(t.bits4, terms[i].bits4, "its prefix for IPv4");
		tap_num(t.bits6, terms[i].bits6, "and for IPv6");
	}
	for (i = 0; i < COUNT(bad); i++)
		BAD(bad[i]);
}

static void
domains(void)
{
	ok(!GOOD("include:_spf.b.example").macros, "no macro");
	GOOD("include:b.x1");
	GOOD("include:b.1x-2");
	GOOD("include:b.example.");
	BAD("include:b.1");
	BAD("include:b.-x");
	BAD("include:b.x-");
	BAD("include:b.x_y");
	BAD("include:b.example..");
	BAD("include:example.");
	BAD("include:192.0.2.1");
	ok(GOOD("exists:%{i}._spf.%{d2}").macros, "macros are seen");
	ok(!GOOD("exists:%{i}.b.example").macro_p, "no %{p}");
	ok(GOOD("exists:%{P}.b.example").macro_p, "%{p} is told of");
	GOOD("include:%{d}");
	GOOD("include:%{L1R+-}.%{o}");
	GOOD("exists:%{ir}.%{v}._spf.%{d2}");
	GOOD("exists:%{h10r.,_/=}.b.example");
	GOOD("include:a%%b%_c%-.b.example");
	GOOD("include:b%%");
	GOOD("include:%{d}.b");
	BAD("include:%{d}.1");
	BAD("include:%{d}b");
	BAD("exists:%{d0}.b.example");
	BAD("exists:%{d00r}.b.example");
	BAD("exists:%{x}.b.example");
	BAD("exists:%{c}.b.example");
	BAD("exists:%{d.b.example");
	BAD("exists:%{}.b.example");
	BAD("exists:%{dr1}.b.example");
	BAD("exists:%d.b.example");
	BAD("exists:%");
	BAD("exists:b.example%");
	GOOD("x=%{c}%{r}%{t}");
	BAD("x=%{q}");
}

static void
wrong_in(const char *txt, const char *want)
{
	struct spf_record r = read_as(bytes_of(txt), SPF_READ, txt);

	tap_bytes(r.wrong != NULL ? r.wrong_term : BYTES_NONE,
	    bytes_of(want), "the term that is wrong");
}

static void
records(void)
{
	struct spf_record r;

	r = read_as(BYTES("v=spf1  mx   -all  "), SPF_READ, "many blanks");
	ok(r.wrong == NULL && r.nterms == 2 && r.has_all &&
	    !r.has_redirect, "are one");
	wrong_in("v=spf1 redirect=b.example", "");
	wrong_in("v=spf1 redirect=b.example redirect=c.example",
	    "redirect=c.example");
	wrong_in("v=spf1 exp=b.example -all", "");
	wrong_in("v=spf1 exp=b.example -all EXP=b.example", "EXP=b.example");
	wrong_in("v=spf1 x=1 x=2 -all", "");
	wrong_in("v=spf1 -all foo", "foo");
	wrong_in("v=spf1 ip4:192.0.2.1,192.0.2.2 bar -all",
	    "ip4:192.0.2.1,192.0.2.2");
	wrong_in("v=spf1 mx\t-all", "mx\t-all");
	wrong_in("v=spf1 mx\n", "mx\n");
	r = read_as(BYTES("v=spf1 ip4=192.0.2.1 -all"), SPF_READ, "ip4=");
	tap_bytes(r.like_term, BYTES("ip4=192.0.2.1"), "is told of");
	r = read_as(BYTES("v=spf1 ip4:192.0.2.1 ra=x -all"), SPF_READ, "ra=");
	tap_bytes(r.like_term, BYTES(""), "is not");
	r = read_as((struct bytes){ "v=spf1 a\0b", 10 }, SPF_READ, "NUL");
	ok(r.wrong != NULL, "is wrong");
}

int
main(void)
{
	versions();
	kinds();
	wrongs();
	networks();
	prefixes();
	domains();
	records();
	return tap_done();
}
