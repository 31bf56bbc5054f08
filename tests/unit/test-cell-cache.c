/*
 * test-cell-cache: every column is known, what stands in it goes, and
 * what decides stays (pseudonym/classes.h, pseudonym/cell_cache.h).
 */
#include "audit/survey.h"
#include "checks/requirements.h"
#include "findings/findings.h"
#include "keywords/keywords.h"
#include "posture/spf_walk.h"
#include "text/domain.h"
#include "tsv/columns.h"

#include "pseudonym.h"

#define KEY	"a key for tests, of no use"

/* Kinds that are read; documents are refused. */
static void
declared(void)
{
	const struct tsv_kind_info *info;
	int k, missing = 0;
	size_t i;

	for (k = KIND_NONE + 1; k < TSV_KINDS; k++) {
		info = tsv_kind((enum tsv_kind)k);
		for (i = 0; i < info->n; i++)
			if (class_find(bytes_of(info->columns[i].name))
			    .class == CLASS_NONE) {
				printf("# %s of %s\n", info->columns[i].name,
				    info->name);
				missing++;
			}
	}
	tap_num(missing, 0, "every declared column has its class");
	ok(class_find(BYTES("nobody_knows")).class == CLASS_NONE,
	    "others have none");
	ok(class_find(BYTES("strict_dmarc")).class == CLASS_OUTCOME,
	    "those of an assumption with a name hold words");
}

/* Columns that stand twice in the table, or are no longer declared. */
static void
once(void)
{
#define NAME(name, class, list)	{ #name, sizeof(#name) - 1 },
	static const struct bytes names[] = { PSEUDONYM_COLUMNS(NAME) };
#undef NAME
	size_t i, k, twice = 0, gone = 0;

	for (i = 0; i < COUNT(names); i++) {
		gone += !tsv_column_known(names[i]);
		for (k = 0; k < i; k++)
			twice += bytes_equal(names[i], names[k]);
	}
	tap_num((int64_t)twice, 0, "no column stands in the table twice");
	tap_num((int64_t)gone, 0, "all that stand there are declared");
}

/* Texts with a mark, in forms that each class might take for its own. */
static const char *const marked[] = {
	"markmark", "MarkMark", "markmark.example.com", "markmark.com",
	"markmark", "www.markmark", "someone@markmark.org",
	"markmark@example.org", "mailto:markmark@example.org!10m",
	"https://markmark.example/markmark?markmark=markmark#markmark",
	"<markmark@markmark.example>", "v=DMARC1; rua=mailto:a@markmark.org",
	"v=spf1 include:markmark.org a:markmark/24 %{i}.markmark -all",
	"mx: *.markmark.example", "p=markmark+markmark/markmark==",
	"a/markmark//markmark.zip//markmark.xml", "/markmark.xml",
	"arc=pass markmark", "markmark arc=pass", "via markmark",
	"via markmark.example", "[markmark]", "*.markmark", "_markmark.org",
	"markmark\\nmarkmark", "2026-11-16T00:00:00Z markmark",
	"2026-11-16 markmark", "2026-11-16T00:00:00markmark", "1.markmark",
	"12 markmark", "markmark-example.20230601.gappssmtp.com",
	"markmark-markmark-com.gappssmtp.com", "markmark.onmicrosoft.com",
	"markmark.google.com", "markmark.protection.outlook.com",
	"\xe2\x80\xa6@markmark.org", "markmark:markmark", "<>markmark",
	"\"markmark\" markmark, (markmark) {markmark}", "markmark\xff",
	"a.b.c.d.e.f.g.h.i.j.markmark.example.com",
	"markmark.b.c.d.e.f.g.h.i.j.k.example.com", "markmark.intranet",
	"x.markmark.ck", "markmark.kawasaki.jp", "markmark.github.io",
	"xn--markmark-kva.example", "%markmark", "+markmark", "MARKMARK.XML",
	"ip4:markmark", "2001:db8::markmark", "192.0.2.1/markmark",
};

static void
leaks(struct scene *s, const char *what)
{
#define CLASS(name, class, list) \
	{ #name, { CLASS_##class, list } },
#define ONE	false
#define LIST	true
	static const struct {
		const char	*name;
		struct class_of	 class;
	} columns[] = {
		PSEUDONYM_COLUMNS(CLASS)
		{ "unknown columns", { CLASS_TEXT, false } },
		{ "keys without a header", { CLASS_GUESS, false } },
	};
	size_t i, k, bad = 0;

	for (i = 0; i < COUNT(columns); i++)
		for (k = 0; k < 2 * COUNT(marked); k++) {
			struct buf list = { 0 };
			struct bytes got, cell = bytes_of(marked[k / 2]);

			buf_adds(&list, "a|");
			buf_add(&list, cell);
			if (k % 2)
				cell = buf_view(&list);
			got = scene_cell(s, columns[i].class.class,
			    columns[i].class.list, cell);
			if (bytes_find_nocase(got, BYTES("mark"), 0) < got.n ||
			    got.n == 0) {
				printf("# %s: %s\n", columns[i].name,
				    marked[k / 2]);
				bad++;
			}
			buf_free(&list);
		}
	tap_num((int64_t)bad, 0, what);
}

/* Addresses and numbers that are not written as they should be. */
static void
numbers(struct scene *s)
{
	static const char *const columns[] = { "found", "term", "source_ip",
		"header_from", "contact", "message_id", "note" };
	static const char *const texts[] = {
		"ip6:2001:db8:9012:3456::1%eth0", "2001:db8:9012:3456::1.",
		"ip6:2001:db8:9012:3456::1/200", "2001:db8:9012:3456::z",
		"ip6=2001:db8:9012:3456", "[2001:db8:9012::3456::]:25",
		"ip6:::9012:3456:db8", "00:90:12:34:56:5e",
		"ip4:34.56.90/24", "34.56.90", "ip4:34.56/16", "IP4:34.56",
		"ip4=34.56", "ip:34.56.90.12.", "ip4:34.56.90.12-13",
		"ip4:34.56.90.*", "ip4:34.56.90.12/33",
		"mailto:%34%56%90%12@bank.org", "%34%56%90%12",
		"mailto:9012/3456@bank.org!10m", "mailto:a!9012@bank.org",
	};
	size_t i, k, bad = 0;

	for (i = 0; i < COUNT(columns); i++)
		for (k = 0; k < COUNT(texts); k++) {
			struct class_of c = class_find(bytes_of(columns[i]));
			struct bytes got = scene_cell(s, c.class, c.list,
			    bytes_of(texts[k]));

			/* Words have neither points nor these digits. */
			if (bytes_find(got, BYTES("34.56"), 0) == got.n &&
			    bytes_find(got, BYTES("34%"), 0) == got.n &&
			    bytes_find(got, BYTES("34:5"), 0) == got.n &&
			    bytes_find(got, BYTES("9012"), 0) == got.n)
				continue;
			printf("# %s: %s\n", columns[i], texts[k]);
			bad++;
		}
	tap_num((int64_t)bad, 0, "nor of an address that is none");
}

static void
is(struct scene *s, const char *column, const char *cell, const char *want)
{
	struct class_of c = class_find(bytes_of(column));

	tap_bytes(scene_cell(s, c.class, c.list, bytes_of(cell)),
	    bytes_of(want), column);
}

static void
stays(struct scene *s, const char *column, const char *cell)
{
	is(s, column, cell, cell);
}

static void
decides(struct scene *s)
{
	struct bytes cell;

	stays(s, "count", "18446744073709551615");
	stays(s, "pct", "100");
	stays(s, "begin", "2026-11-16T00:00:00Z");
	stays(s, "day", "2026-11-16");
	stays(s, "week", "2026-W47");
	stays(s, "month", "2026-11");
	stays(s, "share", "12.5");
	stays(s, "disposition", "quarantine");
	stays(s, "dkim_results", "pass|fail||temperror");
	stays(s, "envelope_from", "<>");
	stays(s, "spf_domains", "not.evaluated");
	stays(s, "header_froms", "\xe2\x80\xa6");
	stays(s, "source_ip", "(other)");
	stays(s, "org_name", "google.com");
	stays(s, "org_name", "Enterprise Outlook");
	stays(s, "service", "Mailchimp");
	stays(s, "service", "via Google");
	stays(s, "authenticated", "Google Workspace");
	stays(s, "country", "NZ");
	stays(s, "quirks", "charset|version");
	stays(s, "quirk_counts", "charset:12|version:3");
	stays(s, "evidence", "arc-pass|dkim-broken");
	stays(s, "verdict", "dkim-only");
	stays(s, "policy_from", "ambiguous-np");
	stays(s, "agrees_reason", "reporter-raw-results");
	stays(s, "result_type", "certificate-expired");
	stays(s, "fo", "0:1:d:s");
	stays(s, "code", "no-report");
	stays(s, "source", "-//12//2.1");
	stays(s, "policy_strings", "version: STSv1|mode: enforce|"
	    "max_age: 604800");
	stays(s, "record", "v=spf1 a mx -all");
	stays(s, "reference", "RFC 7208 section 4.6.4; RFC 9989 A.6");
	stays(s, "reference", "RFC 6376 section 3.6.2.2");
	stays(s, "reference", "PCI DSS 4.0.1");
	stays(s, "found", "IPv4 addresses, 97.25 percent, 12345678");
	stays(s, "term", "ip6:::1");
	stays(s, "term", "exists:%{i}.%{d}");
	stays(s, "level", "10");
	stays(s, "org_name", "");
	stays(s, "dkim_domains", "||");
	cell = scene_cell(s, CLASS_TEXT, true, BYTES("mx.bank.org; arc=pass"));
	ok(auth_says_arc_pass(cell), "arc=pass decides a verdict");
	cell = scene_cell(s, CLASS_TEXT, true, BYTES("xarc=passed"));
	ok(!auth_says_arc_pass(cell), "and only where it says so");
}

/* The same name is the same wherever it stands. */
static void
same(struct scene *s, const char *column, const char *cell,
    const char *before, const char *behind)
{
	struct class_of c = class_find(bytes_of(column));
	struct bytes name = scene_domain(s, "mail.bank.org");
	struct bytes got = scene_cell(s, c.class, c.list, bytes_of(cell));
	struct buf want = { 0 };

	buf_adds(&want, before);
	buf_add(&want, name);
	buf_adds(&want, behind);
	tap_bytes(got, buf_view(&want), column);
	buf_free(&want);
}

static void
equality(struct scene *s)
{
	struct bytes a, b;

	same(s, "org_name", "mail.bank.org", "", "");
	same(s, "header_froms", "mail.bank.org|google.com", "",
	    "|google.com");
	same(s, "mx_hosts", "*.mail.bank.org", "*.", "");
	same(s, "policy_strings", "mx: *.mail.bank.org", "mx: *.", "");
	same(s, "record", "v=spf1 include:mail.bank.org ~all",
	    "v=spf1 include:", " ~all");
	same(s, "term", "redirect=mail.bank.org", "redirect=", "");
	same(s, "info_uri", "https://mail.bank.org", "https://", "");
	same(s, "org_email", "\xe2\x80\xa6@mail.bank.org",
	    "\xe2\x80\xa6@", "");
	same(s, "dkim_identity", "@mail.bank.org", "@", "");
	same(s, "authenticated", "mail.bank.org", "", "");
	same(s, "service", "via mail.bank.org", "via ", "");
	same(s, "receiving_mx", "mail.bank.org.", "", ".");
	a = scene_cell(s, CLASS_CONTACT, false, BYTES("x@bank.org"));
	b = scene_cell(s, CLASS_CONTACT, false, BYTES("<x@bank.org>"));
	tap_bytes((struct bytes){ b.p + 1, b.n - 2 }, a, "in brackets");
	b = scene_cell(s, CLASS_CONTACT, false, BYTES("tel:5550100"));
	ok(b.n == TOKEN, "a number that reaches somebody goes");
	b = scene_cell(s, CLASS_CONTACT, false, BYTES("x@bank.com"));
	ok(!bytes_equal(bytes_first(a, TOKEN), bytes_first(b, TOKEN)),
	    "one name at two domains is two people");
	a = scene_cell(s, CLASS_TEXT, false, BYTES("one"));
	b = scene_cell(s, CLASS_TEXT, false, BYTES("two"));
	ok(!bytes_equal(a, b), "texts that differ differ after");
	a = scene_cell(s, CLASS_PATH, false, BYTES("a/b.zip//b.xml.gz"));
	b = scene_cell(s, CLASS_PATH, false, BYTES("a/c.zip//b.xml.gz"));
	ok(bytes_end(a, BYTES(".xml.gz")) && !bytes_equal(a, b) &&
	    bytes_equal(bytes_first(a, TOKEN), bytes_first(b, TOKEN)),
	    "sources, level by level");
}

/* What other rooms write into audit rows, where it is written. */
static void
slugs(struct scene *s)
{
#define MEASURE(name, slug, ...)	{ CLASS_MEASURE, slug },
#define STATE(name, slug, ...)		{ CLASS_STATE, slug },
	static const struct {
		enum class	 class;
		const char	*slug;
	} others[] = { SURVEY_MEASURES(MEASURE) SPF_STATES(STATE) };
	const struct requirement *r;
	size_t i;
	int bad = 0;

	for (i = 0; (r = requirement_at(i)) != NULL; i++)
		if (!kept_keyword(&s->work.kept, CLASS_REQUIREMENT,
		    bytes_of(r->slug))) {
			printf("# requirement\t%s\n", r->slug);
			bad++;
		}
	for (i = 0; i < COUNT(others); i++)
		if (!kept_keyword(&s->work.kept, others[i].class,
		    bytes_of(others[i].slug))) {
			printf("# %s\n", others[i].slug);
			bad++;
		}
	for (i = 0; i < FINDING_KINDS; i++)
		if (!kept_keyword(&s->work.kept, CLASS_FINDING,
		    finding_id((enum finding_id)i))) {
			printf("# finding\t%.*s\n", (int)finding_id(i).n,
			    finding_id(i).p);
			bad++;
		}
	tap_num(bad, 0, "share/rua-tools/kept.tsv has every slug of audits "
	    "and findings");
}

/*
 * Keywords of one column that stand in another, and numbers that reach
 * somebody, go.
 */
static void
foreign(struct scene *s)
{
	static const char *const texts[] = { "5550100", "555-0100",
		"+64 4 555 0100", "04 555 0100", "(04)5550100", "0:5550100",
		"charset:04 555 0100", "spf, 5550100", "card", "May",
		"5550-100", "max_age: call 5550100", "mode: 5550100",
		"3 5550100", "spf 555", "dkim 5550100", "555:0100" };
	size_t i, k, bad = 0;

	for (i = 0; i < COUNT(texts); i++)
		for (k = CLASS_PERCENT; k < CLASSES; k++) {
			struct bytes got;

			if (k == CLASS_PROSE || k == CLASS_GUESS ||
			    k == CLASS_DOMAIN)
				continue;
			got = scene_cell(s, (enum class)k, false,
			    bytes_of(texts[i]));
			if (bytes_find(got, BYTES("555"), 0) == got.n &&
			    bytes_find(got, BYTES("card"), 0) == got.n &&
			    bytes_find(got, BYTES("May"), 0) == got.n)
				continue;
			printf("# %zu: %s\n", k, texts[i]);
			bad++;
		}
	tap_num((int64_t)bad, 0, "a keyword is of its column");
}

int
main(void)
{
	struct scene s, all;

	scene_start(&s, KEY, true);
	scene_start(&all, KEY, false);
	declared();
	once();
	leaks(&s, "nothing of a text is left, in any column");
	leaks(&all, "nor with --all");
	numbers(&s);
	decides(&s);
	equality(&s);
	slugs(&s);
	foreign(&s);
	ok(!kept_name(&all.work.kept, BYTES("google.com")) &&
	    !kept_name(&all.work.kept, BYTES("Mailchimp")),
	    "--all: names of reporters and services go");
	scene_end(&s);
	scene_end(&all);
	return tap_done();
}
