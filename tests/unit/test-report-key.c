/*
 * test-report-key: reports that a parser holds to be the same have the same
 * column report (report/report_key.h), however their documents are mutated.
 */
#include "report/report_key.h"

#include <stdlib.h>

#include "report/glance.h"
#include "report/glance_json.h"
#include "report/tlsrpt_rows.h"
#include "tap.h"

enum { ROUNDS = 20000, DOC_MOST = 4096, EDITS = 2 };

static const char aggregate[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<feedback>\n"
    " <version>1.0</version>\n <report_metadata>\n"
    "  <org_name>reporter.example</org_name>\n"
    "  <email>d@reporter.example</email>\n"
    "  <report_id>2026-11-16.1</report_id>\n  <date_range>\n"
    "   <begin>1794787200</begin>\n   <end>1794873599</end>\n"
    "  </date_range>\n </report_metadata>\n <policy_published>\n"
    "  <domain>example.com</domain>\n  <p>none</p>\n"
    " </policy_published>\n <record>\n  <row>\n"
    "   <source_ip>192.0.2.1</source_ip>\n   <count>1</count>\n"
    "  </row>\n  <identifiers>\n"
    "   <header_from>example.com</header_from>\n  </identifiers>\n"
    " </record>\n</feedback>\n";

static const char tlsrpt[] =
    "{\n \"organization-name\": \"Reporter Ltd\",\n \"date-range\": {\n"
    "  \"start-datetime\": \"2026-11-16T00:00:00Z\",\n"
    "  \"end-datetime\": \"2026-11-16T23:59:59Z\"\n },\n"
    " \"contact-info\": \"tls@reporter.example\",\n"
    " \"report-id\": \"2026-11-16.1\",\n \"policies\": [\n  {\n"
    "   \"policy\": {\n    \"policy-type\": \"sts\",\n"
    "    \"policy-string\": [\"version: STSv1\", \"mode: none\"],\n"
    "    \"policy-domain\": \"example.com\"\n   },\n"
    "   \"summary\": {\"total-successful-session-count\": 5}\n"
    "  },\n  {\"policy\": {\"policy-domain\": \"b.example\"}}\n ]\n}\n";

/* What an edit may put in. */
static const char *const pieces[] = {
	"<", "&", "&amp;", ">", "'", "\"", "/", " ", "\t", "\r\n", "\x01",
	"\x7f", "\xc2\x85", "|", "\\", "&#65;", "&nbsp;", "]]>", "<!-- x -->",
	"<![CDATA[a]]>", "<?pi x?>", "<foo>", "</foo>", "<foo/>", "<x:foo>",
	" xmlns=\"u\"", " a='b'", "<org_name>z</org_name>", "<report_id/>",
	"<begin>5</begin>", "<end/>", "<domain>a.example</domain>",
	"<record>", "</record>", "<report_metadata>", "</report_metadata>",
	"<policy_published><domain>q.example</domain></policy_published>",
	"<feedback>", "</feedback>", "<!-- <feedback> -->",
	"\\\"", "\\u0041", "\\x", "{", "}", "[", "]", ",", "{},", "null,",
	"\"report-id\": \"x\",", "\"policy\": {\"policy-domain\": \"c\"},",
	"\"date-range\": {},", "\"organization-name\": 7,",
};

static uint64_t state = 20261116;

/* A number below n, from a fixed sequence (Knuth's MMIX constants). */
static size_t
below(size_t n)
{
	state = state * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (size_t)(state >> 33) % n;
}

struct text {
	char	p[DOC_MOST];
	size_t	n;
};

/* Puts s in the place of n bytes at offset at. */
static void
replace(struct text *t, size_t at, size_t n, struct bytes s)
{
	if (at + n > t->n)
		n = t->n - at;
	if (t->n - n + s.n > sizeof(t->p))
		return;
	memmove(t->p + at + s.n, t->p + at + n, t->n - at - n);
	memcpy(t->p + at, s.p, s.n);
	t->n += s.n - n;
}

static void
edit(struct text *t)
{
	size_t at = below(t->n + 1);
	const char *tag = memchr(t->p + at, '<', t->n - at);
	char chunk[80];
	size_t n = below(sizeof(chunk)) + 1;

	if (tag != NULL && below(3) == 0)
		at = (size_t)(tag - t->p);
	switch (below(4)) {
	case 0:
		replace(t, at, below(12) + 1, BYTES_NONE);
		break;
	case 1:
		chunk[0] = (char)(below(95) + ' ');
		replace(t, at, 1, (struct bytes){ chunk, 1 });
		break;
	case 2:
		n = n < t->n - at ? n : t->n - at;
		memcpy(chunk, t->p + at, n);
		replace(t, below(t->n + 1), 0, (struct bytes){ chunk, n });
		break;
	default:
		replace(t, at, 0, bytes_of(pieces[below(COUNT(pieces))]));
		break;
	}
}

/* What reads documents, and what came of it. */
struct work {
	enum sniff	 kind;
	struct aggregate_reader *aggregate;
	struct tlsrpt_reader *tlsrpt;
	struct report_keys *keys;
	int		 read, plain, different;
};

/* What names the report in text to its parser; false: it takes none. */
static bool
parse(struct work *w, struct bytes text, uint64_t *name)
{
	const struct aggregate *a;
	const struct tlsrpt *t;
	struct xml_position xml;
	struct tlsrpt_position json;
	struct glance g;
	struct glance_json gj;

	if (w->kind == SNIFF_AGGREGATE) {
		if (aggregate_read(w->aggregate, text, true, &a, &xml) !=
		    AGGREGATE_GOOD)
			return false;
		*name = aggregate_report(a);
		w->plain += glance(text, &g);
		return true;
	}
	if (tlsrpt_read(w->tlsrpt, text, &t, &json) != TLSRPT_GOOD)
		return false;
	*name = tlsrpt_report(t);
	w->plain += glance_json(text, &gj);
	return true;
}

/* Counts what the parser reads, and where the key is not the one it has. */
static void
compare(struct work *w, struct bytes text)
{
	char want[IDENTITY_TEXT], got[IDENTITY_TEXT];
	uint64_t name;

	if (!parse(w, text, &name))
		return;
	w->read++;
	identity_text(name, want);
	if (!bytes_equal(report_key(w->keys, w->kind, text, got),
	    (struct bytes){ want, sizeof(want) }) && w->different++ == 0)
		tap_show("differs", text);
}

static void
try(struct work *w, enum sniff kind, struct bytes document)
{
	struct text t;
	int i, edits;

	w->kind = kind;
	w->read = w->plain = w->different = 0;
	for (i = 0; i < ROUNDS; i++) {
		t.n = document.n;
		memcpy(t.p, document.p, t.n);
		for (edits = i == 0 ? 0 : (int)below(EDITS) + 1; edits > 0;
		    edits--)
			edit(&t);
		compare(w, (struct bytes){ t.p, t.n });
		if (i == 0)
			tap_num(w->plain, 1, "a plain one at a glance");
	}
	ok(w->read > ROUNDS / 10 && w->plain > w->read / 10 &&
	    w->plain < w->read, "of the mutants, some are read, some plain");
	tap_num(w->different, 0, "and each has the key that its parser has");
	printf("#  %d read, %d plain\n", w->read, w->plain);
}

int
main(void)
{
	struct limits limits = LIMITS_DEFAULT;
	struct work w = { .aggregate = aggregate_new(&limits),
	    .tlsrpt = tlsrpt_new(), .keys = report_keys_new(&limits) };

	try(&w, SNIFF_AGGREGATE, BYTES(aggregate));
	try(&w, SNIFF_TLSRPT, BYTES(tlsrpt));
	aggregate_free(w.aggregate);
	tlsrpt_free(w.tlsrpt);
	report_keys_free(w.keys);
	return tap_done();
}
