/* spf_walk_hosts: the addresses that a, mx and exists come down to. */
#include "posture/spf_walk_impl.h"

void *
walk_room(struct arena *keep, void *at, size_t n, size_t *room, size_t size)
{
	void *more;

	if (n < *room)
		return at;
	*room = *room ? *room * 2 : 16;
	more = arena_new(keep, *room * size);
	if (n != 0)
		memcpy(more, at, n * size);
	return more;
}

void
walk_net(struct walker *w, size_t i, const struct ip_net *net, bool v6)
{
	struct spf_walk *out = w->out;

	if (out->nnets == SPF_WALK_NETS) {
		walk_set(w, i, SPF_STATE_STOPPED);
		return;
	}
	out->net = walk_room(w->keep, out->net, out->nnets, &out->nets_room,
	    sizeof(*out->net));
	out->net[out->nnets++] = (struct spf_net){ *net, v6 };
	out->step[i].nnets++;
}

/* Asks for addresses of one family; they become networks of step i. */
static enum dns_state
ask_addresses(struct walker *w, size_t i, struct bytes name, bool v6)
{
	const struct spf_term *t = &w->out->step[i].term;
	unsigned bits = v6 ? t->bits6 : t->bits4 + 96;
	struct dns_answer a = lookup_find(w->lookup, name,
	    v6 ? DNS_AAAA : DNS_A);
	struct ip_net net;
	struct dns_record r;
	int seen = 0;

	if (a.state != DNS_UNKNOWN)
		walk_dated(w, i, a.as_of);
	/* What is there is enough for exists. */
	while (t->kind != SPF_EXISTS && dns_next(w->lookup->dns, &a, &r)) {
		if (seen++ == SPF_SET)
			return DNS_UNKNOWN;
		if (!ip_parse(r.data, &net.ip))
			continue;
		net.bits = bits;
		ip_mask(&net.ip, bits);
		walk_net(w, i, &net, v6);
	}
	return a.state;
}

static bool
is_absent(enum dns_state s)
{
	return s == DNS_NODATA || s == DNS_NXDOMAIN;
}

void
walk_addresses(struct walker *w, size_t i)
{
	bool exists = w->out->step[i].term.kind == SPF_EXISTS;
	struct bytes name = w->out->step[i].target;
	enum dns_state s4 = ask_addresses(w, i, name, false);
	/* exists asks for A, whatever the sender has (section 5.7). */
	enum dns_state s6 = exists ? s4 : ask_addresses(w, i, name, true);

	if (s4 == DNS_UNKNOWN || s6 == DNS_UNKNOWN)
		walk_open(w, i, &w->out->open_voids);
	else if (is_absent(s4) && is_absent(s6))
		walk_set(w, i, SPF_STATE_VOID);
	walk_void(w, i, is_absent(s4), is_absent(s6));
}

/* The addresses of one MX; those of a name that no text has are not known. */
static bool
known_host(struct walker *w, size_t i, struct bytes name)
{
	bool known4, known6;

	if (name.n == 0)
		return false;
	known4 = ask_addresses(w, i, name, false) != DNS_UNKNOWN;
	known6 = ask_addresses(w, i, name, true) != DNS_UNKNOWN;
	return known4 && known6;
}

void
walk_mx(struct walker *w, size_t i)
{
	struct spf_walk *out = w->out;
	struct dns_answer a = lookup_find(w->lookup, out->step[i].target,
	    DNS_MX);
	struct dns_record r;
	unsigned names = 0;
	bool known = true;

	if (a.state == DNS_UNKNOWN) {
		walk_open(w, i, &out->open_voids);
		walk_open(w, i, &out->open_names);
		return;
	}
	walk_dated(w, i, a.as_of);
	if (a.state != DNS_FOUND) {
		walk_set(w, i, SPF_STATE_VOID);
		walk_void(w, i, true, true);
	}
	while (names < SPF_SET && dns_next(w->lookup->dns, &a, &r))
		if (!bytes_equal(r.data, BYTES(".")) &&
		    ++names <= SPF_MX_NAMES)
			known &= known_host(w, i, r.data);
	if (!known && out->step[i].state == SPF_STATE_OK)
		out->step[i].state = SPF_STATE_UNKNOWN;
	if (names > SPF_MX_NAMES)
		walk_set(w, i, SPF_STATE_NAMES);
	out->names += names < SPF_MX_NAMES ? names : SPF_MX_NAMES;
	if (names > out->most_names)
		out->most_names = names;
}
