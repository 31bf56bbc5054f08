/* canonical_cell: a cell in the one form that equal texts share. */
#include "tsv/canonical_cell.h"

#include "text/cell.h"
#include "tsv/reader.h"

/* Nearly all cells hold only bytes that stand for themselves. */
static bool
is_canonical(struct bytes cell)
{
	size_t i;

	for (i = 0; i < cell.n; i++)
		if (cell.p[i] < ' ' || cell.p[i] > '~' ||
		    cell.p[i] == '\\' || cell.p[i] == '|')
			return false;
	return true;
}

struct bytes
canonical_cell(struct canonical_scratch *s, struct bytes cell)
{
	if (is_canonical(cell))
		return cell;
	s->cell.n = 0;
	cell_add(&s->cell, tsv_text(cell, &s->text));
	return buf_view(&s->cell);
}

struct bytes
canonical_item(struct canonical_scratch *s, struct bytes cell)
{
	if (is_canonical(cell))
		return cell;
	s->cell.n = 0;
	cell_add_item(&s->cell, tsv_text(cell, &s->text));
	return buf_view(&s->cell);
}

void
canonical_free(struct canonical_scratch *s)
{
	buf_free(&s->text);
	buf_free(&s->cell);
}
