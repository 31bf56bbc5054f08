/* record_at: names below a domain at which its records stand. */
#include "posture/record_at.h"

#include "posture/as_of.h"

struct dns_answer
record_at_ask(const struct subject *s, const char *prefix,
    struct bytes domain, enum dns_type type)
{
	struct dns_answer none = { DNS_NXDOMAIN, BYTES_NONE, AS_OF_NONE,
	    UINT32_MAX };
	struct bytes before = bytes_of(prefix);
	char name[2 * DOMAIN_TEXT], normal[DOMAIN_TEXT];
	size_t n;

	if (before.n >= DOMAIN_TEXT || domain.n >= DOMAIN_TEXT)
		return none;
	memcpy(name, before.p, before.n);
	memcpy(name + before.n, domain.p, domain.n);
	n = domain_normal((struct bytes){ name, before.n + domain.n },
	    normal);
	return n == 0 ? none : lookup_find(s->lookup,
	    arena_copy(s->keep, (struct bytes){ normal, n }), type);
}

size_t
record_at_count(const struct subject *s, struct dns_answer a)
{
	struct dns_record r;
	size_t n = 0;

	while (n <= RECORD_AT_MOST && dns_next(s->lookup->dns, &a, &r))
		n++;
	return n;
}

struct dns_answer
record_at_texts(const struct subject *s, const char *prefix,
    struct bytes domain, void (*take)(void *to, struct bytes text), void *to)
{
	struct dns_answer a = record_at_ask(s, prefix, domain, DNS_TXT);
	struct dns_answer rest = a;
	struct dns_record r;

	if (record_at_count(s, a) > RECORD_AT_MOST) {
		a.state = DNS_UNKNOWN;
		a.as_of = AS_OF_UNKNOWN;
		return a;
	}
	while (dns_next(s->lookup->dns, &rest, &r))
		take(to, r.data);
	return a;
}

bool
published_take(struct published *p, enum record_reading how,
    struct bytes text, const char *doubt, const char *fault)
{
	if (how == RECORD_OTHER)
		return false;
	if (how == RECORD_NEAR)
		p->near = true;
	else
		p->records++;
	if (p->records > 1 || (how == RECORD_NEAR && p->text.n != 0))
		return false;
	p->text = text;
	p->doubt = doubt;
	p->fault = fault;
	p->valid = how == RECORD_READ;
	return true;
}

void
published_ask(struct published *p, const struct subject *s,
    const char *prefix, struct bytes domain,
    void (*take)(void *to, struct bytes text), void *to)
{
	struct dns_answer a;

	*p = (struct published){ .text = BYTES_NONE };
	a = record_at_texts(s, prefix, domain, take, to);
	p->state = a.state;
	p->as_of = a.as_of;
	p->valid = p->valid && p->records == 1;
}
