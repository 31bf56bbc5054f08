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

struct bytes
failure_domain(struct failure_reader *r, struct bytes s)
{
	struct bytes host = redact_bare(s);
	char out[DOMAIN_TEXT];
	bool open = false;
	size_t at, n;

	if (host.n == 0)
		return BYTES_NONE;
	while ((at = bytes_find(host, BYTES("@"), 0)) < host.n) {
		open ^= has_open_quote(bytes_first(host, at));
		host = bytes_from(host, at + 1);
	}
	n = open ? 0 : domain_normal(host, out);
	/*
	 * Encoded words (RFC 2047), xtext (RFC 3461) and addresses in a local
	 * part (anna=agency.example) have signs in them that no host's has.
	 */
	if (!domain_is_host((struct bytes){ out, n }))
		n = 0;
	if (n == 0) {
		quirk_set(&r->report.quirks, QUIRK_DOMAIN);
		return BYTES_NONE;
	}
	return arena_copy(&r->text, (struct bytes){ out, n });
}
