/*
 * layout: where rows of kinds with any key, or with columns of align-filter
 * behind them, have the cells that a page asks for.
 */
#ifndef SUMMARY_LAYOUT_H
#define SUMMARY_LAYOUT_H

#include "summary/impl.h"

/* Columns that are looked for by name. */
enum layout_cell {
	LAYOUT_ORG_DOMAIN,
	LAYOUT_POLICY_DOMAIN,
	LAYOUT_HEADER_FROM,
	LAYOUT_SOURCE_IP,
	LAYOUT_NET,
	LAYOUT_VERDICT,
	LAYOUT_CELLS
};

/*
 * Cells of rows that have any key, or columns of align-filter behind them:
 * call summary_layout with each row of such a kind first.
 */
void	 summary_layout(struct summary *s, const struct rows *r);
struct bytes summary_cell(const struct summary *s, const struct rows *r,
	    enum layout_cell cell);
bool	 summary_has_cell(const struct summary *s, enum layout_cell cell);
/* The domain, and the address or network, that a key names, or empty. */
struct bytes summary_key_domain(const struct summary *s,
	    const struct rows *r);
struct bytes summary_key_address(const struct summary *s,
	    const struct rows *r);

#endif
