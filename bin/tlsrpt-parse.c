/* tlsrpt-parse: SMTP TLS reports, as rows for policies and failures. */
#include <stdio.h>

#include "cli/lockdown.h"
#include "parser/parser.h"
#include "report/tlsrpt_rows.h"
#include "text/domain.h"

static const struct cli_option options[] = {
	PARSER_OPTIONS_SEEN,
	PARSER_OPTIONS_WHOSE,
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

struct tlsrpt_parser {
	struct parser	 base;
	struct tlsrpt_reader *reader;
	uint64_t	 taken, policies;
};

static void
refuse_report(struct tlsrpt_parser *p, const struct document *doc,
    enum tlsrpt_fault fault, const struct tlsrpt_position *position)
{
	struct bytes head = bytes_trim(bytes_first(doc->text, 64));

	if (fault == TLSRPT_OTHER)
		cli_say(&p->base.cli, MSG_NOT_TLSRPT, doc->source);
	else if (fault == TLSRPT_SIZE)
		cli_say(&p->base.cli, MSG_LIMIT_JSON_TREE, doc->source);
	else if (head.n && head.p[0] == '<')
		cli_sayf(&p->base.cli, MSG_WRONG_KIND, doc->source,
		    "XML, which dmarc-parse reads");
	else
		cli_sayf(&p->base.cli, MSG_NOT_JSON, doc->source,
		    "line %d, column %d", position->line, position->column);
}

/* Are its rows too large for what it is? Then that is told. */
static bool
too_amplified(struct tlsrpt_parser *p, const struct document *doc,
    const struct tlsrpt *t)
{
	struct report_origin from = parser_origin(doc);

	return parser_too_amplified(&p->base, doc,
	    tlsrpt_amplified_size(&from, t));
}

static void
put_report(struct tlsrpt_parser *p, const struct document *doc,
    const struct tlsrpt *t)
{
	char key[IDENTITY_TEXT];
	struct report_origin from = parser_origin_keyed(doc,
	    tlsrpt_report(t), key);

	tlsrpt_put(&p->base.out, &from, t);
	p->taken++;
	p->policies += t->npolicies;
}

/* A report may have policies of several domains: one own is enough. */
static bool
is_mine(struct tlsrpt_parser *p, const struct document *doc,
    const struct tlsrpt *t)
{
	size_t i;

	/* Without a policy-domain there is nothing to judge by. */
	if (p->base.my_domains.all || t->npolicies == 0)
		return true;
	for (i = 0; i + 1 < t->npolicies; i++)
		if (t->policies[i].domain.n == 0 ||
		    my_domains_list(&p->base.my_domains, t->policies[i].domain))
			return true;
	return t->policies[i].domain.n == 0 ||
	    my_domains_have(&p->base.my_domains, doc->source,
	    t->policies[i].domain);
}

static void
parse_all(struct tlsrpt_parser *p)
{
	const struct tlsrpt *report;
	enum tlsrpt_fault fault;
	struct tlsrpt_position position;
	struct document doc;

	while (parser_next(&p->base, &doc)) {
		fault = tlsrpt_read(p->reader, doc.text, &report, &position);
		if (fault != TLSRPT_GOOD)
			refuse_report(p, &doc, fault, &position);
		else if (!too_amplified(p, &doc, report) &&
		    is_mine(p, &doc, report) && dedup_take(&p->base.dedup,
		    tlsrpt_identity(report), doc.source, doc.mail_auth,
		    report->report_id))
			put_report(p, &doc, report);
	}
}

int
main(int argc, char **argv)
{
	struct tlsrpt_parser p = { 0 };
	char counts[64];
	int error, o;

	while ((o = cli_next(&p.base.cli, &program, argc, argv)) != CLI_END)
		parser_option(&p.base, o);
	parser_start(&p.base, "session", KIND_TLS);
	p.reader = tlsrpt_new();
	docs_start(&p.base.docs, &p.base.cli, DOCS_JSON, BYTES("tlsrpt"),
	    p.base.cli.limits.json, MSG_LIMIT_JSON);
	lockdown(&p.base.cli, -1, NULL);
	parse_all(&p);
	tlsrpt_free(p.reader);
	error = parser_end(&p.base);
	snprintf(counts, sizeof(counts), "%llu reports, %llu policies",
	    (unsigned long long)p.taken, (unsigned long long)p.policies);
	return parser_finish(&p.base, error, counts);
}
