/* changes_page: what changed: selectors, policies, and two roll-ups. */
#include "render/writing.h"

static void
day_cell(struct writing *x, struct table *t, int64_t day)
{
	if (day < 0) {
		table_none(t);
		return;
	}
	arg_date(x, day);
	table_text(x->page, t, writing_sentence(x, STRING_AS_IS));
}

static void
selector_figures(struct table *t, const struct summary_selector *row)
{
	table_number(t, row->pass);
	table_number(t, row->fail);
	table_share(t, row->share);
}

static void
selector_row(struct writing *x, struct table *t,
    const struct summary_selector *row)
{
	write_foreign(x, t, row->domain);
	if (row->selector.n != 0)
		write_foreign(x, t, row->selector);
	else
		table_text(x->page, t, writing_sentence(x, STRING_NOT_TOLD));
	selector_figures(t, row);
	day_cell(x, t, row->first);
	day_cell(x, t, row->last);
}

void
write_selectors(struct writing *x)
{
	const struct summary_selectors *list = &x->figures->selectors;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	write_section(x, "selectors", STRING_SELECTORS);
	t = page_table(p, writing_sentence(x, STRING_SELECTORS_CAPTION));
	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_SELECTOR, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_PASS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FAIL, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_SHARE, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FIRST, COLUMN_TIGHT);
	table_column(p, t, STRING_HEAD_LAST, COLUMN_TIGHT);
	for (i = 0; i < list->n; i++)
		selector_row(x, t, &list->row[i]);
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		table_none(t);
		selector_figures(t, &list->rest);
		table_none(t);
		table_none(t);
	}
	write_text(x, BLOCK_NOTE, STRING_SELECTORS_NOTE);
}

static void
tags_cell(struct writing *x, struct table *t, const struct bytes tag[5])
{
	static const char *const names[] = { "p", "sp", "np", "pct", "t" };
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < 5; i++)
		add_tag(&b, x->strings, names[i], tag[i]);
	table_text(x->page, t, buf_view(&b));
	buf_free(&b);
}

static void
policy_row(struct writing *x, struct table *t,
    const struct summary_policy_span *row)
{
	write_foreign(x, t, row->domain);
	tags_cell(x, t, row->tag);
	day_cell(x, t, row->first);
	day_cell(x, t, row->last);
	table_number(t, row->reporters);
}

void
write_policies(struct writing *x)
{
	const struct summary_policies *list = &x->figures->policies;
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	write_section(x, "policies", STRING_POLICY_HISTORY);
	t = page_table(p, writing_sentence(x, STRING_POLICY_HISTORY_CAPTION));
	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_POLICY, 0);
	table_column(p, t, STRING_HEAD_FIRST, COLUMN_TIGHT);
	table_column(p, t, STRING_HEAD_LAST, COLUMN_TIGHT);
	table_column(p, t, STRING_HEAD_REPORTERS, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++)
		policy_row(x, t, &list->row[i]);
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		for (i = 0; i < 4; i++)
			table_none(t);
	}
}

/* The cells of a key stand joined by tabs. */
static void
key_cell(struct writing *x, struct table *t, struct bytes key)
{
	struct buf b = { 0 };
	size_t tab;

	for (;;) {
		tab = bytes_find(key, BYTES("\t"), 0);
		page_foreign(&b, bytes_first(key, tab));
		if (tab == key.n)
			break;
		strings_add(&b, x->strings, STRING_LIST_COMMA);
		key = bytes_from(key, tab + 1);
	}
	table_text(x->page, t, buf_view(&b));
	buf_free(&b);
}

static void
change_figures(struct writing *x, struct table *t,
    const struct summary_difference *row)
{
	arg_number(x, row->messages[0]);
	arg_number(x, row->messages[1]);
	table_text(x->page, t, writing_sentence(x, STRING_BEFORE_NOW));
	arg_number(x, row->fail[0]);
	arg_number(x, row->fail[1]);
	table_text(x->page, t, writing_sentence(x, STRING_BEFORE_NOW));
}

static void
change_rows(struct writing *x, struct table *t,
    const struct summary_differences *list)
{
	const struct summary_difference *row;
	size_t i;

	for (i = 0; i < list->n; i++) {
		row = &list->row[i];
		key_cell(x, t, row->key);
		table_text(x->page, t, writing_sentence(x,
		    (enum string)(STRING_CHANGE_WORSE + row->change)));
		change_figures(x, t, row);
	}
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		table_none(t);
		change_figures(x, t, &list->rest);
	}
}

void
write_changes(struct writing *x)
{
	const struct summary_differences *list = &x->figures->differences;
	struct page *p = x->page;
	struct table *t;

	if (list->all == 0)
		return;
	write_section(x, "changes", STRING_CHANGES);
	if (list->n != 0) {
		t = page_table(p, writing_sentence(x, STRING_CHANGES_CAPTION));
		table_column(p, t, STRING_HEAD_KEY, COLUMN_LONG);
		table_column(p, t, STRING_HEAD_CHANGE, COLUMN_TIGHT);
		table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
		table_column(p, t, STRING_HEAD_FAIL, COLUMN_NUMBER);
		change_rows(x, t, list);
	}
	arg_count(x, STRING_KEYS, list->all);
	arg_number(x, list->same);
	write_text(x, BLOCK_NOTE, STRING_CHANGES_SAME);
}
