/* test-difference: what a key's change is called (rollup/difference.h). */
#include "rollup/difference.h"

#include "tap.h"

#define ALL	UINT64_MAX
#define P	DIFFERENCE_THOUSAND

/* The defaults: any message, twice as many, ten points, counts as they are. */
static const struct difference_limits usual = { 1, 2 * P, 10 * P, 1, 1 };

static void
is(const struct difference_limits *limits, struct difference_counts before,
    struct difference_counts now, const char *want, const char *name)
{
	tap_bytes(difference_word(difference_of(limits, &before, &now)),
	    bytes_of(want), name);
}

/* Messages alone, of which it is not known whether they passed. */
static void
counted(const struct difference_limits *limits, uint64_t was, uint64_t is_now,
    const char *want, const char *name)
{
	is(limits, (struct difference_counts){ was, 0, 0 },
	    (struct difference_counts){ is_now, 0, 0 }, want, name);
}

/* So many passed and failed; as many messages at both times. */
static void
shared(const struct difference_limits *limits, uint64_t pass, uint64_t fail,
    uint64_t new_pass, uint64_t new_fail, const char *want, const char *name)
{
	is(limits, (struct difference_counts){ 100, pass, fail },
	    (struct difference_counts){ 100, new_pass, new_fail }, want,
	    name);
}

static void
messages(void)
{
	struct difference_limits l = usual;

	counted(&l, 0, 0, "same", "no message at all");
	counted(&l, 0, 1, "new", "none, then one");
	counted(&l, 1, 0, "gone", "one, then none");
	counted(&l, 100, 200, "more", "at the factor");
	counted(&l, 100, 199, "same", "one below it");
	counted(&l, 200, 100, "less", "at the factor, down");
	counted(&l, 200, 101, "same", "one above it");
	l.factor = 1500;
	counted(&l, 100, 150, "more", "half as many more");
	counted(&l, 100, 149, "same", "one less than that");
	l.factor = P;
	counted(&l, 100, 101, "more", "a factor of one: any more");
	counted(&l, 101, 100, "less", "any less");
	counted(&l, 100, 100, "same", "but not as many");
	l.min_messages = 50;
	counted(&l, 0, 50, "new", "new, at the least messages");
	counted(&l, 0, 49, "same", "one below them");
	counted(&l, 50, 0, "gone", "gone, at the least messages");
	counted(&l, 49, 0, "same", "one below them");
	counted(&l, 1, 50, "more", "few before, enough now");
	counted(&l, 1, 49, "same", "few at both times");
	l.min_messages = 0;
	counted(&l, 0, 0, "same", "no least messages, and none");
}

static void
shares(void)
{
	struct difference_limits l = usual;

	shared(&l, 90, 10, 80, 20, "worse", "ten points down");
	shared(&l, 900, 100, 801, 199, "same", "not quite ten");
	shared(&l, 80, 20, 90, 10, "better", "ten points up");
	shared(&l, 801, 199, 900, 100, "same", "not quite ten, up");
	shared(&l, 1, 2, 1, 2, "same", "a third, and a third");
	l.points = 0;
	shared(&l, 1, 2, 100, 200, "same", "no move is none at 0 points");
	shared(&l, 1000000, 1, 1000000, 0, "better", "the least move is one");
	l.points = 500;
	shared(&l, 900, 100, 895, 105, "worse", "half a point");
	shared(&l, 900, 100, 896, 104, "same", "less than half a point");
	l.points = 100 * P;
	shared(&l, 1, 0, 0, 1, "worse", "all of it");
	shared(&l, 9, 0, 1, 9, "same", "nearly all of it");
	l.points = 10 * P;
	shared(&l, 10, 0, 0, 0, "same", "nothing decided now");
	shared(&l, 0, 0, 0, 10, "same", "nothing decided before");
	l.min_messages = 50;
	is(&l, (struct difference_counts){ 100, 50, 0 },
	    (struct difference_counts){ 100, 0, 50 }, "worse",
	    "enough decided at both times");
	is(&l, (struct difference_counts){ 100, 50, 0 },
	    (struct difference_counts){ 100, 0, 49 }, "same",
	    "too few decided now");
	is(&l, (struct difference_counts){ 100, 49, 0 },
	    (struct difference_counts){ 200, 0, 200 }, "more",
	    "too few decided before: the messages count");
}

static void
order(void)
{
	is(&usual, (struct difference_counts){ 100, 100, 0 },
	    (struct difference_counts){ 900, 100, 800 }, "worse",
	    "worse goes before more");
	is(&usual, (struct difference_counts){ 900, 100, 800 },
	    (struct difference_counts){ 100, 100, 0 }, "better",
	    "better goes before less");
	is(&usual, (struct difference_counts){ 0, 0, 0 },
	    (struct difference_counts){ 900, 0, 900 }, "new",
	    "new goes before all");
}

static void
days(void)
{
	struct difference_limits l = { 1, 2 * P, 10 * P, 28, 7 };

	counted(&l, 400, 100, "same", "as many a day");
	counted(&l, 400, 200, "more", "twice as many a day");
	counted(&l, 400, 199, "same", "not quite");
	counted(&l, 400, 50, "less", "half as many a day");
	counted(&l, 400, 51, "same", "not quite half");
	counted(&l, 400, 0, "gone", "none is none");
}

/* Products of these do not fit into 64 bits. */
static void
large(void)
{
	struct difference_limits l = usual;

	counted(&l, ALL / 2, ALL, "more", "twice, and one more");
	counted(&l, ALL / 2 + 1, ALL, "same", "twice less one");
	counted(&l, ALL, ALL / 2, "less", "down from the largest");
	counted(&l, 1, ALL, "more", "from one to the largest");
	shared(&l, ALL, ALL, ALL, ALL, "same", "the largest shares");
	shared(&l, ALL, 0, 0, ALL, "worse", "from all to none");
	shared(&l, ALL, 0, ALL / 10 * 8, ALL / 10, "worse",
	    "large shares, eleven points");
	shared(&l, ALL, 0, ALL / 100 * 92, ALL / 100 * 8, "same",
	    "large shares, eight points");
	shared(&l, ALL, 1, 1, 0, "same", "a share that is all but whole");
	l.factor = (uint64_t)DIFFERENCE_FACTOR_MOST * P;
	l.old_days = l.new_days = 10000000;
	counted(&l, 1, DIFFERENCE_FACTOR_MOST, "more", "the largest factor");
	counted(&l, 1, DIFFERENCE_FACTOR_MOST - 1, "same", "one below it");
	counted(&l, ALL, ALL - 1, "same", "the largest numbers");
}

static void
options(void)
{
	static const char *const bad[] = { "", ".", "1.", ".5", "1.5000",
		"1,5", "-1", "1e1", "0.999", "100.001", "101", "x",
		"99999999999999999999" };
	static const char *const words[] = { "", "new,", ",new", "new,,gone",
		"New", "newer", "new gone" };
	uint64_t n = 7;
	unsigned set = 0;
	struct bytes wrong;
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		if (difference_decimal(bytes_of(bad[i]), 1, 100, &n))
			break;
	ok(i == COUNT(bad) && n == 7, "what is no decimal in range is none");
	ok(difference_decimal(BYTES("1"), 1, 100, &n) && n == 1000, "one");
	ok(difference_decimal(BYTES("1.5"), 1, 100, &n) && n == 1500, "1.5");
	ok(difference_decimal(BYTES("1.05"), 1, 100, &n) && n == 1050, "1.05");
	ok(difference_decimal(BYTES("0.001"), 0, 100, &n) && n == 1, "0.001");
	ok(difference_decimal(BYTES("100.000"), 1, 100, &n) && n == 100000,
	    "the most");
	for (i = 0; i < COUNT(words); i++)
		if (difference_words(bytes_of(words[i]), &set, &wrong))
			break;
	ok(i == COUNT(words), "what is no list of words is none");
	set = 0;
	ok(difference_words(BYTES("gone,same,gone"), &set, &wrong) &&
	    set == (1U << DIFFERENCE_GONE | 1U << DIFFERENCE_SAME),
	    "a list of words");
}

int
main(void)
{
	messages();
	shares();
	order();
	days();
	large();
	options();
	return tap_done();
}
