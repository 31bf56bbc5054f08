/* dmarc_reports: requirements on where DMARC reports go. */
#include "checks/dmarc.h"
#include "checks/requirements.h"

/* How the URIs of a list are. */
struct addresses {
	unsigned	good;	/* mailto URIs, the only ones of use */
	unsigned	bad;	/* none at all, or of another scheme */
};

static struct addresses
count_addresses(struct bytes list)
{
	struct addresses n = { 0, 0 };
	struct dmarc_uri uri;

	while (dmarc_uri_next(&list, &uri))
		if (uri.valid && uri.mailto)
			n.good++;
		else
			n.bad++;
	return n;
}

void
check_dmarc_rua(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);
	struct addresses n;

	(void)threshold;
	buf_adds(&out->expected, "rua=mailto:ADDRESS");
	if (at == NULL)
		return;
	dmarc_describe_tag(out, p, at, "rua", at->record.rua);
	n = count_addresses(at->record.rua);
	out->state = n.good == 0 ? CHECK_FAIL : n.bad ? CHECK_WARN :
	    CHECK_PASS;
	if (n.bad != 0)
		buf_adds(&out->found, "; what does not begin with mailto:, "
		    "or is no address, will not be used");
	dmarc_check_end(out, p);
}

/* Is the URI, without what may be behind ?, for that address? */
static bool
is_for(const struct dmarc_uri *uri, struct bytes address)
{
	struct bytes to;

	if (!uri->valid || !uri->mailto)
		return false;
	to = bytes_from(uri->text, BYTES("mailto:").n);
	to.n = bytes_find(to, BYTES("?"), 0);
	return bytes_equal_nocase(to, address);
}

void
check_dmarc_rua_address(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);
	struct dmarc_uri uri;
	struct bytes list;

	buf_adds(&out->expected, "rua with mailto:");
	buf_add(&out->expected, threshold);
	if (at == NULL)
		return;
	dmarc_describe_tag(out, p, at, "rua", at->record.rua);
	out->state = CHECK_FAIL;
	for (list = at->record.rua; dmarc_uri_next(&list, &uri);)
		if (is_for(&uri, threshold))
			out->state = CHECK_PASS;
	dmarc_check_end(out, p);
}

/* What one host says to reports; the worst of all is the check's state. */
static void
describe_host(struct check *out, const struct dmarc_host *h, bool astray)
{
	if (out->found.n != 0)
		buf_adds(&out->found, "; ");
	buf_add(&out->found, h->name);
	if (h->state == DNS_UNKNOWN) {
		buf_adds(&out->found, ": not in the data");
		if (out->state == CHECK_PASS)
			out->state = CHECK_UNKNOWN;
		return;
	}
	out->as_of = as_of_older(out->as_of, h->as_of);
	astray &= h->state == DNS_FOUND;
	buf_adds(&out->found, astray ? " sends them on to another host, "
	    "which it may not: they go nowhere" :
	    h->state == DNS_FOUND ? " agrees" : " does not agree");
	if (h->state != DNS_FOUND || astray)
		out->state = CHECK_FAIL;
}

static void
check_hosts(const struct posture *p, struct check *out, bool rua)
{
	const struct dmarc_facts *f = &p->dmarc;
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);
	const struct dmarc_host *h;
	struct bytes list = BYTES_NONE;
	size_t i;

	if (at != NULL) {
		list = rua ? at->record.rua : at->record.ruf;
		buf_adds(&out->expected, "v=DMARC1 at ");
		buf_add(&out->expected, at->name);
		buf_adds(&out->expected, "._report._dmarc.HOST");
		out->state = CHECK_FAIL;
	}
	if (at == NULL || count_addresses(list).good == 0) {
		dmarc_not_without(out);
		if (at != NULL) {
			buf_adds(&out->found, list.n != 0 ?
			    "no address of use in " : "no ");
			buf_adds(&out->found, rua ? "rua" : "ruf");
		}
		return;
	}
	out->state = CHECK_PASS;
	for (i = 0; i < f->nhosts; i++) {
		h = &f->host[i];
		if (rua ? h->rua : h->ruf)
			describe_host(out, h, rua ? h->rua_astray :
			    h->ruf_astray);
	}
	if (out->found.n == 0)
		buf_adds(&out->found, "all of the same organisation");
	if (f->more_hosts && out->state == CHECK_PASS) {
		out->state = CHECK_UNKNOWN;
		buf_adds(&out->found, "; more hosts than are looked at");
	}
}

void
check_dmarc_rua_authorised(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	check_hosts(p, out, true);
}

void
check_dmarc_ruf_authorised(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	check_hosts(p, out, false);
}
