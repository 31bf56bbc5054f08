/* fuzz-text: charsets, domains, addresses, times, scrubbing. */
#include <stdlib.h>

#include "base/ip.h"
#include "base/num.h"
#include "base/utc.h"
#include "tests/fuzz/fuzz.h"
#include "text/charset.h"
#include "text/domain.h"
#include "text/scrub.h"
#include "text/utf8.h"

static void
take_small(struct bytes s)
{
	char name[DOMAIN_TEXT], again[DOMAIN_TEXT];
	size_t n = domain_normal(s, name);
	struct ip_net net;
	uint64_t number;
	struct ip ip;
	int64_t t;

	/* What is normal stays as it is. */
	if (n != 0 && domain_normal((struct bytes){ name, n }, again) != n)
		abort();
	(void)ip_parse(s, &ip);
	(void)ip_net_parse(s, &net);
	(void)num_parse(s, &number);
	(void)utc_parse(s, &t);
	(void)utc_parse_mail(s, &t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes s = { (const char *)data, n }, text, declared;
	struct charsets *cs = charsets_open();
	struct quirks q = { { 0, 0 } };
	struct buf out = { 0 };

	take_small(s);
	if (charset_settle(cs, s, BYTES_NONE, &out, &text, &declared, &q) !=
	    CHARSET_UNKNOWN && utf8_valid(text) != text.n)
		abort();
	out.n = 0;
	scrub_quote(&out, s);
	scrub_source(&out, s);
	if (utf8_valid(buf_view(&out)) != out.n)
		abort();
	buf_free(&out);
	charsets_close(cs);
	return 0;
}
