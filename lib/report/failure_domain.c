/* failure_domain: names of domains in what a failure report says. */
#include "mail/redact.h"
#include "report/failure_impl.h"
#include "text/domain.h"

/* Are there quotes of which one is open at the end of s? */
static bool
has_open_quote(struct bytes s)
{
	bool open = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '"')
			open = !open;
	}
	return open;
}

/*
 * May s, which has no @, be a name of the DNS? One without a dot may well be
 * a person's; encoded words (RFC 2047) and addresses in a local part
 * (anna=agency.example) have a = in them.
 */
static bool
is_host(struct bytes s)
{
	return bytes_find(s, BYTES("."), 0) < s.n &&
	    bytes_find(s, BYTES("="), 0) == s.n;
}

struct bytes
failure_domain(struct failure_reader *r, struct bytes s)
{
	struct bytes host = redact_bare(s);
	char out[DOMAIN_TEXT];
	bool address = false, open = false;
	size_t at, n;

	if (host.n == 0)
		return BYTES_NONE;
	while ((at = bytes_find(host, BYTES("@"), 0)) < host.n) {
		open ^= has_open_quote(bytes_first(host, at));
		host = bytes_from(host, at + 1);
		address = true;
	}
	n = !open && (address || is_host(host)) ?
	    domain_normal(host, out) : 0;
	if (n == 0) {
		quirk_set(&r->report.quirks, QUIRK_DOMAIN);
		return BYTES_NONE;
	}
	return arena_copy(&r->text, (struct bytes){ out, n });
}
