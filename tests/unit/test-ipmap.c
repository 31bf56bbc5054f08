/* test-ipmap: the longest network that has an address (base/ipmap.h). */
#include "base/ipmap.h"

#include "tap.h"

static struct ip
address(const char *text)
{
	struct ip ip = { { 0 } };

	if (!ip_parse(bytes_of(text), &ip))
		ok(false, text);
	return ip;
}

static void
add(struct ipmap *m, const char *text, uint32_t value)
{
	struct ip_net net;

	if (ip_net_parse(bytes_of(text), &net))
		ipmap_add(m, net, value);
	else
		ok(false, text);
}

static void
find(const struct ipmap *m, const char *text, int64_t want)
{
	struct ip ip = address(text);
	uint32_t got = ipmap_find(m, &ip);

	tap_num(got == IPMAP_NONE ? -1 : (int64_t)got, want, text);
}

static void
few(void)
{
	struct ipmap m = { 0 };

	ipmap_build(&m);
	find(&m, "192.0.2.1", -1);
	add(&m, "192.0.2.128/25", 2);
	add(&m, "2001:db8:1::/48", 6);
	add(&m, "192.0.2.0/24", 1);
	add(&m, "198.51.100.0/24", 9);
	add(&m, "192.0.2.200", 3);
	add(&m, "2001:db8::/32", 5);
	add(&m, "192.0.2.0/26", 4);
	add(&m, "198.51.100.0/24", 0);
	ipmap_build(&m);
	find(&m, "192.0.1.255", -1);
	find(&m, "192.0.2.0", 4);
	find(&m, "192.0.2.63", 4);
	find(&m, "192.0.2.64", 1);
	find(&m, "192.0.2.127", 1);
	find(&m, "192.0.2.128", 2);
	find(&m, "192.0.2.200", 3);
	find(&m, "192.0.2.201", 2);
	find(&m, "192.0.3.0", -1);
	find(&m, "198.51.100.7", 0);
	find(&m, "2001:db7:ffff::", -1);
	find(&m, "2001:db8::", 5);
	find(&m, "2001:db8:1:2::3", 6);
	find(&m, "2001:db8:2::", 5);
	find(&m, "2001:db9::", -1);
	find(&m, "::ffff:192.0.2.65", 1);
	ipmap_free(&m);
}

/* All addresses of 192.0.2.0/24 against a look at every network. */
static void
many(void)
{
	enum { NETS = 300 };
	struct ip_net net[NETS];
	struct ipmap m = { 0 };
	struct ip ip = address("192.0.2.0");
	uint32_t seed = 1, want, wrong = 0;
	int i, host;

	for (i = 0; i < NETS; i++) {
		seed = seed * 1103515245 + 12345;
		net[i].ip = ip;
		net[i].ip.a[15] = (uint8_t)(seed >> 16);
		net[i].bits = 121 + (seed >> 24) % 8;
		ip_mask(&net[i].ip, net[i].bits);
		ipmap_add(&m, net[i], (uint32_t)i);
	}
	ipmap_build(&m);
	for (host = 0; host < 256; host++) {
		ip.a[15] = (uint8_t)host;
		want = IPMAP_NONE;
		for (i = 0; i < NETS; i++)
			if (ip_net_has(&net[i], &ip) && (want == IPMAP_NONE ||
			    net[i].bits >= net[want].bits))
				want = (uint32_t)i;
		wrong += ipmap_find(&m, &ip) != want;
	}
	tap_num(wrong, 0, "the longest one, the last of equals");
	ipmap_free(&m);
}

int
main(void)
{
	few();
	many();
	return tap_done();
}
