/*
 * answers: the operands of an audit, taken in as saved DNS data.
 */
#ifndef AUDIT_ANSWERS_H
#define AUDIT_ANSWERS_H

#include "cli/cli.h"
#include "dns/store.h"

/*
 * Takes the operands in, or standard input, up to limits.dns bytes in all.
 * One that is no DNS data is refused with a message that has the line; what
 * came before that line counts.
 */
void	 answers_take(struct dns *d, struct cli *c);

#endif
