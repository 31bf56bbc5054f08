/* mx_facts: what the data says of a domain's MX records. */
#include "posture/mx_facts.h"

#include <stdlib.h>

#include "posture/record_at.h"

static int
compare_hosts(const void *a, const void *b)
{
	const struct mx_host *x = a, *y = b;

	if (x->preference != y->preference)
		return x->preference < y->preference ? -1 : 1;
	return bytes_compare(x->name, y->name);
}

void
mx_facts_gather(struct mx_facts *f, const struct subject *s)
{
	struct dns_answer a = lookup_find(s->lookup, s->domain, DNS_MX);
	struct dns_record r;
	size_t n = record_at_count(s, a);

	*f = (struct mx_facts){ .state = a.state, .as_of = a.as_of };
	if (n > RECORD_AT_MOST) {
		f->state = DNS_UNKNOWN;
		f->as_of = AS_OF_UNKNOWN;
		return;
	}
	if (n == 0)
		return;
	f->host = arena_new(s->keep, n * sizeof(*f->host));
	while (dns_next(s->lookup->dns, &a, &r)) {
		if (bytes_equal(r.data, BYTES("."))) {
			f->null = true;
			if (r.preference != 0)
				f->null_preference = r.preference;
			continue;
		}
		f->host[f->n++] = (struct mx_host){ r.data, r.preference };
	}
	qsort(f->host, f->n, sizeof(*f->host), compare_hosts);
}
