/* window: which rows a page shows, and which it compares with. */
#include "summary/impl.h"
#include "summary/sections.h"

bool
summary_shows(struct summary *s, int64_t day)
{
	if (window_place(&s->options.window, day) == WINDOW_IN)
		return true;
	s->figures.notes.other_time++;
	return false;
}

bool
summary_compares(const struct summary *s, int64_t day)
{
	const struct window *w = &s->options.before;

	return !window_open(w) && window_place(w, day) == WINDOW_IN;
}

void
summary_reach(struct summary *s, int64_t day)
{
	dayset_add(&s->reach, day, -1);
}

static enum summary_trend
trend(const struct result_counts *now, const struct result_counts *before)
{
	int is = result_share(now), was = result_share(before);

	if (now->messages != 0 && before->messages == 0)
		return TREND_NEW;
	if (now->messages == 0 && was >= 0)
		return TREND_GONE;
	if (is < 0 || was < 0)
		return TREND_NONE;
	if (is == was)
		return TREND_SAME;
	return is > was ? TREND_UP : TREND_DOWN;
}

/* Nobody has said how mail fared on a day before the first report. */
static bool
is_covered(const struct summary *s)
{
	const struct window *w = &s->options.before;
	int64_t first, last;

	summary_bounds(s, &s->reach, &first, &last);
	return !window_open(w) && s->figures.previous.messages != 0 &&
	    first >= 0 && (w->begin < 0 || first <= w->begin);
}

void
summary_compare(struct summary *s)
{
	struct summary_figures *f = &s->figures;
	size_t i;

	f->before = s->options.before;
	f->compared = is_covered(s);
	if (!f->compared)
		return;
	f->trend = trend(&f->total, &f->previous);
	for (i = 0; i < f->ndomains; i++)
		f->domain[i].trend = trend(&f->domain[i].outcome,
		    &f->domain[i].previous);
}
