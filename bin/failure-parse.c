/* failure-parse: failure reports, as a row for each. */
#include <stdio.h>
#include <unistd.h>

#include "base/num.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/docs.h"
#include "io/my_domains.h"
#include "report/authentic.h"
#include "report/dedup.h"
#include "report/failure_rows.h"
#include "report/identity.h"
#include "text/domain.h"

enum { OPT_KEEP = 256, OPT_SEEN, OPT_SEEN_NEW, OPT_MY_DOMAINS, OPT_AUTH,
	OPT_FULL };

static const struct cli_option options[] = {
	{ OPT_KEEP, "keep-duplicates", NULL,
	    "take a report again that came before" },
	{ OPT_SEEN, "seen", "FILE",
	    "skip reports of earlier runs, which FILE lists" },
	{ OPT_SEEN_NEW, "seen-new", "FILE",
	    "list these and those of this run in FILE for the next" },
	{ OPT_MY_DOMAINS, "own-domains", "FILE",
	    "pass over reports for domains that FILE does not list" },
	{ OPT_AUTH, "require-auth", NULL,
	    "skip reports whose mail_auth is not pass" },
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

struct parser {
	struct cli	 cli;
	struct docs	 docs;
	struct authentic auth;
	struct dedup	 dedup;
	struct my_domains my_domains;
	struct failure_reader *reader;
	struct tsv_writer out;
	bool		 full;
	struct buf	 id;		/* of the report, as it may be shown */
	uint64_t	 taken, messages;
};

/* Nothing of a report is in it: what is it, then? */
static void
refuse_other(struct parser *p, const struct document *doc)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (head.n != 0 && head.p[0] == '<')
		cli_sayf(&p->cli, MSG_WRONG_KIND, doc->source,
		    "XML, which dmarc-parse reads");
	else if (head.n != 0 && head.p[0] == '{')
		cli_sayf(&p->cli, MSG_WRONG_KIND, doc->source,
		    "JSON, which tlsrpt-parse reads");
	else
		cli_say(&p->cli, MSG_NO_REPORT, doc->source);
}

static void
refuse_encrypted(struct parser *p, const struct document *doc)
{
	switch (failure_encrypted(p->reader)) {
	case ENCRYPTED_OPENPGP:
		cli_sayf(&p->cli, MSG_ENCRYPTED, doc->source,
		    "OpenPGP; see failure-parse(1), Encrypted reports");
		break;
	case ENCRYPTED_SMIME:
		cli_sayf(&p->cli, MSG_ENCRYPTED, doc->source,
		    "S/MIME; see failure-parse(1), Encrypted reports");
		break;
	case ENCRYPTED_SIGNED:
		cli_sayf(&p->cli, MSG_PACKED_INPUT, doc->source,
		    "S/MIME signed data");
		break;
	case ENCRYPTED_NOT:
		break;
	}
}

static void
refuse_report(struct parser *p, const struct document *doc,
    enum failure_fault fault)
{
	switch (fault) {
	case FAILURE_GOOD:
		break;
	case FAILURE_NONE:
		refuse_other(p, doc);
		break;
	case FAILURE_ATTACHED:
		cli_say(&p->cli, MSG_PACKED_INPUT, doc->source);
		break;
	case FAILURE_ENCRYPTED:
		refuse_encrypted(p, doc);
		break;
	case FAILURE_DEPTH:
		cli_say(&p->cli, MSG_LIMIT_DEPTH, doc->source);
		break;
	case FAILURE_PARTS:
		cli_say(&p->cli, MSG_LIMIT_PARTS, doc->source);
		break;
	case FAILURE_HEADER:
		cli_say(&p->cli, MSG_LIMIT_HEADER, doc->source);
		break;
	case FAILURE_LIST:
		cli_say(&p->cli, MSG_LIMIT_LIST, doc->source);
		break;
	}
}

/* Is any of its domains one's own? Without one there is nothing to judge. */
static bool
is_mine(struct parser *p, const struct document *doc, const struct failure *f)
{
	struct bytes name = f->header_from;
	size_t i;

	if (p->my_domains.all || (f->policy_domain.n != 0 &&
	    my_domains_list(&p->my_domains, f->policy_domain)))
		return true;
	for (i = 0; i < f->reported_domain.n; i++) {
		if (my_domains_list(&p->my_domains,
		    f->reported_domain.items[i]))
			return true;
		if (name.n == 0)
			name = f->reported_domain.items[i];
	}
	return name.n == 0 || my_domains_have(&p->my_domains, doc->source,
	    name);
}

static void
put_report(struct parser *p, const struct document *doc,
    const struct failure *f)
{
	struct report_origin from = { doc->source, doc->mail_date,
	    doc->mail_from, doc->mail_auth, doc->quirks, doc->report };
	char key[IDENTITY_TEXT];

	/* A row tells it, a document as it is does not. */
	if (from.report.n != IDENTITY_TEXT)
		from.report = identity_text(failure_report(f), key);
	failure_put(&p->out, &from, f, buf_view(&p->id), p->full);
	p->taken++;
	num_add(&p->messages, f->count);
}

/* A report that was read. */
static void
take_report(struct parser *p, const struct document *doc,
    const struct failure *f)
{
	const struct dedup_report id = failure_identity(f);

	if (!is_mine(p, doc, f))
		return;
	p->id.n = 0;
	failure_add_id(f, id.content, p->full, &p->id);
	if (dedup_take(&p->dedup, id, doc->source, doc->mail_auth,
	    buf_view(&p->id)))
		put_report(p, doc, f);
}

static void
parse_all(struct parser *p)
{
	const struct failure *report;
	enum failure_fault fault;
	struct document doc;

	while (p->out.error == 0 && docs_next(&p->docs, &doc)) {
		if (!authentic_has(&p->auth, &p->cli, doc.source,
		    doc.mail_auth))
			continue;
		fault = failure_read(p->reader, doc.text, &report);
		if (fault != FAILURE_GOOD)
			refuse_report(p, &doc, fault);
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
		if (o == OPT_KEEP)
			p->dedup.keep = true;
		else if (o == OPT_SEEN)
			p->dedup.seen_name = p->cli.arg;
		else if (o == OPT_SEEN_NEW)
			p->dedup.new_name = p->cli.arg;
		else if (o == OPT_MY_DOMAINS)
			my_domains = p->cli.arg;
		else if (o == OPT_AUTH)
			p->auth.required = true;
		else if (o == OPT_FULL)
			p->full = true;
	}
	my_domains_start(&p->my_domains, &p->cli, my_domains);
	p->dedup.unit = "message";
	dedup_start(&p->dedup, &p->cli);
}

static void
say_counts(struct parser *p)
{
	if (p->out.repaired != 0)
		cli_sayf(&p->cli, MSG_REPAIRED_TEXT, BYTES_NONE, "%llu cells",
		    (unsigned long long)p->out.repaired);
	cli_counts(&p->cli, "%llu reports of %llu messages; %llu copies "
	    "dropped, %llu refused, %llu of them conflicts; %llu for other "
	    "domains, %llu not authenticated and %llu rows of other kinds "
	    "passed over; %llu known from earlier runs",
	    (unsigned long long)p->taken, (unsigned long long)p->messages,
	    (unsigned long long)p->dedup.dropped,
	    (unsigned long long)p->cli.refused,
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
	tsv_start(&p.out, STDOUT_FILENO);
	tsv_header(&p.out, KIND_FAILURES, p.cli.no_header);
	p.reader = failure_new(&p.cli.limits);
	docs_start(&p.docs, &p.cli, DOCS_MAIL, BYTES("failure"),
	    p.cli.limits.message, MSG_LIMIT_MESSAGE);
	p.docs.hide = !p.full;
	lockdown(&p.cli, -1, NULL);
	parse_all(&p);
	docs_end(&p.docs);
	failure_free(p.reader);
	buf_free(&p.id);
	error = tsv_finish(&p.out);
	my_domains_finish(&p.my_domains);
	authentic_finish(&p.auth, &p.cli);
	dedup_finish(&p.dedup, error == 0 && !p.cli.fatal);
	say_counts(&p);
	return cli_finish(&p.cli, error);
}
