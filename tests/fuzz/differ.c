/*
 * differ: aggregate reports, changed as XML and as bytes, read by us and by
 * libxml2: where both take one, its rows and sums are the same.
 *
 *   differ ROUNDS SEED FILE ...
 *
 * Begins with the files on which both agree as they are. Where a changed one
 * differs it is written to standard output, and the status is 1.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ip.h"
#include "base/num.h"
#include "report/aggregate.h"
#include "text/domain.h"

enum { SEED_MOST = 1 << 15, DEPTH_MOST = 8 };

/* Numbers, the same for the same seed (Lehmer, 1951). */
static uint64_t drawn = 1;

static size_t
any(size_t n)
{
	drawn = drawn * 16807 % 2147483647;
	return n ? (size_t)drawn % n : 0;
}

static struct bytes
bytes_of_xml(const xmlChar *s)
{
	return bytes_of((const char *)s);
}

static bool
is_element(const xmlNode *e, const char *name)
{
	return e->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)e->name, name) == 0;
}

static bool
same_space(const xmlNode *a, const xmlNode *b)
{
	return xmlStrEqual(a->ns != NULL ? a->ns->href : NULL,
	    b->ns != NULL ? b->ns->href : NULL);
}

/* The first child of that name, in no other namespace; or NULL. */
static xmlNode *
child(const xmlNode *parent, const char *name)
{
	xmlNode *e = parent != NULL ? parent->children : NULL;

	while (e != NULL && !(is_element(e, name) && same_space(e, parent)))
		e = e->next;
	return e;
}

struct row {
	struct ip	ip;
	uint64_t	count;
	char		from[DOMAIN_TEXT];
	size_t		nfrom;
};

/* False where it has not what every row has: then each may judge it. */
static bool
take_row(const xmlNode *record, struct row *row)
{
	const xmlNode *r = child(record, "row");
	xmlNode *ip = child(r, "source_ip"), *count = child(r, "count"),
	    *from = child(child(record, "identifiers"), "header_from");
	xmlChar *text[3] = { NULL };
	bool good = ip != NULL && count != NULL && from != NULL;

	if (good) {
		text[0] = xmlNodeGetContent(ip);
		text[1] = xmlNodeGetContent(count);
		text[2] = xmlNodeGetContent(from);
		row->nfrom = domain_normal(bytes_trim(bytes_of_xml(text[2])),
		    row->from);
		good = row->nfrom != 0 &&
		    ip_parse(bytes_trim(bytes_of_xml(text[0])), &row->ip) &&
		    num_parse(bytes_trim(bytes_of_xml(text[1])),
		    &row->count);
	}
	xmlFree(text[0]);
	xmlFree(text[1]);
	xmlFree(text[2]);
	return good;
}

static bool
same_row(const struct row *a, const struct aggregate_record *b)
{
	return b->has_ip && memcmp(&a->ip, &b->source_ip,
	    sizeof(a->ip)) == 0 && a->count == b->count &&
	    bytes_equal((struct bytes){ a->from, a->nfrom }, b->header_from);
}

enum outcome { SAME, DIFFERENT, NOT_BOTH };

static enum outcome
compare(const xmlDoc *doc, const struct aggregate *ours)
{
	const xmlNode *root = xmlDocGetRootElement(doc), *e;
	uint64_t messages = 0;
	size_t n = 0;
	struct row row;
	bool same = true;

	if (root == NULL || !is_element(root, "feedback"))
		return NOT_BOTH;
	for (e = root->children; e != NULL; e = e->next) {
		if (!is_element(e, "record") || !same_space(e, root))
			continue;
		if (!take_row(e, &row) || UINT64_MAX - messages < row.count)
			return NOT_BOTH;
		same = same && n < ours->nrecords &&
		    same_row(&row, &ours->records[n]);
		messages += row.count;
		n++;
	}
	if (n == 0)
		return NOT_BOTH;
	return same && n == ours->nrecords && messages == ours->messages ?
	    SAME : DIFFERENT;
}

static enum outcome
compare_readers(struct bytes text)
{
	struct limits limits = LIMITS_DEFAULT;
	struct aggregate_reader *r = aggregate_new(&limits);
	const struct aggregate *ours;
	struct xml_position position;
	xmlParserCtxt *x = xmlNewParserCtxt();
	xmlDoc *doc = xmlCtxtReadMemory(x, text.p, (int)text.n, "report",
	    NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	enum outcome o = NOT_BOTH;

	/* A prefix that nobody declared means nothing to libxml2 alone. */
	if (doc != NULL && x->nsWellFormed && aggregate_read(r, text, false,
	    &ours, &position) == AGGREGATE_GOOD)
		o = compare(doc, ours);
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(x);
	aggregate_free(r);
	return o;
}

/* Some element below e, or e. */
static xmlNode *
some(xmlNode *e)
{
	size_t depth = any(DEPTH_MOST), n, k;
	xmlNode *c;

	while (depth-- != 0 && (n = xmlChildElementCount(e)) != 0) {
		k = any(n);
		for (c = xmlFirstElementChild(e); k != 0; k--)
			c = xmlNextElementSibling(c);
		e = c;
	}
	return e;
}

static xmlNode *
some_record(xmlNode *root)
{
	size_t tries = 64;
	xmlNode *e = root;

	while (tries-- != 0 && !is_element(e, "record"))
		for (e = some(root); e != root && e->parent != root;)
			e = e->parent;
	return is_element(e, "record") ? e : NULL;
}

static xmlNode *
text_node(const char *s)
{
	return xmlNewText((const xmlChar *)s);
}

/* The text of a leaf, written in another way that means the same. */
static void
rewrite(xmlNode *e)
{
	xmlChar *text;
	size_t n, k;

	if (xmlChildElementCount(e) != 0)
		return;
	text = xmlNodeGetContent(e);
	n = strlen((char *)text);
	k = any(n + 1);
	while (k > 0 && k < n && (text[k] & 0xc0) == 0x80)
		k--;
	while (e->children != NULL) {
		xmlNode *c = e->children;

		xmlUnlinkNode(c);
		xmlFreeNode(c);
	}
	xmlAddChild(e, text_node(any(2) ? "" : "\n  "));
	xmlAddChild(e, any(2) ? xmlNewCDataBlock(e->doc, text, (int)k) :
	    xmlNewTextLen(text, (int)k));
	xmlAddChild(e, any(2) ? xmlNewComment((const xmlChar *)"1") :
	    xmlNewPI((const xmlChar *)"a", (const xmlChar *)"2"));
	xmlAddChild(e, any(2) ? xmlNewCDataBlock(e->doc, text + k,
	    (int)(n - k)) : xmlNewText(text + k));
	xmlAddChild(e, text_node(any(2) ? "" : " \t\r\n"));
	xmlFree(text);
}

/* Something that is none of a report's, beside its elements. */
static void
add_foreign(xmlNode *e)
{
	xmlNode *c = xmlNewNode(NULL, (const xmlChar *)(any(2) ? "extra" :
	    "count")), *at;
	xmlNs *ns;

	if (xmlChildElementCount(e) == 0) {
		xmlFreeNode(c);
		return;
	}
	if (is_element(c, "count")) {
		ns = xmlNewNs(c, (const xmlChar *)"urn:example:other",
		    (const xmlChar *)"o");
		xmlSetNs(c, ns);
		xmlAddChild(c, text_node("77"));
	} else {
		xmlSetNs(c, e->ns);
		xmlSetProp(c, (const xmlChar *)"count",
		    (const xmlChar *)"<&\"9");
		xmlNewChild(c, NULL, (const xmlChar *)"note",
		    (const xmlChar *)"9");
	}
	at = xmlFirstElementChild(e);
	if (any(2))
		xmlAddPrevSibling(at, c);
	else
		xmlAddNextSibling(at, c);
}

/* Its first child goes to its end. */
static void
turn(xmlNode *e)
{
	xmlNode *c = xmlFirstElementChild(e);

	if (c == NULL || xmlNextElementSibling(c) == NULL)
		return;
	xmlUnlinkNode(c);
	xmlAddChild(e, c);
}

static void
set(xmlNode *record, const char *name, const char *value)
{
	xmlNode *e = child(child(record, "row"), name);

	if (e != NULL)
		xmlNodeSetContent(e, (const xmlChar *)value);
}

static void
change(xmlNode *root)
{
	static const char *const counts[] = { "0", "1", "007", "4294967295",
	    "123456789" };
	static const char *const addresses[] = { "192.0.2.1", "2001:db8::1",
	    "::ffff:192.0.2.7", "2001:DB8:0:0::2" };
	xmlNode *e = some(root), *record = some_record(root);

	switch (any(9)) {
	case 0:
		if (record != NULL)
			xmlAddNextSibling(record, xmlCopyNode(record, 1));
		break;
	case 1:
		if (record != NULL) {
			xmlUnlinkNode(record);
			xmlFreeNode(record);
		}
		break;
	case 2:
		turn(record != NULL && any(2) ? record : e);
		break;
	case 3:
		add_foreign(e);
		break;
	case 4:
		xmlSetProp(e, (const xmlChar *)"lang", (const xmlChar *)"en");
		break;
	case 5:
		if (record != NULL)
			set(record, "count", counts[any(5)]);
		break;
	case 6:
		if (record != NULL)
			set(record, "source_ip", addresses[any(4)]);
		break;
	default:
		rewrite(e);
		break;
	}
}

/* A changed report as text, in one of some charsets; some bytes broken. */
static struct buf
changed(struct bytes seed)
{
	static const char *const charsets[] = { "UTF-8", "UTF-8", "UTF-16",
	    "ISO-8859-1", "US-ASCII" };
	xmlDoc *doc = xmlReadMemory(seed.p, (int)seed.n, "seed", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	struct buf out = { 0 };
	xmlChar *text = NULL;
	size_t k = 1 + any(6);
	int n = 0;

	while (k-- != 0)
		change(xmlDocGetRootElement(doc));
	xmlDocDumpFormatMemoryEnc(doc, &text, &n, charsets[any(5)],
	    (int)any(2));
	if (n > 0)
		buf_add(&out, (struct bytes){ (char *)text, (size_t)n });
	xmlFree(text);
	xmlFreeDoc(doc);
	for (k = any(4) == 0 ? any(4) : 0; k != 0 && out.n != 0; k--)
		out.p[any(out.n)] = (char)any(256);
	return out;
}

static struct buf
read_file(const char *name)
{
	struct buf b = { 0 };
	char text[SEED_MOST];
	FILE *f = fopen(name, "rb");
	size_t n;

	if (f == NULL)
		return b;
	n = fread(text, 1, sizeof(text), f);
	if (n < sizeof(text))
		buf_add(&b, (struct bytes){ text, n });
	fclose(f);
	return b;
}

int
main(int argc, char **argv)
{
	struct buf *seed = calloc((size_t)argc, sizeof(*seed)), doc;
	unsigned long rounds, i, told[3] = { 0 };
	size_t n = 0;
	enum outcome o = SAME;
	int k;

	if (argc < 4 || seed == NULL)
		return 2;
	rounds = strtoul(argv[1], NULL, 10);
	drawn = strtoul(argv[2], NULL, 10) % 2147483646 + 1;
	for (k = 3; k < argc; k++) {
		seed[n] = read_file(argv[k]);
		if (compare_readers(buf_view(&seed[n])) == SAME)
			n++;
		else
			buf_free(&seed[n]);
	}
	for (i = 0; n != 0 && i < rounds && o != DIFFERENT; i++) {
		doc = changed(buf_view(&seed[any(n)]));
		o = compare_readers(buf_view(&doc));
		told[o]++;
		if (o == DIFFERENT)
			fwrite(doc.p, 1, doc.n, stdout);
		buf_free(&doc);
	}
	fprintf(stderr, "%zu seeds, %lu the same, %lu not taken by both, "
	    "%lu different\n", n, told[SAME], told[NOT_BOTH],
	    told[DIFFERENT]);
	while (n != 0)
		buf_free(&seed[--n]);
	free(seed);
	xmlCleanupParser();
	return o == DIFFERENT || told[SAME] == 0;
}
