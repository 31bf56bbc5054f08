/* survey_page: shares of domains by group, with bars. */
#include "render/writing.h"

enum { WHOLE = 1000 };		/* shares are thousandths */

static void
measure_row(struct writing *x, struct table *t,
    const struct summary_measure *m)
{
	write_foreign(x, t, m->name);
	table_number(t, m->domains);
	table_number(t, m->of);
	table_number(t, m->unknown);
	table_share(t, m->share);
}

static void
write_group(struct writing *x, const struct summary_group *g)
{
	struct chart *chart;
	struct table *t;
	size_t i;

	arg_foreign(x, g->name);
	t = page_table(x->page, writing_sentence(x, g->name.n != 0 ?
	    STRING_SURVEY_GROUP : STRING_SURVEY_ALL));
	table_column(x->page, t, STRING_HEAD_MEASURE, COLUMN_LONG);
	table_column(x->page, t, STRING_HEAD_HOLDS, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_OF, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_OPEN, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_SURVEY_SHARE, COLUMN_NUMBER);
	for (i = 0; i < g->n; i++)
		measure_row(x, t, &g->row[i]);
	chart = table_chart(x->page, t, WHOLE);
	chart->beside = true;
	for (i = 0; i < g->n; i++)
		if (g->row[i].share > 0)
			chart->bar[i].part[0] = (uint64_t)g->row[i].share;
	if (g->nrest != 0) {
		arg_number(x, g->nrest);
		write_text(x, BLOCK_NOTE, STRING_MORE_ROWS);
	}
}

void
write_survey(struct writing *x)
{
	const struct summary_survey *s = &x->figures->survey;
	size_t i;

	if (s->n == 0)
		return;
	write_section(x, "survey", STRING_SURVEY);
	for (i = 0; i < s->n; i++)
		write_group(x, &s->row[i]);
	if (s->nrest != 0) {
		arg_number(x, s->nrest);
		write_text(x, BLOCK_TEXT, STRING_MORE_ROWS);
	}
	write_text(x, BLOCK_NOTE, STRING_SURVEY_NOTE);
}
