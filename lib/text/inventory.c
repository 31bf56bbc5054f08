/* inventory: the domains that an organisation has, and what they are for. */
#include "text/inventory.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/domain.h"

enum { CELL_DOMAIN, CELL_ROLE, CELL_GROUP, CELL_OWNER, CELL_SELECTORS };

enum { COLUMNS_MOST = 64 };	/* of a list with columns of the user's own */

void
inventory_start(struct inventory *l)
{
	*l = (struct inventory){ 0 };
	map_init(&l->names);
}

void
inventory_free(struct inventory *l)
{
	map_free(&l->names);
	arena_free(&l->text);
	free(l->at);
	*l = (struct inventory){ 0 };
}

/* Takes the first cell off a line. */
static struct bytes
next_cell(struct bytes *line)
{
	size_t tab = bytes_find(*line, BYTES("\t"), 0);
	struct bytes cell = bytes_trim(bytes_first(*line, tab));

	*line = bytes_from(*line, tab + 1);
	return cell;
}

/* Number of the cell that a header calls so, or -1: one of the user's own. */
static int
cell_called(struct bytes name)
{
	static const char *const names[INVENTORY_CELLS] = {
		"domain", "role", "group", "owner", "selectors" };
	int k;

	for (k = 0; k < INVENTORY_CELLS; k++)
		if (bytes_equal_nocase(name, bytes_of(names[k])))
			return k;
	return -1;
}

static const char *
take_header(struct inventory *l, struct bytes line)
{
	int k, at;

	for (k = 0; k < INVENTORY_CELLS; k++)
		l->column[k] = -1;
	for (at = 0; line.n != 0 && at < COLUMNS_MOST; at++) {
		k = cell_called(next_cell(&line));
		if (k >= 0 && l->column[k] >= 0)
			return "a column stands twice in the header";
		if (k >= 0)
			l->column[k] = at;
	}
	return NULL;
}

/* Does the line name columns? Its first cell is no entry's then. */
static bool
is_header(struct bytes line)
{
	struct bytes rest = line, first = next_cell(&rest);

	if (bytes_find(first, BYTES("."), 0) < first.n)
		return false;
	while (line.n != 0)
		if (cell_called(next_cell(&line)) == CELL_DOMAIN)
			return true;
	return false;
}

/* The first line says how the others are to be read. */
static bool
read_first_line(struct inventory *l, struct bytes line)
{
	int k;

	l->begun = true;
	for (k = 0; k < INVENTORY_CELLS; k++)
		l->column[k] = k;
	return is_header(line);
}

/* Fills out with the cells of a line; false when there are too many. */
static bool
split_cells(const struct inventory *l, struct bytes line,
    struct bytes out[INVENTORY_CELLS])
{
	struct bytes cell;
	int k, at;

	for (k = 0; k < INVENTORY_CELLS; k++)
		out[k] = BYTES_NONE;
	for (at = 0; line.n != 0 && at < COLUMNS_MOST; at++) {
		cell = next_cell(&line);
		for (k = 0; k < INVENTORY_CELLS; k++)
			if (l->column[k] == at)
				out[k] = cell;
	}
	return line.n == 0;
}

unsigned
inventory_role(struct bytes word)
{
	if (bytes_equal_nocase(word, BYTES("sending")))
		return ROLE_SENDING;
	if (bytes_equal_nocase(word, BYTES("non-sending")))
		return ROLE_NON_SENDING;
	if (bytes_equal_nocase(word, BYTES("receiving")))
		return ROLE_RECEIVING;
	return 0;
}

/* Reads roles, joined with commas; returns what is wrong with them. */
static const char *
read_roles(struct bytes cell, unsigned *roles)
{
	bool more = cell.n != 0;
	size_t comma;
	unsigned role;

	for (*roles = 0; more; cell = bytes_from(cell, comma + 1)) {
		comma = bytes_find(cell, BYTES(","), 0);
		role = inventory_role(bytes_trim(bytes_first(cell, comma)));
		if (role == 0)
			return "a role is none of sending, non-sending and "
			    "receiving";
		*roles |= role;
		more = comma < cell.n;
	}
	if ((*roles & ROLE_SENDING) && (*roles & ROLE_NON_SENDING))
		return "a domain cannot be both sending and non-sending";
	return NULL;
}

/* Reads a name in its normal form into out; returns its length, or 0. */
static size_t
read_name(struct bytes cell, char out[DOMAIN_TEXT])
{
	if (cell.n > 1 && cell.p[0] == '.')
		cell = bytes_from(cell, 1);
	if (bytes_find(cell, BYTES("*"), 0) < cell.n)
		return 0;
	return domain_normal(cell, out);
}

bool
inventory_selector(struct bytes *selectors, struct bytes *out)
{
	size_t bar = bytes_find(*selectors, BYTES("|"), 0);

	*out = bytes_first(*selectors, bar);
	*selectors = bytes_from(*selectors, bar + 1);
	return out->n != 0;
}

/* Reads selectors into out: labels, with dots between several (RFC 6376
   section 3.1). */
static const char *
read_selectors(struct bytes cell, struct buf *out)
{
	char name[DOMAIN_TEXT];
	struct bytes raw;
	size_t n;

	while (cell.n != 0) {
		inventory_selector(&cell, &raw);
		n = read_name(raw, name);
		if (n == 0)
			return "the fifth cell is for DKIM selectors, joined "
			    "with |; name the columns in a first line if it "
			    "is another one";
		if (out->n != 0)
			buf_byte(out, '|');
		buf_add(out, (struct bytes){ name, n });
	}
	return NULL;
}

static bool
is_same(const struct inventory_entry *a, const struct inventory_entry *b)
{
	return a->roles == b->roles && bytes_equal(a->group, b->group) &&
	    bytes_equal(a->owner, b->owner) &&
	    bytes_equal(a->selectors, b->selectors);
}

/* Adds an entry, of which the list keeps copies. */
static const char *
add_entry(struct inventory *l, struct inventory_entry e)
{
	uint32_t number;
	bool added;

	number = map_add(&l->names, e.domain, &added);
	if (!added && !l->at[number].bare)
		return is_same(&l->at[number], &e) ? NULL :
		    "this domain was listed before, with other cells";
	if (l->n == l->room) {
		l->room = l->room ? l->room * 2 : 64;
		l->at = mem_resize(l->at, l->room, sizeof(*l->at));
	}
	if (e.domain.n > l->longest)
		l->longest = e.domain.n;
	e.domain = arena_copy(&l->text, e.domain);
	e.group = arena_copy(&l->text, e.group);
	e.owner = arena_copy(&l->text, e.owner);
	e.selectors = arena_copy(&l->text, e.selectors);
	/* A list tells more of a domain than its name alone. */
	l->at[number] = e;
	l->n += added;
	return NULL;
}

const char *
inventory_add(struct inventory *l, struct bytes name)
{
	struct inventory_entry e = { .domain = BYTES_NONE,
	    .group = BYTES_NONE, .owner = BYTES_NONE,
	    .selectors = BYTES_NONE };
	char text[DOMAIN_TEXT];

	e.domain.p = text;
	e.domain.n = read_name(name, text);
	if (e.domain.n == 0)
		return "that is no domain name";
	if (map_find(&l->names, e.domain) != MAP_NONE)
		return NULL;
	e.bare = true;
	return add_entry(l, e);
}

const char *
inventory_take(void *list, struct bytes line)
{
	struct inventory *l = list;
	struct bytes cells[INVENTORY_CELLS];
	struct inventory_entry e = { 0 };
	struct buf selectors = { 0 };
	char name[DOMAIN_TEXT];
	const char *wrong;

	if (!l->begun && read_first_line(l, line))
		return take_header(l, line);
	if (!split_cells(l, line, cells))
		return "more than 64 cells";
	e.domain.p = name;
	e.domain.n = read_name(cells[CELL_DOMAIN], name);
	if (e.domain.n == 0)
		return "no domain name in front; tabs stand between cells";
	wrong = read_roles(cells[CELL_ROLE], &e.roles);
	if (wrong != NULL)
		return wrong;
	wrong = read_selectors(cells[CELL_SELECTORS], &selectors);
	e.group = cells[CELL_GROUP];
	e.owner = cells[CELL_OWNER];
	e.selectors = buf_view(&selectors);
	if (wrong == NULL)
		wrong = add_entry(l, e);
	buf_free(&selectors);
	return wrong;
}

uint32_t
inventory_find(const struct inventory *l, struct bytes name)
{
	uint32_t number;

	for (; name.n != 0;
	    name = bytes_from(name, bytes_find(name, BYTES("."), 0) + 1)) {
		if (name.n > l->longest)
			continue;
		number = map_find(&l->names, name);
		if (number != MAP_NONE)
			return number;
	}
	return INVENTORY_NONE;
}
