/* fault: what a reader of rows met, said in words. */
#include "io/fault.h"

#include "tsv/headless.h"

#define PARSERS	"dmarc-parse, tlsrpt-parse and failure-parse"

/* What is no TSV at all: which program reads it. */
static void
say_binary(struct cli *c, const struct tsv_reader *r, struct bytes name)
{
	switch (r->block[r->at]) {
	case '<':
		cli_sayf(c, MSG_WRONG_KIND, name,
		    "XML, which dmarc-parse reads");
		break;
	case '{':
	case '[':
		cli_sayf(c, MSG_WRONG_KIND, name,
		    "JSON, which tlsrpt-parse reads");
		break;
	default:
		cli_say(c, MSG_PACKED_INPUT, name);
		break;
	}
}

void
fault_headless(struct cli *c, enum tsv_kind k, struct bytes name)
{
	cli_sayf(c, MSG_MISSING_COLUMN, name, "%s without a header; put it in "
	    "front, or use -N", tsv_kind(k)->name);
}

void
fault_documents(struct cli *c, struct bytes name)
{
	cli_sayf(c, MSG_MISSING_COLUMN, name,
	    "these are documents, which " PARSERS " read");
}

void
fault_say(struct cli *c, const struct tsv_reader *r, struct bytes name)
{
	unsigned long long line = r->line;

	switch (r->fault) {
	case TSV_EMPTY:
		cli_say(c, MSG_EMPTY_INPUT, name);
		break;
	case TSV_RAGGED:
		cli_sayf(c, MSG_RAGGED_LINE, name,
		    "line %llu has %zu, the header has %zu", line, r->ncells,
		    r->want);
		break;
	case TSV_CUT:
		cli_sayf(c, MSG_CUT_LINE, name, "line %llu", line);
		break;
	case TSV_CRLF:
		cli_sayf(c, MSG_CRLF_INPUT, name, "line %llu", line);
		break;
	case TSV_LINE_LIMIT:
		cli_sayf(c, MSG_LIMIT_LINE, name, "line %llu", line + 1);
		break;
	case TSV_READ_ERROR:
		cli_sayf(c, MSG_CANNOT_READ, name, "%s", strerror(r->error));
		break;
	case TSV_BINARY:
		say_binary(c, r, name);
		break;
	case TSV_NO_HEADER:
		/* No other row is as long as that. */
		if (tsv_headless((struct bytes){ r->block + r->at,
		    r->end - r->at }) == KIND_DOCUMENTS)
			fault_documents(c, name);
		else
			cli_sayf(c, MSG_WRONG_KIND, name, "no header line");
		break;
	case TSV_TOO_MANY:
		cli_sayf(c, MSG_WRONG_KIND, name, "%zu columns", r->ncells);
		break;
	}
}
