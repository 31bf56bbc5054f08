/* tlsrpt_facts: what the data says of a domain's TLS-RPT. */
#include "posture/tlsrpt_facts.h"

#include "posture/record_at.h"
#include "records/tlsrpt_record.h"

static void
take_text(void *to, struct bytes text)
{
	struct tlsrpt_facts *f = to;
	const char *doubt, *fault;
	struct bytes rua;
	enum tlsrpt_reading how = tlsrpt_record_read(text, &rua, &doubt,
	    &fault);

	if (how == TLSRPT_OTHER)
		return;
	if (how == TLSRPT_NEAR)
		f->near = true;
	else
		f->records++;
	if (f->records > 1 || (how == TLSRPT_NEAR && f->text.n != 0))
		return;
	f->text = text;
	f->rua = rua;
	f->doubt = doubt;
	f->fault = fault;
	f->valid = how == TLSRPT_READ;
}

void
tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s)
{
	struct dns_answer a;

	*f = (struct tlsrpt_facts){ .text = BYTES_NONE, .rua = BYTES_NONE };
	a = record_at_texts(s, "_smtp._tls.", s->domain, take_text, f);
	f->state = a.state;
	f->as_of = a.as_of;
	f->valid = f->valid && f->records == 1;
}
