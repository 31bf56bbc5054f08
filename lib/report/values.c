/* values: the values of report elements, brought into one form. */
#include "report/values.h"

#include "base/num.h"
#include "base/utc.h"
#include "text/domain.h"

#define COUNT_MOST	(UINT64_C(1) << 53)
#define PERIOD_MOST	(25 * 3600)
#define AHEAD_MOST	(2 * UTC_DAY)	/* time zones and wrong clocks */

static bool
has_upper(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return true;
	return false;
}

struct bytes
value_keyword(struct arena *a, struct bytes s, struct quirks *q)
{
	char *p;
	size_t i;

	if (!has_upper(s))
		return s;
	quirk_set(q, QUIRK_CASE);
	p = arena_new(a, s.n);
	for (i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ?
		    (char)(s.p[i] | 0x20) : s.p[i];
	return (struct bytes){ p, s.n };
}

bool
value_among(struct bytes word, const char *list)
{
	const char *blank;
	size_t n;

	for (;; list += n + 1) {
		blank = strchr(list, ' ');
		n = blank ? (size_t)(blank - list) : strlen(list);
		if (word.n == n && memcmp(word.p, list, n) == 0)
			return true;
		if (blank == NULL)
			return false;
	}
}

struct bytes
value_domain(struct arena *a, struct bytes s, struct quirks *q)
{
	char out[DOMAIN_TEXT];
	struct bytes host = s;
	size_t n;

	while ((n = bytes_find(host, BYTES("@"), 0)) < host.n)
		host = bytes_from(host, n + 1);
	if (host.n != s.n) {
		quirk_set(q, QUIRK_DOMAIN);
		if (host.n && host.p[host.n - 1] == '>')
			host.n--;
	}
	if (host.n == 0)
		return s;
	n = domain_normal(host, out);
	if (n == host.n && memcmp(out, host.p, n) == 0)
		return host;
	if (n != 0)
		return arena_copy(a, (struct bytes){ out, n });
	if (s.n != 0)
		quirk_set(q, QUIRK_DOMAIN);
	return s;
}

struct bytes
value_mail_domain(struct arena *a, struct bytes s)
{
	struct quirks ignored = { { 0, 0 } };

	if (bytes_find(s, BYTES("@"), 0) == s.n)
		return BYTES_NONE;
	return value_domain(a, s, &ignored);
}

/* Digits, and behind them perhaps a point and more digits. */
static bool
take_number(struct bytes s, uint64_t *n, bool *fraction, bool *zeros)
{
	size_t point = bytes_find(s, BYTES("."), 0), i;

	*fraction = point < s.n;
	*zeros = true;
	for (i = point + 1; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (s.p[i] != '0')
			*zeros = false;
	}
	return num_parse(bytes_first(s, point), n);
}

int64_t
value_seconds(struct bytes s, struct quirks *q)
{
	bool fraction, zeros;
	uint64_t n;
	int64_t t;

	if (take_number(s, &n, &fraction, &zeros)) {
		if (fraction)
			quirk_set(q, QUIRK_DATE_FORM);
		/* 13 digits are milliseconds, 16 are microseconds. */
		while (n >= UINT64_C(100000000000)) {
			quirk_set(q, QUIRK_DATE_FORM);
			n /= 1000;
		}
		if (n != 0 && n <= (uint64_t)UTC_MAX)
			return (int64_t)n;
	} else if (utc_parse(s, &t)) {
		quirk_set(q, QUIRK_DATE_FORM);
		return t;
	}
	quirk_set(q, QUIRK_DATE_UNKNOWN);
	return -1;
}

/* Takes [ ], %zone and :port off an address. */
static struct bytes
bare_address(struct bytes s)
{
	size_t end;

	if (s.n && s.p[0] == '[') {
		s = bytes_from(s, 1);
		s = bytes_first(s, bytes_find(s, BYTES("]"), 0));
	}
	s = bytes_first(s, bytes_find(s, BYTES("%"), 0));
	s = bytes_first(s, bytes_find(s, BYTES(" "), 0));
	end = bytes_find(s, BYTES(":"), 0);
	if (end < s.n && bytes_find(s, BYTES(":"), end + 1) == s.n)
		s = bytes_first(s, end);
	return s;
}

bool
value_ip(struct bytes s, struct ip *ip, struct quirks *q)
{
	if (ip_parse(s, ip))
		return true;
	quirk_set(q, QUIRK_SOURCE_IP);
	return ip_parse(bare_address(s), ip);
}

uint64_t
value_count(struct bytes s, struct quirks *q)
{
	bool fraction, zeros;
	uint64_t n;

	if (!take_number(s, &n, &fraction, &zeros) || !zeros ||
	    n > COUNT_MOST) {
		quirk_set(q, QUIRK_COUNT);
		return 0;
	}
	if (fraction)
		quirk_set(q, QUIRK_COUNT);
	return n;
}

struct bytes
value_id(struct bytes s)
{
	if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
		return bytes_trim((struct bytes){ s.p + 1, s.n - 2 });
	return s;
}

void
value_period(int64_t begin, int64_t end, struct quirks *q)
{
	if (utc_far(begin, end))
		quirk_set(q, QUIRK_FAR_PERIOD);
	if (begin < 0 || end < 0)
		return;
	if (end < begin)
		quirk_set(q, QUIRK_DATE_ORDER);
	else if (end - begin > PERIOD_MOST)
		quirk_set(q, QUIRK_LONG_PERIOD);
}

void
value_sent(int64_t end, int64_t sent, struct quirks *q)
{
	if (sent >= 0 && end > sent + AHEAD_MOST)
		quirk_set(q, QUIRK_FAR_PERIOD);
}

void
value_mailed(int64_t end, struct bytes mail_date, struct quirks *q)
{
	int64_t sent;

	if (utc_parse(mail_date, &sent))
		value_sent(end, sent, q);
}
