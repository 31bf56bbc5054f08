/* lists_page: days, reporters and encrypted connections of all domains. */
#include "render/writing.h"

static struct bytes
bucket_name(const struct summary_days *d, size_t i, char out[PERIOD_TEXT])
{
	size_t n = period_format(d->unit, d->row[i].begin, out);

	return (struct bytes){ out, n };
}

static void
chart_words(struct writing *x, struct chart *c, bool judged)
{
	static const enum word parts[BAR_PARTS] = {
		WORD_HEAD_PASS, WORD_HEAD_FAIL, WORD_HEAD_UNKNOWN
	};
	const struct summary_days *d = &x->figures->days;
	char from[PERIOD_TEXT], to[PERIOD_TEXT];
	size_t i;

	c->from = page_copy(x->page, bucket_name(d, 0, from));
	c->to = page_copy(x->page, bucket_name(d, d->n - 1, to));
	arg_text(x, c->from);
	arg_text(x, c->to);
	arg_count(x, WORD_MESSAGES, d->most);
	c->description = writing_kept(x, WORD_CHART_DESCRIPTION);
	for (i = 0; i < BAR_PARTS && judged; i++)
		c->legend[i] = bytes_of(x->words->text[parts[i]]);
}

static void
write_chart(struct writing *x, struct table *t)
{
	const struct summary_days *d = &x->figures->days;
	struct chart *c = table_chart(x->page, t, d->most);
	bool judged = false;
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct outcome *o = &d->row[i].outcome;

		if (outcome_judged(o)) {
			c->bar[i] = (struct bar){
			    { o->pass, o->fail, o->unknown } };
			judged |= o->messages != 0;
		} else {
			c->bar[i].part[0] = o->messages;
		}
	}
	c->title = t->caption;
	chart_words(x, c, judged);
}

/* A time that no report is of has no figures: 0 would be one. */
static void
day_row(struct writing *x, struct table *t, struct bytes name,
    const struct summary_bucket *b)
{
	size_t i;

	table_text(x->page, t, name);
	for (i = 0; i < 1 + BAR_PARTS && !b->reported; i++)
		table_none(t);
	if (!b->reported)
		return;
	table_number(t, b->outcome.messages);
	write_results(t, &b->outcome);
}

void
write_days(struct writing *x)
{
	static const enum word headings[] = {
		WORD_DAYS, WORD_WEEKS, WORD_MONTHS
	}, captions[] = {
		WORD_DAYS_CAPTION, WORD_WEEKS_CAPTION, WORD_MONTHS_CAPTION
	}, heads[] = {
		WORD_HEAD_DAY, WORD_HEAD_WEEK, WORD_HEAD_MONTH
	};
	const struct summary_days *d = &x->figures->days;
	char name[PERIOD_TEXT];
	struct table *t;
	size_t i;

	if (d->n == 0 && !d->undated.reported)
		return;
	write_section(x, "days", headings[d->unit]);
	t = page_table(x->page, writing_sentence(x, captions[d->unit]));
	table_column(x->page, t, heads[d->unit], COLUMN_TIGHT);
	table_column(x->page, t, WORD_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(x->page, t, WORD_HEAD_PASS, COLUMN_NUMBER);
	table_column(x->page, t, WORD_HEAD_FAIL, COLUMN_NUMBER);
	table_column(x->page, t, WORD_HEAD_UNKNOWN, COLUMN_NUMBER);
	for (i = 0; i < d->n; i++)
		day_row(x, t, bucket_name(d, i, name), &d->row[i]);
	if (d->undated.reported)
		day_row(x, t, writing_sentence(x, WORD_UNDATED),
		    &d->undated);
	if (d->n != 0)
		write_chart(x, t);
	write_text(x, BLOCK_NOTE, WORD_DAYS_NOTE);
}

static void
reporter_cells(struct table *t, const struct summary_reporter *r)
{
	table_number(t, r->reports);
	table_number(t, r->outcome.messages);
	write_results(t, &r->outcome);
	table_share(t, outcome_share(&r->outcome));
}

void
write_reporters(struct writing *x)
{
	const struct summary_reporters *list = &x->figures->reporters;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	write_section(x, "reporters", WORD_WHO_REPORTS);
	t = page_table(p, writing_sentence(x, WORD_REPORTERS_CAPTION));
	table_column(p, t, WORD_HEAD_REPORTER, COLUMN_LONG);
	table_column(p, t, WORD_HEAD_REPORTS, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_PASS, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_FAIL, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_UNKNOWN, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_SHARE, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].name);
		reporter_cells(t, &list->row[i]);
	}
	if (list->nrest == 0)
		return;
	arg_number(x, list->nrest);
	table_text(p, t, writing_sentence(x, WORD_MORE_ROWS));
	reporter_cells(t, &list->rest);
	t->sum = true;
}

static void
tls_row(struct writing *x, struct table *t, const struct summary_tls *row)
{
	write_foreign(x, t, row->domain);
	if (bytes_equal(row->type, BYTES("no-policy-found")))
		table_text(x->page, t, writing_sentence(x, WORD_NO_POLICY));
	else
		write_foreign(x, t, row->type);
	write_foreign(x, t, row->mode);
	table_number(t, row->successful);
	table_number(t, row->failed);
	table_share(t, row->share);
	table_number(t, row->reporters);
}

static void
write_sessions(struct writing *x)
{
	const struct summary_tls_list *list = &x->figures->tls;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	t = page_table(p, writing_sentence(x, WORD_TLS_CAPTION));
	table_column(p, t, WORD_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, WORD_HEAD_TLS_POLICY, 0);
	table_column(p, t, WORD_HEAD_MODE, 0);
	table_column(p, t, WORD_HEAD_SUCCESSFUL, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_FAILED, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_SUCCESS_SHARE, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_REPORTERS, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++)
		tls_row(x, t, &list->row[i]);
	write_text(x, BLOCK_NOTE, WORD_TLS_NOTE);
}

/* A detail may come without a number: it is some failure, but how many? */
static void
sessions_cell(struct writing *x, struct table *t,
    const struct summary_tls_failure *f)
{
	if (f->uncounted == 0) {
		table_number(t, f->sessions);
		return;
	}
	arg_number(x, f->sessions);
	table_text(x->page, t, writing_sentence(x, f->sessions == 0 ?
	    WORD_NOT_COUNTED : WORD_PARTLY_COUNTED));
}

static void
failure_row(struct writing *x, struct table *t,
    const struct summary_tls_failure *f)
{
	write_foreign(x, t, f->domain);
	if (f->type.n != 0)
		write_foreign(x, t, f->type);
	else
		table_text(x->page, t, writing_sentence(x, WORD_NOT_TOLD));
	write_foreign(x, t, f->mx);
	sessions_cell(x, t, f);
	table_number(t, f->reporters);
}

static void
write_failures(struct writing *x)
{
	const struct summary_tls_list *list = &x->figures->tls;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->nfailures == 0)
		return;
	t = page_table(p, writing_sentence(x, WORD_FAILURES_CAPTION));
	table_column(p, t, WORD_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, WORD_HEAD_RESULT, COLUMN_LONG);
	table_column(p, t, WORD_HEAD_MX, COLUMN_LONG);
	table_column(p, t, WORD_HEAD_SESSIONS, COLUMN_NUMBER);
	table_column(p, t, WORD_HEAD_REPORTERS, COLUMN_NUMBER);
	for (i = 0; i < list->nfailures; i++)
		failure_row(x, t, &list->failure[i]);
	if (list->nrest != 0) {
		arg_number(x, list->nrest);
		table_text(p, t, writing_sentence(x, WORD_MORE_ROWS));
		table_none(t);
		table_none(t);
		sessions_cell(x, t, &list->rest);
		table_none(t);
		t->sum = true;
	}
	write_text(x, BLOCK_NOTE, WORD_FAILURES_NOTE);
}

void
write_tls(struct writing *x)
{
	const struct summary_tls_list *list = &x->figures->tls;

	if (list->n == 0 && list->nfailures == 0)
		return;
	write_section(x, "tls", WORD_TLS);
	write_sessions(x);
	write_failures(x);
}
