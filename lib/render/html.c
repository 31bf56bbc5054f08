/* html: a page as one HTML file, without a script or anything fetched. */
#include "base/num.h"
#include "render/heat.h"
#include "render/html_text.h"
#include "render/matrix.h"
#include "render/render.h"

enum { CONTENTS_FROM = 3 };	/* sections that make a table of contents */

/* Beside the title, which says what it shows: no text in its place. */
static void
add_logo(struct buf *out, struct bytes uri)
{
	if (uri.n == 0)
		return;
	buf_adds(out, "<img alt=\"\" height=\"48\" src=\"");
	html_escape(out, uri);
	buf_adds(out, "\">\n");
}

static void
add_head(struct buf *out, const struct page *p)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	buf_adds(out, p->strings->lang);
	buf_adds(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src '");
	buf_adds(out, html_style_hash());
	buf_adds(out, p->logo.n != 0 ? "'; img-src data:" : "'");
	buf_adds(out, "; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<title>");
	html_plain(out, p->title);
	buf_adds(out, "</title>\n<style>");
	buf_adds(out, html_style());
	buf_adds(out, "</style>\n</head>\n<body>\n<header>\n");
	add_logo(out, p->logo);
	buf_adds(out, "<h1>");
	html_text(out, p->title);
	buf_adds(out, "</h1>\n</header>\n");
}

/* Links to the sections, when there are several. */
static void
add_contents(struct buf *out, const struct page *p)
{
	size_t i;

	if (p->nsections <= CONTENTS_FROM)
		return;
	buf_adds(out, "<nav aria-label=\"");
	html_plain(out, bytes_of(p->strings->text[STRING_CONTENTS]));
	buf_adds(out, "\">\n<ul>\n");
	for (i = 0; i < p->nsections; i++) {
		if (p->section[i].heading.n == 0)
			continue;
		buf_adds(out, "<li><a href=\"#");
		html_escape(out, p->section[i].id);
		buf_adds(out, "\">");
		html_text(out, p->section[i].heading);
		buf_adds(out, "</a></li>\n");
	}
	buf_adds(out, "</ul>\n</nav>\n");
}

static void
add_facts(struct buf *out, const struct block *b)
{
	size_t i;

	buf_adds(out, "<dl>\n");
	for (i = 0; i < b->nfacts; i++) {
		buf_adds(out, "<dt>");
		html_text(out, b->fact[i].label);
		buf_adds(out, "</dt><dd>");
		html_text(out, b->fact[i].value);
		buf_adds(out, "</dd>\n");
	}
	buf_adds(out, "</dl>\n");
}

static void
add_list(struct buf *out, const struct block *b)
{
	size_t i;

	buf_adds(out, "<ul>\n");
	for (i = 0; i < b->nfacts; i++) {
		buf_adds(out, "<li>");
		html_text(out, b->fact[i].label);
		buf_adds(out, "</li>\n");
	}
	buf_adds(out, "</ul>\n");
}

/* What to do, and what a notice is about, as data. */
static void
notice_lists(struct buf *out, const struct notice *n)
{
	const struct fact *f;
	size_t i;

	for (i = 0; i < n->nsteps; i++) {
		buf_adds(out, i == 0 ? "<ol>\n<li>" : "<li>");
		html_text(out, n->step[i]);
		buf_adds(out, i + 1 == n->nsteps ? "</li>\n</ol>\n" :
		    "</li>\n");
	}
	if (n->fold.n != 0) {
		buf_adds(out, "<details>\n<summary>");
		html_text(out, n->fold);
		buf_adds(out, "</summary>\n");
	}
	for (i = 0; i < n->nfacts; i++) {
		f = &n->fact[i];
		buf_adds(out, i == 0 ? "<dl>\n<dt>" : "<dt>");
		html_text(out, f->label);
		buf_adds(out, f->command ? "</dt><dd><code>" : "</dt><dd>");
		html_text(out, f->value);
		buf_adds(out, f->command ? "</code></dd>\n" : "</dd>\n");
	}
	if (n->nfacts != 0)
		buf_adds(out, "</dl>\n");
	if (n->fold.n != 0)
		buf_adds(out, "</details>\n");
}

/* The grade is a word, too, not only a colour. */
static void
add_notice(struct buf *out, const struct notice *n)
{
	buf_adds(out, "<article class=\"notice g");
	buf_num(out, n->level);
	buf_adds(out, "\" id=\"");
	html_escape(out, n->id);
	buf_adds(out, "\">\n<h3><span class=\"grade\">");
	html_text(out, n->grade);
	buf_adds(out, "</span> ");
	html_text(out, n->title);
	buf_adds(out, "</h3>\n");
	if (n->text.n != 0) {
		buf_adds(out, "<p>");
		html_text(out, n->text);
		buf_adds(out, "</p>\n");
	}
	notice_lists(out, n);
	if (n->proof.n != 0) {
		buf_adds(out, "<p class=\"note\">");
		html_text(out, n->proof);
		buf_adds(out, "</p>\n");
	}
	buf_adds(out, "</article>\n");
}

static void
add_block(struct buf *out, const struct page *p, const struct block *b,
    size_t *tables)
{
	switch (b->type) {
	case BLOCK_TEXT:
	case BLOCK_NOTE:
		buf_adds(out, b->type == BLOCK_NOTE ?
		    "<p class=\"note\">" : "<p>");
		html_text(out, b->text);
		buf_adds(out, "</p>\n");
		break;
	case BLOCK_FACTS:
		add_facts(out, b);
		break;
	case BLOCK_LIST:
		add_list(out, b);
		break;
	case BLOCK_TABLE:
		html_table(out, p->strings, b->table, ++*tables);
		break;
	case BLOCK_NOTICE:
		add_notice(out, b->notice);
		break;
	case BLOCK_HEAT:
		html_heat(out, p->strings, b->heat, ++*tables);
		break;
	case BLOCK_MATRIX:
		html_matrix(out, p->strings, b->matrix, ++*tables);
		break;
	}
}

static void
add_section(struct buf *out, const struct page *p, const struct section *s,
    size_t *tables)
{
	size_t i;

	if (s->nblocks == 0)
		return;
	buf_adds(out, "<section id=\"");
	html_escape(out, s->id);
	buf_adds(out, "\">\n");
	if (s->heading.n != 0) {
		buf_adds(out, "<h2>");
		html_text(out, s->heading);
		buf_adds(out, "</h2>\n");
	}
	for (i = 0; i < s->nblocks; i++)
		add_block(out, p, &s->block[i], tables);
	buf_adds(out, "</section>\n");
}

void
render_html(struct buf *out, const struct page *p)
{
	size_t i, tables = 0;

	add_head(out, p);
	add_contents(out, p);
	buf_adds(out, "<main>\n");
	for (i = 0; i < p->nsections; i++)
		add_section(out, p, &p->section[i], &tables);
	buf_adds(out, "</main>\n</body>\n</html>\n");
}
