/*
 * heat: a map of shades, a row for each reporter and a column for each time,
 * in each of the forms.
 */
#ifndef RENDER_HEAT_H
#define RENDER_HEAT_H

#include "render/model.h"
#include "render/render.h"

/* What a cell shows: a level from 0 on, or one of these. */
enum { HEAT_AT_NONE = HEAT_LEVELS, HEAT_AT_GAP, HEAT_AT_ZERO, HEAT_MARKS };

int		 heat_mark(const struct summary_heat *map, uint64_t cell);
/* The character of a mark. */
const char	*heat_letter(int mark, bool ascii);
/* What a mark means: "from 100", "no report". */
void		 heat_meaning(struct buf *b, const struct strings *w,
		    const struct summary_heat *map, int mark);
/* Is that mark on the map? */
bool		 heat_has(const struct heat *h, int mark);

void	 html_heat(struct buf *out, const struct strings *w,
	    const struct heat *h, size_t n);
void	 text_heat(struct buf *out, const struct strings *w,
	    const struct heat *h, const struct text_form *form);

#endif
