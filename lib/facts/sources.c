/* sources: addresses, of own senders and of mail that fails. */
#include "base/num.h"
#include "facts/impl.h"

uint64_t
facts_source_hash(const struct facts *w, uint32_t domain,
    struct bytes address)
{
	/* Two addresses may share a hash, once in 2^64 pairs. */
	return hash_bytes(w->names.seed, address) ^
	    (uint64_t)domain * UINT64_C(0x9e3779b97f4a7c15);
}

static void
note(struct facts *w, const struct row_facts *k, uint32_t address,
    int64_t day)
{
	int64_t part[] = { k->sender, address, day };
	struct daily_source *s = keyed_at(&w->sources,
	    facts_entry(w, &w->sources, part, 3, NULL));

	s->domain = k->domain;
	s->sender = k->sender;
	s->address = address;
	s->day = day;
	num_add(k->pass ? &s->pass : &s->fail, k->n);
}

/*
 * Asked for later: all of own senders; of others, which fail while nothing
 * aligned passes or nothing at all, and whether such a source passes, too.
 */
void
facts_source(struct facts *w, const struct row_facts *k)
{
	const struct fact_sender *s = keyed_at(&w->senders, k->sender);
	struct bytes text = rows_raw(k->r, REC_source_ip);
	enum failure_class why;
	uint32_t address;

	if (k->pass)
		numset_add(&w->passing, facts_source_hash(w, k->domain,
		    text));
	if (s->origin == ORIGIN_OWN) {
		note(w, k, facts_number(w, text), k->day);
		return;
	}
	if (k->pass)
		return;
	why = fact_failure(k->f);
	if (why != FAILURE_MISALIGNED && why != FAILURE_UNAUTHENTICATED)
		return;
	address = facts_number(w, text);
	facts_first(w, FACTS_PAIR_SOURCE, k->cell, address);
	if (why != FAILURE_MISALIGNED)
		return;
	facts_first(w, FACTS_PAIR_MISALIGNED, k->cell, k->reporter);
	note(w, k, address, -1);
}
