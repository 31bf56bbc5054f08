/*
 * zone: what a whole zone says of a name that is not in it (RFC 1034 section
 * 4.3.2, RFC 4592 section 3.3).
 */
#include "base/map.h"
#include "dns/store.h"

/* The name above; empty above the top. */
static struct bytes
parent(struct bytes name)
{
	return bytes_from(name, bytes_find(name, BYTES("."), 0) + 1);
}

/*
 * The apex of the zone that name is in, empty when there is none here; and
 * when the name is at or below a delegation, or below a DNAME: then others
 * know of it.
 */
static struct bytes
zone_of(const struct dns *d, struct bytes name)
{
	bool cut = false;
	struct bytes at;

	for (at = name; at.n != 0; at = parent(at)) {
		if (dns_apex(d, at) != MAP_NONE)
			return cut ? BYTES_NONE : at;
		cut |= dns_look(d, at, DNS_NS).state == DNS_FOUND ||
		    (at.n != name.n &&
		    dns_look(d, at, DNS_DNAME).state == DNS_FOUND);
	}
	return BYTES_NONE;
}

/* The wildcard that stands for name, which does not exist; or none. */
static struct bytes
wildcard_for(struct dns *d, struct bytes name, struct bytes apex,
    char out[DOMAIN_TEXT])
{
	struct bytes encloser = parent(name);

	while (encloser.n > apex.n && !dns_exists(d, encloser))
		encloser = parent(encloser);
	if (encloser.n + 2 >= DOMAIN_TEXT)
		return BYTES_NONE;
	memcpy(out, "*.", 2);
	memcpy(out + 2, encloser.p, encloser.n);
	return (struct bytes){ out, encloser.n + 2 };
}

struct dns_found
dns_zone_look(struct dns *d, struct bytes name, enum dns_type type,
    bool *alias)
{
	struct dns_found f = { DNS_UNKNOWN, MAP_NONE, 0 };
	struct bytes apex = zone_of(d, name), wild;
	char text[DOMAIN_TEXT];

	*alias = false;
	if (apex.n == 0)
		return f;
	f.answer = dns_apex(d, apex);
	f.state = DNS_NODATA;
	if (dns_exists(d, name))
		return f;
	wild = wildcard_for(d, name, apex, text);
	if (dns_look(d, wild, DNS_NO_TYPE).state != DNS_FOUND) {
		f.state = DNS_NXDOMAIN;
		return f;
	}
	if (dns_look(d, wild, type).state == DNS_FOUND)
		return dns_look(d, wild, type);
	if (dns_look(d, wild, DNS_CNAME).state == DNS_FOUND) {
		*alias = true;
		return dns_look(d, wild, DNS_CNAME);
	}
	return f;
}

bool
dns_whole(const struct dns *d, struct bytes name)
{
	return dns_apex(d, name) != MAP_NONE;
}

bool
dns_all_below(struct dns *d, struct bytes name)
{
	struct bytes below;
	size_t at = 0;

	if (zone_of(d, name).n == 0 ||
	    dns_look(d, name, DNS_DNAME).state == DNS_FOUND)
		return false;
	while (dns_next_below(d, name, &at, &below))
		if ((dns_look(d, below, DNS_NS).state == DNS_FOUND &&
		    !dns_whole(d, below)) ||
		    dns_look(d, below, DNS_DNAME).state == DNS_FOUND)
			return false;
	return true;
}
