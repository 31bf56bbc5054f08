/* summary_page: the figures of a summary as a page. */
#ifndef RENDER_SUMMARY_PAGE_H
#define RENDER_SUMMARY_PAGE_H

#include "render/model.h"
#include "summary/summary.h"

/* p was started and has no section yet. */
void	 page_summary(struct page *p, const struct summary_figures *f);

#endif
