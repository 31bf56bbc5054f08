/* sts_facts: what the data says of a domain's MTA-STS. */
#include "posture/sts_facts.h"

#include "posture/as_of.h"
#include "records/sts_record.h"

static void
take_text(void *to, struct bytes text)
{
	struct sts_facts *f = to;
	const char *doubt, *fault;
	struct bytes id;
	enum record_reading how = sts_record_read(text, &id, &doubt,
	    &fault);

	if (published_take(&f->txt, how, text, doubt, fault))
		f->id = id;
}

/* Has the host an address of either kind? */
static void
look_for_host(struct sts_facts *f, const struct subject *s)
{
	struct dns_answer a4 = record_at_ask(s, "mta-sts.", s->domain, DNS_A);
	struct dns_answer a6 = record_at_ask(s, "mta-sts.", s->domain,
	    DNS_AAAA);

	if (a4.state == DNS_FOUND || a6.state == DNS_FOUND) {
		f->host = DNS_FOUND;
		f->host_as_of = a4.state == DNS_FOUND ? a4.as_of : a6.as_of;
	} else if (a4.state == DNS_UNKNOWN || a6.state == DNS_UNKNOWN) {
		f->host = DNS_UNKNOWN;
		f->host_as_of = AS_OF_NONE;
	} else {
		f->host = a4.state;
		f->host_as_of = as_of_older(a4.as_of, a6.as_of);
	}
}

static void
read_policy(struct sts_facts *f, const struct subject *s)
{
	struct policy_file l = policy_file_read(s->policy_dir, "",
	    s->domain, ".txt",
	    STS_POLICY_MOST, s->keep);

	if (l.state == POLICY_FILE_MISSING)
		l = policy_file_read(s->policy_dir, "mta-sts.", s->domain,
		    "/.well-known/mta-sts.txt", STS_POLICY_MOST, s->keep);
	f->file = l.state;
	if (l.state == POLICY_FILE_READ)
		(void)sts_policy_read(l.text, &f->policy);
}

void
sts_facts_gather(struct sts_facts *f, const struct subject *s)
{
	*f = (struct sts_facts){ .id = BYTES_NONE };
	published_ask(&f->txt, s, "_mta-sts.", s->domain, take_text, f);
	look_for_host(f, s);
	read_policy(f, s);
}
