/*
 * gate: what the user asks of the figures, and whether they meet it: a
 * least pass share, findings that must not be there.
 */
#ifndef SUMMARY_GATE_H
#define SUMMARY_GATE_H

#include "cli/cli.h"
#include "summary/summary.h"

struct demand {
	int	under;			/* pass share in thousandths, or -1 */
	bool	id[FINDING_KINDS];
	int	severity;		/* this and what is worse, or -1 */
};

void	 demand_start(struct demand *d);
/* 98, 98.5 or 98.5%, up to 100; false when it is none. */
bool	 demand_under(struct demand *d, struct bytes percent);
/*
 * Takes a comma separated list of ids of findings and words of severity;
 * *unknown is the item that is neither when it returns false.
 */
bool	 demand_findings(struct demand *d, struct bytes list,
	    struct bytes *unknown);

/* Is the pass share less than that? Not when nobody has a result. */
bool	 demand_fails(const struct demand *d, const struct outcome *o);
/* Is it a finding that must not be there? Not when data are too few. */
bool	 demand_meets(const struct demand *d, const struct finding *f);

/* Says which of them the figures do not meet; status 3 then. */
void	 demand_tell(const struct demand *d, struct cli *c,
	    const struct summary_figures *f);
/* Says that it is no finding, and which there are; ends the program. */
_Noreturn void demand_unknown(struct cli *c, struct bytes word);

/* critical, high, medium, low, info */
const char	*demand_severity(enum severity s);

#endif
