/*
 * matrix: what domains come to under requirements, in each of the forms.
 */
#ifndef RENDER_MATRIX_H
#define RENDER_MATRIX_H

#include "render/model.h"
#include "render/render.h"

/* The letter of a status (enum summary_status, CHECKED_NOT_ASKED too). */
const char	*matrix_letter(int status, bool ascii);
/* Its word. */
const char	*matrix_string(const struct strings *w, int status);
/* Is that status in the matrix? */
bool		 matrix_has(const struct matrix *m, int status);
/* Appends what the letters mean, and what the numbers of columns are. */
void		 matrix_legend(struct buf *b, const struct strings *w,
		    const struct matrix *m, bool ascii);

/* n makes the ids unique. */
void	 html_matrix(struct buf *out, const struct strings *w,
	    const struct matrix *m, size_t n);
/* Columns are numbered; the table behind it has their names. */
void	 text_matrix(struct buf *out, const struct strings *w,
	    const struct matrix *m, const struct text_form *form);

#endif
