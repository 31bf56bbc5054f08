/* ip: addresses of both families in one shape, and networks. */
#include "base/ip.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include "base/num.h"

static const uint8_t mapped[12] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

/* Dotted decimal, four numbers, leading zeros read as decimal. */
static bool
parse_v4(struct bytes s, uint8_t out[4])
{
	unsigned v, digits, part;
	size_t i = 0;

	for (part = 0; part < 4; part++) {
		if (part > 0 && (i >= s.n || s.p[i++] != '.'))
			return false;
		v = digits = 0;
		while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
			v = v * 10 + (unsigned)(s.p[i++] - '0');
			if (++digits > 3)
				return false;
		}
		if (digits == 0 || v > 255)
			return false;
		out[part] = (uint8_t)v;
	}
	return i == s.n;
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

size_t
ip_format(const struct ip *ip, char out[IP_TEXT])
{
	size_t n = 0;
	int i;

	if (!ip_is_v4(ip)) {
		if (inet_ntop(AF_INET6, ip->a, out, IP_TEXT) == NULL)
			out[0] = '\0';
		return strlen(out);
	}
	for (i = 12; i < 16; i++) {
		n += num_format(ip->a[i], out + n);
		out[n++] = '.';
	}
	out[--n] = '\0';
	return n;
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
