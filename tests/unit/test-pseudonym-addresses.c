/*
 * test-pseudonym-addresses: prefixes of addresses stay in common, and no
 * more than these (pseudonym/addresses.h).
 */
#include "base/num.h"

#include "pseudonym.h"

#define KEY	"a key for tests, of no use"

enum { ADDRESSES = 600 };

/* Addresses that have from 0 to 128 bits in common: one after the other. */
static struct ip
address(unsigned i)
{
	static const char *const near[] = {
		"192.0.2.1", "198.51.100.7", "10.0.0.1", "192.168.3.4",
		"209.85.200.1", "2001:db8::1", "2a00:1450:4000::5", "fe80::1",
		"2001:db8:ffff::2", "64:ff9b::c000:201", "::1", "127.0.0.1"
	};
	struct ip ip = { { 0 } };
	unsigned bit;

	ip_parse(bytes_of(near[i % COUNT(near)]), &ip);
	/* Another bit of it, and what is behind it. */
	bit = ip_is_v4(&ip) ? 96 + i / COUNT(near) * 7 % 32 :
	    i / COUNT(near) * 11 % 128;
	ip.a[bit / 8] ^= (uint8_t)(0x80 >> bit % 8);
	if (i % 3 == 0)
		ip.a[15] ^= (uint8_t)i;
	return ip;
}

static unsigned
common(const struct ip *a, const struct ip *b)
{
	unsigned n = 0;

	while (n < 128 && ((a->a[n / 8] ^ b->a[n / 8]) << n % 8 & 0x80) == 0)
		n++;
	return n;
}

static void
prefixes(struct scene *s, const char *what)
{
	struct ip before[ADDRESSES], after[ADDRESSES];
	unsigned i, k, bad = 0, families = 0;

	for (i = 0; i < ADDRESSES; i++) {
		before[i] = address(i);
		after[i] = addresses_map(&s->work.prose.addresses,
		    &before[i]);
		families += ip_is_v4(&before[i]) != ip_is_v4(&after[i]);
	}
	for (i = 0; i < ADDRESSES; i++)
		for (k = 0; k < ADDRESSES; k++)
			bad += ip_is_v4(&before[i]) == ip_is_v4(&before[k]) &&
			    common(&before[i], &before[k]) !=
			    common(&after[i], &after[k]);
	printf("# %s\n", what);
	tap_num(bad, 0, "every two have as many bits in common as before");
	tap_num(families, 0, "families stay apart");
}

/* All of 198.51.100.0/24 and 2001:db8::/120, each once. */
static void
bijection(struct scene *s)
{
	bool v4[256] = { false }, v6[256] = { false };
	struct ip ip, out;
	int i, n4 = 0, n6 = 0;

	for (i = 0; i < 256; i++) {
		ip_parse(BYTES("198.51.100.0"), &ip);
		ip.a[15] = (uint8_t)i;
		out = addresses_map(&s->work.prose.addresses, &ip);
		n4 += !v4[out.a[15]];
		v4[out.a[15]] = true;
		ip_parse(BYTES("2001:db8::"), &ip);
		ip.a[15] = (uint8_t)i;
		out = addresses_map(&s->work.prose.addresses, &ip);
		n6 += !v6[out.a[15]];
		v6[out.a[15]] = true;
	}
	tap_num(n4, 256, "256 addresses become 256, IPv4");
	tap_num(n6, 256, "256 addresses become 256, IPv6");
}

static struct bytes
cell(struct scene *s, const char *text)
{
	return scene_cell(s, CLASS_ADDRESS, false, bytes_of(text));
}

static void
in(struct scene *s, const char *text, const char *net, bool want)
{
	struct ip_net n;
	struct ip ip = { { 0 } };
	bool good = ip_net_parse(bytes_of(net), &n) &&
	    ip_parse(cell(s, text), &ip);

	ok(good && ip_net_has(&n, &ip) == want, text);
}

/* What is nobody's stays what it is; what is kept, where it is. */
static void
ranges(struct scene *s, struct scene *all)
{
	tap_bytes(cell(s, "127.0.0.1"), BYTES("127.0.0.1"), "loopback");
	tap_bytes(cell(s, "::1"), BYTES("::1"), "loopback, IPv6");
	tap_bytes(cell(s, "0.0.0.0"), BYTES("0.0.0.0"), "no address");
	in(s, "10.1.2.3", "10.0.0.0/8", true);
	in(s, "172.31.255.1", "172.16.0.0/12", true);
	in(s, "172.32.0.1", "172.16.0.0/12", false);
	in(s, "192.168.1.1", "192.168.0.0/16", true);
	in(s, "fe80::1:2", "fe80::/10", true);
	in(s, "fd00::1", "fc00::/7", true);
	in(s, "209.85.200.1", "209.85.128.0/17", true);
	in(s, "2a00:1450:4000::5", "2a00:1450:4000::/36", true);
	in(all, "209.85.200.1", "209.85.128.0/17", false);
	in(all, "10.1.2.3", "10.0.0.0/8", true);
	in(s, "192.0.2.1", "192.0.2.0/24", false);
	in(s, "2001:db8::1", "2001:db8::/32", false);
	ok(!bytes_equal(cell(s, "10.1.2.3"), BYTES("10.1.2.3")),
	    "in a private network it is not the same");
}

/* A network is where its addresses are. */
static void
networks(struct scene *s)
{
	static const char *const rows[][2] = {
		{ "198.51.100.0/24", "198.51.100.77" },
		{ "198.51.100.64/26", "198.51.100.77" },
		{ "198.51.96.0/19", "198.51.100.77" },
		{ "0.0.0.0/0", "198.51.100.77" },
		{ "198.51.100.77/32", "198.51.100.77" },
		{ "2001:db8:1::/48", "2001:db8:1:2::3" },
		{ "2001:db8::/29", "2001:db8:1:2::3" },
		{ "::/0", "2001:db8:1:2::3" },
		{ "10.0.0.0/8", "10.9.8.7" },
		{ "10.8.0.0/13", "10.9.8.7" },
	};
	struct ip_net before, after;
	struct ip ip = { { 0 } };
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		ok(ip_net_parse(bytes_of(rows[i][0]), &before) &&
		    ip_net_parse(cell(s, rows[i][0]), &after) &&
		    ip_parse(cell(s, rows[i][1]), &ip) &&
		    ip_net_has(&after, &ip) && after.bits == before.bits,
		    rows[i][0]);
	ok(!ip_parse(cell(s, "no address"), &ip), "no address is none");
	ok(!ip_parse(cell(s, "192.0.2.1/33"), &ip), "nor is this");
}

static void
systems(struct scene *s)
{
	struct bytes a = scene_cell(s, CLASS_AS, false, BYTES("64496"));
	struct bytes b = scene_cell(s, CLASS_AS, false, BYTES("64497"));
	uint64_t n;

	ok(num_parse(a, &n) && n <= UINT32_MAX, "an AS number is a number");
	ok(!bytes_equal(a, b) && !bytes_equal(a, BYTES("64496")),
	    "and another one");
	a = scene_cell(s, CLASS_AS, false, BYTES("4294967296"));
	ok(!num_parse(a, &n), "one that is none does not become one");
}

int
main(void)
{
	struct scene s, all, other;

	scene_start(&s, KEY, true);
	scene_start(&all, KEY, false);
	scene_start(&other, KEY "!", false);
	prefixes(&s, "networks of services kept");
	prefixes(&all, "only those of nobody kept");
	bijection(&s);
	ranges(&s, &all);
	networks(&s);
	systems(&s);
	/* So that no version of these programs gives others by accident. */
	tap_bytes(cell(&all, "198.51.100.7"),
	    BYTES("197.220.251.144"), "IPv4");
	tap_bytes(cell(&all, "2001:db8::7"),
	    BYTES("31f0:320a:9dca:da4c:fa84:9a2f:47c5:49b0"), "IPv6");
	ok(!bytes_equal(cell(&all, "198.51.100.7"),
	    cell(&other, "198.51.100.7")), "another key, another address");
	scene_end(&s);
	scene_end(&all);
	scene_end(&other);
	return tap_done();
}
