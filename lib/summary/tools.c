/* tools: sums, pairs, names and order, for the rest of the summary. */
#include <stdlib.h>

#include "base/num.h"
#include "summary/impl.h"

#define HOUR	INT64_C(3600)

void
summary_sum(struct summary *s, uint64_t *sum, uint64_t n)
{
	if (!num_add(sum, n))
		s->figures.notes.overflow = true;
}

void
summary_tally(struct summary *s, struct result_counts *o,
    enum auth_outcome result, uint64_t n)
{
	summary_sum(s, &o->messages, n);
	switch (result) {
	case OUTCOME_PASS:
		summary_sum(s, &o->pass, n);
		break;
	case OUTCOME_FAIL:
		summary_sum(s, &o->fail, n);
		break;
	case OUTCOME_UNKNOWN:
		summary_sum(s, &o->unknown, n);
		break;
	}
}

void
summary_merge(struct summary *s, struct result_counts *o,
    const struct result_counts *more)
{
	summary_sum(s, &o->messages, more->messages);
	summary_sum(s, &o->pass, more->pass);
	summary_sum(s, &o->fail, more->fail);
	summary_sum(s, &o->unknown, more->unknown);
}

bool
summary_pair(struct numset *set, unsigned kind, uint32_t a,
    uint32_t b)
{
	return numset_add(set,
	    (uint64_t)kind << 62 | (uint64_t)a << 31 | b);
}

unsigned
summary_unpair(uint64_t v, uint32_t *a, uint32_t *b)
{
	*a = (uint32_t)(v >> 31 & 0x7fffffff);
	*b = (uint32_t)(v & 0x7fffffff);
	return (unsigned)(v >> 62);
}

uint32_t
summary_name(struct summary *s, struct bytes text)
{
	return text.n == 0 ? 0 : map_add(&s->names, text, NULL) + 1;
}

struct bytes
summary_named(const struct summary *s, uint32_t number)
{
	return number == 0 ? BYTES_NONE : map_key(&s->names, number - 1);
}

void
summary_least(struct summary *s, uint32_t *number, struct bytes text)
{
	if (text.n != 0 && (*number == 0 ||
	    bytes_compare(text, summary_named(s, *number)) < 0))
		*number = summary_name(s, text);
}

int
summary_word(struct bytes word, const char *const *words, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (bytes_equal(word, bytes_of(words[i])))
			break;
	return i;
}

/*
 * Periods run over their day by seconds, or begin so much before it; a day
 * is reported on only when an hour of it is.
 */
bool
summary_period(int64_t begin, int64_t end, int64_t day[2])
{
	if (begin < 0)
		return false;
	if (end < begin)
		end = begin;
	if (end - begin > 2 * HOUR) {
		begin += HOUR;
		end -= HOUR;
	}
	day[0] = period_begin(PERIOD_DAY, begin);
	day[1] = period_begin(PERIOD_DAY, end);
	return true;
}

void
summary_widen(struct dayset *days, int64_t begin, int64_t end)
{
	int64_t day[2];

	if (summary_period(begin, end, day))
		dayset_add(days, day[0], day[1] + UTC_DAY);
}

void
summary_bounds(const struct summary *s, const struct dayset *days,
    int64_t *first, int64_t *last)
{
	const struct facts *w = &s->facts;
	bool all = w->near_last == 0;

	*first = *last = -1;
	dayset_bounds(days, all ? 0 : w->near_first,
	    all ? INT64_MAX : w->near_last, first, last);
}

static int
compare_orders(const void *pa, const void *pb)
{
	const struct order *a = pa, *b = pb;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return bytes_compare(a->key, b->key);
}

void
summary_sort(struct order *o, size_t n)
{
	if (n > 1)
		qsort(o, n, sizeof(*o), compare_orders);
}

void *
summary_keep(struct summary *s, size_t n, size_t size)
{
	size_t bytes = n == 0 ? size : n * size;

	return memset(arena_new(&s->out, bytes), 0, bytes);
}

size_t
summary_top(const struct summary *s, size_t n)
{
	return n > s->options.top ? (size_t)s->options.top : n;
}

size_t
summary_most(const struct summary *s, size_t n, uint64_t most)
{
	if (s->options.top > most)
		most = s->options.top;
	return n > most ? (size_t)most : n;
}
