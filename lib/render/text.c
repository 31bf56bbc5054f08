/* text: a page for a terminal or the body of a mail. */
#include "base/num.h"
#include "render/heat.h"
#include "render/matrix.h"
#include "render/plain.h"
#include "render/render.h"
#include "render/text_table.h"
#include "render/width.h"

struct text {
	struct buf		*out;
	const struct page	*page;
	const struct text_form	*form;
	struct buf		 plain;
	size_t			 grades;	/* columns of the longest one
						   in the section */
};

/* The text without marks, valid until the next call. */
static struct bytes
plain_text(struct text *x, struct bytes text)
{
	x->plain.n = 0;
	plain_add(&x->plain, text, x->form->ascii);
	return buf_view(&x->plain);
}

static void
add_paragraph(struct text *x, struct bytes text, struct bytes first)
{
	plain_paragraph(x->out, plain_text(x, text), x->form->width, first);
}

/* A heading, underlined by as many lines as it takes columns. */
static void
add_heading(struct text *x, struct bytes text, const char *line)
{
	struct bytes s = plain_text(x, text);
	size_t i, width = text_width(s);

	if (width > x->form->width)
		width = x->form->width;
	plain_paragraph(x->out, s, x->form->width, BYTES_NONE);
	for (i = 0; i < width; i++)
		buf_adds(x->out, line);
	buf_byte(x->out, '\n');
}

/* Columns of the longest label. */
static size_t
label_width(struct text *x, const struct fact *fact, size_t n)
{
	size_t i, width, most = 0;

	for (i = 0; i < n; i++) {
		width = text_width(plain_text(x, fact[i].label));
		if (width > most)
			most = width;
	}
	return most;
}

static void
add_facts(struct text *x, const struct block *b)
{
	struct buf label = { 0 };
	size_t i, most = label_width(x, b->fact, b->nfacts);

	for (i = 0; i < b->nfacts; i++) {
		label.n = 0;
		buf_add(&label, plain_text(x, b->fact[i].label));
		plain_blanks(&label, most + 2 -
		    text_width(buf_view(&label)));
		add_paragraph(x, b->fact[i].value, buf_view(&label));
	}
	buf_free(&label);
}

/* Colours what was written from offset `from` on for so many bytes. */
static void
colour(struct text *x, size_t from, size_t n, unsigned level)
{
	static const char *const colours[NOTICE_LEVELS] = {
		"\033[1;31m", "\033[31m", "\033[33m", "\033[36m", "\033[2m"
	};
	struct bytes end = BYTES("\033[0m");
	struct buf rest = { 0 };

	if (!x->form->colour)
		return;
	buf_add(&rest, bytes_from(buf_view(x->out), from));
	x->out->n = from;
	buf_adds(x->out, colours[level]);
	buf_add(x->out, bytes_first(buf_view(&rest), n));
	buf_add(x->out, end);
	buf_add(x->out, bytes_from(buf_view(&rest), n));
	buf_free(&rest);
}

/*
 * A line to paste in a shell, which stays one: where it is folded the shell
 * reads on. margin: of the lines behind the first.
 */
static void
command(struct text *x, struct bytes line, const struct buf *label,
    size_t margin)
{
	size_t end, column = text_width(buf_view(label)), width;

	buf_add(x->out, buf_view(label));
	for (; line.n != 0; line = bytes_from(line, end + 1)) {
		end = bytes_find(line, BYTES(" "), 0);
		width = end + 3;	/* a blank and a backslash, too */
		if (column > margin && column + width > x->form->width) {
			buf_adds(x->out, "\\\n");
			plain_blanks(x->out, margin);
			column = margin;
		}
		buf_add(x->out, bytes_first(line, end));
		buf_adds(x->out, end < line.n ? " " : "");
		column += end + 1;
	}
	buf_byte(x->out, '\n');
}

/* Data of many names: a paragraph each. */
static void
folded(struct text *x, const struct notice *n, size_t margin)
{
	struct buf label = { 0 }, text = { 0 };
	struct bytes arg[2];
	size_t i;

	plain_blanks(&label, margin);
	buf_adds(&label, "- ");
	for (i = 0; i < n->nfacts; i++) {
		arg[0] = n->fact[i].label;
		arg[1] = n->fact[i].value;
		text.n = 0;
		strings_fill(&text, x->page->strings, STRING_FINDING_LABEL, arg,
		    2);
		add_paragraph(x, buf_view(&text), buf_view(&label));
	}
	buf_free(&label);
	buf_free(&text);
}

/* What to do and what it is about, behind a margin. */
static void
notice_lists(struct text *x, const struct notice *n, size_t margin)
{
	size_t i, most = label_width(x, n->fact, n->nfacts);
	struct buf label = { 0 };

	for (i = 0; i < n->nsteps; i++) {
		label.n = 0;
		plain_blanks(&label, margin);
		buf_num(&label, i + 1);
		buf_adds(&label, ". ");
		add_paragraph(x, n->step[i], buf_view(&label));
	}
	if (n->fold.n != 0)
		folded(x, n, margin);
	for (i = 0; i < n->nfacts && n->fold.n == 0; i++) {
		label.n = 0;
		plain_blanks(&label, margin);
		buf_add(&label, plain_text(x, n->fact[i].label));
		plain_blanks(&label, most + margin + 2 -
		    text_width(buf_view(&label)));
		if (n->fact[i].command)
			command(x, plain_text(x, n->fact[i].value), &label,
			    margin + 4);
		else
			add_paragraph(x, n->fact[i].value, buf_view(&label));
	}
	buf_free(&label);
}

/* The grade at the left, all else beside it. */
static void
add_notice(struct text *x, const struct notice *n)
{
	size_t width = x->grades, from = x->out->n, grade;
	struct buf label = { 0 };

	buf_add(&label, plain_text(x, n->grade));
	grade = label.n;
	plain_blanks(&label, width + 2 - text_width(buf_view(&label)));
	add_paragraph(x, n->title, buf_view(&label));
	colour(x, from, grade, n->level);
	label.n = 0;
	plain_blanks(&label, width + 2);
	if (n->text.n != 0)
		add_paragraph(x, n->text, buf_view(&label));
	notice_lists(x, n, width + 2);
	if (n->proof.n != 0)
		add_paragraph(x, n->proof, buf_view(&label));
	buf_free(&label);
}

/* Columns of the longest grade of the section. */
static size_t
grade_width(struct text *x, const struct section *s)
{
	size_t i, width, most = 0;

	for (i = 0; i < s->nblocks; i++) {
		if (s->block[i].type != BLOCK_NOTICE)
			continue;
		width = text_width(plain_text(x, s->block[i].notice->grade));
		if (width > most)
			most = width;
	}
	return most;
}

static void
add_block(struct text *x, const struct block *b)
{
	size_t i;

	switch (b->type) {
	case BLOCK_TEXT:
	case BLOCK_NOTE:
		add_paragraph(x, b->text, BYTES_NONE);
		break;
	case BLOCK_FACTS:
		add_facts(x, b);
		break;
	case BLOCK_LIST:
		for (i = 0; i < b->nfacts; i++)
			add_paragraph(x, b->fact[i].label, BYTES("- "));
		break;
	case BLOCK_TABLE:
		add_paragraph(x, b->table->caption, BYTES_NONE);
		buf_byte(x->out, '\n');
		text_table(x->out, x->page->strings, b->table, x->form);
		break;
	case BLOCK_NOTICE:
		add_notice(x, b->notice);
		break;
	case BLOCK_HEAT:
		add_paragraph(x, b->heat->caption, BYTES_NONE);
		buf_byte(x->out, '\n');
		text_heat(x->out, x->page->strings, b->heat, x->form);
		break;
	case BLOCK_MATRIX:
		add_paragraph(x, b->matrix->caption, BYTES_NONE);
		buf_byte(x->out, '\n');
		text_matrix(x->out, x->page->strings, b->matrix, x->form);
		break;
	}
	buf_byte(x->out, '\n');
}

void
render_text(struct buf *out, const struct page *p,
    const struct text_form *form)
{
	struct text x = { .out = out, .page = p, .form = form };
	const struct section *s;
	size_t i, k;

	add_heading(&x, p->title, "=");
	buf_byte(out, '\n');
	for (i = 0; i < p->nsections; i++) {
		s = &p->section[i];
		if (s->heading.n != 0) {
			buf_byte(out, '\n');
			add_heading(&x, s->heading, "-");
			buf_byte(out, '\n');
		}
		x.grades = grade_width(&x, s);
		for (k = 0; k < s->nblocks; k++)
			add_block(&x, &s->block[k]);
	}
	/* The last block's blank line is no paragraph's border. */
	if (out->n > 1 && out->p[out->n - 2] == '\n')
		out->n--;
	buf_free(&x.plain);
}
