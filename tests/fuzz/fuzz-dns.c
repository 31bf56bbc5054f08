/* fuzz-dns: saved DNS data, what it proves, and DMARC records in it. */
#include <stdlib.h>
#include <unistd.h>

#include "auth/treewalk.h"
#include "dns/load.h"
#include "tests/fuzz/fuzz.h"

/* Names are normal forms, or ".", or empty. */
static bool
ask(void *data, struct bytes name,
    void (*take)(void *walk, struct bytes txt), void *walk)
{
	struct dns_answer a = dns_find(data, name, DNS_TXT), m;
	struct dns_record r;
	char text[DOMAIN_TEXT];

	while (dns_next(data, &a, &r))
		take(walk, r.data);
	m = dns_find(data, name, DNS_MX);
	while (dns_next(data, &m, &r))
		if (r.data.n != 0 && !bytes_equal(r.data, BYTES(".")) &&
		    domain_normal(r.data, text) != r.data.n)
			abort();
	return a.state != DNS_UNKNOWN;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct dns *d = dns_new();
	struct treewalk_dns dns = { ask, d };
	struct dmarc_record record;
	struct dns_fault fault;
	int fd = fuzz_file(data, n);
	uint64_t left = n;

	if (!dns_load(d, fd, &left, &fault) && fault.words == NULL)
		abort();
	close(fd);
	if (treewalk(&dns, BYTES("a.b.example.org")).queries > 8)
		abort();
	(void)treewalk(&dns, BYTES("x.sub.a"));
	(void)dmarc_record_read((struct bytes){ (const char *)data, n },
	    &record);
	dns_free(d);
	return 0;
}
