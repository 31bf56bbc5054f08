/* reporters_page: who reported, what they saw, and how well. */
#include "render/writing.h"

static void
fault_cell(struct writing *x, struct table *t,
    const struct summary_reporter *r)
{
	if (r->faulty == 0) {
		table_none(t);
		return;
	}
	arg_foreign(x, r->fault);
	arg_number(x, r->faulty);
	arg_number(x, r->more_faults);
	table_text(x->page, t, writing_sentence(x, r->more_faults != 0 ?
	    STRING_FAULT_MORE : STRING_FAULT));
}

static void
reporter_cells(struct writing *x, struct table *t,
    const struct summary_reporter *r)
{
	const struct summary_reporters *list = &x->figures->reporters;

	table_number(t, r->reports);
	if (list->days && r->days != 0)
		table_number(t, r->days);
	else if (list->days)
		table_none(t);
	table_number(t, r->outcome.messages);
	write_results(t, &r->outcome);
	table_share(t, result_share(&r->outcome));
	if (list->evaluated)
		table_share(t, r->disagreement);
	if (list->faults)
		fault_cell(x, t, r);
}

static void
reporter_columns(struct writing *x, struct table *t)
{
	const struct summary_reporters *list = &x->figures->reporters;
	struct page *p = x->page;

	table_column(p, t, STRING_HEAD_REPORTER, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_REPORTS, COLUMN_NUMBER);
	if (list->days)
		table_column(p, t, STRING_HEAD_DAYS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_PASS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FAIL, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_UNKNOWN, COLUMN_NUMBER | COLUMN_SPARE);
	table_column(p, t, STRING_HEAD_SHARE, COLUMN_NUMBER);
	if (list->evaluated)
		table_column(p, t, STRING_HEAD_DISAGREES, COLUMN_NUMBER);
	if (list->faults)
		table_column(p, t, STRING_HEAD_FAULTS, COLUMN_LONG);
}

void
write_reporters(struct writing *x)
{
	const struct summary_reporters *list = &x->figures->reporters;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	write_section(x, "reporters", STRING_WHO_REPORTS);
	t = page_table(x->page, writing_sentence(x, STRING_REPORTERS_CAPTION));
	reporter_columns(x, t);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].name);
		reporter_cells(x, t, &list->row[i]);
	}
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		reporter_cells(x, t, &list->rest);
	}
	if (list->evaluated)
		paragraph_add(x, STRING_REPORTERS_NOTE);
	if (list->faults)
		paragraph_add(x, STRING_FAULTS_NOTE);
	paragraph_end(x, BLOCK_NOTE);
}
