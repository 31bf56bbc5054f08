/* below_facts: what the data says of the names below a domain. */
#include "posture/below_facts.h"

#include "posture/as_of.h"
#include "records/dmarc_record.h"
#include "text/domain.h"
#include "text/inventory.h"

enum {
	KEYS_MOST = 32,		/* at one name; several are told elsewhere */
	TEXTS_MOST = 256	/* looked at: a wildcard's are those of every
				   name below */
};

static struct bytes
under(const char *prefix, struct bytes name, char out[DOMAIN_TEXT])
{
	size_t n = strlen(prefix);

	if (n + name.n >= DOMAIN_TEXT - 2)
		return BYTES_NONE;
	memcpy(out, prefix, n);
	memcpy(out + n, name.p, name.n);
	return (struct bytes){ out, n + name.n };
}

/* What the TXT records at a name come to, by which of them count. */
static enum below_state
texts(struct below_facts *f, const struct subject *s, struct bytes name,
    bool (*counts)(struct bytes txt), unsigned most)
{
	struct dns_answer a = { .state = DNS_NXDOMAIN, .as_of = AS_OF_NONE };
	struct dns_record r;
	unsigned n = 0, seen = 0;

	if (name.n != 0)
		a = dns_find(s->lookup->dns, name, DNS_TXT);
	if (a.state == DNS_UNKNOWN)
		return BELOW_UNKNOWN;
	f->as_of = as_of_older(f->as_of, a.as_of);
	while (a.state == DNS_FOUND && dns_next(s->lookup->dns, &a, &r)) {
		if (seen++ == TEXTS_MOST)
			return BELOW_UNKNOWN;
		n += counts(r.data);
	}
	return n != 0 && n <= most ? BELOW_YES : BELOW_NO;
}

static bool
is_dmarc(struct bytes txt)
{
	struct dmarc_record record;
	enum dmarc_reading how = dmarc_record_read(txt, &record);

	return how == DMARC_READ || how == DMARC_INVALID;
}

/* RFC 7208 section 4.5: the version is followed by a blank or the end. */
static bool
is_spf(struct bytes txt)
{
	return bytes_equal_nocase(txt, BYTES("v=spf1")) ||
	    bytes_begin_nocase(txt, BYTES("v=spf1 "));
}

/* RFC 6376 section 3.6.1: any text with the tag p may be a key. */
static bool
is_key(struct bytes txt)
{
	return bytes_find(txt, BYTES("p="), 0) < txt.n;
}

/* A key of a selector that is listed, or the record for all selectors. */
static enum below_state
keys(struct below_facts *f, const struct subject *s, struct bytes name,
    struct bytes selectors)
{
	char text[DOMAIN_TEXT], below[DOMAIN_TEXT];
	enum below_state all, one;
	struct bytes selector, where;

	all = texts(f, s, under("*._domainkey.", name, text), is_key,
	    KEYS_MOST);
	where = under("._domainkey.", name, below);
	while (all != BELOW_YES && where.n != 0 &&
	    inventory_selector(&selectors, &selector)) {
		if (selector.n + where.n >= DOMAIN_TEXT - 2)
			continue;
		memcpy(text, selector.p, selector.n);
		memcpy(text + selector.n, where.p, where.n);
		one = texts(f, s, (struct bytes){ text,
		    selector.n + where.n }, is_key, 1);
		if (one != BELOW_NO)
			all = one;
	}
	return all;
}

/* ---- Names */

static void
take_name(struct below_facts *f, const struct subject *s, struct bytes name,
    unsigned roles, struct bytes selectors)
{
	struct below_name *n = &f->at[f->n++];
	char text[DOMAIN_TEXT];

	*n = (struct below_name){ .name = name };
	n->dmarc = texts(f, s, under("_dmarc.", name, text), is_dmarc, 1);
	n->spf = texts(f, s, name, is_spf, 1);
	n->dkim = keys(f, s, name, selectors);
	if (n->dkim != BELOW_YES && f->whole &&
	    dns_exists(s->lookup->dns, under("_domainkey.", name, text)))
		n->dkim = BELOW_YES;
	/* Which selectors a domain that sends has, the DNS does not tell. */
	if (n->dkim == BELOW_NO && !f->whole && selectors.n == 0 &&
	    !(roles & ROLE_NON_SENDING))
		n->dkim = BELOW_UNKNOWN;
}

/* The host or domain that a name of the DNS belongs to: what is behind its
   last label that begins with an underscore or is a wildcard. */
static struct bytes
owner_of(struct bytes name)
{
	struct bytes rest = name, owner = name;

	while (rest.n != 0) {
		bool special = rest.p[0] == '_' || rest.p[0] == '*';

		rest = bytes_from(rest, bytes_find(rest, BYTES("."), 0) + 1);
		if (special)
			owner = rest;
	}
	return owner;
}

static void
add_subdomain(struct map *names, const struct subject *s, struct bytes name)
{
	if (domain_below(name, s->domain))
		map_add(names, name, NULL);
}

/* All of the zone; false when a part of it is delegated away. */
static bool
names_of_zone(struct map *names, const struct subject *s)
{
	struct dns *d = s->lookup->dns;
	struct bytes name;
	bool whole = true;
	size_t at = 0;

	while (dns_next_below(d, s->domain, &at, &name)) {
		add_subdomain(names, s, owner_of(name));
		if (dns_look(d, name, DNS_NS).state == DNS_FOUND &&
		    !dns_whole(d, name))
			whole = false;
	}
	return whole;
}

void
below_facts_gather(struct below_facts *f, const struct subject *s)
{
	const struct inventory_entry *e;
	struct map names;
	uint32_t i;

	*f = (struct below_facts){ .as_of = AS_OF_NONE };
	f->whole = dns_whole(s->lookup->dns, s->domain);
	f->elsewhere = s->above.n != 0 && !f->whole;
	if (f->elsewhere || (s->nbelow == 0 && !f->whole))
		return;
	map_init(&names);
	for (i = 0; i < s->nbelow; i++)
		map_add(&names, s->below[i]->domain, NULL);
	if (f->whole)
		f->whole = names_of_zone(&names, s);
	f->at = arena_new(s->keep, names.n * sizeof(*f->at));
	for (i = 0; i < names.n; i++) {
		e = i < s->nbelow ? s->below[i] : NULL;
		take_name(f, s, arena_copy(s->keep, map_key(&names, i)),
		    e ? e->roles : 0, e ? e->selectors : BYTES_NONE);
	}
	map_free(&names);
}
