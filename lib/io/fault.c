/* fault: what a reader of rows met, said in words. */
#include "io/fault.h"

void
fault_tell(struct cli *c, const struct tsv_reader *r, struct bytes name)
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
		cli_say(c, MSG_PACKED_INPUT, name);
		break;
	case TSV_NO_HEADER:
		cli_sayf(c, MSG_WRONG_KIND, name, "no header line");
		break;
	case TSV_TOO_MANY:
		cli_sayf(c, MSG_WRONG_KIND, name, "%zu columns", r->ncells);
		break;
	}
}
