/*
 * records: rows of records that make bench reads, the same on every machine.
 *
 *   records N ADDRESSES
 *
 * N rows on standard output, as dmarc-parse writes them. Each of the
 * ADDRESSES occurs N / ADDRESSES times, one more for the first ones, in an
 * order without any: nothing is near in memory to what came before it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 20261116;

/* A number below n, from a fixed sequence (Knuth's MMIX constants). */
static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* The numbers 0 … n - 1 modulo `distinct`, shuffled. */
static unsigned *
shuffled(unsigned n, unsigned distinct)
{
	unsigned *list = malloc(n * sizeof(*list)), i, k, was;

	if (list == NULL)
		exit(2);
	for (i = 0; i < n; i++)
		list[i] = i % distinct;
	for (i = n; i > 1; i--) {
		k = below(i);
		was = list[i - 1];
		list[i - 1] = list[k];
		list[k] = was;
	}
	return list;
}

/* The columns that all records of a report share. */
static void
put_report(unsigned id)
{
	unsigned who = id % 97, day = 1 + id % 28;

	printf("reports/%06u.xml.gz\t\treporter%u.example\t"
	    "dmarc@reporter%u.example\t%u\t2026-11-%02uT00:00:00Z\t"
	    "2026-11-%02uT23:59:59Z\tsender%u.example\tquarantine\tnone\t\tr\t"
	    "r\t100\t\t\t\t", id, who, who, 4000000 + id, day, day, id % 40);
}

/* Every tenth address is an IPv6 one. */
static void
put_address(unsigned a)
{
	/* Neighbours in number shall be none in the text. */
	unsigned bits = a * 2654435761u;

	if (a % 10 == 0)
		printf("2001:db8:%x:%x::%x\t", bits >> 16, bits & 0xffff,
		    1 + a % 7);
	else
		printf("10.%u.%u.%u\t", bits >> 16 & 255, bits >> 8 & 255,
		    bits & 255);
}

static void
put_list(const char *const *items, unsigned n)
{
	unsigned i;

	for (i = 0; i < n; i++)
		printf("%s%s", i ? "|" : "", items[i]);
	putchar('\t');
}

static void
put_signatures(unsigned domain)
{
	static const char *const word[] = { "pass", "pass", "pass", "fail" };
	static const char *const key[] = { "s1", "selector2", "k3" };
	const char *names[2], *selectors[2], *results[2];
	unsigned i, n = below(3);
	char own[32];

	snprintf(own, sizeof(own), "sender%u.example", domain);
	for (i = 0; i < n; i++) {
		names[i] = below(3) ? own : "esp.example.net";
		selectors[i] = key[below(3)];
		results[i] = word[below(4)];
	}
	put_list(names, n);
	put_list(selectors, n);
	put_list(results, n);
	putchar('\t');
}

static void
put_record(unsigned domain, unsigned address)
{
	static const char *const verdict[] = { "pass", "fail" };
	const char *dkim = verdict[below(2)], *spf = verdict[below(2)];
	int both_fail = dkim[0] == 'f' && spf[0] == 'f';

	put_address(address);
	printf("%u\tnone\t%s\t%s\t%s\t\t\t%ssender%u.example\t"
	    "bounce%u.sender%u.example\t\t", 1 + below(below(8) ? 9 : 900),
	    dkim, spf, both_fail ? "fail" : "pass", below(4) ? "" : "news.",
	    domain, below(20), domain);
	put_signatures(domain);
	if (below(4))
		printf("bounce%u.sender%u.example\tmfrom\t%s\t\t\n", below(20),
		    domain, below(3) ? "pass" : "softfail");
	else
		printf("relay%u.example.org\tmfrom\t%s\t\t\n", below(50),
		    below(3) ? "pass" : "none");
}

int
main(int argc, char **argv)
{
	unsigned n, i, id, more, *address;

	if (argc != 3)
		return 2;
	n = (unsigned)strtoul(argv[1], NULL, 10);
	address = shuffled(n, (unsigned)strtoul(argv[2], NULL, 10));
	puts("source\tmail_auth\torg_name\torg_email\treport_id\tbegin\tend\t"
	    "policy_domain\tp\tsp\tnp\tadkim\taspf\tpct\tfo\ttesting\t"
	    "discovery_method\tsource_ip\tcount\tdisposition\t"
	    "reported_dkim\treported_spf\treported_dmarc\treason_types\t"
	    "reason_comments\theader_from\tenvelope_from\tenvelope_to\t"
	    "dkim_domains\tdkim_selectors\tdkim_results\t"
	    "dkim_human_results\tspf_domains\tspf_scopes\tspf_results\t"
	    "spf_human_results\tquirks");
	for (i = id = more = 0; i < n; i++, more--) {
		/* Most reports have few records, one in ten many. */
		if (more == 0) {
			more = 1 + below(below(10) ? 5 : 300);
			id++;
		}
		put_report(id);
		put_record(id % 40, address[i]);
	}
	free(address);
	return ferror(stdout) || fclose(stdout) != 0 ? 2 : 0;
}
