/*
 * findings_rows: findings as rows, for other programs and tickets.
 */
#ifndef RENDER_FINDINGS_ROWS_H
#define RENDER_FINDINGS_ROWS_H

#include "render/strings.h"
#include "summary/summary.h"
#include "tsv/writer.h"

/*
 * Writes a row of KIND_FINDINGS for each finding, all that there are, in the
 * order of the page; w has its header. Errors are kept by w.
 */
void	 findings_rows(struct tsv_writer *w, const struct summary_figures *f,
	    const struct strings *words);

#endif
