/* answers: the operands of an audit, taken in as saved DNS data. */
#include "audit/answers.h"

#include "dns/file.h"
#include "io/operands.h"

void
answers_take(struct dns *d, struct cli *c)
{
	uint64_t left = c->limits.dns, before;
	struct dns_fault fault;
	struct operands o;
	bool good;

	operands_start(&o, c);
	o.folder = "Is a directory; name the files in it";
	while (operands_next(&o)) {
		before = left;
		good = dns_load(d, o.fd, &left, &fault);
		if (left == before && (good || fault.line == 0) &&
		    fault.error == 0 && !fault.too_large)
			cli_say(c, MSG_EMPTY_INPUT, o.name);
		else if (!good)
			dns_say_fault(c, MSG_WRONG_KIND, o.name, &fault);
	}
}
