/* broke_find: when a sender's mail broke, from its days. */
#include "base/num.h"
#include "base/utc.h"
#include "findings/broke.h"

/* Failing mail of a day that counts. */
static uint64_t
counted(const struct breakable_day *d, bool all)
{
	return all ? d->fail : d->marked;
}

static bool
is_tenth(const struct rules *f, uint64_t fail, uint64_t pass)
{
	uint64_t all = pass;

	num_add(&all, fail);
	return fail != 0 && rules_share(fail, all, f->t->fact_share);
}

/* Did it pass in the days before day i? *usual: messages of a day then. */
static bool
passed_before(const struct rules *f, const struct breakable *b,
    const struct breakable_day *d, size_t i, uint64_t *before)
{
	int64_t from = d[i].day - (int64_t)f->t->broke_days * UTC_DAY;
	uint64_t pass = 0, all;
	size_t k;

	*before = 0;
	for (k = i; k > 0 && d[k - 1].day >= from; k--) {
		num_add(&pass, d[k - 1].pass);
		num_add(before, counted(&d[k - 1], !b->shared));
	}
	all = *before;
	num_add(&all, pass);
	*before = all;
	return all >= f->t->broke_messages &&
	    rules_share(pass, all, f->t->broke_share);
}

enum { WEEK = 7 };

/* Passing mail of each day of the week before day i, and of how many. */
static void
week_before(const struct rules *f, const struct breakable_day *d, size_t i,
    uint64_t pass[WEEK], int64_t *weeks)
{
	int64_t from = d[i].day - (int64_t)f->t->broke_days * UTC_DAY;
	int64_t first = d[i].day;
	size_t k;

	for (k = i; k > 0 && d[k - 1].day >= from; k--) {
		num_add(&pass[d[k - 1].day / UTC_DAY % WEEK], d[k - 1].pass);
		first = d[k - 1].day;
	}
	*weeks = ((d[i].day - first) / UTC_DAY + WEEK - 1) / WEEK;
}

/* Passing mail since day i, on complete days, under half of the usual? */
static bool
has_fallen(const struct rules *f, const struct breakable *b,
    const struct breakable_day *d, size_t n, size_t i)
{
	uint64_t usual[WEEK] = { 0 }, expected = 0, actual = 0;
	int64_t weeks, day;
	size_t k = i;

	week_before(f, d, i, usual, &weeks);
	if (weeks == 0)
		return false;
	for (day = d[i].day; day < f->end; day += UTC_DAY) {
		while (k < n && d[k].day < day)
			k++;
		if (!facts_complete(f->w, b->domain, day))
			continue;
		num_add(&expected, usual[day / UTC_DAY % WEEK]);
		if (k < n && d[k].day == day)
			num_add(&actual, d[k].pass);
	}
	expected /= (uint64_t)weeks;
	return expected != 0 &&
	    !rules_share(actual, expected, f->t->broke_left);
}

/* Sums what failed since day i. */
static void
sum_since(const struct rules *f, const struct breakable_day *d, size_t n,
    size_t i, struct broken *out)
{
	bool any = false;
	size_t k;

	for (k = i; k < n; k++) {
		uint64_t fail = counted(&d[k], out->all);
		const struct witness *seen = out->all ? &d[k].failing :
		    &d[k].marking;

		if (fail > out->worst) {
			out->worst = fail;
			out->one_saw = seen->two == 0;
		}
		num_add(&out->failed, fail);
		num_add(&out->mail, fail);
		num_add(&out->mail, d[k].pass);
		witness_merge(&out->seen, seen);
		out->days += fail != 0;
		any |= fail != 0 && in_window(f, d[k].day);
	}
	if (!any)
		out->failed = 0;
}

/*
 * The day on which the failing ended: mail passed on days since, or as much as
 * came on that day.
 */
static int64_t
mended(const struct rules *f, const struct breakable_day *d, size_t n,
    size_t i, bool all)
{
	uint64_t pass = 0, days = 0, came = 0;
	int64_t last = d[i].day;
	size_t k;

	for (k = i; k < n; k++) {
		if (is_tenth(f, counted(&d[k], all), d[k].pass)) {
			last = d[k].day;
			pass = days = 0;
			came = d[k].pass;
			num_add(&came, counted(&d[k], all));
			continue;
		}
		num_add(&pass, d[k].pass);
		days += d[k].pass != 0;
	}
	return (days >= f->t->fact_days || (days != 0 && pass >= came)) &&
	    pass >= f->t->fact_messages ? last : -1;
}

/* Did it break on day i, as far as the days from there on tell? */
static bool
breaks(const struct rules *f, const struct breakable *b,
    const struct breakable_day *d, size_t n, size_t i, struct broken *out)
{
	uint64_t before, days, former;

	if (d[i].fail == 0 || !passed_before(f, b, d, i, &before))
		return false;
	*out = (struct broken){ .since = d[i].day };
	out->all = has_fallen(f, b, d, n, i);
	/* Anybody can write a d=, so a key is broken when its mail is gone. */
	if (b->key && !out->all)
		return false;
	if (!is_tenth(f, counted(&d[i], out->all), d[i].pass))
		return false;
	sum_since(f, d, n, i, out);
	if (out->failed < f->t->fact_messages ||
	    !rules_share(out->failed, out->mail, f->t->fact_share))
		return false;
	/* One receiver's bad day, and what always fails on the way. */
	if (out->one_saw &&
	    out->failed - out->worst < f->t->fact_messages / 2)
		return false;
	out->until = mended(f, d, n, i, out->all);
	days = rules_span(d[i].day, f->end - UTC_DAY);
	former = before / f->t->broke_days;
	out->leftover = days != 0 && !rules_share(out->mail / days + 1,
	    former + 1, f->t->broke_volume);
	return true;
}

/* Each day is held against those before and behind it: so many at most. */
enum { LOOK_BACK = 400 };

bool
broke_find(const struct rules *f, const struct breakable *b,
    const struct breakable_day *d, size_t n, struct broken *out)
{
	int64_t from = f->end - (int64_t)LOOK_BACK * UTC_DAY;
	size_t i;

	while (n != 0 && d->day < from) {
		d++;
		n--;
	}
	for (i = 1; i < n; i++)
		if (breaks(f, b, d, n, i, out))
			return true;
	return false;
}
