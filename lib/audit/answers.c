/* answers: the operands of an audit, taken in as saved DNS data. */
#include "audit/answers.h"

#include <string.h>

#include "dns/load.h"
#include "io/operands.h"

static void
refuse(struct cli *c, struct bytes file, const struct dns_fault *fault)
{
	if (fault->too_large)
		cli_say(c, MSG_LIMIT_DNS, file);
	else if (fault->error != 0)
		cli_sayf(c, MSG_CANNOT_READ, file, "%s",
		    strerror(fault->error));
	else if (fault->line == 0)
		cli_sayf(c, MSG_WRONG_KIND, file, "%s", fault->words);
	else
		cli_sayf(c, MSG_WRONG_KIND, file, "line %lu: %s",
		    fault->line, fault->words);
}

void
answers_take(struct dns *d, struct cli *c)
{
	uint64_t left = c->limits.dns, before;
	struct dns_fault fault;
	struct operands o;
	bool good;

	operands_start(&o, c);
	while (operands_next(&o)) {
		before = left;
		good = dns_load(d, o.fd, &left, &fault);
		if (left == before && (good || fault.line == 0) &&
		    fault.error == 0 && !fault.too_large)
			cli_say(c, MSG_EMPTY_INPUT, o.name);
		else if (!good)
			refuse(c, o.name, &fault);
	}
}
