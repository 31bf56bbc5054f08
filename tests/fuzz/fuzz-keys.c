/*
 * fuzz-keys: records of DKIM, MTA-STS, TLS-RPT and BIMI, keys, certificates,
 * policies and pictures, and what an audit says of them.
 */
#include <stdlib.h>

#include "base/base64.h"
#include "checks/requirements.h"
#include "crypto/certificate.h"
#include "crypto/start.h"
#include "posture/posture.h"
#include "tests/fuzz/fuzz.h"

static void
add(struct dns *d, uint32_t answer, const char *name, struct bytes txt)
{
	struct dns_record r = { .owner = bytes_of(name), .type = DNS_TXT,
	    .data = txt };

	dns_add(d, answer, &r);
}

static void
ask_all(const struct posture *p)
{
	static const char *const groups[] = { "dkim-", "mx-", "mta-sts-",
	    "tls-rpt-", "bimi-" };
	const struct requirement *r;
	struct check c;
	size_t i, g;

	for (i = 0; (r = requirement_at(i)) != NULL; i++)
		for (g = 0; g < 5; g++) {
			if (!bytes_begin(bytes_of(r->slug),
			    bytes_of(groups[g])))
				continue;
			c = (struct check){ .as_of = AS_OF_NONE };
			r->check(p, BYTES_NONE, &c);
			if (c.expected.n == 0 || c.found.n == 0)
				abort();
			buf_free(&c.found);
			buf_free(&c.expected);
		}
}

/* The same text at all places. */
static void
audit(struct bytes s)
{
	struct arena keep = { 0 };
	struct posture p = { .traffic = NULL };
	struct dns *d = dns_new();
	uint32_t answer = dns_answer_begin(d);
	struct dns_record mx = { .owner = BYTES("a.example"), .type = DNS_MX,
	    .data = BYTES("mx.a.example") };
	struct lookup lookup;

	add(d, answer, "s._domainkey.a.example", s);
	add(d, answer, "*._domainkey.a.example", s);
	add(d, answer, "_mta-sts.a.example", s);
	add(d, answer, "_smtp._tls.a.example", s);
	add(d, answer, "default._bimi.a.example", s);
	dns_add(d, answer, &mx);
	lookup_start(&lookup, d);
	p.subject = (struct subject){ .domain = BYTES("a.example"),
	    .lookup = &lookup, .keep = &keep };
	dkim_facts_gather(&p.dkim, &p.subject);
	mx_facts_gather(&p.mx, &p.subject);
	sts_facts_gather(&p.sts, &p.subject);
	tlsrpt_facts_gather(&p.tlsrpt, &p.subject);
	bimi_facts_gather(&p.bimi, &p.subject);
	if (p.dkim.n != 1 || (p.dkim.at[0].state == DKIM_SELECTOR_KEY &&
	    p.dkim.at[0].useless == NULL &&
	    (p.dkim.at[0].key.bits > KEY_BITS_MOST ||
	    p.dkim.at[0].key.bits < 256)))
		abort();
	/* The file's text as if it had been read. */
	p.sts.file = POLICY_FILE_READ;
	(void)sts_policy_read(s, &p.sts.policy);
	p.bimi.picture = POLICY_FILE_READ;
	svg_read(s, &keep, &p.bimi.svg);
	ask_all(&p);
	lookup_end(&lookup);
	arena_free(&keep);
	dns_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes s = n ? (struct bytes){ (const char *)data, n } :
	    BYTES_NONE;
	struct sts_policy policy;
	struct certificate c;
	struct buf text = { 0 }, back = { 0 };
	struct key key;

	crypto_start();
	audit(s);
	(void)key_read(s, &key);
	(void)certificate_read(s, &c);
	certificate_free(&c);
	if (sts_policy_read(s, &policy) &&
	    (policy.mode == STS_MODE_UNTOLD || !policy.has_max_age ||
	    policy.max_age > STS_MAX_AGE_MOST))
		abort();
	base64_add(&text, s);
	if (!base64_read(&back, buf_view(&text)) ||
	    !bytes_equal(buf_view(&back), s))
		abort();
	buf_free(&text);
	buf_free(&back);
	return 0;
}
