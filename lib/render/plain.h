/*
 * plain: text for terminals and mails, in lines that fit.
 */
#ifndef RENDER_PLAIN_H
#define RENDER_PLAIN_H

#include "render/model.h"

/*
 * Appends text without its marks; ascii: in ASCII only, with the usual
 * stand-ins for typographic characters and ? for the rest.
 */
void	 plain_add(struct buf *b, struct bytes text, bool ascii);

/*
 * Columns that the widest of n such texts takes: least at least, most at
 * most.
 */
size_t	 plain_width(const struct bytes *text, size_t n, size_t least,
	    size_t most, bool ascii);

/*
 * Takes the next line of at most width columns off *text, broken
 * where render/fold.h says. At least one character, so that it ends.
 * Blanks around the break are dropped.
 */
struct bytes	 plain_line(struct bytes *text, size_t width);

/*
 * Appends text as lines of at most width columns: first before the first
 * line, and as many blanks before the others.
 */
void	 plain_paragraph(struct buf *b, struct bytes text, size_t width,
	    struct bytes first);

/* Appends n blanks. */
void	 plain_blanks(struct buf *b, size_t n);

/*
 * Appends a bar of up to width characters for part[0], [1] … of a whole
 * that is full; every part that is not 0 gets a character.
 */
void	 plain_bar(struct buf *b, const struct bar *bar, uint64_t full,
	    size_t width, bool ascii);
/* The character of part i. */
const char	*plain_bar_part(size_t i, bool ascii);

#endif
