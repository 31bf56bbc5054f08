/*
 * layout: where rows of kinds with any key, or with columns of align-filter
 * behind them, have the cells that a page asks for. Found once a header.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "summary/impl.h"
#include "summary/layout.h"
#include "summary/sections.h"

/* Where the rows that come have them; -1: nowhere. */
struct layout {
	bool		known;
	enum tsv_kind	kind;
	size_t		operand;
	int		at[LAYOUT_CELLS];
};

static const struct {
	const char	*name;
	int		 aligned;	/* its place under -N behind failure
					   rows: ALN_…, or -1 */
} wanted[LAYOUT_CELLS] = {
	[LAYOUT_ORG_DOMAIN] = { "org_domain", ALN_org_domain },
	[LAYOUT_POLICY_DOMAIN] = { "policy_domain", -1 },
	[LAYOUT_HEADER_FROM] = { "header_from", -1 },
	[LAYOUT_SOURCE_IP] = { "source_ip", -1 },
	[LAYOUT_NET] = { "net", -1 },
	[LAYOUT_VERDICT] = { "verdict", ALN_verdict }
};

static void
find_named(struct summary *s, const struct rows *r)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n = rows_names(r, names);

	for (i = 0; i < LAYOUT_CELLS; i++)
		s->layout->at[i] = rows_name_find(names, n,
		    bytes_of(wanted[i].name));
}

/* Without a header, align-filter's columns stand behind those it read. */
static void
find_placed(struct summary *s)
{
	size_t i;

	for (i = 0; i < LAYOUT_CELLS; i++)
		s->layout->at[i] = wanted[i].aligned < 0 ? -1 :
		    FAI_COLUMNS + wanted[i].aligned - REC_COLUMNS;
}

void
summary_layout(struct summary *s, const struct rows *r)
{
	struct layout *l = s->layout;

	if (l->known && !r->new_header && l->kind == r->kind &&
	    l->operand == r->operands.next)
		return;
	l->known = true;
	l->kind = r->kind;
	l->operand = r->operands.next;
	if (r->reader.header.n == 0 && r->kind == KIND_FAILURES)
		find_placed(s);
	else
		find_named(s, r);
}

struct bytes
summary_cell(const struct summary *s, const struct rows *r,
    enum layout_cell cell)
{
	int at = s->layout->at[cell];

	return at < 0 || (size_t)at >= r->reader.ncells ? BYTES_NONE :
	    r->reader.cells[at];
}

bool
summary_has_cell(const struct summary *s, enum layout_cell cell)
{
	return s->layout->at[cell] >= 0;
}

/* The first of these key columns that has something in its cell. */
static struct bytes
first_cell(const struct summary *s, const struct rows *r,
    enum layout_cell from, enum layout_cell to)
{
	struct bytes cell = BYTES_NONE;
	int i;

	for (i = from; i <= (int)to && cell.n == 0; i++)
		cell = summary_cell(s, r, (enum layout_cell)i);
	return cell;
}

struct bytes
summary_key_domain(const struct summary *s, const struct rows *r)
{
	return first_cell(s, r, LAYOUT_ORG_DOMAIN, LAYOUT_HEADER_FROM);
}

struct bytes
summary_key_address(const struct summary *s, const struct rows *r)
{
	return first_cell(s, r, LAYOUT_SOURCE_IP, LAYOUT_NET);
}

void
summary_start_layout(struct summary *s)
{
	s->layout = mem_zero(1, sizeof(*s->layout));
}

void
summary_free_layout(struct summary *s)
{
	free(s->layout);
}
