/* percent: shares of messages or sessions, as thresholds and as text. */
#include "base/percent.h"

#include "base/num.h"

enum { ALL = 1000 };		/* tenths of a percent */

/* Reads t; false when it is none. */
static bool
read_percent(struct bytes t, unsigned *tenths)
{
	size_t dot = bytes_find(t, BYTES("."), 0);
	struct bytes rest = bytes_from(t, dot + 1);
	uint64_t whole, part = 0;

	if (!num_parse(bytes_first(t, dot), &whole) || whole > ALL / 10 ||
	    (dot < t.n && (rest.n != 1 || !num_parse(rest, &part))))
		return false;
	*tenths = (unsigned)(whole * 10 + part);
	return *tenths <= ALL;
}

const char *
threshold_percent(struct bytes t)
{
	unsigned tenths;

	return read_percent(t, &tenths) ? NULL :
	    "the threshold must be 0 to 100 percent, with one decimal at "
	    "most and without a sign";
}

unsigned
percent_value(struct bytes t)
{
	unsigned tenths;

	return read_percent(t, &tenths) ? tenths : 0;
}

/* Both by the same power of two, so that products stay below 2^64. */
static void
shorten(uint64_t *part, uint64_t *whole)
{
	while (*whole >> 50 != 0 || *part >> 50 != 0) {
		*part >>= 1;
		*whole >>= 1;
	}
}

bool
percent_reaches(uint64_t part, uint64_t whole, unsigned tenths)
{
	shorten(&part, &whole);
	return part * ALL >= whole * tenths;
}

bool
percent_exceeds(uint64_t part, uint64_t whole, unsigned tenths)
{
	shorten(&part, &whole);
	return part * ALL > whole * tenths;
}

int
percent_share(uint64_t part, uint64_t whole)
{
	uint64_t tenths;

	if (whole == 0)
		return -1;
	if (part >= whole)
		return ALL;
	if (part == 0)
		return 0;
	shorten(&part, &whole);
	tenths = part * ALL / whole;
	if (tenths >= ALL)
		return ALL - 1;
	return tenths == 0 ? 1 : (int)tenths;
}

void
buf_percent(struct buf *b, uint64_t part, uint64_t whole)
{
	int tenths = percent_share(part, whole);

	if (tenths < 0)
		return;
	buf_num(b, (uint64_t)tenths / 10);
	buf_byte(b, '.');
	buf_num(b, (uint64_t)tenths % 10);
	buf_adds(b, " %");
}
