/* tls_page: encrypted connections, by policy and by failure. */
#include "render/writing.h"

static void
tls_row(struct writing *x, struct table *t, const struct summary_tls *row)
{
	write_foreign(x, t, row->domain);
	if (bytes_equal(row->type, BYTES("no-policy-found")))
		table_text(x->page, t, writing_sentence(x, STRING_NO_POLICY));
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
	t = page_table(p, writing_sentence(x, STRING_TLS_CAPTION));
	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_TLS_POLICY, 0);
	table_column(p, t, STRING_HEAD_MODE, 0);
	table_column(p, t, STRING_HEAD_SUCCESSFUL, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FAILED, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_SUCCESS_SHARE, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_REPORTERS, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++)
		tls_row(x, t, &list->row[i]);
	if (list->nmore != 0) {
		write_rest(x, t, list->nmore);
		for (i = 1; i < t->ncolumns; i++)
			table_none(t);
	}
	write_text(x, BLOCK_NOTE, STRING_TLS_NOTE);
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
	    STRING_NOT_COUNTED : STRING_PARTLY_COUNTED));
}

static void
failure_row(struct writing *x, struct table *t,
    const struct summary_tls_failure *f)
{
	write_foreign(x, t, f->domain);
	if (f->type.n != 0)
		write_foreign(x, t, f->type);
	else
		table_text(x->page, t, writing_sentence(x, STRING_NOT_TOLD));
	write_foreign(x, t, f->mx);
	sessions_cell(x, t, f);
	table_number(t, f->reporters);
}

static void
write_failed(struct writing *x)
{
	const struct summary_tls_list *list = &x->figures->tls;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->nfailures == 0)
		return;
	t = page_table(p, writing_sentence(x, STRING_FAILURES_CAPTION));
	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_RESULT, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_MX, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_SESSIONS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_REPORTERS, COLUMN_NUMBER);
	for (i = 0; i < list->nfailures; i++)
		failure_row(x, t, &list->failure[i]);
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		table_none(t);
		table_none(t);
		sessions_cell(x, t, &list->rest);
		table_none(t);
	}
	write_text(x, BLOCK_NOTE, STRING_FAILURES_NOTE);
}

void
write_tls(struct writing *x)
{
	const struct summary_tls_list *list = &x->figures->tls;

	if (list->n == 0 && list->nfailures == 0)
		return;
	write_section(x, "tls", STRING_TLS);
	write_sessions(x);
	write_failed(x);
}
