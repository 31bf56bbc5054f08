/* summary_tools: sums, pairs, names and order, for the rest of the summary. */
#include <stdlib.h>

#include "analysis/summary_impl.h"
#include "base/num.h"

void
summary_sum(struct summary *s, uint64_t *sum, uint64_t n)
{
	if (!num_add(sum, n))
		s->figures.notes.overflow = true;
}

void
summary_tally(struct summary *s, struct tally *t, enum summary_result result,
    uint64_t n)
{
	summary_sum(s, &t->messages, n);
	switch (result) {
	case RESULT_PASS:
		summary_sum(s, &t->pass, n);
		break;
	case RESULT_FAIL:
		summary_sum(s, &t->fail, n);
		break;
	case RESULT_UNKNOWN:
		summary_sum(s, &t->unknown, n);
		break;
	}
}

void
summary_merge(struct summary *s, struct tally *t, const struct tally *more)
{
	summary_sum(s, &t->messages, more->messages);
	summary_sum(s, &t->pass, more->pass);
	summary_sum(s, &t->fail, more->fail);
	summary_sum(s, &t->unknown, more->unknown);
}

bool
summary_pair(struct numset *set, enum summary_pair kind, uint32_t a,
    uint32_t b)
{
	return numset_add(set,
	    (uint64_t)kind << 62 | (uint64_t)a << 31 | b);
}

enum summary_pair
summary_unpair(uint64_t v, uint32_t *a, uint32_t *b)
{
	*a = (uint32_t)(v >> 31 & 0x7fffffff);
	*b = (uint32_t)(v & 0x7fffffff);
	return (enum summary_pair)(v >> 62);
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

uint32_t
summary_domain_at(struct summary *s, struct pool *p, struct bytes name)
{
	(void)s;
	return keyed_add(&p->domains, name, NULL);
}

struct domain_entry *
summary_domain_entry(struct pool *p, uint32_t i)
{
	return keyed_at(&p->domains, i);
}

uint32_t
summary_source_at(struct summary *s, struct pool *p, uint32_t domain,
    enum summary_cause cause, struct bytes address)
{
	struct source_entry *e;
	bool added;
	uint32_t i;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&domain, sizeof(domain) });
	buf_add(&s->key, address);
	buf_byte(&s->key, (char)cause);
	i = keyed_add(&p->sources, buf_view(&s->key), &added);
	if (added) {
		e = summary_source_entry(p, i);
		e->domain = domain;
		e->cause = (uint8_t)cause;
	}
	return i;
}

struct source_entry *
summary_source_entry(struct pool *p, uint32_t i)
{
	return keyed_at(&p->sources, i);
}

void
summary_widen(bool *dated, int64_t *begin, int64_t *end, int64_t begin2,
    int64_t end2)
{
	if (begin2 < 0)
		return;
	if (end2 < begin2)
		end2 = begin2;
	if (!*dated || begin2 < *begin)
		*begin = begin2;
	if (!*dated || end2 > *end)
		*end = end2;
	*dated = true;
}

static int
compare(const void *pa, const void *pb)
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
		qsort(o, n, sizeof(*o), compare);
}

void *
summary_keep(struct summary *s, size_t n, size_t size)
{
	void *p = arena_new(&s->out, n * size);

	return memset(p, 0, n * size);
}

size_t
summary_top(const struct summary *s, size_t n)
{
	return n > s->options.top ? (size_t)s->options.top : n;
}
