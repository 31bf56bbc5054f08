/* parser: what the programs that read reports do alike. */
#include "parser/parser.h"

#include <unistd.h>

bool
parser_option(struct parser *p, int option)
{
	switch (option) {
	case PARSER_KEEP:
		p->dedup.keep = true;
		return true;
	case PARSER_SEEN:
		p->dedup.seen_name = p->cli.arg;
		return true;
	case PARSER_SEEN_NEW:
		p->dedup.new_name = p->cli.arg;
		return true;
	case PARSER_MY_DOMAINS:
		p->domains_file = p->cli.arg;
		return true;
	case PARSER_AUTH:
		p->auth.required = true;
		return true;
	default:
		return false;
	}
}

void
parser_start(struct parser *p, const char *unit, enum tsv_kind kind)
{
	my_domains_start(&p->my_domains, &p->cli, p->domains_file);
	p->dedup.unit = unit;
	dedup_start(&p->dedup, &p->cli);
	tsv_start(&p->out, STDOUT_FILENO);
	tsv_header(&p->out, kind, p->cli.no_header);
}

bool
parser_next(struct parser *p, struct document *doc)
{
	while (p->out.error == 0 && docs_next(&p->docs, doc))
		if (authentic_has(&p->auth, &p->cli, doc->source,
		    doc->mail_auth))
			return true;
	return false;
}

struct report_origin
parser_origin(const struct document *doc)
{
	return (struct report_origin){ doc->source, doc->mail_date,
	    doc->mail_from, doc->mail_auth, doc->quirks, doc->report };
}

struct report_origin
parser_origin_keyed(const struct document *doc, uint64_t hash,
    char key[IDENTITY_TEXT])
{
	struct report_origin from = parser_origin(doc);

	if (from.report.n != IDENTITY_TEXT)
		from.report = identity_text(hash, key);
	return from;
}

int
parser_end(struct parser *p)
{
	docs_end(&p->docs);
	return tsv_finish(&p->out);
}

static void
tell_counts(struct parser *p, const char *counts)
{
	if (p->out.repaired != 0)
		cli_sayf(&p->cli, MSG_REPAIRED_TEXT, BYTES_NONE, "%llu cells",
		    (unsigned long long)p->out.repaired);
	cli_counts(&p->cli, "%s; %llu copies dropped, %llu refused, %llu of "
	    "them conflicts; %llu for other domains, %llu not authenticated "
	    "and %llu rows of other kinds passed over; %llu known from "
	    "earlier runs", counts,
	    (unsigned long long)p->dedup.dropped,
	    (unsigned long long)p->cli.refused,
	    (unsigned long long)p->dedup.conflicts,
	    (unsigned long long)p->my_domains.passed_over,
	    (unsigned long long)p->auth.passed_over,
	    (unsigned long long)p->docs.other,
	    (unsigned long long)p->dedup.known);
}

int
parser_finish(struct parser *p, int error, const char *counts)
{
	my_domains_finish(&p->my_domains);
	authentic_finish(&p->auth, &p->cli);
	dedup_finish(&p->dedup, error == 0 && !p->cli.fatal);
	tell_counts(p, counts);
	return cli_finish(&p->cli, error);
}
