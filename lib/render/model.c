/* model: a page as sections of texts, facts, lists and tables. */
#include "render/model.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/scrub.h"
#include "text/utf8.h"

enum {
	FOREIGN_MOST = 253,	/* bytes of a name: a domain at its longest */
	TITLE_MOST = 1000
};

/* As scrub_add, which takes quotes away, too: here they are harmless. */
static void
add_scrubbed(struct buf *b, struct bytes s)
{
	size_t quote;

	for (;;) {
		quote = bytes_find(s, BYTES("\""), 0);
		scrub_add(b, bytes_first(s, quote), quote);
		if (quote == s.n)
			break;
		buf_byte(b, '"');
		s = bytes_from(s, quote + 1);
	}
}

void
page_start(struct page *p, const struct strings *w, struct bytes title)
{
	struct buf b = { 0 };

	*p = (struct page){ .strings = w, .titled = title.n != 0 };
	if (title.n != 0)
		add_scrubbed(&b, bytes_first(title,
		    utf8_border(title, TITLE_MOST)));
	else
		strings_add(&b, w, STRING_TITLE);
	p->title = page_copy(p, buf_view(&b));
	buf_free(&b);
}

void
page_retitle(struct page *p, enum string title)
{
	if (!p->titled)
		p->title = page_copy(p, bytes_of(p->strings->text[title]));
}

static void
free_section(struct section *s)
{
	size_t i;

	for (i = 0; i < s->nblocks; i++) {
		free(s->block[i].fact);
		if (s->block[i].table != NULL)
			free(s->block[i].table->cell);
	}
	free(s->block);
}

void
page_free(struct page *p)
{
	size_t i;

	for (i = 0; i < p->nsections; i++)
		free_section(&p->section[i]);
	free(p->section);
	arena_free(&p->text);
	*p = (struct page){ 0 };
}

struct bytes
page_copy(struct page *p, struct bytes text)
{
	return arena_copy(&p->text, text);
}

void
page_section(struct page *p, struct bytes id, struct bytes heading)
{
	p->section = mem_resize(p->section, p->nsections + 1,
	    sizeof(*p->section));
	p->section[p->nsections++] = (struct section){
		.id = page_copy(p, id), .heading = page_copy(p, heading)
	};
}

static struct block *
add_block(struct page *p, enum block_type type)
{
	struct section *s = &p->section[p->nsections - 1];

	s->block = mem_resize(s->block, s->nblocks + 1, sizeof(*s->block));
	s->block[s->nblocks] = (struct block){ .type = type };
	return &s->block[s->nblocks++];
}

void
page_text(struct page *p, enum block_type type, struct bytes text)
{
	struct block *b = add_block(p, type);

	b->text = page_copy(p, text);
}

static void
add_fact(struct page *p, enum block_type type, struct bytes label,
    struct bytes value)
{
	struct section *s = &p->section[p->nsections - 1];
	struct block *b = s->nblocks ? &s->block[s->nblocks - 1] : NULL;

	if (b == NULL || b->type != type)
		b = add_block(p, type);
	b->fact = mem_resize(b->fact, b->nfacts + 1, sizeof(*b->fact));
	b->fact[b->nfacts++] = (struct fact){
		.label = page_copy(p, label), .value = page_copy(p, value)
	};
}

void
page_fact(struct page *p, struct bytes label, struct bytes value)
{
	add_fact(p, BLOCK_FACTS, label, value);
}

void
page_item(struct page *p, struct bytes text)
{
	add_fact(p, BLOCK_LIST, text, BYTES_NONE);
}

/* The lists of a notice. */
static void
copy_lists(struct page *p, const struct notice *n, struct notice *copy)
{
	size_t i;

	copy->nsteps = n->nsteps;
	copy->step = arena_new(&p->text, n->nsteps * sizeof(*copy->step));
	for (i = 0; i < n->nsteps; i++)
		copy->step[i] = page_copy(p, n->step[i]);
	copy->fold = page_copy(p, n->fold);
	copy->nfacts = n->nfacts;
	copy->fact = arena_new(&p->text, n->nfacts * sizeof(*copy->fact));
	for (i = 0; i < n->nfacts; i++)
		copy->fact[i] = (struct fact){
			.label = page_copy(p, n->fact[i].label),
			.value = page_copy(p, n->fact[i].value),
			.command = n->fact[i].command
		};
}

void
page_notice(struct page *p, const struct notice *n)
{
	struct notice *copy = arena_new(&p->text, sizeof(*copy));

	*copy = (struct notice){
		.id = page_copy(p, n->id), .level = n->level,
		.grade = page_copy(p, n->grade),
		.title = page_copy(p, n->title),
		.text = page_copy(p, n->text),
		.proof = page_copy(p, n->proof)
	};
	copy_lists(p, n, copy);
	add_block(p, BLOCK_NOTICE)->notice = copy;
}

struct heat *
page_heat(struct page *p)
{
	struct heat *h = arena_new(&p->text, sizeof(*h));

	memset(h, 0, sizeof(*h));
	add_block(p, BLOCK_HEAT)->heat = h;
	return h;
}

struct matrix *
page_matrix(struct page *p)
{
	struct matrix *m = arena_new(&p->text, sizeof(*m));

	memset(m, 0, sizeof(*m));
	add_block(p, BLOCK_MATRIX)->matrix = m;
	return m;
}

struct table *
page_table(struct page *p, struct bytes caption)
{
	struct table *t = arena_new(&p->text, sizeof(*t));

	*t = (struct table){ .caption = page_copy(p, caption) };
	add_block(p, BLOCK_TABLE)->table = t;
	return t;
}

void
table_column(struct page *p, struct table *t, enum string head, unsigned flags)
{
	if (t->ncolumns == TABLE_COLUMNS)
		abort();
	t->column[t->ncolumns++] = (struct column){
		bytes_of(p->strings->text[head]), flags
	};
}

static struct cell *
next_cell(struct table *t)
{
	if (t->next == t->nrows * t->ncolumns) {
		if (t->nrows == t->room) {
			t->room = t->room ? t->room * 2 : 8;
			t->cell = mem_resize(t->cell,
			    t->room * t->ncolumns, sizeof(*t->cell));
		}
		t->nrows++;
	}
	t->cell[t->next] = (struct cell){ .type = CELL_NONE };
	return &t->cell[t->next++];
}

void
table_none(struct table *t)
{
	next_cell(t);
}

void
table_text(struct page *p, struct table *t, struct bytes text)
{
	struct cell *c = next_cell(t);

	c->type = CELL_TEXT;
	c->text = page_copy(p, text);
}

void
table_number(struct table *t, uint64_t n)
{
	struct cell *c = next_cell(t);

	c->type = CELL_NUMBER;
	c->number = n;
}

void
table_share(struct table *t, int thousandths)
{
	struct cell *c = next_cell(t);

	if (thousandths < 0)
		return;
	c->type = CELL_SHARE;
	c->number = (uint64_t)thousandths;
}

struct chart *
table_chart(struct page *p, struct table *t, uint64_t full)
{
	size_t bytes = t->nrows * sizeof(struct bar);
	struct chart *c = arena_new(&p->text, sizeof(*c));

	*c = (struct chart){ .full = full };
	c->bar = arena_new(&p->text, bytes);
	memset(c->bar, 0, bytes);
	t->chart = c;
	return c;
}

void
page_foreign(struct buf *b, struct bytes text)
{
	if (text.n == 0)
		return;
	buf_byte(b, MARK_BEGIN);
	add_scrubbed(b, bytes_first(text, utf8_border(text, FOREIGN_MOST)));
	if (text.n > FOREIGN_MOST)
		buf_adds(b, "…");
	buf_byte(b, MARK_END);
}

bool
page_span(struct bytes *text, struct bytes *run, bool *foreign)
{
	size_t i;

	if (text->n == 0)
		return false;
	*foreign = text->p[0] == MARK_BEGIN;
	if (*foreign)
		*text = bytes_from(*text, 1);
	for (i = 0; i < text->n; i++)
		if (text->p[i] == (*foreign ? MARK_END : MARK_BEGIN))
			break;
	*run = bytes_first(*text, i);
	*text = bytes_from(*text, *foreign ? i + 1 : i);
	return true;
}

void
cell_text(struct buf *b, const struct strings *w, const struct cell *c)
{
	switch (c->type) {
	case CELL_NONE:
		break;
	case CELL_TEXT:
		buf_add(b, c->text);
		break;
	case CELL_NUMBER:
		strings_number(b, w, c->number);
		break;
	case CELL_SHARE:
		strings_share(b, w, (int)c->number);
		break;
	}
}
