/* reverse_facts: the names of a domain's own servers, by their addresses. */
#include "posture/reverse_facts.h"

#include "posture/as_of.h"

enum { ADDRESSES_MOST = 4096 };	/* of a name; no answer of the DNS has more */

/* Notes the age of an answer; is anything known? */
static bool
known(struct reverse_facts *f, const struct dns_answer *a)
{
	if (a->state == DNS_UNKNOWN)
		return false;
	f->as_of = as_of_older(f->as_of, a->as_of);
	return true;
}

/* Does name have the address? */
static enum reverse_state
confirm(struct reverse_facts *f, const struct subject *s,
    const struct ip *ip, struct bytes name)
{
	struct dns_answer a = lookup_find(s->lookup, name,
	    ip_is_v4(ip) ? DNS_A : DNS_AAAA);
	char text[IP_TEXT];
	struct bytes want = { text, ip_format(ip, text) };
	struct dns_record r;
	int seen = 0;

	if (!known(f, &a))
		return REVERSE_UNKNOWN;
	while (dns_next(s->lookup->dns, &a, &r)) {
		if (bytes_equal(r.data, want))
			return REVERSE_CONFIRMED;
		if (seen++ == ADDRESSES_MOST)
			return REVERSE_UNKNOWN;
	}
	return REVERSE_OTHER;
}

/* What several names come to: one that has the address is enough. */
static void
take_name(struct reverse_host *h, enum reverse_state state, struct bytes name)
{
	bool better = state == REVERSE_CONFIRMED ||
	    (state == REVERSE_UNKNOWN && h->state == REVERSE_OTHER);

	if (h->name.n != 0 && (h->state == REVERSE_CONFIRMED || !better))
		return;
	h->state = state;
	h->name = name;
}

static void
read_host(struct reverse_facts *f, const struct subject *s,
    struct reverse_host *h)
{
	char text[IP_REVERSE];
	struct bytes reverse = { text, ip_reverse(&h->ip, text) };
	struct dns_answer a = lookup_find(s->lookup, reverse, DNS_PTR);
	struct dns_record r;
	unsigned n;

	if (!known(f, &a))
		return;
	h->state = REVERSE_ABSENT;
	for (n = 0; n < REVERSE_NAMES && dns_next(s->lookup->dns, &a, &r); n++)
		if (r.data.n != 0 && !bytes_equal(r.data, BYTES(".")))
			take_name(h, confirm(f, s, &h->ip, r.data), r.data);
}

void
reverse_facts_gather(struct reverse_facts *f, const struct subject *s,
    const struct traffic *t)
{
	size_t i;

	*f = (struct reverse_facts){ .as_of = AS_OF_NONE };
	if (t == NULL || t->nsenders == 0 || (s->roles & ROLE_NON_SENDING))
		return;
	f->more = t->more_senders;
	f->n = t->nsenders;
	f->host = arena_new(s->keep, f->n * sizeof(*f->host));
	for (i = 0; i < f->n; i++) {
		f->host[i] = (struct reverse_host){ .ip = t->sender[i],
		    .name = BYTES_NONE };
		read_host(f, s, &f->host[i]);
	}
}
