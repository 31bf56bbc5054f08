/* dmarc-parse: DMARC aggregate reports, as one row for each record. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/lockdown.h"
#include "cli/outfile.h"
#include "io/docs.h"
#include "io/my_domains.h"
#include "report/aggregate_rows.h"
#include "report/authentic.h"
#include "report/dedup.h"
#include "report/identity.h"
#include "text/domain.h"
#include "tsv/writer.h"

enum { OPT_REPORTS = 256, OPT_REPORTS_TO, OPT_KEEP, OPT_SEEN, OPT_SEEN_NEW,
	OPT_SALVAGE, OPT_MY_DOMAINS, OPT_AUTH };

static const struct cli_option options[] = {
	{ OPT_REPORTS, "reports", NULL,
	    "write one row for each report instead of each record" },
	{ OPT_REPORTS_TO, "reports-to", "FILE",
	    "write these rows to FILE in the same pass" },
	{ OPT_KEEP, "keep-duplicates", NULL,
	    "take a report again that came before" },
	{ OPT_SEEN, "seen", "FILE",
	    "skip reports of earlier runs, which FILE lists" },
	{ OPT_SEEN_NEW, "seen-new", "FILE",
	    "list these and those of this run in FILE for the next" },
	{ OPT_SALVAGE, "salvage", NULL,
	    "take the whole records of a report that was cut" },
	{ OPT_MY_DOMAINS, "own-domains", "FILE",
	    "pass over reports for domains that FILE does not list" },
	{ OPT_AUTH, "require-auth", NULL,
	    "skip reports whose mail_auth is not pass" },
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

struct parser {
	struct cli	 cli;
	struct docs	 docs;
	struct aggregate_reader *reader;
	struct authentic auth;
	struct dedup	 dedup;
	struct my_domains my_domains;
	const char	*reports_file;
	bool		 reports, salvage;
	struct tsv_writer out, reports_out;
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
refuse_cut(struct parser *p, const struct document *doc, size_t whole,
    unsigned long line)
{
	if (whole == 0)
		cli_sayf(&p->cli, MSG_CUT_REPORT, doc->source,
		    "no whole record before line %lu", line);
	else
		cli_sayf(&p->cli, MSG_CUT_REPORT, doc->source,
		    "%zu whole record%s before line %lu; --salvage takes "
		    "what is whole", whole, whole == 1 ? "" : "s", line);
}

static void
refuse_report(struct parser *p, const struct document *doc,
    enum aggregate_fault fault, const struct xml_position *position)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (fault == AGGREGATE_NOT_XML && head.n &&
	    (head.p[0] == '{' || head.p[0] == '['))
		cli_sayf(&p->cli, MSG_WRONG_KIND, doc->source,
		    "JSON, which tlsrpt-parse reads");
	else if (fault == AGGREGATE_NOT_XML)
		cli_sayf(&p->cli, MSG_NOT_XML, doc->source,
		    "line %lu, column %lu: %s", position->line,
		    position->column,
		    position->reason);
	else if (fault == AGGREGATE_CUT)
		refuse_cut(p, doc, aggregate_whole(p->reader), position->line);
	else
		cli_say(&p->cli, message_of[fault], doc->source);
}

static struct report_origin
origin_of(const struct document *doc)
{
	return (struct report_origin){ doc->source, doc->mail_date,
	    doc->mail_from, doc->mail_auth, doc->quirks, doc->report };
}

/* Are its rows too large for what it is? Then that is told. */
static bool
too_amplified(struct parser *p, const struct document *doc,
    const struct aggregate *report)
{
	struct report_origin from = origin_of(doc);

	if (p->reports || !limit_amplified(
	    aggregate_amplified_size(&from, report),
	    doc->text.n, p->cli.limits.growth))
		return false;
	cli_say(&p->cli, MSG_LIMIT_GROWTH, doc->source);
	return true;
}

static void
put_report(struct parser *p, const struct document *doc,
    const struct aggregate *report, uint64_t name)
{
	struct report_origin from = origin_of(doc);
	char key[IDENTITY_TEXT];

	/* A row tells it, a document as it is does not. */
	if (from.report.n != IDENTITY_TEXT)
		from.report = identity_text(report->report_id.n != 0 ? name :
		    aggregate_report(report), key);
	if (p->reports)
		aggregate_put_report(&p->out, &from, report);
	else
		aggregate_put_records(&p->out, &from, report);
	if (p->reports_file != NULL)
		aggregate_put_report(&p->reports_out, &from, report);
	if (report->overflow)
		cli_say(&p->cli, MSG_OVERFLOW, doc->source);
	p->taken++;
	p->records += report->nrecords;
	p->messages += report->messages;
}

/* Puts the report where it is wanted and new. */
static void
take_report(struct parser *p, const struct document *doc,
    const struct aggregate *report)
{
	struct dedup_report id;

	if (too_amplified(p, doc, report) ||
	    !my_domains_have(&p->my_domains, doc->source,
	    report->policy.domain))
		return;
	id = aggregate_identity(report);
	if (dedup_take(&p->dedup, id, doc->source, doc->mail_auth,
	    report->report_id))
		put_report(p, doc, report, id.name);
}

static void
parse_all(struct parser *p)
{
	const struct aggregate *report;
	enum aggregate_fault fault;
	struct xml_position position;
	struct document doc;

	while (p->out.error == 0 && docs_next(&p->docs, &doc)) {
		if (!authentic_has(&p->auth, &p->cli, doc.source,
		    doc.mail_auth))
			continue;
		fault = aggregate_read(p->reader, doc.text, p->salvage,
		    &report, &position);
		if (fault != AGGREGATE_GOOD)
			refuse_report(p, &doc, fault, &position);
		else
			take_report(p, &doc, report);
	}
}

static void
read_options(struct parser *p, int argc, char **argv)
{
	const char *my_domains = NULL;
	int o;

	while ((o = cli_next(&p->cli, &program, argc, argv)) != CLI_END) {
		if (o == OPT_REPORTS)
			p->reports = true;
		else if (o == OPT_REPORTS_TO)
			p->reports_file = p->cli.arg;
		else if (o == OPT_KEEP)
			p->dedup.keep = true;
		else if (o == OPT_SEEN)
			p->dedup.seen_name = p->cli.arg;
		else if (o == OPT_SEEN_NEW)
			p->dedup.new_name = p->cli.arg;
		else if (o == OPT_SALVAGE)
			p->salvage = true;
		else if (o == OPT_MY_DOMAINS)
			my_domains = p->cli.arg;
		else if (o == OPT_AUTH)
			p->auth.required = true;
	}
	my_domains_start(&p->my_domains, &p->cli, my_domains);
	p->dedup.unit = "message";
	dedup_start(&p->dedup, &p->cli);
}

static void
open_reports_file(struct parser *p)
{
	outfile_open(&p->reports_to, &p->cli, p->reports_file);
	if (p->reports_file == NULL)
		return;
	tsv_start(&p->reports_out, p->reports_to.fd);
	tsv_header(&p->reports_out, KIND_REPORTS, p->cli.no_header);
}

static void
say_counts(struct parser *p)
{
	struct cli *c = &p->cli;

	if (p->out.repaired != 0)
		cli_sayf(c, MSG_REPAIRED_TEXT, BYTES_NONE, "%llu cells",
		    (unsigned long long)p->out.repaired);
	cli_counts(c, "%llu reports, %llu records, %llu messages; %llu "
	    "copies dropped, %llu refused, %llu of them conflicts; %llu for "
	    "other domains, %llu not authenticated and %llu rows of other "
	    "kinds passed over; %llu known from earlier runs",
	    (unsigned long long)p->taken, (unsigned long long)p->records,
	    (unsigned long long)p->messages,
	    (unsigned long long)p->dedup.dropped,
	    (unsigned long long)c->refused,
	    (unsigned long long)p->dedup.conflicts,
	    (unsigned long long)p->my_domains.passed_over,
	    (unsigned long long)p->auth.passed_over,
	    (unsigned long long)p->docs.other,
	    (unsigned long long)p->dedup.known);
}

int
main(int argc, char **argv)
{
	struct parser p = { 0 };
	int error;

	read_options(&p, argc, argv);
	open_reports_file(&p);
	tsv_start(&p.out, STDOUT_FILENO);
	tsv_header(&p.out, p.reports ? KIND_REPORTS : KIND_RECORDS,
	    p.cli.no_header);
	p.reader = aggregate_new(&p.cli.limits);
	docs_start(&p.docs, &p.cli, DOCS_XML, BYTES("aggregate"),
	    p.cli.limits.document, MSG_LIMIT_DOCUMENT);
	lockdown(&p.cli, -1, NULL);
	parse_all(&p);
	docs_end(&p.docs);
	aggregate_free(p.reader);
	error = tsv_finish(&p.out);
	outfile_close(&p.reports_to, &p.cli, tsv_finish(&p.reports_out),
	    error == 0);
	my_domains_finish(&p.my_domains);
	authentic_finish(&p.auth, &p.cli);
	dedup_finish(&p.dedup, error == 0 && !p.cli.fatal);
	say_counts(&p);
	return cli_finish(&p.cli, error);
}
