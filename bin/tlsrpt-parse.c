/* tlsrpt-parse: SMTP TLS reports, as rows for policies and failures. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/docs.h"
#include "io/my_domains.h"
#include "report/authentic.h"
#include "report/dedup.h"
#include "report/identity.h"
#include "report/tlsrpt_rows.h"
#include "text/domain.h"

enum { OPT_KEEP = 256, OPT_SEEN, OPT_SEEN_NEW, OPT_MY_DOMAINS, OPT_AUTH };

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
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "jansson %s, libidn2 %s", tlsrpt_library(),
	    domain_library());
	return out;
}

static const struct cli_program program = {
	"tlsrpt-parse", "[option ...] [file ...]",
	"Reads SMTP TLS reports, as rows of dmarc-unpack or as raw JSON, and "
	"writes a\nrow for each policy and for each kind of failure.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_READS_ROWS | CLI_WRITES_ROWS, LIMIT_JSON | LIMIT_ROWS, libraries
};

struct parser {
	struct cli	 cli;
	struct docs	 docs;
	struct authentic auth;
	struct dedup	 dedup;
	struct my_domains my_domains;
	struct tlsrpt_reader *reader;
	struct tsv_writer out;
	uint64_t	 taken, policies;
};

static void
refuse_report(struct parser *p, const struct document *doc,
    enum tlsrpt_fault fault,
    const struct tlsrpt_position *position)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (fault == TLSRPT_OTHER)
		cli_say(&p->cli, MSG_NOT_TLSRPT, doc->source);
	else if (fault == TLSRPT_SIZE)
		cli_say(&p->cli, MSG_LIMIT_JSON_TREE, doc->source);
	else if (head.n && head.p[0] == '<')
		cli_sayf(&p->cli, MSG_WRONG_KIND, doc->source,
		    "XML, which dmarc-parse reads");
	else
		cli_sayf(&p->cli, MSG_NOT_JSON, doc->source,
		    "line %d, column %d", position->line, position->column);
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
    const struct tlsrpt *t)
{
	struct report_origin from = origin_of(doc);

	if (!limit_amplified(tlsrpt_amplified_size(&from, t), doc->text.n,
	    p->cli.limits.growth))
		return false;
	cli_say(&p->cli, MSG_LIMIT_GROWTH, doc->source);
	return true;
}

static void
put_report(struct parser *p, const struct document *doc, const struct tlsrpt *t)
{
	struct report_origin from = origin_of(doc);
	char key[IDENTITY_TEXT];

	/* A row tells it, a document as it is does not. */
	if (from.report.n != IDENTITY_TEXT)
		from.report = identity_text(tlsrpt_report(t), key);
	tlsrpt_put(&p->out, &from, t);
	p->taken++;
	p->policies += t->npolicies;
}

/* A report may have policies of several domains: one own is enough. */
static bool
is_mine(struct parser *p, const struct document *doc, const struct tlsrpt *t)
{
	size_t i;

	/* Without a policy-domain there is nothing to judge by. */
	if (p->my_domains.all || t->npolicies == 0)
		return true;
	for (i = 0; i + 1 < t->npolicies; i++)
		if (t->policies[i].domain.n == 0 ||
		    my_domains_list(&p->my_domains, t->policies[i].domain))
			return true;
	return t->policies[i].domain.n == 0 || my_domains_have(&p->my_domains,
	    doc->source, t->policies[i].domain);
}

static void
parse_all(struct parser *p)
{
	const struct tlsrpt *report;
	enum tlsrpt_fault fault;
	struct tlsrpt_position position;
	struct document doc;

	while (p->out.error == 0 && docs_next(&p->docs, &doc)) {
		if (!authentic_has(&p->auth, &p->cli, doc.source,
		    doc.mail_auth))
			continue;
		fault = tlsrpt_read(p->reader, doc.text, &report, &position);
		if (fault != TLSRPT_GOOD)
			refuse_report(p, &doc, fault, &position);
		else if (!too_amplified(p, &doc, report) &&
		    is_mine(p, &doc, report) && dedup_take(&p->dedup,
		    tlsrpt_identity(report), doc.source, doc.mail_auth,
		    report->report_id))
			put_report(p, &doc, report);
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
	}
	my_domains_start(&p->my_domains, &p->cli, my_domains);
	p->dedup.unit = "session";
	dedup_start(&p->dedup, &p->cli);
}

static void
say_counts(struct parser *p)
{
	if (p->out.repaired != 0)
		cli_sayf(&p->cli, MSG_REPAIRED_TEXT, BYTES_NONE, "%llu cells",
		    (unsigned long long)p->out.repaired);
	cli_counts(&p->cli, "%llu reports, %llu policies; %llu copies "
	    "dropped, %llu refused, %llu of them conflicts; %llu for other "
	    "domains, %llu not authenticated and %llu rows of other kinds "
	    "passed over; %llu known from earlier runs",
	    (unsigned long long)p->taken, (unsigned long long)p->policies,
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
	tsv_header(&p.out, KIND_TLS, p.cli.no_header);
	p.reader = tlsrpt_new();
	docs_start(&p.docs, &p.cli, DOCS_JSON, BYTES("tlsrpt"),
	    p.cli.limits.json, MSG_LIMIT_JSON);
	lockdown(&p.cli, -1, NULL);
	parse_all(&p);
	docs_end(&p.docs);
	tlsrpt_free(p.reader);
	error = tsv_finish(&p.out);
	my_domains_finish(&p.my_domains);
	authentic_finish(&p.auth, &p.cli);
	dedup_finish(&p.dedup, error == 0 && !p.cli.fatal);
	say_counts(&p);
	return cli_finish(&p.cli, error);
}
