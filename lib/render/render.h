/* render: the forms a page can be printed in. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "render/model.h"

struct text_form {
	size_t	width;		/* columns, at least 40 */
	bool	ascii;		/* nothing else is printed */
	bool	colour;		/* grades are coloured for a terminal */
};

/* For a terminal or the body of a mail. */
void	 render_text(struct buf *out, const struct page *p,
	    const struct text_form *form);
/* One HTML file without a script or anything fetched. */
void	 render_html(struct buf *out, const struct page *p);
/* Markdown with the tables of GitHub. */
void	 render_markdown(struct buf *out, const struct page *p);

#endif
