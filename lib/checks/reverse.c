/* reverse: reverse names of a domain's own servers. */
#include "base/num.h"
#include "checks/requirements.h"
#include "checks/traffic.h"

enum { DESCRIBED_MOST = 8 };		/* addresses that are named */

static void
describe_host(struct check *out, const struct reverse_host *h)
{
	char text[IP_TEXT];

	buf_add(&out->found, (struct bytes){ text, ip_format(&h->ip, text) });
	if (h->state == REVERSE_ABSENT)
		buf_adds(&out->found, " has no name");
	if (h->state == REVERSE_OTHER) {
		buf_adds(&out->found, " is called ");
		buf_add(&out->found, h->name);
		buf_adds(&out->found, ", which has other addresses");
	}
	if (h->state == REVERSE_UNKNOWN)
		buf_adds(&out->found, " is not in the data");
}

/* Names those that are in the state, with "; " between; returns how many. */
static size_t
describe_hosts(struct check *out, const struct reverse_facts *f,
    enum reverse_state state)
{
	size_t i, n = 0;

	for (i = 0; i < f->n; i++) {
		if (f->host[i].state != state)
			continue;
		if (n < DESCRIBED_MOST) {
			buf_adds(&out->found, "; ");
			describe_host(out, &f->host[i]);
		}
		n++;
	}
	if (n > DESCRIBED_MOST) {
		buf_adds(&out->found, "; ");
		buf_num(&out->found, n - DESCRIBED_MOST);
		buf_adds(&out->found, " more");
	}
	return n;
}

static size_t
count_confirmed(const struct reverse_facts *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->n; i++)
		n += f->host[i].state == REVERSE_CONFIRMED;
	return n;
}

void
check_reverse_names(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct reverse_facts *f = &p->reverse;
	size_t wrong, unknown;

	(void)threshold;
	buf_adds(&out->expected, "each address has a name that has the "
	    "address");
	if (traffic_sends_none(out, p))
		return;
	out->state = CHECK_UNKNOWN;
	out->as_of = f->as_of;
	if (p->traffic == NULL || f->n == 0) {
		buf_adds(&out->found, p->traffic == NULL ?
		    "no evidence of reports: give --evidence" :
		    "no address of a known sender: name yours (--own)");
		return;
	}
	buf_adds(&out->found, "confirmed: ");
	buf_num(&out->found, count_confirmed(f));
	buf_adds(&out->found, f->more ? " of the first " : " of ");
	buf_num(&out->found, f->n);
	buf_adds(&out->found, f->n == 1 ? " address" : " addresses");
	wrong = describe_hosts(out, f, REVERSE_ABSENT);
	wrong += describe_hosts(out, f, REVERSE_OTHER);
	unknown = describe_hosts(out, f, REVERSE_UNKNOWN);
	if (wrong != 0)
		out->state = CHECK_FAIL;
	else if (unknown == 0)
		out->state = f->more ? CHECK_WARN : CHECK_PASS;
}
