/* watch_signatures: which aligned selectors verify, on which days. */
#include "analysis/watch.h"
#include "base/num.h"
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
next(struct signatures *s)
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
selector_of(struct watch *w, const struct signatures *s)
{
	w->text.n = 0;
	buf_add(&w->text, s->item[0]);
	buf_byte(&w->text, '/');
	buf_add(&w->text, s->item[1]);
	return map_add(&w->names, buf_view(&w->text), NULL);
}

static struct watch_signature *
signature_at(struct watch *w, const struct watch_signature *of,
    uint32_t *at)
{
	int64_t part[] = { of->domain, of->sender, of->selector, of->day };
	struct watch_signature *g;
	bool added;

	*at = watch_entry(w, &w->signatures, part, 4, &added);
	g = keyed_at(&w->signatures, *at);
	if (added)
		*g = *of;
	return g;
}

static void
count(struct watch *w, const struct signatures *s,
    const struct watch_signature *of, uint32_t reporter, uint64_t n)
{
	struct watch_signature *g;
	uint32_t at;

	g = signature_at(w, of, &at);
	if (bytes_equal(s->item[2], BYTES("pass"))) {
		num_add(&g->pass, n);
	} else if (bytes_equal(s->item[2], BYTES("fail")) ||
	    bytes_equal(s->item[2], BYTES("permerror"))) {
		num_add(&g->fail, n);
		if (g->comment == 0 && s->item[3].n != 0)
			g->comment = map_add(&w->names, s->item[3], NULL);
		g->reporters += watch_first(w, WATCH_PAIR_SIGNATURE, at,
		    reporter);
	}
}

void
watch_signatures(struct watch *w, struct rows *r,
    const struct watch_signature *of, uint32_t reporter, uint64_t n)
{
	struct bytes own = rows_raw(r, ALN_org_domain);
	struct watch_signature one = *of;
	struct signatures s;
	int i;

	if (own.n == 0)
		return;
	for (i = 0; i < 4; i++) {
		s.list[i] = rows_raw(r, columns[i]);
		s.more[i] = s.list[i].n != 0;
	}
	while (next(&s)) {
		if (!bytes_equal(s.item[0], own) &&
		    !domain_below(s.item[0], own))
			continue;
		one.selector = selector_of(w, &s);
		count(w, &s, &one, reporter, n);
	}
}
