/* signatures: which aligned selectors verify, on which days. */
#include "base/num.h"
#include "facts/impl.h"
#include "text/domain.h"

/* The parallel lists of a record's signatures, and their items. */
struct signatures {
	struct bytes	list[4], item[4];
	bool		more[4];
};

static const int columns[] = {
	REC_dkim_domains, REC_dkim_selectors, REC_dkim_results,
	REC_dkim_human_results
};

static bool
next_signature(struct signatures *s)
{
	bool any = false;
	int i;

	for (i = 0; i < 4; i++) {
		s->item[i] = BYTES_NONE;
		any |= tsv_item(&s->list[i], &s->more[i], &s->item[i]);
	}
	return any;
}

static uint32_t
selector_of(struct facts *w, const struct signatures *s)
{
	w->text.n = 0;
	buf_add(&w->text, s->item[0]);
	buf_byte(&w->text, '/');
	buf_add(&w->text, s->item[1]);
	return map_add(&w->names, buf_view(&w->text), NULL);
}

static void
count_failing(struct facts *w, const struct signatures *s,
    const struct row_facts *k, struct daily_signature *g)
{
	struct fact_source *from = begun_at(&w->sources, k->source);

	num_add(&g->fail, k->n);
	if (k->fail && fact_failure(k->f) != FAILURE_FORWARDED)
		num_add(&g->lost[fact_received(k->f)], k->n);
	facts_least(w, &g->comment, s->item[3]);
	facts_least(w, &from->selector, facts_name(w, g->selector));
}

static void
count_passing(struct facts *w, const struct signatures *s,
    const struct row_facts *k, struct daily_signature *g)
{
	struct fact_source *from = begun_at(&w->sources, k->source);

	num_add(&g->pass, k->n);
	if (!g->spf && s->item[1].n != 0)
		facts_least(w, &from->passed_by, facts_name(w, g->selector));
}

static void
count_selector(struct facts *w, const struct signatures *s,
    const struct row_facts *k, uint32_t selector)
{
	bool spf = k->f->spf == OUTCOME_PASS;
	int64_t part[] = { (int64_t)k->sender << 1 | spf, selector,
	    k->reporter, k->day };
	struct daily_signature *g = keyed_at(&w->signatures,
	    facts_entry(w, &w->signatures, part, 4, NULL));
	enum auth_result result = auth_result_of(s->item[2]);

	if (spf && result == RESULT_PASS && s->item[1].n != 0)
		facts_least(w, &((struct fact_source *)begun_at(&w->sources,
		    k->source))->signed_by, facts_name(w, selector));
	g->domain = k->domain;
	g->sender = k->sender;
	g->selector = selector;
	g->reporter = k->reporter;
	g->day = k->day;
	g->spf = spf;
	g->authenticated |= k->authenticated;
	if (result == RESULT_PASS)
		count_passing(w, s, k, g);
	else if (result == RESULT_FAIL || result == RESULT_PERMERROR)
		count_failing(w, s, k, g);
}

void
facts_signatures(struct facts *w, const struct row_facts *k)
{
	struct bytes own = rows_raw(k->r, ALN_org_domain);
	struct signatures s;
	int i;

	if (own.n == 0 || rows_raw(k->r, REC_dkim_domains).n == 0)
		return;
	for (i = 0; i < 4; i++) {
		s.list[i] = rows_raw(k->r, columns[i]);
		s.more[i] = s.list[i].n != 0;
	}
	while (next_signature(&s))
		if (bytes_equal(s.item[0], own) ||
		    domain_below(s.item[0], own))
			count_selector(w, &s, k, selector_of(w, &s));
}
