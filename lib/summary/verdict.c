/* verdict: what a page comes to, in one of four words. */
#include "summary/summary.h"

static void
give_reason(struct page_verdict *v, enum open_because b, uint64_t n,
    uint64_t of)
{
	v->because[b] = n != 0;
	v->n[b] = n;
	v->of[b] = of;
}

static void
find_reasons(struct summary_figures *f)
{
	const struct findings *l = &f->findings;
	struct page_verdict *v = &f->verdict;

	give_reason(v, OPEN_NOTHING, f->none, 1);
	give_reason(v, OPEN_ROWS, f->reports && !l->possible, 1);
	give_reason(v, OPEN_REFUSED, f->notes.rows[KIND_REJECTS] != 0, 1);
	give_reason(v, OPEN_DATA, l->nshut - l->nlittle, l->ndomains);
	give_reason(v, OPEN_LITTLE, l->nlittle, l->ndomains);
	give_reason(v, OPEN_TLS, l->ntls_shut, l->ntls);
}

void
verdict_of_page(struct summary_figures *f)
{
	struct page_verdict *v = &f->verdict;
	enum severity worst = SEVERITY_INFO;
	size_t i;
	int b;

	*v = (struct page_verdict){ .state = STATE_NONE };
	find_reasons(f);
	for (b = 0; b < OPEN_REASONS; b++)
		if (v->because[b])
			v->state = STATE_OPEN;
	for (i = 0; i < f->findings.n; i++)
		if (f->findings.at[i].severity < worst)
			worst = f->findings.at[i].severity;
	if (worst <= SEVERITY_HIGH)
		v->state = STATE_ACTION;
	else if (worst == SEVERITY_MEDIUM)
		v->state = STATE_RISK;
}
