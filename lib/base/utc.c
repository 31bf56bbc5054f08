/* utc: times as seconds since 1970, and their text. */
#include "base/utc.h"

/* Days since 1970-01-01 of a date in the proleptic Gregorian calendar. */
static int64_t
days_of(int64_t y, int m, int d)
{
	int64_t era, year_of_era, day_of_year;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	year_of_era = y - era * 400;
	day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 -
	    year_of_era / 100 + day_of_year - 719468;
}

struct utc_parts
utc_parts(int64_t t)
{
	int64_t days = t / UTC_DAY, z = days + 719468;
	int64_t era = z / 146097, doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int second = (int)(t % UTC_DAY);
	struct utc_parts p;

	p.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	p.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	p.year = (int)(yoe + era * 400 + (p.month <= 2));
	p.hour = second / 3600;
	p.minute = second / 60 % 60;
	p.second = second % 60;
	p.weekday = (int)((days + 3) % 7 + 1);
	return p;
}

int64_t
utc_time(const struct utc_parts *p)
{
	return days_of(p->year, p->month, p->day) * UTC_DAY +
	    p->hour * 3600 + p->minute * 60 + p->second;
}

/* n, below 100, as two digits. */
static void
put_two(char *out, int n)
{
	out[0] = (char)('0' + n / 10);
	out[1] = (char)('0' + n % 10);
}

void
utc_format(int64_t t, char out[UTC_TEXT])
{
	struct utc_parts p = utc_parts(t);

	memcpy(out, "0000-00-00T00:00:00Z", UTC_TEXT);
	put_two(out, p.year / 100);
	put_two(out + 2, p.year % 100);
	put_two(out + 5, p.month);
	put_two(out + 8, p.day);
	put_two(out + 11, p.hour);
	put_two(out + 14, p.minute);
	put_two(out + 17, p.second);
}

/* Takes exactly width digits off the front of *s. */
static bool
take_digits(struct bytes *s, size_t width, int *out)
{
	size_t i;
	int v = 0;

	if (s->n < width)
		return false;
	for (i = 0; i < width; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		v = v * 10 + (s->p[i] - '0');
	}
	*s = bytes_from(*s, width);
	*out = v;
	return true;
}

static bool
take_char(struct bytes *s, const char *any)
{
	if (s->n == 0 || s->p[0] == '\0' || strchr(any, s->p[0]) == NULL)
		return false;
	*s = bytes_from(*s, 1);
	return true;
}

static bool
possible(const struct utc_parts *p)
{
	static const int last[] = {
		31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = p->year % 4 == 0 &&
	    (p->year % 100 != 0 || p->year % 400 == 0);

	return p->year >= 1970 && p->month >= 1 && p->month <= 12 &&
	    p->day >= 1 && p->day <= last[p->month - 1] &&
	    (p->month != 2 || p->day != 29 || leap) &&
	    p->hour <= 23 && p->minute <= 59 && p->second <= 60;
}

static bool
in_range(int64_t t, int64_t *out)
{
	if (t < 0 || t > UTC_MAX)
		return false;
	*out = t;
	return true;
}

/*
 * Z, or a zone like +01:00, +0100, -00:00: seconds east. A Z behind such a
 * zone is some program's habit and says nothing.
 */
static bool
take_zone(struct bytes *s, int64_t *east)
{
	int hour, minute, sign;

	*east = 0;
	if (s->n == 0 || take_char(s, "Zz"))
		return true;
	sign = s->p[0] == '-' ? -1 : 1;
	if (!take_char(s, "+-") || !take_digits(s, 2, &hour))
		return false;
	take_char(s, ":");
	if (!take_digits(s, 2, &minute) || hour > 23 || minute > 59)
		return false;
	take_char(s, "Zz");
	*east = sign * (hour * 3600 + minute * 60);
	return true;
}

/* Two digits, or something that is none: more than 99. */
static int
two(const char *s)
{
	unsigned a = (unsigned char)s[0] - (unsigned)'0';
	unsigned b = (unsigned char)s[1] - (unsigned)'0';

	return a <= 9 && b <= 9 ? (int)(a * 10 + b) : 10000;
}

/* The one form that utc_format writes, and so nearly all rows have. */
static bool
parse_own(struct bytes s, struct utc_parts *p)
{
	const char *c = s.p;

	if (s.n != UTC_TEXT || c[4] != '-' || c[7] != '-' || c[10] != 'T' ||
	    c[13] != ':' || c[16] != ':' || c[19] != 'Z')
		return false;
	p->year = two(c) * 100 + two(c + 2);
	p->month = two(c + 5);
	p->day = two(c + 8);
	p->hour = two(c + 11);
	p->minute = two(c + 14);
	p->second = two(c + 17);
	return p->year <= 9999;
}

bool
utc_parse(struct bytes s, int64_t *t)
{
	struct utc_parts p = { 0 };
	int64_t east = 0;
	int ignored;

	if (parse_own(s, &p))
		return possible(&p) && in_range(utc_time(&p), t);
	s = bytes_trim(s);
	if (!take_digits(&s, 4, &p.year) || !take_char(&s, "-") ||
	    !take_digits(&s, 2, &p.month) || !take_char(&s, "-") ||
	    !take_digits(&s, 2, &p.day))
		return false;
	if (s.n != 0) {
		if (!take_char(&s, "Tt ") || !take_digits(&s, 2, &p.hour) ||
		    !take_char(&s, ":") || !take_digits(&s, 2, &p.minute))
			return false;
		if (take_char(&s, ":") && !take_digits(&s, 2, &p.second))
			return false;
		if (take_char(&s, ".,"))
			while (take_digits(&s, 1, &ignored))
				;
		while (take_char(&s, " "))
			;
		if (!take_zone(&s, &east) || s.n != 0)
			return false;
	}
	return possible(&p) && in_range(utc_time(&p) - east, t);
}

#define FAR_LENGTH	(45 * UTC_DAY)
#define FAR_BEFORE	INT64_C(1262304000)	/* 2010-01-01 */
#define FAR_AFTER	INT64_C(4102444800)	/* 2100-01-01 */

static bool
is_far(int64_t t)
{
	return t >= 0 && (t < FAR_BEFORE || t > FAR_AFTER);
}

bool
utc_far(int64_t begin, int64_t end)
{
	return is_far(begin) || is_far(end) ||
	    (begin >= 0 && end - begin > FAR_LENGTH);
}

static int
month_of(struct bytes s)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	int m;

	for (m = 0; m < 12; m++)
		if (bytes_equal_nocase(bytes_first(s, 3),
		    (struct bytes){ names + 3 * m, 3 }))
			return m + 1;
	return 0;
}

static void
skip_blanks(struct bytes *s)
{
	while (take_char(s, " \t\r\n"))
		;
}

/* The obsolete zone names of RFC 5322 section 4.3; others are UTC. */
static int64_t
named_zone(struct bytes s)
{
	static const char names[] = "EDTESTCDTCSTMDTMSTPDTPST";
	static const int hours[] = { -4, -5, -5, -6, -6, -7, -7, -8 };
	size_t i;

	for (i = 0; i < 8; i++)
		if (bytes_begin(s, (struct bytes){ names + 3 * i, 3 }))
			return hours[i] * 3600;
	return 0;
}

static bool
take_time_of_day(struct bytes *s, struct utc_parts *p)
{
	if (!take_digits(s, 2, &p->hour) && !take_digits(s, 1, &p->hour))
		return false;
	if (!take_char(s, ":") || !take_digits(s, 2, &p->minute))
		return false;
	return !take_char(s, ":") || take_digits(s, 2, &p->second);
}

bool
utc_parse_mail(struct bytes s, int64_t *t)
{
	struct utc_parts p = { 0 };
	int64_t east;

	/* The name of the day tells nothing. */
	while (s.n && (s.p[0] < '0' || s.p[0] > '9'))
		s = bytes_from(s, 1);
	if (!take_digits(&s, 2, &p.day) && !take_digits(&s, 1, &p.day))
		return false;
	skip_blanks(&s);
	take_char(&s, "-");
	p.month = month_of(s);
	if (p.month == 0)
		return false;
	while (s.n && ((s.p[0] | 0x20) >= 'a' && (s.p[0] | 0x20) <= 'z'))
		s = bytes_from(s, 1);
	skip_blanks(&s);
	take_char(&s, "-");
	if (!take_digits(&s, 4, &p.year)) {
		if (!take_digits(&s, 2, &p.year))
			return false;
		p.year += p.year < 50 ? 2000 : 1900;
	}
	skip_blanks(&s);
	if (!take_time_of_day(&s, &p))
		return false;
	skip_blanks(&s);
	if (s.n && s.p[0] != '+' && s.p[0] != '-')
		east = named_zone(s);
	else if (!take_zone(&s, &east))
		return false;
	return possible(&p) && in_range(utc_time(&p) - east, t);
}

bool
utc_is_rfc3339(struct bytes s)
{
	size_t i = UTC_TEXT - 1;

	if (s.n < UTC_TEXT || s.p[10] != 'T')
		return false;
	while (i < s.n && (s.p[i] == '.' || (s.p[i] >= '0' && s.p[i] <= '9')))
		i++;
	s = bytes_from(s, i);
	return bytes_equal_nocase(s, BYTES("Z")) || (s.n == 6 &&
	    s.p[3] == ':');
}
