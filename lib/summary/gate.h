/*
 * gate: what the user asks of the figures, and whether they meet it: a
 * least pass share, findings that must not be there.
 */
#ifndef SUMMARY_GATE_H
#define SUMMARY_GATE_H

#include "cli/cli.h"
#include "summary/summary.h"

struct gate {
	int	under;			/* pass share in thousandths, or -1 */
	bool	id[FINDING_KINDS];
	int	severity;		/* this and what is worse, or -1 */
};

void	 gate_start(struct gate *d);
/* 98, 98.5 or 98.5%, up to 100; false when it is none. */
bool	 gate_under(struct gate *d, struct bytes percent);
/*
 * Takes a comma separated list of ids of findings and words of severity;
 * *unknown is the item that is neither when it returns false.
 */
bool	 gate_findings(struct gate *d, struct bytes list,
	    struct bytes *unknown);

/* Is the pass share less than that? Not when nobody has a result. */
bool	 gate_fails(const struct gate *d, const struct result_counts *o);
/* Is it a finding that must not be there? Not when data are too few. */
bool	 gate_triggers(const struct gate *d, const struct finding *f);

/* Says which of them the figures do not meet; status 3 then. */
void	 gate_describe(const struct gate *d, struct cli *c,
	    const struct summary_figures *f);
/* Says that it is no finding, and which there are; ends the program. */
_Noreturn void gate_unknown(struct cli *c, struct bytes word);

/* critical, high, medium, low, info */
const char	*gate_severity(enum severity s);

#endif
