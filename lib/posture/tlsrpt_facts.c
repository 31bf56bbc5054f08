/* tlsrpt_facts: what the data says of a domain's TLS-RPT. */
#include "posture/tlsrpt_facts.h"

#include "records/tlsrpt_record.h"

static void
take_text(void *to, struct bytes text)
{
	struct tlsrpt_facts *f = to;
	const char *doubt, *fault;
	struct bytes rua;
	enum record_reading how = tlsrpt_record_read(text, &rua, &doubt,
	    &fault);

	if (published_take(&f->txt, how, text, doubt, fault))
		f->rua = rua;
}

void
tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s)
{
	*f = (struct tlsrpt_facts){ .rua = BYTES_NONE };
	published_ask(&f->txt, s, "_smtp._tls.", s->domain, take_text, f);
}
