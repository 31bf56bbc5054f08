/* dmarc-parse: DMARC aggregate reports, as one row for each record. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#include "cli/lockdown.h"
#include "cli/outfile.h"
#include "parser/parser.h"
#include "report/aggregate_rows.h"
#include "text/domain.h"

enum { OPT_REPORTS = PARSER_OPTIONS, OPT_REPORTS_TO, OPT_SALVAGE };

static const struct cli_option options[] = {
	{ OPT_REPORTS, "reports", NULL,
	    "write one row for each report instead of each record" },
	{ OPT_REPORTS_TO, "reports-to", "FILE",
	    "write these rows to FILE in the same pass" },
	PARSER_OPTIONS_SEEN,
	{ OPT_SALVAGE, "salvage", NULL,
	    "take the whole records of a report that was cut" },
	PARSER_OPTIONS_WHOSE,
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "%s, libidn2 %s", xml_library(), domain_library());
	return out;
}

static const struct cli_program program = {
	"dmarc-parse", "[option ...] [file ...]",
	"Reads DMARC aggregate reports, as rows of dmarc-unpack or as raw "
	"XML, and\nwrites a row for each of their records.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_READS_ROWS | CLI_WRITES_ROWS, LIMIT_XML | LIMIT_ROWS, libraries
};

struct dmarc_parser {
	struct parser	 base;
	struct aggregate_reader *reader;
	const char	*reports_file;
	bool		 reports, salvage;
	struct tsv_writer reports_out;
	struct outfile	 reports_to;
	uint64_t	 taken, records, messages;
};

static const enum message message_of[] = {
	[AGGREGATE_NOT_XML] = MSG_NOT_XML,
	[AGGREGATE_CUT] = MSG_CUT_REPORT,
	[AGGREGATE_DOCTYPE] = MSG_DOCTYPE,
	[AGGREGATE_OTHER] = MSG_NOT_AGGREGATE,
	[AGGREGATE_DEPTH] = MSG_LIMIT_XML_DEPTH,
	[AGGREGATE_TEXT] = MSG_LIMIT_XML_TEXT,
	[AGGREGATE_RECORDS] = MSG_LIMIT_RECORDS,
	[AGGREGATE_LIST] = MSG_LIMIT_LIST,
};

static void
refuse_cut(struct dmarc_parser *p, const struct document *doc, size_t whole,
    unsigned long line)
{
	if (whole == 0)
		cli_sayf(&p->base.cli, MSG_CUT_REPORT, doc->source,
		    "no whole record before line %lu", line);
	else
		cli_sayf(&p->base.cli, MSG_CUT_REPORT, doc->source,
		    "%zu whole record%s before line %lu; --salvage takes "
		    "what is whole", whole, whole == 1 ? "" : "s", line);
}

static void
refuse_report(struct dmarc_parser *p, const struct document *doc,
    enum aggregate_fault fault, const struct xml_position *position)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (fault == AGGREGATE_NOT_XML && head.n &&
	    (head.p[0] == '{' || head.p[0] == '['))
		cli_sayf(&p->base.cli, MSG_WRONG_KIND, doc->source,
		    "JSON, which tlsrpt-parse reads");
	else if (fault == AGGREGATE_NOT_XML)
		cli_sayf(&p->base.cli, MSG_NOT_XML, doc->source,
		    "line %lu, column %lu: %s", position->line,
		    position->column, position->reason);
	else if (fault == AGGREGATE_CUT)
		refuse_cut(p, doc, aggregate_whole(p->reader), position->line);
	else
		cli_say(&p->base.cli, message_of[fault], doc->source);
}

/* Are its rows too large for what it is? Then that is told. */
static bool
too_amplified(struct dmarc_parser *p, const struct document *doc,
    const struct aggregate *report)
{
	struct report_origin from = parser_origin(doc);

	return !p->reports && parser_too_amplified(&p->base, doc,
	    aggregate_amplified_size(&from, report));
}

static void
put_report(struct dmarc_parser *p, const struct document *doc,
    const struct aggregate *report, uint64_t name)
{
	char key[IDENTITY_TEXT];
	struct report_origin from = parser_origin_keyed(doc,
	    report->report_id.n != 0 ? name : aggregate_report(report), key);

	if (p->reports)
		aggregate_put_report(&p->base.out, &from, report);
	else
		aggregate_put_records(&p->base.out, &from, report);
	if (p->reports_file != NULL)
		aggregate_put_report(&p->reports_out, &from, report);
	if (report->overflow)
		cli_say(&p->base.cli, MSG_OVERFLOW, doc->source);
	p->taken++;
	p->records += report->nrecords;
	p->messages += report->messages;
}

/* Puts the report where it is wanted and new. */
static void
take_report(struct dmarc_parser *p, const struct document *doc,
    const struct aggregate *report)
{
	struct dedup_report id;

	if (too_amplified(p, doc, report) ||
	    !my_domains_have(&p->base.my_domains, doc->source,
	    report->policy.domain))
		return;
	id = aggregate_identity(report);
	if (dedup_take(&p->base.dedup, id, doc->source, doc->mail_auth,
	    report->report_id))
		put_report(p, doc, report, id.name);
}

static void
parse_all(struct dmarc_parser *p)
{
	const struct aggregate *report;
	enum aggregate_fault fault;
	struct xml_position position;
	struct document doc;

	while (parser_next(&p->base, &doc)) {
		fault = aggregate_read(p->reader, doc.text, p->salvage,
		    &report, &position);
		if (fault != AGGREGATE_GOOD)
			refuse_report(p, &doc, fault, &position);
		else
			take_report(p, &doc, report);
	}
}

static void
read_options(struct dmarc_parser *p, int argc, char **argv)
{
	int o;

	while ((o = cli_next(&p->base.cli, &program, argc, argv)) != CLI_END)
		if (o == OPT_REPORTS)
			p->reports = true;
		else if (o == OPT_REPORTS_TO)
			p->reports_file = p->base.cli.arg;
		else if (o == OPT_SALVAGE)
			p->salvage = true;
		else
			parser_option(&p->base, o);
}

static void
open_reports_file(struct dmarc_parser *p)
{
	outfile_open(&p->reports_to, &p->base.cli, p->reports_file);
	if (p->reports_file == NULL)
		return;
	tsv_start(&p->reports_out, p->reports_to.fd);
	tsv_header(&p->reports_out, KIND_REPORTS, p->base.cli.no_header);
}

int
main(int argc, char **argv)
{
	struct dmarc_parser p = { 0 };
	char counts[96];
	int error;

	read_options(&p, argc, argv);
	parser_start(&p.base, "message",
	    p.reports ? KIND_REPORTS : KIND_RECORDS);
	open_reports_file(&p);
	p.reader = aggregate_new(&p.base.cli.limits);
	docs_start(&p.base.docs, &p.base.cli, DOCS_XML, BYTES("aggregate"),
	    p.base.cli.limits.document, MSG_LIMIT_DOCUMENT);
	lockdown(&p.base.cli, -1, NULL);
	parse_all(&p);
	aggregate_free(p.reader);
	error = parser_end(&p.base);
	outfile_close(&p.reports_to, &p.base.cli,
	    tsv_finish(&p.reports_out), error == 0);
	snprintf(counts, sizeof(counts), "%llu reports, %llu records, %llu "
	    "messages", (unsigned long long)p.taken,
	    (unsigned long long)p.records, (unsigned long long)p.messages);
	return parser_finish(&p.base, error, counts);
}
