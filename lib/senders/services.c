/* services: which mail service sent a message, by names that passed. */
#include "senders/services.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/settings.h"
#include "text/domain.h"
#include "tsv/reader.h"

/* share/rua-tools/services.tsv, made C by tools/embed. */
extern const struct bytes services_table;

static const struct services_domain no_domain = { MAP_NONE, MAP_NONE };

/* The last two labels of a name; all of it when it has no more. */
static struct bytes
end_of(struct bytes name)
{
	size_t i, dots = 0;

	for (i = name.n; i > 0; i--)
		if (name.p[i - 1] == '.' && ++dots == 2)
			break;
	return bytes_from(name, i);
}

/* The entry of a domain in normal form, made if there is none. */
static struct services_domain *
domain_at(struct services *s, struct bytes domain)
{
	bool added;
	uint32_t i = map_add(&s->domains, domain, &added);

	if (i >= s->room) {
		s->room = s->room ? s->room * 2 : 256;
		s->domain = mem_resize(s->domain, s->room,
		    sizeof(*s->domain));
	}
	if (added) {
		s->domain[i] = no_domain;
		map_add(&s->ends, end_of(domain), NULL);
	}
	return &s->domain[i];
}

/* example.com, or *.example.com for what is below it only. */
static const char *
take_domain(struct services *s, struct bytes pattern, uint32_t name)
{
	bool below = bytes_begin(pattern, BYTES("*."));
	char text[DOMAIN_TEXT];
	struct bytes domain = { text,
	    domain_normal(bytes_from(pattern, below ? 2 : 0), text) };
	struct services_domain *d;

	if (domain.n == 0 || memchr(domain.p, '*', domain.n) != NULL)
		return "its pattern is no domain, nor *. and a domain";
	if (memchr(domain.p, '.', domain.n) == NULL)
		return "its pattern is a top-level domain";
	d = domain_at(s, domain);
	if (below)
		d->below = name;
	else
		d->whole = name;
	return NULL;
}

static const char *
take_net(struct services *s, struct bytes pattern, uint32_t name)
{
	struct ip_net net;

	if (!ip_net_parse(pattern, &net))
		return "its pattern is no network";
	ipmap_add(&s->nets, &net, name == 0 ? IPMAP_NONE : name);
	return NULL;
}

/* One line of a table; NULL, or what is wrong with it. */
static const char *
take_line(struct services *s, struct bytes line)
{
	struct bytes kind = settings_cell(&line);
	struct bytes pattern = settings_cell(&line);
	struct bytes cell = settings_cell(&line);
	uint32_t name;

	if (bytes_equal(kind, BYTES("kind")))
		return NULL;
	name = map_add(&s->names, canonical_item(&s->scratch, cell), NULL);
	if (bytes_equal(kind, BYTES("net")))
		return take_net(s, pattern, name);
	if (bytes_equal(kind, BYTES("dkim")) ||
	    bytes_equal(kind, BYTES("spf")))
		return take_domain(s, pattern, name);
	return "it must begin with dkim, spf or net and a tab";
}

static void
take_table(struct services *s, struct bytes table)
{
	size_t end;

	for (; table.n != 0; table = bytes_from(table, end + 1)) {
		end = bytes_find(table, BYTES("\n"), 0);
		take_line(s, bytes_first(table, end));
	}
}

void
services_start(struct services *s)
{
	*s = (struct services){ 0 };
	map_init(&s->names);
	map_init(&s->domains);
	map_init(&s->ends);
	map_add(&s->names, BYTES_NONE, NULL);
	take_table(s, services_table);
}

void
services_free(struct services *s)
{
	map_free(&s->names);
	map_free(&s->domains);
	map_free(&s->ends);
	free(s->domain);
	ipmap_free(&s->nets);
	canonical_free(&s->scratch);
}

void
services_read(struct services *s, struct cli *c, const char *file)
{
	struct settings lines;
	struct bytes line;
	const char *wrong;

	settings_open(&lines, c, file);
	while (settings_next(&lines, &line)) {
		wrong = take_line(s, line);
		if (wrong != NULL)
			settings_bad(&lines, wrong);
	}
	settings_close(&lines);
}

void
services_ready(struct services *s)
{
	ipmap_build(&s->nets);
}

/* The service of a name, by the longest domain it is, or is below. */
static uint32_t
service_of(const struct services *s, struct bytes name)
{
	struct bytes at = name;
	struct services_domain d;
	uint32_t i;

	/* What is longer than a name can be is none; most end elsewhere. */
	if (name.n >= DOMAIN_TEXT ||
	    map_find(&s->ends, end_of(name)) == MAP_NONE)
		return 0;
	for (; at.n != 0;
	    at = bytes_from(at, bytes_find(at, BYTES("."), 0) + 1)) {
		i = map_find(&s->domains, at);
		d = i == MAP_NONE ? no_domain : s->domain[i];
		if (at.n != name.n && d.below != MAP_NONE)
			return d.below;
		if (d.whole != MAP_NONE)
			return d.whole;
	}
	return 0;
}

void
services_add(const struct services *s, struct services_found *f,
    struct bytes identifier)
{
	uint32_t name = service_of(s, identifier);

	f->several |= name != 0 && f->name != 0 && name != f->name;
	if (name != 0)
		f->name = name;
}

void
services_add_list(const struct services *s, struct services_found *f,
    struct bytes list)
{
	struct bytes item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		services_add(s, f, item);
}

struct bytes
services_cell(const struct services *s, const struct services_found *f,
    const struct ip_net *net, struct buf *b)
{
	uint32_t name = IPMAP_NONE;

	if (f->name != 0 && !f->several)
		return map_key(&s->names, f->name);
	if (net != NULL)
		name = ipmap_find_net(&s->nets, net);
	if (name == IPMAP_NONE)
		return BYTES_NONE;
	b->n = 0;
	buf_adds(b, "via ");
	buf_add(b, map_key(&s->names, name));
	return buf_view(b);
}
