/* test-ip: addresses and networks (base/ip.h). */
#include "base/ip.h"

#include <arpa/inet.h>

#include "tap.h"

static void
form(const char *text, const char *want)
{
	char out[IP_TEXT];
	struct ip ip;
	size_t n = 0;

	if (ip_parse(bytes_of(text), &ip))
		n = ip_format(&ip, out);
	tap_bytes((struct bytes){ out, n }, bytes_of(want),
	    *want ? text : "no address");
	if (n != 0 && out[n] != '\0')
		ok(false, "a NUL behind the text");
}

static void
addresses(void)
{
	form("192.0.2.1", "192.0.2.1");
	form("255.255.255.255", "255.255.255.255");
	form("192.000.002.010", "192.0.2.10");
	form("::ffff:192.0.2.1", "192.0.2.1");
	form("::FFFF:C000:201", "192.0.2.1");
	form("2001:DB8:0:0:0:0:0:1", "2001:db8::1");
	form("::", "::");
	form("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
	    "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
	form("", "");
	form("256.0.2.1", "");
	form("192.0.2", "");
	form("192.0.2.1.1", "");
	form("192.0.2.1 ", "");
	form("192.0.2.0001", "");
	form("[::1]", "");
	form("fe80::1%eth0", "");
	form("192.0.2.1:25", "");
	form("1:2:3:4:5:6:7:8:9", "");
	form("0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0", "");
}

/* Number i of all addresses that have these groups only. */
static struct ip
patterned(unsigned i)
{
	static const unsigned group[] = { 0, 0xf, 0xa0, 0x30c, 0xfffe };
	struct ip ip;
	int k;

	for (k = 0; k < 8; k++, i /= 5) {
		ip.a[2 * k] = (uint8_t)(group[i % 5] >> 8);
		ip.a[2 * k + 1] = (uint8_t)group[i % 5];
	}
	return ip;
}

/* Every place and length of zeros and of groups, as inet_ntop has them. */
static void
as_the_system(void)
{
	char out[IP_TEXT], want[IP_TEXT];
	struct ip ip;
	unsigned i;

	for (i = 0; i < 390625; i++) {
		ip = patterned(i);
		inet_ntop(AF_INET6, ip.a, want, sizeof(want));
		if (ip_format(&ip, out) != strlen(want) ||
		    strcmp(out, want) != 0)
			break;
	}
	if (!ok(i == 390625, "IPv6 texts are those of inet_ntop"))
		printf("#  %s, not %s\n", out, want);
	for (i = 0; i < 256; i++) {
		memcpy(ip.a, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
		memset(ip.a + 12, (int)i, 4);
		inet_ntop(AF_INET, ip.a + 12, want, sizeof(want));
		if (ip_format(&ip, out) != strlen(want) ||
		    strcmp(out, want) != 0)
			break;
	}
	tap_num(i, 256, "IPv4 texts, too");
}

static void
net(const char *text, const char *want)
{
	char out[IP_TEXT + 4];
	struct ip_net net;
	size_t n = 0;

	if (ip_net_parse(bytes_of(text), &net))
		n = ip_net_format(&net, out);
	tap_bytes((struct bytes){ out, n }, bytes_of(want),
	    *want ? text : "no network");
}

static void
networks(void)
{
	net("192.0.2.0/24", "192.0.2.0/24");
	net("192.0.2.77/24", "192.0.2.0/24");
	net("192.0.2.77", "192.0.2.77/32");
	net("192.0.2.77/31", "192.0.2.76/31");
	net("0.0.0.0/0", "0.0.0.0/0");
	net("2001:db8:ffff::/33", "2001:db8:8000::/33");
	net("2001:db8::1", "2001:db8::1/128");
	net("::/0", "::/0");
	net("::ffff:192.0.2.7/120", "192.0.2.0/24");
	net("192.0.2.0/33", "");
	net("2001:db8::/129", "");
	net("192.0.2.0/", "");
	net("192.0.2.0/x", "");
	net("/24", "");
}

static bool
has(const char *text, const char *address)
{
	struct ip_net net;
	struct ip ip;

	return ip_net_parse(bytes_of(text), &net) &&
	    ip_parse(bytes_of(address), &ip) && ip_net_has(&net, &ip);
}

static void
reverse(const char *address, const char *want)
{
	char text[IP_REVERSE];
	struct ip ip;

	ok(ip_parse(bytes_of(address), &ip), address);
	tap_bytes((struct bytes){ text, ip_reverse(&ip, text) },
	    bytes_of(want), "its reverse name");
	tap_num((int64_t)strlen(text), (int64_t)strlen(want),
	    "ends in NUL");
}

int
main(void)
{
	struct ip ip;

	reverse("192.0.2.10", "10.2.0.192.in-addr.arpa");
	reverse("255.255.255.255", "255.255.255.255.in-addr.arpa");
	reverse("2001:db8::567:89ab", "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0."
	    "0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
	addresses();
	as_the_system();
	networks();
	ok(has("192.0.2.0/24", "192.0.2.255"), "an address of a network");
	ok(!has("192.0.2.0/24", "192.0.3.0"), "one past its end");
	ok(!has("192.0.2.0/25", "192.0.2.128"), "one past its half");
	ok(!has("0.0.0.0/0", "2001:db8::1"), "all of IPv4 has no IPv6");
	ok(has("::/0", "192.0.2.1"), "all of IPv6 has the mapped ones");
	ok(has("2001:db8::/32", "2001:db8:ffff::1"), "an IPv6 network");
	ok(ip_parse(BYTES("192.0.2.1"), &ip) && ip_is_v4(&ip), "is IPv4");
	ok(ip_parse(BYTES("::1"), &ip) && !ip_is_v4(&ip), "is IPv6");
	return tap_done();
}
