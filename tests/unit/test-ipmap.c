/* test-ipmap: the longest prefix wins (base/ipmap.h). */
#include "base/ipmap.h"

#include "tap.h"

static struct ip_net
net(const char *text)
{
	struct ip_net n = { 0 };

	if (!ip_net_parse(bytes_of(text), &n))
		printf("# not a network: %s\n", text);
	return n;
}

static void
add(struct ipmap *m, const char *text, uint32_t value)
{
	struct ip_net n = net(text);

	ipmap_add(m, &n, value);
}

static int64_t
find(const struct ipmap *m, const char *text)
{
	struct ip_net n = net(text);
	uint32_t value = ipmap_find(m, &n.ip);

	return value == IPMAP_NONE ? -1 : (int64_t)value;
}

static int64_t
find_net(const struct ipmap *m, const char *text)
{
	struct ip_net n = net(text);
	uint32_t value = ipmap_find_net(m, &n);

	return value == IPMAP_NONE ? -1 : (int64_t)value;
}

static void
nested(void)
{
	struct ipmap m = { 0 };

	add(&m, "192.0.2.128/25", 3);
	add(&m, "192.0.2.0/24", 1);
	add(&m, "192.0.2.7", 2);
	add(&m, "2001:db8::/32", 4);
	add(&m, "2001:db8:0:1::/64", 5);
	add(&m, "198.51.100.0/24", 6);
	add(&m, "198.51.100.64/26", IPMAP_NONE);
	ipmap_build(&m);
	tap_num(find(&m, "192.0.2.0"), 1, "first address");
	tap_num(find(&m, "192.0.2.6"), 1, "before a narrower one");
	tap_num(find(&m, "192.0.2.7"), 2, "one address alone");
	tap_num(find(&m, "192.0.2.8"), 1, "behind it the wider one goes on");
	tap_num(find(&m, "192.0.2.128"), 3, "a half");
	tap_num(find(&m, "192.0.2.255"), 3, "last address");
	tap_num(find(&m, "192.0.3.0"), -1, "behind the last");
	tap_num(find(&m, "192.0.1.255"), -1, "before the first");
	tap_num(find(&m, "::ffff:192.0.2.7"), 2, "a mapped address");
	tap_num(find(&m, "2001:db8:0:1::9"), 5, "IPv6, narrow");
	tap_num(find(&m, "2001:db8:0:2::"), 4, "IPv6, behind it");
	tap_num(find(&m, "198.51.100.63"), 6, "before what is taken out");
	tap_num(find(&m, "198.51.100.64"), -1, "taken out");
	tap_num(find(&m, "198.51.100.128"), 6, "behind what is taken out");
	tap_num(find_net(&m, "192.0.2.0/30"), 1, "a network of one value");
	tap_num(find_net(&m, "192.0.2.128/25"), 3, "exactly one");
	tap_num(find_net(&m, "192.0.2.0/24"), -1, "of several values");
	tap_num(find_net(&m, "203.0.113.0/24"), -1, "of none");
	tap_num(find_net(&m, "192.0.0.0/16"), -1, "half outside");
	ipmap_free(&m);
}

static void
edges(void)
{
	struct ipmap m = { 0 };

	ipmap_build(&m);
	tap_num(find(&m, "192.0.2.1"), -1, "an empty map");
	tap_num(find_net(&m, "192.0.2.0/24"), -1, "an empty map, a network");
	ipmap_free(&m);
	add(&m, "::/0", 1);
	add(&m, "0.0.0.0/0", 2);
	add(&m, "ffff::/16", 3);
	add(&m, "255.255.255.255", 4);
	ipmap_build(&m);
	tap_num(find(&m, "::"), 1, "the first of all addresses");
	tap_num(find(&m, "0.0.0.0"), 2, "all of IPv4");
	tap_num(find(&m, "255.255.255.254"), 2, "nearly the end of IPv4");
	tap_num(find(&m, "255.255.255.255"), 4, "the end of IPv4");
	tap_num(find(&m, "::1:0:0:0"), 1, "behind IPv4");
	tap_num(find(&m, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), 3,
	    "the last of all addresses");
	tap_num(find_net(&m, "0.0.0.0/1"), 2, "half of IPv4");
	ipmap_free(&m);
}

static void
doubles(void)
{
	struct ipmap m = { 0 };

	add(&m, "192.0.2.0/24", 1);
	add(&m, "192.0.2.0/24", 2);
	add(&m, "192.0.2.0/25", 3);
	add(&m, "192.0.2.0/24", 4);
	add(&m, "192.0.2.128/25", 4);
	add(&m, "192.0.3.0/24", 4);
	ipmap_build(&m);
	tap_num(find(&m, "192.0.2.1"), 3, "the narrower of two");
	tap_num(find(&m, "192.0.2.200"), 4, "the last of three");
	tap_num(find_net(&m, "192.0.2.128/25"), 4, "a network of it");
	tap_num((int64_t)m.n, 3, "equal neighbours are one range");
	ipmap_free(&m);
}

/* A slow look-up that cannot be wrong. */
static int64_t
slow(const struct ip_net *nets, int n, const struct ip *ip)
{
	int i, best = -1;

	for (i = 0; i < n; i++)
		if (ip_net_has(&nets[i], ip) &&
		    (best < 0 || nets[i].bits >= nets[best].bits))
			best = i;
	return best;
}

/* Networks and addresses in a small space, so that they meet often. */
static struct ip
any_ip(uint64_t *x)
{
	struct ip ip = net("192.0.2.0").ip;

	*x = *x * 6364136223846793005u + 1442695040888963407u;
	ip.a[15] = (uint8_t)(*x >> 40);
	ip.a[14] = (uint8_t)(*x >> 48) & 3;
	return ip;
}

static void
against_slow(void)
{
	enum { NETS = 40, ROUNDS = 200 };
	struct ip_net nets[NETS];
	struct ipmap m;
	struct ip ip;
	uint64_t x = 1;
	uint32_t got;
	int round, i, wrong = 0;

	for (round = 0; round < ROUNDS; round++) {
		m = (struct ipmap){ 0 };
		for (i = 0; i < NETS; i++) {
			nets[i].ip = any_ip(&x);
			nets[i].bits = 116 + (unsigned)(x >> 33) % 13;
			ip_mask(&nets[i].ip, nets[i].bits);
			ipmap_add(&m, &nets[i], (uint32_t)i);
		}
		ipmap_build(&m);
		for (i = 0; i < 500; i++) {
			ip = any_ip(&x);
			got = ipmap_find(&m, &ip);
			wrong += slow(nets, NETS, &ip) !=
			    (got == IPMAP_NONE ? -1 : (int64_t)got);
		}
		ipmap_free(&m);
	}
	tap_num(wrong, 0, "100000 look-ups as one after the other finds them");
}

int
main(void)
{
	nested();
	edges();
	doubles();
	against_slow();
	return tap_done();
}
