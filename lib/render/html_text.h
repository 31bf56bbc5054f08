/* html_text: text escaped for HTML, and the parts of an HTML page. */
#ifndef RENDER_HTML_TEXT_H
#define RENDER_HTML_TEXT_H

#include "render/model.h"

/* Appends s with & < > " ' as references: safe as text and in quotes. */
void	 html_escape(struct buf *out, struct bytes s);
/* The same without marks, for attributes and titles. */
void	 html_plain(struct buf *out, struct bytes text);
/*
 * The same as the content of an element: foreign words stand in <bdi>, so
 * that their direction does not turn ours around.
 */
void	 html_text(struct buf *out, struct bytes text);

/* The style sheet, and its hash for the Content-Security-Policy. */
const char	*html_style(void);
const char	*html_style_hash(void);

/* The beginning of a box that scrolls, named by the element table-n. */
void	 html_scroll(struct buf *out, size_t n);
/* A table with its chart, if it has one; n makes its ids unique. */
void	 html_table(struct buf *out, const struct strings *w,
	    const struct table *t, size_t n);
/* A cell with the first part of a bar, for eyes only: its row says it. */
void	 html_bar(struct buf *out, const struct bar *bar, uint64_t full);
/* A chart as an SVG figure; rows are named by the first column. */
void	 html_chart(struct buf *out, const struct strings *w,
	    const struct table *t, size_t n);

#endif
