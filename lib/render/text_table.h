/* text_table: a table in lines of at most so many columns. */
#ifndef RENDER_TEXT_TABLE_H
#define RENDER_TEXT_TABLE_H

#include "render/render.h"

void	 text_table(struct buf *out, const struct strings *w,
	    const struct table *t, const struct text_form *form);

#endif
