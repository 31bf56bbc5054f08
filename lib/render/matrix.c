/* matrix: letters for what domains come to, and the matrix as text. */
#include "render/matrix.h"

#include "render/plain.h"
#include "render/width.h"

const char *
matrix_letter(int status, bool ascii)
{
	static const char *const letters[CHECKS + 1] = {
		[CHECKED_FAIL] = "F", [CHECKED_WARN] = "W",
		[CHECKED_UNKNOWN] = "?", [CHECKED_PASS] = "·",
		[CHECKED_NOT_APPLICABLE] = "-", [CHECKED_NOT_ASKED] = " "
	};

	return ascii && status == CHECKED_PASS ? "." : letters[status];
}

const char *
matrix_string(const struct strings *w, int status)
{
	return w->text[STRING_CHECK_FAIL + status];
}

bool
matrix_has(const struct matrix *m, int status)
{
	return m->nrows != 0 && m->ncolumns != 0 &&
	    memchr(m->status, status, m->nrows * m->ncolumns) != NULL;
}

void
matrix_legend(struct buf *b, const struct strings *w, const struct matrix *m,
    bool ascii)
{
	struct buf list = { 0 };
	struct bytes arg;
	int i;

	/* What was not asked is blank. */
	for (i = 0; i < CHECKS; i++) {
		if (!matrix_has(m, i))
			continue;
		if (list.n != 0)
			strings_add(&list, w, STRING_LIST_COMMA);
		buf_adds(&list, matrix_letter(i, ascii));
		buf_byte(&list, ' ');
		buf_adds(&list, matrix_string(w, i));
	}
	arg = buf_view(&list);
	strings_fill(b, w, STRING_MATRIX_LETTERS, &arg, 1);
	buf_free(&list);
}

enum { GROUP = 5, LABEL_LEAST = 24, GAP = 2 };

/* n letters with a blank between groups of them. */
static size_t
columns_of(size_t n)
{
	return n == 0 ? 0 : n + (n - 1) / GROUP;
}

/* How many letters fit: whole groups, unless all do. */
static size_t
letters_in(size_t room, size_t n)
{
	size_t fit;

	if (columns_of(n) <= room)
		return n;
	fit = room - room / (GROUP + 1);
	while (fit > GROUP && (columns_of(fit) > room || fit % GROUP != 0))
		fit--;
	return fit;
}

/* The name, cut to width with … at its end, and blanks up to there. */
static void
add_label(struct buf *out, struct bytes label, size_t width, bool ascii)
{
	const char *dots = ascii ? "..." : "…";
	struct buf name = { 0 };
	struct bytes s;

	plain_add(&name, label, ascii);
	s = buf_view(&name);
	if (text_width(s) > width) {
		s = bytes_first(s, text_fits(s, width -
		    text_width(bytes_of(dots))));
		buf_add(out, s);
		buf_adds(out, dots);
		plain_blanks(out, width - text_width(s) -
		    text_width(bytes_of(dots)));
	} else {
		buf_add(out, s);
		plain_blanks(out, width - text_width(s));
	}
	buf_free(&name);
}

static void
end_line(struct buf *out)
{
	while (out->n > 0 && out->p[out->n - 1] == ' ')
		out->n--;
	buf_byte(out, '\n');
}

/* The numbers of the columns, tens above units. */
static void
add_numbers(struct buf *out, size_t from, size_t n, size_t label)
{
	size_t k, number;
	int line;

	for (line = from + n < 10; line < 2; line++) {
		plain_blanks(out, label + GAP);
		for (k = 0; k < n; k++) {
			number = from + k + 1;
			plain_blanks(out, k != 0 && k % GROUP == 0);
			if (line == 1)
				buf_byte(out, (char)('0' + number % 10));
			else if (number % 10 == 0 || k == 0)
				buf_byte(out, number < 10 ? ' ' :
				    (char)('0' + number / 10 % 10));
			else
				buf_byte(out, ' ');
		}
		end_line(out);
	}
}

static void
add_band(struct buf *out, const struct matrix *m, size_t from, size_t n,
    size_t label, bool ascii)
{
	size_t i, k;

	add_numbers(out, from, n, label);
	for (i = 0; i < m->nrows; i++) {
		add_label(out, m->row[i], label, ascii);
		plain_blanks(out, GAP);
		for (k = 0; k < n; k++) {
			plain_blanks(out, k != 0 && k % GROUP == 0);
			buf_adds(out, matrix_letter(m->status[i *
			    m->ncolumns + from + k], ascii));
		}
		end_line(out);
	}
	buf_byte(out, '\n');
}

void
text_matrix(struct buf *out, const struct strings *w, const struct matrix *m,
    const struct text_form *form)
{
	size_t label, room, at, n, all = columns_of(m->ncolumns);
	struct buf legend = { 0 }, plain = { 0 };

	/* All columns side by side, unless too little is left for names. */
	label = form->width >= all + GAP + LABEL_LEAST ?
	    form->width - all - GAP : form->width / 2;
	label = plain_width(m->row, m->nrows, LABEL_LEAST, label, form->ascii);
	room = form->width - label - GAP;
	for (at = 0; at < m->ncolumns; at += n) {
		n = letters_in(room, m->ncolumns - at);
		add_band(out, m, at, n, label, form->ascii);
	}
	matrix_legend(&legend, w, m, form->ascii);
	plain_add(&plain, buf_view(&legend), form->ascii);
	plain_paragraph(out, buf_view(&plain), form->width, BYTES_NONE);
	buf_free(&legend);
	buf_free(&plain);
}
