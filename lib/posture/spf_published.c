/* spf_published: the SPF records that stand at a name. */
#include "posture/spf_published.h"

#include "posture/as_of.h"

static void
take_txt(struct spf_published *p, struct bytes txt)
{
	struct spf_record record;

	p->bytes += txt.n;
	switch (spf_record_read(txt, &record)) {
	case SPF_READ:
		if (p->n++ == 0) {
			p->text = txt;
			p->record = record;
		}
		break;
	case SPF_NEAR:
		p->near = txt;
		p->near_why = record.near;
		break;
	case SPF_OTHER:
		break;
	}
}

void
spf_published_ask(struct spf_published *p, struct lookup *ask,
    struct bytes name)
{
	struct dns_answer a = lookup_find(ask, name, DNS_TXT);
	struct dns_record r;
	size_t size = 0;

	*p = (struct spf_published){ .state = a.state, .text = BYTES_NONE,
	    .near = BYTES_NONE, .as_of = a.state == DNS_UNKNOWN ?
	    AS_OF_NONE : a.as_of };
	while (dns_next(ask->dns, &a, &r)) {
		size += r.data.n + SPF_RECORD_LEAST;
		if (size > SPF_MESSAGE) {
			*p = (struct spf_published){ .state = DNS_UNKNOWN,
			    .text = BYTES_NONE, .near = BYTES_NONE,
			    .as_of = AS_OF_NONE };
			return;
		}
		take_txt(p, r.data);
	}
}
