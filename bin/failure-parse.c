/* failure-parse: failure reports, as a row for each. */
#include <stdio.h>

#include "base/num.h"
#include "cli/lockdown.h"
#include "parser/parser.h"
#include "report/failure_rows.h"
#include "text/domain.h"

enum { OPT_FULL = PARSER_OPTIONS };

static const struct cli_option options[] = {
	PARSER_OPTIONS_SEEN,
	PARSER_OPTIONS_WHOSE,
	{ OPT_FULL, "full", NULL,
	    "show personal data and free text, too" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "libidn2 %s", domain_library());
	return out;
}

static const struct cli_program program = {
	"failure-parse", "[option ...] [file ...]",
	"Reads DMARC failure reports, as rows of dmarc-unpack or as saved "
	"mails, and\nwrites a row for each, without personal data.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_READS_ROWS | CLI_WRITES_ROWS, LIMIT_MAIL | LIMIT_ROWS, libraries
};

struct failure_parser {
	struct parser	 base;
	struct failure_reader *reader;
	bool		 full;
	struct buf	 id;		/* of the report, as it may be shown */
	uint64_t	 taken, messages;
};

/* Nothing of a report is in it: what is it, then? */
static void
refuse_other(struct failure_parser *p, const struct document *doc)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (head.n != 0 && head.p[0] == '<')
		cli_sayf(&p->base.cli, MSG_WRONG_KIND, doc->source,
		    "XML, which dmarc-parse reads");
	else if (head.n != 0 && head.p[0] == '{')
		cli_sayf(&p->base.cli, MSG_WRONG_KIND, doc->source,
		    "JSON, which tlsrpt-parse reads");
	else
		cli_say(&p->base.cli, MSG_NO_REPORT, doc->source);
}

static void
refuse_encrypted(struct failure_parser *p, const struct document *doc)
{
	switch (failure_encrypted(p->reader)) {
	case ENCRYPTED_OPENPGP:
		cli_sayf(&p->base.cli, MSG_ENCRYPTED, doc->source,
		    "OpenPGP; see failure-parse(1), Encrypted reports");
		break;
	case ENCRYPTED_SMIME:
		cli_sayf(&p->base.cli, MSG_ENCRYPTED, doc->source,
		    "S/MIME; see failure-parse(1), Encrypted reports");
		break;
	case ENCRYPTED_SIGNED:
		cli_sayf(&p->base.cli, MSG_PACKED_INPUT, doc->source,
		    "S/MIME signed data");
		break;
	case ENCRYPTED_NOT:
		break;
	}
}

static void
refuse_report(struct failure_parser *p, const struct document *doc,
    enum failure_fault fault)
{
	switch (fault) {
	case FAILURE_GOOD:
		break;
	case FAILURE_NONE:
		refuse_other(p, doc);
		break;
	case FAILURE_ATTACHED:
		cli_say(&p->base.cli, MSG_PACKED_INPUT, doc->source);
		break;
	case FAILURE_ENCRYPTED:
		refuse_encrypted(p, doc);
		break;
	case FAILURE_DEPTH:
		cli_say(&p->base.cli, MSG_LIMIT_DEPTH, doc->source);
		break;
	case FAILURE_PARTS:
		cli_say(&p->base.cli, MSG_LIMIT_PARTS, doc->source);
		break;
	case FAILURE_HEADER:
		cli_say(&p->base.cli, MSG_LIMIT_HEADER, doc->source);
		break;
	case FAILURE_LIST:
		cli_say(&p->base.cli, MSG_LIMIT_LIST, doc->source);
		break;
	}
}

/* Is any of its domains one's own? Without one there is nothing to judge. */
static bool
is_mine(struct failure_parser *p, const struct document *doc,
    const struct failure *f)
{
	struct bytes name = f->header_from;
	size_t i;

	if (p->base.my_domains.all || (f->policy_domain.n != 0 &&
	    my_domains_list(&p->base.my_domains, f->policy_domain)))
		return true;
	for (i = 0; i < f->reported_domain.n; i++) {
		if (my_domains_list(&p->base.my_domains,
		    f->reported_domain.items[i]))
			return true;
		if (name.n == 0)
			name = f->reported_domain.items[i];
	}
	return name.n == 0 || my_domains_have(&p->base.my_domains,
	    doc->source, name);
}

static void
put_report(struct failure_parser *p, const struct document *doc,
    const struct failure *f)
{
	char key[IDENTITY_TEXT];
	struct report_origin from = parser_origin_keyed(doc,
	    failure_report(f), key);

	failure_put(&p->base.out, &from, f, buf_view(&p->id), p->full);
	p->taken++;
	num_add(&p->messages, f->count);
}

/* A report that was read. */
static void
take_report(struct failure_parser *p, const struct document *doc,
    const struct failure *f)
{
	const struct dedup_report id = failure_identity(f);

	if (!is_mine(p, doc, f))
		return;
	p->id.n = 0;
	failure_add_id(f, id.content, p->full, &p->id);
	if (dedup_take(&p->base.dedup, id, doc->source, doc->mail_auth,
	    buf_view(&p->id)))
		put_report(p, doc, f);
}

static void
parse_all(struct failure_parser *p)
{
	const struct failure *report;
	enum failure_fault fault;
	struct document doc;

	while (parser_next(&p->base, &doc)) {
		fault = failure_read(p->reader, doc.text, &report);
		if (fault != FAILURE_GOOD)
			refuse_report(p, &doc, fault);
		else
			take_report(p, &doc, report);
	}
}

int
main(int argc, char **argv)
{
	struct failure_parser p = { 0 };
	char counts[80];
	int error, o;

	while ((o = cli_next(&p.base.cli, &program, argc, argv)) != CLI_END)
		if (o == OPT_FULL)
			p.full = true;
		else
			parser_option(&p.base, o);
	parser_start(&p.base, "message", KIND_FAILURES);
	p.reader = failure_new(&p.base.cli.limits);
	docs_start(&p.base.docs, &p.base.cli, DOCS_MAIL, BYTES("failure"),
	    p.base.cli.limits.message, MSG_LIMIT_MESSAGE);
	p.base.docs.hide = !p.full;
	lockdown(&p.base.cli, -1, NULL);
	parse_all(&p);
	failure_free(p.reader);
	buf_free(&p.id);
	error = parser_end(&p.base);
	snprintf(counts, sizeof(counts), "%llu reports of %llu messages",
	    (unsigned long long)p.taken, (unsigned long long)p.messages);
	return parser_finish(&p.base, error, counts);
}
