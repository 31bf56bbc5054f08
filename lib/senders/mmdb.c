/* mmdb: country and autonomous system of addresses, from a MaxMind DB. */
#include "senders/mmdb.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <maxminddb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/num.h"
#include "io/copy.h"
#include "text/cell.h"

enum { PARTS_MOST = 1024 };	/* of a network, or it counts as mixed */

/* Larger than any that is sold; what has no end is no database. */
#define FILE_MOST	(UINT64_C(4096) * MIB)

/*
 * Where makers put things. An entry's first path with a usable value counts.
 * MaxMind (GeoLite2, GeoIP2) and DB-IP nest the country; IPinfo and those
 * made of iptoasn have flat records. The country's name stands under
 * `country` in some, and is passed over for the code behind it. `name` alone
 * could be of anything, so it needs an `asn` beside it: see as_name_of.
 */
static const char *const country_paths[][3] = {
	{ "country", "iso_code" }, { "country_code" }, { "country" },
	{ "country_iso_code" }, { "countryCode" },
};

static const char *const number_paths[][3] = {
	{ "autonomous_system_number" }, { "as_number" }, { "asn" },
	{ "traits", "autonomous_system_number" }, { "as", "number" },
	{ "asn", "asn" },
};

static const char *const name_paths[][3] = {
	{ "autonomous_system_organization" }, { "as_name" },
	{ "as_organization" }, { "asn_name" }, { "as_org" },
	{ "traits", "autonomous_system_organization" }, { "as", "name" },
	{ "as", "organization" }, { "asn", "name" },
};

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

struct mmdb {
	MMDB_s			 db;
	const char		*file;
	int			 damage;	/* first error, or 0 */
	struct map		 seen;		/* places of entries */
	struct mmdb_facts	*facts;		/* of each */
	size_t			 room;
	struct arena		 text;
	struct buf		 cell;
	struct ip_net		 last;		/* what was asked last, and */
	struct mmdb_facts	 answer;	/* the answer */
};

static _Noreturn void
cannot(struct cli *c, const char *file, enum message m, const char *why)
{
	cli_sayf(c, m, bytes_of(file), "%s", why);
	cli_die(c);
}

static void
open_database(struct mmdb *m, struct cli *c, int from)
{
	struct copy copy;
	const char *why = copy_make(&copy, from, FILE_MOST);
	int error;

	if (why != NULL)
		cannot(c, m->file, MSG_CANNOT_READ, why);
	error = MMDB_open(copy.path, MMDB_MODE_MMAP, &m->db);
	copy_end(&copy);
	if (error != MMDB_SUCCESS)
		cannot(c, m->file, MSG_BAD_FILE, MMDB_strerror(error));
}

struct mmdb *
mmdb_open(struct cli *c, const char *file)
{
	struct mmdb *m;
	int fd = open(file, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		cannot(c, file, MSG_CANNOT_OPEN, strerror(errno));
	m = mem_zero(1, sizeof(*m));
	m->file = file;
	m->last.bits = UINT_MAX;
	open_database(m, c, fd);
	close(fd);
	map_init(&m->seen);
	return m;
}

void
mmdb_close(struct mmdb *m)
{
	MMDB_close(&m->db);
	map_free(&m->seen);
	free(m->facts);
	arena_free(&m->text);
	buf_free(&m->cell);
	free(m);
}

void
mmdb_say(const struct mmdb *m, struct cli *c)
{
	if (m->damage != 0)
		cli_sayf(c, MSG_BAD_FILE, bytes_of(m->file), "%s",
		    MMDB_strerror(m->damage));
}

const char *
mmdb_library(void)
{
	return MMDB_lib_version();
}

/* The value at a path; false, and damage noted, if there is none. */
static bool
value_at(struct mmdb *m, MMDB_entry_s *entry, const char *const *path,
    MMDB_entry_data_s *value)
{
	int error = MMDB_aget_value(entry, value, path);

	if (error != MMDB_SUCCESS && m->damage == 0 &&
	    error != MMDB_LOOKUP_PATH_DOES_NOT_MATCH_DATA_ERROR)
		m->damage = error;
	return error == MMDB_SUCCESS && value->has_data;
}

static struct bytes
text_of(const MMDB_entry_data_s *value)
{
	return value->type == MMDB_DATA_TYPE_UTF8_STRING ?
	    (struct bytes){ value->utf8_string, value->data_size } :
	    BYTES_NONE;
}

static char
upper_letter(char c)
{
	c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	return c >= 'A' && c <= 'Z' ? c : '\0';
}

/* Two letters, in upper case; else nothing is in the cell. */
static void
take_country(struct buf *cell, const MMDB_entry_data_s *value)
{
	struct bytes s = text_of(value);

	if (s.n != 2 || !upper_letter(s.p[0]) || !upper_letter(s.p[1]))
		return;
	buf_byte(cell, upper_letter(s.p[0]));
	buf_byte(cell, upper_letter(s.p[1]));
}

/* A number, or text of one as AS64496. AS 0 is none (RFC 7607). */
static void
take_number(struct buf *cell, const MMDB_entry_data_s *value)
{
	struct bytes s = text_of(value);
	uint64_t n = 0;

	if (value->type == MMDB_DATA_TYPE_UINT32)
		n = value->uint32;
	else if (value->type == MMDB_DATA_TYPE_UINT16)
		n = value->uint16;
	else if (value->type == MMDB_DATA_TYPE_UINT64)
		n = value->uint64;
	else if (!num_parse(bytes_from(s,
	    bytes_begin_nocase(s, BYTES("AS")) ? 2 : 0), &n))
		n = 0;
	if (n != 0 && n <= UINT32_MAX)
		buf_num(cell, n);
}

static void
take_name(struct buf *cell, const MMDB_entry_data_s *value)
{
	cell_add(cell, bytes_trim(text_of(value)));
}

/* The first path's value that take has a use for, as a cell. */
static struct bytes
find_value(struct mmdb *m, MMDB_entry_s *entry, const char *const (*paths)[3],
    size_t n, void (*take)(struct buf *, const MMDB_entry_data_s *))
{
	MMDB_entry_data_s value;
	size_t i;

	m->cell.n = 0;
	for (i = 0; i < n && m->cell.n == 0; i++)
		if (value_at(m, entry, paths[i], &value))
			take(&m->cell, &value);
	return m->cell.n ? arena_copy(&m->text, buf_view(&m->cell)) :
	    BYTES_NONE;
}

static struct bytes
as_name_of(struct mmdb *m, MMDB_entry_s *entry)
{
	static const char *const asn[] = { "asn", NULL };
	static const char *const bare[][3] = { { "name" } };
	struct bytes name = find_value(m, entry, name_paths, COUNT(name_paths),
	    take_name);
	MMDB_entry_data_s value;

	if (name.n == 0 && value_at(m, entry, asn, &value))
		name = find_value(m, entry, bare, 1, take_name);
	return name;
}

/* Networks share entries, so each is read once. */
static struct mmdb_facts
facts_at(struct mmdb *m, MMDB_entry_s *entry)
{
	struct bytes place = { (const char *)&entry->offset,
	    sizeof(entry->offset) };
	bool added;
	uint32_t i = map_add(&m->seen, place, &added);

	if (!added)
		return m->facts[i];
	if (i >= m->room) {
		m->room = m->room ? m->room * 2 : 64;
		m->facts = mem_resize(m->facts, m->room, sizeof(*m->facts));
	}
	m->facts[i] = (struct mmdb_facts){
		find_value(m, entry, country_paths, COUNT(country_paths),
		    take_country),
		find_value(m, entry, number_paths, COUNT(number_paths),
		    take_number),
		as_name_of(m, entry)
	};
	return m->facts[i];
}

static MMDB_lookup_result_s
look_up_address(struct mmdb *m, const struct ip *ip)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	const struct sockaddr *address = (struct sockaddr *)&v6;
	MMDB_lookup_result_s found;
	int error = MMDB_SUCCESS;

	memcpy(&v6.sin6_addr, ip->a, sizeof(ip->a));
	if (ip_is_v4(ip)) {
		memcpy(&v4.sin_addr, ip->a + 12, 4);
		address = (struct sockaddr *)&v4;
	}
	found = MMDB_lookup_sockaddr(&m->db, address, &error);
	if (error == MMDB_SUCCESS)
		return found;
	if (error != MMDB_IPV6_LOOKUP_IN_IPV4_DATABASE_ERROR &&
	    m->damage == 0)
		m->damage = error;
	/* No entry, and none around it either. */
	return (MMDB_lookup_result_s){ .found_entry = false };
}

static struct mmdb_facts
nothing(void)
{
	return (struct mmdb_facts){ BYTES_NONE, BYTES_NONE, BYTES_NONE };
}

/*
 * What the file says of an address; *bits is how many of its 128 bits all
 * addresses share of which it says the same.
 */
static struct mmdb_facts
facts_of(struct mmdb *m, const struct ip *ip, unsigned *bits)
{
	MMDB_lookup_result_s found = look_up_address(m, ip);
	bool v4 = ip_is_v4(ip);

	*bits = found.netmask;
	/* IPv4 is kept at ::/96 of a file for both, else by itself. */
	if (v4)
		*bits = m->db.depth == 32 ? *bits + 96 :
		    *bits < 96 ? 96 : *bits;
	return found.found_entry ? facts_at(m, &found.entry) : nothing();
}

/* The first address behind the network; false behind the very last. */
static bool
step_behind(struct ip *ip, unsigned bits)
{
	unsigned i = bits, byte;

	ip_mask(ip, bits);
	while (i > 0) {
		byte = ip->a[(i - 1) / 8] + (128u >> (i - 1) % 8);
		ip->a[(i - 1) / 8] = (uint8_t)byte;
		if (byte < 256)
			return true;
		i = (i - 1) / 8 * 8;
	}
	return false;
}

static void
agree(struct bytes *all, struct bytes one)
{
	if (!bytes_equal(*all, one))
		*all = BYTES_NONE;
}

/* What all parts of net have in common. */
static struct mmdb_facts
common_facts(struct mmdb *m, const struct ip_net *net)
{
	struct ip at = net->ip;
	struct mmdb_facts all, part;
	unsigned bits, parts = 1;

	all = facts_of(m, &at, &bits);
	while (bits > net->bits && step_behind(&at, bits) && ip_net_has(net,
	    &at)) {
		part = facts_of(m, &at, &bits);
		agree(&all.country, part.country);
		agree(&all.as_number, part.as_number);
		agree(&all.as_name, part.as_name);
		if (++parts > PARTS_MOST)
			return nothing();
		if (all.country.n + all.as_number.n + all.as_name.n == 0)
			break;
	}
	return all;
}

struct mmdb_facts
mmdb_of(struct mmdb *m, const struct ip_net *net)
{
	/* Each fact is asked for apart, of one network after the other. */
	if (m->last.bits != net->bits ||
	    memcmp(&m->last.ip, &net->ip, sizeof(net->ip)) != 0) {
		m->answer = common_facts(m, net);
		m->last = *net;
	}
	return m->answer;
}
