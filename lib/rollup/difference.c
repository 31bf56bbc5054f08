/* difference: what became of one key between two times, as one word. */
#include "rollup/difference.h"

#include "base/num.h"

static const char *const words[DIFFERENCES] = {
	[DIFFERENCE_NEW] = "new",
	[DIFFERENCE_GONE] = "gone",
	[DIFFERENCE_WORSE] = "worse",
	[DIFFERENCE_BETTER] = "better",
	[DIFFERENCE_MORE] = "more",
	[DIFFERENCE_LESS] = "less",
	[DIFFERENCE_SAME] = "same",
};

/* A number of 128 bits. */
struct wide {
	uint64_t	high, low;
};

static struct wide
product(uint64_t a, uint64_t b)
{
	uint64_t a0 = a & UINT32_MAX, a1 = a >> 32;
	uint64_t b0 = b & UINT32_MAX, b1 = b >> 32;
	uint64_t low = a0 * b0;
	uint64_t middle = a1 * b0 + (low >> 32);
	uint64_t carry = a0 * b1 + (middle & UINT32_MAX);

	return (struct wide){ a1 * b1 + (middle >> 32) + (carry >> 32),
	    carry << 32 | (low & UINT32_MAX) };
}

/* <0, 0, >0 as a * b is less than, equal to, more than c * d. */
static int
compare_products(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	struct wide x = product(a, b), y = product(c, d);

	if (x.high != y.high)
		return x.high < y.high ? -1 : 1;
	return x.low < y.low ? -1 : x.low > y.low;
}

static uint64_t
decided(const struct difference_counts *c)
{
	uint64_t sum = c->pass;

	num_add(&sum, c->fail);
	return sum;
}

/*
 * So small that products of two fit; of more than 2^30 messages the share
 * is then known to one part in 2^29.
 */
static struct difference_counts
reduced(struct difference_counts c)
{
	while ((c.pass | c.fail) >> 30 != 0) {
		c.pass >>= 1;
		c.fail >>= 1;
	}
	return c;
}

/* -1 worse, 1 better, 0 when the share moved by less than the threshold. */
static int
share_moved(const struct difference_limits *limits,
    const struct difference_counts *before,
    const struct difference_counts *now)
{
	struct difference_counts a = reduced(*before), b = reduced(*now);
	uint64_t least = limits->min_messages > 1 ? limits->min_messages : 1;
	uint64_t was, is, moved;

	if (decided(before) < least || decided(now) < least)
		return 0;
	was = a.pass * decided(&b);
	is = b.pass * decided(&a);
	moved = was > is ? was - is : is - was;
	if (moved == 0 || compare_products(moved, 100 * DIFFERENCE_THOUSAND,
	    limits->points, decided(&a) * decided(&b)) < 0)
		return 0;
	return was > is ? -1 : 1;
}

/* Are a messages in a_days at least `factor` times b in b_days, and more? */
static bool
multiplied(uint64_t factor, uint64_t a, uint64_t a_days, uint64_t b,
    uint64_t b_days)
{
	return compare_products(a, b_days, b, a_days) > 0 &&
	    compare_products(a, b_days * DIFFERENCE_THOUSAND,
	    b, a_days * factor) >= 0;
}

enum difference
difference_of(const struct difference_limits *limits,
    const struct difference_counts *before,
    const struct difference_counts *now)
{
	uint64_t was = before->messages, is = now->messages;
	int moved;

	if ((was < limits->min_messages && is < limits->min_messages) ||
	    (was == 0 && is == 0))
		return DIFFERENCE_SAME;
	if (was == 0)
		return DIFFERENCE_NEW;
	if (is == 0)
		return DIFFERENCE_GONE;
	moved = share_moved(limits, before, now);
	if (moved != 0)
		return moved < 0 ? DIFFERENCE_WORSE : DIFFERENCE_BETTER;
	if (multiplied(limits->factor, is, limits->new_days, was,
	    limits->old_days))
		return DIFFERENCE_MORE;
	if (multiplied(limits->factor, was, limits->old_days, is,
	    limits->new_days))
		return DIFFERENCE_LESS;
	return DIFFERENCE_SAME;
}

struct bytes
difference_word(enum difference d)
{
	return bytes_of(words[d]);
}

static size_t
find_word(struct bytes word)
{
	size_t d;

	for (d = 0; d < DIFFERENCES; d++)
		if (bytes_equal(word, bytes_of(words[d])))
			break;
	return d;
}

bool
difference_words(struct bytes list, unsigned *set, struct bytes *wrong)
{
	size_t comma, d;

	for (;;) {
		comma = bytes_find(list, BYTES(","), 0);
		*wrong = bytes_first(list, comma);
		d = find_word(*wrong);
		if (d == DIFFERENCES)
			return false;
		*set |= 1U << d;
		if (comma == list.n)
			return true;
		list = bytes_from(list, comma + 1);
	}
}

bool
difference_decimal(struct bytes s, uint64_t least, uint64_t most,
    uint64_t *out)
{
	size_t point = bytes_find(s, BYTES("."), 0);
	struct bytes fraction = bytes_from(s, point + 1);
	uint64_t whole, parts = 0, scale = DIFFERENCE_THOUSAND;
	size_t i;

	if (!num_parse(bytes_first(s, point), &whole) || whole > most)
		return false;
	if (point < s.n && (fraction.n > 3 || !num_parse(fraction, &parts)))
		return false;
	for (i = 0; i < fraction.n; i++)
		scale /= 10;
	parts = whole * DIFFERENCE_THOUSAND + parts * scale;
	if (parts < least * DIFFERENCE_THOUSAND ||
	    parts > most * DIFFERENCE_THOUSAND)
		return false;
	*out = parts;
	return true;
}
