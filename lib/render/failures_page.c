/*
 * failures_page: what single failing messages came from and why, as failure
 * reports tell it, without a word of who they were for.
 */
#include "render/writing.h"

static void
known_cell(struct writing *x, struct table *t, struct bytes text)
{
	if (text.n != 0)
		write_foreign(x, t, text);
	else
		table_text(x->page, t, writing_sentence(x, STRING_NOT_TOLD));
}

static void
reporter_cell(struct writing *x, struct table *t,
    const struct summary_failing *f)
{
	arg_foreign(x, f->reporter);
	if (f->more_reporters != 0)
		arg_number(x, f->more_reporters);
	table_text(x->page, t, writing_sentence(x, f->more_reporters != 0 ?
	    STRING_AUTH_MORE : STRING_AS_IS));
}

static void
source_row(struct writing *x, struct table *t,
    const struct summary_failing *f)
{
	known_cell(x, t, f->address);
	write_foreign(x, t, f->domain);
	known_cell(x, t, f->what);
	if (x->figures->failures.evaluated)
		write_foreign(x, t, f->verdict);
	reporter_cell(x, t, f);
	table_number(t, f->reports);
	table_number(t, f->messages);
}

static void
rest_row(struct writing *x, struct table *t, size_t n, uint64_t reports,
    uint64_t messages)
{
	size_t i;

	if (n == 0)
		return;
	write_rest(x, t, n);
	for (i = 3; i < t->ncolumns; i++)
		table_none(t);
	table_number(t, reports);
	table_number(t, messages);
}

static void
count_columns(struct writing *x, struct table *t)
{
	table_column(x->page, t, STRING_HEAD_REPORTS, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
}

static void
write_sources(struct writing *x, const struct summary_failures *f)
{
	struct page *p = x->page;
	struct table *t = page_table(p, writing_sentence(x,
	    STRING_FAILURE_SOURCES));
	size_t i;

	table_column(p, t, STRING_HEAD_ADDRESS, COLUMN_TIGHT);
	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_WHAT, 0);
	if (f->evaluated)
		table_column(p, t, STRING_HEAD_VERDICT, 0);
	table_column(p, t, STRING_HEAD_REPORTER, COLUMN_SPARE);
	count_columns(x, t);
	for (i = 0; i < f->n; i++)
		source_row(x, t, &f->row[i]);
	rest_row(x, t, f->nrest, f->rest.reports, f->rest.messages);
}

static void
write_causes(struct writing *x, const struct summary_failures *f)
{
	const struct summary_failure_cause *rest = &f->cause_rest;
	struct page *p = x->page;
	struct table *t = page_table(p, writing_sentence(x,
	    STRING_FAILURE_CAUSES));
	size_t i;

	table_column(p, t, STRING_HEAD_TYPE, 0);
	table_column(p, t, STRING_HEAD_WHAT, 0);
	table_column(p, t, STRING_HEAD_DELIVERY, 0);
	count_columns(x, t);
	for (i = 0; i < f->ncauses; i++) {
		known_cell(x, t, f->cause[i].type);
		known_cell(x, t, f->cause[i].failure);
		known_cell(x, t, f->cause[i].delivery);
		table_number(t, f->cause[i].reports);
		table_number(t, f->cause[i].messages);
	}
	rest_row(x, t, f->more_causes, rest->reports, rest->messages);
}

/* n rows with a name under that head, and the sum of `more` others. */
static void
write_counts(struct writing *x, enum string caption, enum string head,
    const struct summary_failure_count *row, size_t n, size_t more,
    const struct summary_failure_count *rest)
{
	struct table *t = page_table(x->page, writing_sentence(x, caption));
	size_t i;

	table_column(x->page, t, head, COLUMN_LONG);
	count_columns(x, t);
	for (i = 0; i < n; i++) {
		known_cell(x, t, row[i].name);
		table_number(t, row[i].reports);
		table_number(t, row[i].messages);
	}
	rest_row(x, t, more, rest->reports, rest->messages);
}

static void
write_failing(struct writing *x, const struct summary_failures *f)
{
	if (f->reports == 0)
		return;
	write_sources(x, f);
	write_causes(x, f);
	write_counts(x, STRING_FAILURE_REPORTERS, STRING_HEAD_REPORTER,
	    f->reporter, f->nreporters, f->more_reporters,
	    &f->reporter_rest);
	write_text(x, BLOCK_NOTE, STRING_FAILURE_NOTE);
}

static void
write_complaints(struct writing *x, const struct summary_failures *f)
{
	if (f->complaints == 0)
		return;
	write_counts(x, STRING_COMPLAINT_KINDS, STRING_HEAD_TYPE, f->kind,
	    f->nkinds, f->more_kinds, &f->kind_rest);
	write_text(x, BLOCK_NOTE, STRING_COMPLAINT_NOTE);
}

void
write_failure_counts(struct writing *x)
{
	const struct summary_failures *f = &x->figures->failures;

	if (f->reports != 0) {
		arg_count(x, STRING_FAILURE_REPORTS, f->reports);
		arg_count(x, STRING_MESSAGES, f->messages);
		paragraph_add(x, STRING_LEAD_FAILURES);
	}
	if (f->complaints != 0) {
		arg_count(x, STRING_COMPLAINTS, f->complaints);
		arg_count(x, STRING_MESSAGES, f->complained);
		paragraph_add(x, STRING_LEAD_FAILURES);
	}
}

void
write_failures(struct writing *x)
{
	const struct summary_failures *f = &x->figures->failures;
	struct bytes days;

	if (f->reports + f->complaints == 0)
		return;
	write_section(x, "failures", STRING_FAILURE);
	write_failure_counts(x);
	days = writing_period(x, f->first, f->last);
	if (days.n != 0) {
		arg_text(x, days);
		paragraph_add(x, STRING_LEAD_PERIOD);
	}
	paragraph_end(x, BLOCK_TEXT);
	write_failing(x, f);
	write_complaints(x, f);
}
