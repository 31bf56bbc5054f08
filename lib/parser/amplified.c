/* amplified: reports whose rows are far larger than what they came in. */
#include "parser/parser.h"

bool
parser_too_amplified(struct parser *p, const struct document *doc,
    uint64_t bytes)
{
	if (!limit_amplified(bytes, doc->text.n, p->cli.limits.growth))
		return false;
	cli_say(&p->cli, MSG_LIMIT_GROWTH, doc->source);
	return true;
}
