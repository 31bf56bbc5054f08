/*
 * markdown: a page as Markdown with the tables of GitHub.
 *
 * Foreign words stand in code spans: there nothing is markup, no address
 * becomes a link and no @name a mention. Only | must be escaped there, for
 * the table.
 */
#include "base/num.h"
#include "render/heat.h"
#include "render/matrix.h"
#include "render/plain.h"
#include "render/render.h"

enum { BAR_WIDTH = 20 };

/* Our own words: everything that could be markup is escaped. */
static void
add_own(struct buf *out, struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (strchr("\\`*_[]<>|#~&", s.p[i]) != NULL)
			buf_byte(out, '\\');
		buf_byte(out, s.p[i]);
	}
}

/* Length of the longest run of ` in s. */
static size_t
ticks(struct bytes s)
{
	size_t i, run = 0, most = 0;

	for (i = 0; i < s.n; i++) {
		run = s.p[i] == '`' ? run + 1 : 0;
		if (run > most)
			most = run;
	}
	return most;
}

static void
add_fence(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_byte(out, '`');
}

/*
 * A code span in a fence longer than any in it. In a table | is escaped; a
 * backslash before it would take that away in some readers, so there it
 * becomes ¦.
 */
static void
add_code(struct buf *out, struct bytes s, bool in_table)
{
	size_t i, fence = ticks(s) + 1;
	bool pad;

	s = bytes_trim(s);
	pad = s.n != 0 && (s.p[0] == '`' || s.p[s.n - 1] == '`');
	if (s.n == 0)
		return;
	add_fence(out, fence);
	buf_adds(out, pad ? " " : "");
	for (i = 0; i < s.n; i++) {
		if (s.p[i] != '|' || !in_table)
			buf_byte(out, s.p[i]);
		else if (i > 0 && s.p[i - 1] == '\\')
			buf_adds(out, "¦");
		else
			buf_adds(out, "\\|");
	}
	buf_adds(out, pad ? " " : "");
	add_fence(out, fence);
}

static void
add_runs(struct buf *out, struct bytes text, bool in_table)
{
	struct bytes run;
	bool foreign;

	while (page_span(&text, &run, &foreign)) {
		if (foreign)
			add_code(out, run, in_table);
		else
			add_own(out, run);
	}
}

static void
add_text(struct buf *out, struct bytes text)
{
	add_runs(out, text, false);
}

static void
add_heads(struct buf *out, const struct table *t, bool bars)
{
	size_t c;

	buf_byte(out, '|');
	for (c = 0; c < t->ncolumns; c++) {
		buf_byte(out, ' ');
		add_runs(out, t->column[c].head, true);
		buf_adds(out, " |");
	}
	buf_adds(out, bars ? " |\n|" : "\n|");
	for (c = 0; c < t->ncolumns; c++)
		buf_adds(out, t->column[c].flags & COLUMN_NUMBER ?
		    " ---: |" : " :--- |");
	buf_adds(out, bars ? " :--- |\n" : "\n");
}

static void
add_row(struct buf *out, const struct strings *w, const struct table *t,
    size_t row)
{
	const struct bar *bar = t->chart != NULL ? &t->chart->bar[row] : NULL;
	struct buf text = { 0 };
	size_t c;

	buf_byte(out, '|');
	for (c = 0; c < t->ncolumns; c++) {
		text.n = 0;
		cell_text(&text, w, &t->cell[row * t->ncolumns + c]);
		buf_byte(out, ' ');
		add_runs(out, buf_view(&text), true);
		buf_adds(out, text.n != 0 ? " |" : "|");
	}
	if (bar != NULL) {
		buf_byte(out, ' ');
		plain_bar(out, bar, t->chart->full, BAR_WIDTH, false);
		buf_adds(out, " |");
	}
	buf_byte(out, '\n');
	buf_free(&text);
}

static void
add_legend(struct buf *out, const struct strings *w, const struct chart *chart)
{
	size_t i;

	if (chart == NULL || chart->legend[0].n == 0)
		return;
	buf_byte(out, '\n');
	for (i = 0; i < BAR_PARTS; i++) {
		if (chart->legend[i].n == 0)
			continue;
		buf_adds(out, i == 0 ? "" : w->text[STRING_LIST_COMMA]);
		buf_adds(out, plain_bar_part(i, false));
		buf_byte(out, ' ');
		add_text(out, chart->legend[i]);
	}
	buf_byte(out, '\n');
}

static void
add_table(struct buf *out, const struct strings *w, const struct table *t)
{
	size_t i;

	buf_adds(out, "**");
	add_text(out, t->caption);
	buf_adds(out, "**\n\n");
	add_heads(out, t, t->chart != NULL);
	for (i = 0; i < t->nrows; i++)
		add_row(out, w, t, i);
	add_legend(out, w, t->chart);
}

/* A map of characters, in a code span so that they stand below each other. */
static void
add_heat(struct buf *out, const struct strings *w, const struct heat *h)
{
	struct bytes from = h->column[0];
	struct bytes to = h->column[h->map->buckets - 1];
	struct buf text = { 0 };
	size_t i, k;
	int mark;

	buf_adds(out, "**");
	add_text(out, h->caption);
	buf_adds(out, "**\n\n| ");
	buf_adds(out, w->text[STRING_HEAD_REPORTER]);
	buf_adds(out, " | ");
	strings_fill(out, w, STRING_PERIOD, (struct bytes[]){ from, to }, 2);
	buf_adds(out, " |\n| :--- | :--- |\n");
	for (i = 0; i < h->nrows; i++) {
		buf_adds(out, "| ");
		add_runs(out, h->row[i], true);
		buf_adds(out, " | `");
		for (k = 0; k < h->map->buckets; k++)
			buf_adds(out, heat_letter(heat_mark(h->map,
			    h->map->cell[i * h->map->buckets + k]), false));
		buf_adds(out, "` |\n");
	}
	for (mark = 0; mark < HEAT_MARKS; mark++) {
		if (!heat_has(h, mark))
			continue;
		buf_adds(&text, text.n != 0 ? w->text[STRING_LIST_COMMA] :
		    "");
		buf_adds(&text, heat_letter(mark, false));
		buf_byte(&text, ' ');
		heat_meaning(&text, w, h->map, mark);
	}
	buf_byte(out, '\n');
	add_text(out, buf_view(&text));
	buf_byte(out, '\n');
	buf_free(&text);
}

/* Columns have numbers: their names stand in the table that follows. */
static void
add_matrix(struct buf *out, const struct strings *w, const struct matrix *m)
{
	struct buf legend = { 0 };
	size_t i, k;

	buf_adds(out, "**");
	add_text(out, m->caption);
	buf_adds(out, "**\n\n| ");
	buf_adds(out, w->text[STRING_HEAD_DOMAIN]);
	for (k = 0; k < m->ncolumns; k++) {
		buf_adds(out, " | ");
		buf_num(out, k + 1);
	}
	buf_adds(out, " |\n| :--- |");
	for (k = 0; k < m->ncolumns; k++)
		buf_adds(out, " :---: |");
	buf_byte(out, '\n');
	for (i = 0; i < m->nrows; i++) {
		buf_adds(out, "| ");
		add_runs(out, m->row[i], true);
		for (k = 0; k < m->ncolumns; k++) {
			buf_adds(out, " | ");
			buf_adds(out, matrix_letter(m->status[i *
			    m->ncolumns + k], false));
		}
		buf_adds(out, " |\n");
	}
	matrix_legend(&legend, w, m, false);
	buf_byte(out, '\n');
	add_text(out, buf_view(&legend));
	buf_byte(out, '\n');
	buf_free(&legend);
}

static void
notice_lists(struct buf *out, const struct notice *n)
{
	size_t i;

	for (i = 0; i < n->nsteps; i++) {
		buf_adds(out, i == 0 ? "\n" : "");
		buf_num(out, i + 1);
		buf_adds(out, ". ");
		add_text(out, n->step[i]);
		buf_byte(out, '\n');
	}
	for (i = 0; i < n->nfacts; i++) {
		buf_adds(out, i == 0 ? "\n- **" : "- **");
		add_text(out, n->fact[i].label);
		buf_adds(out, ":** ");
		add_text(out, n->fact[i].value);
		buf_byte(out, '\n');
	}
}

static void
add_notice(struct buf *out, const struct strings *w, const struct notice *n)
{
	struct bytes arg[] = { n->grade, n->title };
	struct buf title = { 0 };

	strings_fill(&title, w, STRING_FINDING_LABEL, arg, 2);
	buf_adds(out, "### ");
	add_text(out, buf_view(&title));
	buf_byte(out, '\n');
	if (n->text.n != 0) {
		buf_byte(out, '\n');
		add_text(out, n->text);
		buf_byte(out, '\n');
	}
	notice_lists(out, n);
	if (n->proof.n != 0) {
		buf_byte(out, '\n');
		add_text(out, n->proof);
		buf_byte(out, '\n');
	}
	buf_free(&title);
}

static void
add_block(struct buf *out, const struct page *p, const struct block *b)
{
	size_t i;

	switch (b->type) {
	case BLOCK_TEXT:
	case BLOCK_NOTE:
		add_text(out, b->text);
		buf_byte(out, '\n');
		break;
	case BLOCK_FACTS:
		for (i = 0; i < b->nfacts; i++) {
			buf_adds(out, "- **");
			add_text(out, b->fact[i].label);
			buf_adds(out, ":** ");
			add_text(out, b->fact[i].value);
			buf_byte(out, '\n');
		}
		break;
	case BLOCK_LIST:
		for (i = 0; i < b->nfacts; i++) {
			buf_adds(out, "- ");
			add_text(out, b->fact[i].label);
			buf_byte(out, '\n');
		}
		break;
	case BLOCK_TABLE:
		add_table(out, p->strings, b->table);
		break;
	case BLOCK_NOTICE:
		add_notice(out, p->strings, b->notice);
		break;
	case BLOCK_HEAT:
		add_heat(out, p->strings, b->heat);
		break;
	case BLOCK_MATRIX:
		add_matrix(out, p->strings, b->matrix);
		break;
	}
}

void
render_markdown(struct buf *out, const struct page *p)
{
	const struct section *s;
	size_t i, k;

	buf_adds(out, "# ");
	add_text(out, p->title);
	buf_byte(out, '\n');
	for (i = 0; i < p->nsections; i++) {
		s = &p->section[i];
		if (s->heading.n != 0) {
			buf_adds(out, "\n## ");
			add_text(out, s->heading);
			buf_byte(out, '\n');
		}
		for (k = 0; k < s->nblocks; k++) {
			buf_byte(out, '\n');
			add_block(out, p, &s->block[k]);
		}
	}
}
