/*
 * answers: saved DNS data of many domains, the same on every machine.
 *
 *   answers DIR DOMAINS
 *
 * DIR/answers gets 20 answers of each domain as dig prints them, DIR/zone
 * the records of these as one zone file, DIR/domains.tsv the list of them.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 20261116;

/* A number below n, from a fixed sequence (Knuth's MMIX constants). */
static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* A public key whose private part was thrown away. */
static const char key_text[] =
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxpbohzMO+7F3EeUU"
    "+7RES1+4wS7PrSCGVHge3ESdNSKFKNtdbYaITvHxSY43jmkfRBn3S8VrvIC3"
    "MR81nyRgV4Hgv6JTicdWxZsKPnJT5JwK2lOBLvIxVu7o7VKvMsuWPQMEktkz"
    "XQQ+v0Kl+cUD64b+JZJMofO3Syormufgyz6VO6Vv0tlnxvFFkbXv7hIl4dU5"
    "C8y8CitfvHNVY7GmccaJKvnBgRXPi3/aftHjDUuTtJIelIb4mgMWo+KyJ4Wj"
    "N8gUuqF7HS6qonYmU4qpkDjXgjG9NoPw0zQcuagEKcMXvRlXHTozfc6sJzmd"
    "DYaw4Xpq3x76RVtlgqyCBnPwmQIDAQAB";

enum { KEY_FROM = 60, KEY_CHANGED = 40 };

static FILE *answers, *zone;
static unsigned asked;

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL)
		exit(2);
	return f;
}

/* One answer: n records of that data, or none and a status. */
static void
answer(const char *name, const char *type, const char *status, unsigned n,
    const char *const *data)
{
	unsigned i;

	asked++;
	fprintf(answers, ";; Got answer:\n;; ->>HEADER<<- opcode: QUERY, "
	    "status: %s, id: %u\n;; flags: qr rd ra; QUERY: 1, ANSWER: %u, "
	    "AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n"
	    "; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n"
	    ";%s.\t\tIN\t%s\n\n", status, below(65536), n, name, type);
	if (n != 0)
		fputs(";; ANSWER SECTION:\n", answers);
	for (i = 0; i < n; i++) {
		fprintf(answers, "%s.\t3600\tIN\t%s\t%s\n", name, type,
		    data[i]);
		fprintf(zone, "%s.\t3600\tIN\t%s\t%s\n", name, type,
		    data[i]);
	}
	fprintf(answers, "%s;; Query time: %u msec\n;; SERVER: 192.0.2.53#53"
	    "(192.0.2.53) (UDP)\n;; WHEN: Sun Nov 15 18:00:00 UTC 2026\n"
	    ";; MSG SIZE  rcvd: 160\n\n", n != 0 ? "\n" : "", below(90));
}

static void
is(const char *name, const char *type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
is(const char *name, const char *type, const char *format, ...)
{
	char text[1024];
	const char *data[] = { text };
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	answer(name, type, "NOERROR", 1, data);
}

/* A name of the domain. */
static const char *
at(const char *label, const char *domain)
{
	static char names[4][256];
	static unsigned turn;
	char *name = names[turn++ % 4];

	snprintf(name, sizeof(names[0]), "%s.%s", label, domain);
	return name;
}

static void
put_key(const char *selector, const char *domain)
{
	char text[sizeof(key_text)];
	unsigned i;

	memcpy(text, key_text, sizeof(text));
	for (i = 0; i < KEY_CHANGED; i++)
		text[KEY_FROM + i] = (char)('a' + below(26));
	is(at(selector, domain), "TXT", "\"v=DKIM1; k=rsa; p=%.200s\" "
	    "\"%s\"", text, text + 200);
}

static void
put_records(const char *d)
{
	static const char *const policies[] = { "none", "none", "quarantine",
		"reject" };
	static const char *const all[] = { "-", "~", "~", "?" };
	char mx1[300], mx2[300];
	const char *mx[] = { mx1, mx2 };

	is(d, "TXT", "\"v=spf1 mx ip4:192.0.2.%u include:_spf.%s %sall\"",
	    below(256), d, all[below(4)]);
	is(at("_spf", d), "TXT", "\"v=spf1 ip4:198.51.100.%u/28 "
	    "ip4:203.0.113.%u ip6:2001:db8:%x::/48 -all\"",
	    below(16) * 16, below(256), below(65536));
	is(at("_dmarc", d), "TXT", "\"v=DMARC1; p=%s; "
	    "rua=mailto:reports@%s\"", policies[below(4)], d);
	put_key("s1._domainkey", d);
	put_key("s2._domainkey", d);
	snprintf(mx1, sizeof(mx1), "10 mx1.%s.", d);
	snprintf(mx2, sizeof(mx2), "20 mx2.%s.", d);
	answer(d, "MX", "NOERROR", 2, mx);
	is(at("mx1", d), "A", "192.0.2.%u", below(256));
	is(at("mx1", d), "AAAA", "2001:db8:%x::25", below(65535) + 1);
	is(at("mx2", d), "A", "192.0.2.%u", below(256));
	answer(at("mx2", d), "AAAA", "NOERROR", 0, NULL);
	is(at("_mta-sts", d), "TXT", "\"v=STSv1; id=%u;\"", below(100000));
	is(at("mta-sts", d), "A", "192.0.2.%u", below(256));
	answer(at("mta-sts", d), "AAAA", "NOERROR", 0, NULL);
	is(at("_smtp._tls", d), "TXT", "\"v=TLSRPTv1; "
	    "rua=mailto:tls@%s\"", d);
}

/* What is asked for and is not there. */
static void
put_absent(const char *d)
{
	answer(at("_domainkey", d), "TXT", "NOERROR", 0, NULL);
	answer(at("*._domainkey", d), "TXT", "NXDOMAIN", 0, NULL);
	answer(at("default._bimi", d), "TXT", "NXDOMAIN", 0, NULL);
	answer(at("_25._tcp.mx1", d), "TLSA", "NXDOMAIN", 0, NULL);
	answer(at("_25._tcp.mx2", d), "TLSA", "NXDOMAIN", 0, NULL);
	answer(d, "AAAA", "NOERROR", 0, NULL);
}

int
main(int argc, char **argv)
{
	static const char *const groups[] = { "agencies", "schools",
		"companies" };
	unsigned i, n = argc == 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
	FILE *list;
	char d[64];

	if (n == 0)
		return 2;
	answers = create(argv[1], "answers");
	zone = create(argv[1], "zone");
	list = create(argv[1], "domains.tsv");
	fputs("$TTL 3600\nexample.\tIN\tSOA\tns.example. mail.example. 1 "
	    "3600 900 604800 3600\nexample.\tIN\tNS\tns.example.\n", zone);
	fputs("domain\trole\tgroup\towner\tselectors\n", list);
	answer("_dmarc.example", "TXT", "NXDOMAIN", 0, NULL);
	for (i = 0; i < n; i++) {
		snprintf(d, sizeof(d), "d%05u.example", i);
		fprintf(list, "%s\tsending,receiving\t%s\t\ts1|s2\n", d,
		    groups[below(3)]);
		put_records(d);
		put_absent(d);
	}
	if (fclose(answers) != 0 || fclose(zone) != 0 || fclose(list) != 0)
		return 2;
	printf("%u answers\n", asked);
	return 0;
}
