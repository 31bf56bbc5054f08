/* ip: addresses of both families in one shape, and networks. */
#include "base/ip.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include "base/num.h"

static const uint8_t mapped[12] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

/* One of the four numbers at *p; leading zeros are read as decimal. */
static inline bool
take_octet(const char **p, const char *end, uint8_t *out)
{
	const char *from = *p, *q = from;
	unsigned v = 0, d;

	while (q < end && (d = (unsigned char)*q - (unsigned)'0') <= 9) {
		if (++q - from > 3)
			return false;
		v = v * 10 + d;
	}
	*p = q;
	*out = (uint8_t)v;
	return q != from && v <= 255;
}

/* Dotted decimal. */
static bool
parse_v4(struct bytes s, uint8_t out[4])
{
	const char *p = s.p, *end = s.p + s.n;
	int part;

	for (part = 0; part < 4; part++)
		if ((part > 0 && (p == end || *p++ != '.')) ||
		    !take_octet(&p, end, &out[part]))
			return false;
	return p == end;
}

bool
ip_parse(struct bytes s, struct ip *out)
{
	char text[IP_TEXT];
	struct ip ip;

	memcpy(ip.a, mapped, sizeof(mapped));
	if (parse_v4(s, ip.a + 12)) {
		*out = ip;
		return true;
	}
	if (s.n == 0 || s.n >= sizeof(text) || memchr(s.p, '\0', s.n))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (inet_pton(AF_INET6, text, ip.a) != 1)
		return false;
	*out = ip;
	return true;
}

bool
ip_is_v4(const struct ip *ip)
{
	return memcmp(ip->a, mapped, sizeof(mapped)) == 0;
}

static char *
put_octet(char *out, unsigned n)
{
	if (n >= 100)
		*out++ = (char)('0' + n / 100);
	if (n >= 10)
		*out++ = (char)('0' + n / 10 % 10);
	*out++ = (char)('0' + n % 10);
	return out;
}

static unsigned
group_of(const struct ip *ip, int i)
{
	return (unsigned)ip->a[2 * i] << 8 | ip->a[2 * i + 1];
}

/* The first of the longest runs of zero groups, two at least; its length. */
static int
longest_zeros(const struct ip *ip, int *at)
{
	int i, run = 0, most = 1;

	*at = 8;
	for (i = 0; i < 8; i++) {
		run = group_of(ip, i) == 0 ? run + 1 : 0;
		if (run > most) {
			most = run;
			*at = i + 1 - run;
		}
	}
	return most;
}

static char *
put_group(char *out, unsigned n)
{
	static const char digit[] = "0123456789abcdef";
	int shift = n > 0xfff ? 12 : n > 0xff ? 8 : n > 0xf ? 4 : 0;

	for (; shift >= 0; shift -= 4)
		*out++ = digit[n >> shift & 15];
	return out;
}

/*
 * RFC 5952 section 4, which is what inet_ntop writes, too, but not a printf
 * for each group.
 */
static size_t
format_v6(const struct ip *ip, char *out)
{
	int i, zeros, most = longest_zeros(ip, &zeros);
	char *p = out;

	for (i = 0; i < 8; i++) {
		if (i == zeros) {
			*p++ = ':';
			i += most - 1;
			if (i == 7)
				*p++ = ':';
			continue;
		}
		if (i > 0)
			*p++ = ':';
		p = put_group(p, group_of(ip, i));
	}
	*p = '\0';
	return (size_t)(p - out);
}

/* Those with an IPv4 address in their text are among these. */
static bool
begins_in_zeros(const struct ip *ip)
{
	static const uint8_t none[10];

	return memcmp(ip->a, none, sizeof(none)) == 0;
}

size_t
ip_format(const struct ip *ip, char out[IP_TEXT])
{
	char *p = out;
	int i;

	if (ip_is_v4(ip)) {
		for (i = 12; i < 16; i++) {
			p = put_octet(p, ip->a[i]);
			*p++ = '.';
		}
		*--p = '\0';
		return (size_t)(p - out);
	}
	if (!begins_in_zeros(ip))
		return format_v6(ip, out);
	if (inet_ntop(AF_INET6, ip->a, out, IP_TEXT) == NULL)
		out[0] = '\0';
	return strlen(out);
}

static size_t
put_text(char *at, const char *text)
{
	size_t n = strlen(text);

	memcpy(at, text, n + 1);
	return n;
}

size_t
ip_reverse(const struct ip *ip, char out[IP_REVERSE])
{
	static const char digit[] = "0123456789abcdef";
	char *p = out;
	int i;

	if (ip_is_v4(ip)) {
		for (i = 15; i >= 12; i--) {
			p = put_octet(p, ip->a[i]);
			*p++ = '.';
		}
		p += put_text(p, "in-addr.arpa");
		return (size_t)(p - out);
	}
	for (i = 15; i >= 0; i--) {
		*p++ = digit[ip->a[i] & 15];
		*p++ = '.';
		*p++ = digit[ip->a[i] >> 4];
		*p++ = '.';
	}
	p += put_text(p, "ip6.arpa");
	return (size_t)(p - out);
}

void
ip_mask(struct ip *ip, unsigned bits)
{
	unsigned i;

	for (i = 0; i < 16; i++) {
		if (bits >= 8 * (i + 1))
			continue;
		if (bits <= 8 * i)
			ip->a[i] = 0;
		else
			ip->a[i] &= (uint8_t)(0xff << (8 * (i + 1) - bits));
	}
}

bool
ip_net_parse(struct bytes s, struct ip_net *out)
{
	size_t slash = bytes_find(s, BYTES("/"), 0);
	uint64_t bits;
	bool v4;

	if (!ip_parse(bytes_first(s, slash), &out->ip))
		return false;
	/* A mapped address has the prefix of its notation. */
	v4 = bytes_find(s, BYTES(":"), 0) == s.n;
	bits = v4 ? 32 : 128;
	if (slash < s.n) {
		uint64_t most = bits;

		if (!num_parse(bytes_from(s, slash + 1), &bits) || bits > most)
			return false;
	}
	out->bits = (unsigned)bits + (v4 ? 96 : 0);
	ip_mask(&out->ip, out->bits);
	return true;
}

bool
ip_net_has(const struct ip_net *net, const struct ip *ip)
{
	struct ip masked = *ip;

	ip_mask(&masked, net->bits);
	return memcmp(masked.a, net->ip.a, sizeof(masked.a)) == 0;
}

size_t
ip_net_format(const struct ip_net *net, char out[IP_TEXT + 4])
{
	bool v4 = ip_is_v4(&net->ip) && net->bits >= 96;
	size_t n = ip_format(&net->ip, out);
	char digits[NUM_TEXT];
	size_t k = num_format(net->bits - (v4 ? 96 : 0), digits);

	out[n++] = '/';
	memcpy(out + n, digits, k);
	out[n + k] = '\0';
	return n + k;
}
