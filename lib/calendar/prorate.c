/* prorate: the messages of a report over several days, divided among these. */
#include "calendar/prorate.h"

#include "base/hash.h"

bool
prorate_needed(int64_t begin, int64_t end)
{
	return begin >= 0 && end - begin > PRORATE_FROM;
}

uint64_t
prorate_days(int64_t begin, int64_t end)
{
	if (end - begin > (int64_t)UINT32_MAX)
		return UINT64_MAX;
	return (uint64_t)((end - 1) / UTC_DAY - begin / UTC_DAY + 1);
}

static void
add_cells(const struct rows *r, int first, int last, struct buf *b)
{
	int i;

	for (i = first; i <= last; i++) {
		buf_add(b, rows_raw(r, i));
		buf_byte(b, '\t');
	}
}

uint64_t
prorate_hash(const struct rows *r, struct buf *b)
{
	/* An aligned row begins with the columns of a record. */
	_Static_assert((int)ALN_quirks == (int)REC_quirks, "columns");

	b->n = 0;
	if (r->kind == KIND_REPORTS) {
		add_cells(r, REP_org_name, REP_messages - 1, b);
	} else {
		add_cells(r, REC_org_name, REC_count - 1, b);
		add_cells(r, REC_count + 1, REC_spf_human_results, b);
	}
	return hash_bytes((struct hash_key){ 0, 0 }, buf_view(b));
}

void
prorate_start(struct prorate *s, int64_t begin, int64_t end, uint64_t count,
    uint64_t hash)
{
	*s = (struct prorate){ .begin = begin, .end = end, .count = count,
	    .offset = hash % (uint64_t)(end - begin), .next = begin };
}

/*
 * Messages before t. The quotient is taken of whole messages first and then
 * of what is left, both factors of which are below 2^32: no step overflows.
 */
static uint64_t
messages_before(const struct prorate *s, int64_t t)
{
	uint64_t length = (uint64_t)(s->end - s->begin);
	uint64_t part = (uint64_t)(t - s->begin);

	return s->count / length * part +
	    (s->count % length * part + s->offset) / length;
}

bool
prorate_next(struct prorate *s)
{
	uint64_t sum;

	if (s->next >= s->end)
		return false;
	s->day = s->next - s->next % UTC_DAY;
	s->next = s->day + UTC_DAY < s->end ? s->day + UTC_DAY : s->end;
	sum = messages_before(s, s->next);
	s->messages = sum - s->before;
	s->before = sum;
	return true;
}
