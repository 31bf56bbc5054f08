/* keys: which columns of a row are its key in a roll-up. */
#include "rollup/keys.h"

#include "base/utc.h"
#include "calendar/period.h"

enum { NET4 = 24, NET6 = 48 };		/* prefixes when none is given */

static enum keys_source
source_of(struct bytes name)
{
	static const struct {
		const char		*name;
		enum keys_source	 source;
	} table[] = {
		{ "source_ip", KEYS_ADDRESS }, { "net", KEYS_NET },
		{ "day", KEYS_DAY }, { "week", KEYS_WEEK },
		{ "month", KEYS_MONTH },
		{ "authenticated", KEYS_AUTHENTICATED },
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (bytes_equal(name, bytes_of(table[i].name)))
			return table[i].source;
	return KEYS_COLUMN;
}

/* Could a row have that column, and it only once? */
static bool
add_name(struct keys *k, struct bytes name)
{
	int attribute = origins_attribute(name);
	size_t i;

	if (name.n == 0 || k->n == KEYS_MOST || (attribute < 0 &&
	    tsv_column_find(KIND_ROLLUPS, name) >= 0))
		return false;
	for (i = 0; i < k->n; i++)
		if (bytes_equal(name, k->name[i]))
			return false;
	k->source[k->n] = source_of(name);
	if (attribute >= 0) {
		k->keyed[attribute] = true;
		k->attribute[k->n] = attribute;
		if (origins_have(k->origins, attribute))
			k->source[k->n] = KEYS_ORIGIN;
	}
	if (k->source[k->n] == KEYS_AUTHENTICATED)
		authenticated_start(&k->authenticated);
	k->name[k->n++] = name;
	return true;
}

static bool
has_net(const struct keys *k)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->source[i] == KEYS_NET)
			return true;
	return false;
}

bool
keys_start(struct keys *k, const char *by, int net4, int net6,
    const struct origins *origins, struct bytes *wrong)
{
	struct bytes rest = bytes_of(by ? by : "source_ip"), name;
	bool net = net4 >= 0 || net6 >= 0, more = true;

	*k = (struct keys){ .day = KEYS_OWN_DAY, .origins = origins };
	k->net4 = net4 >= 0 ? (unsigned)net4 : NET4;
	k->net6 = net6 >= 0 ? (unsigned)net6 : NET6;
	while (more) {
		size_t comma = bytes_find(rest, BYTES(","), 0);

		more = comma < rest.n;
		*wrong = name = bytes_first(rest, comma);
		if (net && source_of(name) == KEYS_ADDRESS)
			name = BYTES("net");
		if (!add_name(k, name))
			return false;
		rest = bytes_from(rest, comma + 1);
	}
	*wrong = BYTES("--net4 or --net6 without source_ip in --by");
	return !net || has_net(k);
}

void
keys_free(struct keys *k)
{
	buf_free(&k->text);
	canonical_free(&k->scratch);
	authenticated_free(&k->authenticated);
}

static bool
is_keyed(const struct keys *k, int column)
{
	return column < ATTRIBUTE(as_name) + ROL_label + 1 &&
	    k->keyed[column - ROL_label];
}

/* How many cells a roll-up's row has before the first of its columns. */
static size_t
cells_before(const struct keys *k, const struct rows *r)
{
	int i, first = TSV_COLUMNS_MOST;

	for (i = 0; i < ROL_COLUMNS; i++)
		if (r->map[i] >= 0 && r->map[i] < first && !is_keyed(k, i))
			first = r->map[i];
	return (size_t)first;
}

/* Without a header: the key, then all columns that are not in it. */
static void
assume_columns(const struct keys *k, struct rows *r)
{
	int i, at = (int)r->reader.ncells;

	for (i = ROL_COLUMNS - 1; i >= 0; i--)
		r->map[i] = is_keyed(k, i) ? -1 : --at;
}

/*
 * How many cells a roll-up's row has that are none of its columns. None
 * where one of these is in the key: from its place alone can be told that
 * it is.
 */
static size_t
other_cells(const struct keys *k, const struct bytes *names, size_t n)
{
	size_t i, others = 0;

	for (i = 0; i < ATTRIBUTES; i++)
		if (k->keyed[i])
			return 0;
	for (i = 0; i < n; i++)
		others += tsv_column_find(KIND_ROLLUPS, names[i]) < 0;
	return others;
}

/*
 * The key comes first, and what a user put behind it is none of it. Where
 * the columns were put in another order, all that are not the roll-up's own
 * are the key.
 */
static enum keys_result
layout_of_rollup(struct keys *k, struct rows *r, const struct bytes *names,
    size_t n)
{
	size_t i, first;

	if (r->reader.header.n == 0)
		assume_columns(k, r);
	first = cells_before(k, r);
	if (first != k->n && other_cells(k, names, n) != k->n)
		return KEYS_OTHER;
	if (first == k->n)
		n = first;
	for (i = 0; i < k->n; i++) {
		/* Without a header the key stands as it was asked for. */
		k->cell[i] = r->reader.header.n == 0 ? (int)i :
		    rows_name_find(names, n, k->name[i]);
		if (k->cell[i] < 0)
			return KEYS_OTHER;
	}
	return KEYS_FINE;
}

enum keys_result
keys_layout(struct keys *k, struct rows *r, struct bytes *missing)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n = rows_names(r, names);

	k->rolled = r->kind == KIND_ROLLUPS;
	if (k->rolled)
		return layout_of_rollup(k, r, names, n);
	for (i = 0; i < k->n; i++) {
		k->cell[i] = -1;
		if (k->source[i] == KEYS_ADDRESS || k->source[i] == KEYS_NET)
			k->cell[i] = r->map[REC_source_ip];
		if (k->source[i] != KEYS_COLUMN)
			continue;
		k->cell[i] = rows_name_find(names, n, k->name[i]);
		*missing = k->name[i];
		if (k->cell[i] < 0)
			return KEYS_MISSING;
	}
	return KEYS_FINE;
}

/*
 * The network in a cell: of a roll-up as it stands, of records the one of the
 * key's size around the address, or around a smaller network.
 */
static bool
read_net(const struct keys *k, struct bytes cell, struct ip_net *net,
    unsigned *bits)
{
	if (!ip_net_parse(cell, net))
		return false;
	*bits = ip_is_v4(&net->ip) ? 96 + k->net4 : k->net6;
	if (!k->rolled && net->bits > *bits)
		ip_mask(&net->ip, net->bits = *bits);
	return true;
}

static int64_t
time_of(const struct rows *r, int column)
{
	int64_t t;

	return utc_parse(rows_raw(r, column), &t) ? t : -1;
}

static enum period_unit
unit_of(enum keys_source source)
{
	return source == KEYS_DAY ? PERIOD_DAY :
	    source == KEYS_WEEK ? PERIOD_WEEK : PERIOD_MONTH;
}

static bool
is_date(enum keys_source source)
{
	return source == KEYS_DAY || source == KEYS_WEEK ||
	    source == KEYS_MONTH;
}

bool
keys_apart(const struct keys *k, int64_t first, int64_t last)
{
	size_t i;

	for (i = 0; i < k->n && !k->rolled; i++)
		if (is_date(k->source[i]) &&
		    period_next(unit_of(k->source[i]), first) <= last)
			return true;
	return false;
}

bool
keys_plain(const struct keys *k)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->source[i] != KEYS_COLUMN &&
		    k->source[i] != KEYS_ADDRESS)
			return false;
	return true;
}

/* The day of records, as the name of its day, week or month. */
static struct group_key
date_key(struct keys *k, const struct rows *r, enum keys_source source)
{
	struct group_key key = { .text = BYTES_NONE, .form = GROUP_TEXT };
	int64_t begin = time_of(r, REC_begin), end = time_of(r, REC_end);
	int64_t day = k->day != KEYS_OWN_DAY ? k->day :
	    rows_far(r, REC_quirks) ? -1 : period_day(begin, end);
	char name[PERIOD_TEXT];
	size_t n;

	if (day < 0)
		return key;
	n = period_format(unit_of(source), day, name);
	k->scratch.cell.n = 0;
	buf_add(&k->scratch.cell, (struct bytes){ name, n });
	key.text = buf_view(&k->scratch.cell);
	return key;
}

/* What the lists that were given say of the row. */
static struct group_key
origin_key(struct keys *k, const struct rows *r, int attribute)
{
	struct group_key key = { .text = BYTES_NONE, .form = GROUP_TEXT };
	struct services_found found = { 0 };
	struct ip_net net = { .bits = 128 };
	bool known = ip_parse(rows_raw(r, REC_source_ip), &net.ip);

	if (attribute == ATTRIBUTE(service)) {
		if (r->kind == KIND_ALIGNED)
			services_add_list(&k->origins->services, &found,
			    rows_raw(r, ALN_auth_domains));
		key.text = services_cell(&k->origins->services, &found,
		    known ? &net : NULL, &k->scratch.cell);
	} else if (known) {
		key.text = origins_of(k->origins, attribute, &net);
	}
	return key;
}

/* One that is no column of the row. */
static struct group_key
derived_key(struct keys *k, const struct rows *r, size_t i)
{
	struct group_key key = { .text = BYTES_NONE, .form = GROUP_TEXT };
	bool service;

	if (k->source[i] == KEYS_ORIGIN)
		return origin_key(k, r, k->attribute[i]);
	if (k->source[i] != KEYS_AUTHENTICATED)
		return date_key(k, r, k->source[i]);
	if (r->kind == KIND_ALIGNED)
		key.text = authenticated_sender(&k->authenticated,
		    &k->origins->services, rows_raw(r, ALN_auth_domains),
		    rows_raw(r, ALN_org_domain), &service);
	return key;
}

/* Column number i of the key; false for a network of another size. */
static bool
one_key(struct keys *k, struct rows *r, size_t i, struct group_key *key)
{
	struct bytes cell;
	struct ip_net net;
	unsigned bits;

	if (k->cell[i] < 0) {
		*key = derived_key(k, r, i);
		return true;
	}
	cell = r->reader.cells[k->cell[i]];
	*key = (struct group_key){ .form = GROUP_IP };
	if (k->source[i] == KEYS_ADDRESS && ip_parse(cell, &key->ip))
		return true;
	if (k->source[i] == KEYS_NET && read_net(k, cell, &net, &bits)) {
		if (net.bits == bits) {
			*key = (struct group_key){ .ip = net.ip,
			    .form = GROUP_NET, .bits = (uint8_t)net.bits };
			return true;
		}
		if (k->rolled)
			return false;
		/* A record's larger network is in none of that size. */
		cell = BYTES_NONE;
	}
	key->form = GROUP_TEXT;
	key->text = canonical_cell(&k->scratch, cell);
	return true;
}

bool
keys_of_row(struct keys *k, struct rows *r, struct group_key *key)
{
	size_t i;

	if (k->n == 1)
		return one_key(k, r, 0, key);
	k->text.n = 0;
	for (i = 0; i < k->n; i++) {
		if (!one_key(k, r, i, key))
			return false;
		if (i > 0)
			buf_byte(&k->text, '\t');
		group_key_write(key, &k->text);
	}
	*key = (struct group_key){ .text = buf_view(&k->text),
	    .form = GROUP_TEXT };
	return true;
}

/* Cell number i of a key of several columns. */
static struct bytes
key_cell(const struct group_key *key, size_t i)
{
	struct bytes rest = key->text;

	for (; i > 0; i--)
		rest = bytes_from(rest, bytes_find(rest, BYTES("\t"), 0) + 1);
	return bytes_first(rest, bytes_find(rest, BYTES("\t"), 0));
}

bool
keys_net(const struct keys *k, const struct group_key *key,
    struct ip_net *net)
{
	size_t i;

	if (key->form != GROUP_TEXT) {
		*net = (struct ip_net){ key->ip,
		    key->form == GROUP_IP ? 128 : key->bits };
		return true;
	}
	for (i = 0; i < k->n; i++)
		if ((k->source[i] == KEYS_ADDRESS ||
		    k->source[i] == KEYS_NET) &&
		    ip_net_parse(key_cell(key, i), net))
			return true;
	return false;
}
