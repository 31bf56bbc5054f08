/*
 * notes_page: how the figures were made, and what reports cannot tell.
 */
#include "render/writing.h"

/* A label with a number of rows or messages, when there are any. */
static void
counted_fact(struct writing *x, enum string label, enum string value,
    enum string counted, uint64_t n)
{
	if (n == 0)
		return;
	if (value == STRING_AS_IS)
		arg_number(x, n);
	else
		arg_count(x, counted, n);
	write_fact(x, label, value);
}

/* Rows that would count twice are not used. */
static enum string
use_of(const struct summary_notes *n, enum tsv_kind kind)
{
	if (kind == KIND_ROLLUPS && !n->rollups_used)
		return STRING_ROWS_UNUSED;
	if (kind == KIND_SIGNATURES && n->rows[KIND_ALIGNED] != 0)
		return STRING_SIGNATURES_UNUSED;
	return STRING_AS_IS;
}

static void
write_refused(struct writing *x)
{
	const struct summary_refusals *list = &x->figures->notes.refused;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	arg_number(x, list->inputs);
	t = page_table(x->page, writing_sentence(x, STRING_REFUSED));
	table_column(x->page, t, STRING_HEAD_PROGRAM, 0);
	table_column(x->page, t, STRING_HEAD_CODE, 0);
	table_column(x->page, t, STRING_HEAD_INPUTS, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].program);
		write_foreign(x, t, list->row[i].code);
		table_number(t, list->row[i].inputs);
	}
	write_text(x, BLOCK_NOTE, STRING_REFUSED_NOTE);
}

static void
write_rows(struct writing *x)
{
	static const struct {
		enum tsv_kind	kind;
		enum string	label;
	} kinds[] = {
		{ KIND_ALIGNED, STRING_ROWS_ALIGNED },
		{ KIND_RECORDS, STRING_ROWS_RECORDS },
		{ KIND_ROLLUPS, STRING_ROWS_ROLLUPS },
		{ KIND_REPORTS, STRING_ROWS_REPORTS },
		{ KIND_TLS, STRING_ROWS_TLS },
		{ KIND_SIGNATURES, STRING_ROWS_SIGNATURES },
		{ KIND_QUALITY, STRING_ROWS_QUALITY },
		{ KIND_COVERAGE, STRING_ROWS_COVERAGE },
		{ KIND_DIFFERENCES, STRING_ROWS_DIFFERENCES },
		{ KIND_FAILURES, STRING_ROWS_FAILURES },
		{ KIND_AUDIT, STRING_ROWS_AUDIT },
		{ KIND_SURVEY, STRING_ROWS_SURVEY },
		{ KIND_REJECTS, STRING_ROWS_REJECTS },
	};
	const struct summary_notes *n = &x->figures->notes;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		counted_fact(x, kinds[i].label, use_of(n, kinds[i].kind),
		    STRING_ROWS, n->rows[kinds[i].kind]);
	counted_fact(x, STRING_OTHER_DOMAIN, STRING_OTHER_DOMAIN_VALUE,
	    STRING_ROWS,
	    n->other_domain);
	counted_fact(x, STRING_OTHER_TIME, STRING_OTHER_TIME_VALUE, STRING_ROWS,
	    n->other_time);
	counted_fact(x, STRING_TWICE, STRING_TWICE_VALUE, STRING_ROWS,
	    n->twice);
}

static void
write_basis(struct writing *x)
{
	const struct summary_notes *n = &x->figures->notes;

	counted_fact(x, STRING_RECOMPUTED, STRING_RECOMPUTED_VALUE,
	    STRING_MESSAGES,
	    n->recomputed);
	counted_fact(x, STRING_DISAGREEING, STRING_DISAGREEING_VALUE,
	    STRING_MESSAGES, n->disagreeing);
	counted_fact(x, STRING_AS_REPORTED, STRING_AS_REPORTED_VALUE,
	    STRING_MESSAGES, n->reported);
	counted_fact(x, STRING_MIXED, STRING_MIXED_VALUE, STRING_MESSAGES,
	    n->mixed);
}

static void
write_limits(struct writing *x)
{
	static const enum string limits[] = {
		STRING_LIMIT_INBOX, STRING_LIMIT_SILENT, STRING_LIMIT_EARLY,
		STRING_LIMIT_TOTAL, STRING_LIMIT_WHO, STRING_LIMIT_SPAM,
		STRING_LIMIT_NAMES, STRING_LIMIT_TLS, STRING_LIMIT_PERIOD
	};
	size_t i;

	write_section(x, "limits", STRING_LIMITS);
	write_text(x, BLOCK_TEXT, STRING_LIMITS_NOTE);
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		page_item(x->page, writing_sentence(x, limits[i]));
}

static bool
any_rows(const struct summary_notes *n)
{
	int i;

	for (i = 0; i < TSV_KINDS; i++)
		if (n->rows[i] != 0)
			return true;
	return false;
}

void
write_notes(struct writing *x)
{
	const struct summary_figures *f = x->figures;
	const struct summary_notes *n = &f->notes;

	if (!any_rows(n))
		return;
	write_section(x, "notes", STRING_NOTES);
	arg_text(x, BYTES(RUA_VERSION));
	write_fact(x, STRING_MADE_BY, STRING_MADE_BY_VALUE);
	counted_fact(x, STRING_REPORTS_READ, STRING_AS_IS, STRING_REPORTS,
	    n->reports);
	counted_fact(x, STRING_TLS_REPORTS_READ, STRING_AS_IS,
	    STRING_TLS_REPORTS,
	    n->tls_reports);
	write_rows(x);
	write_basis(x);
	if (n->reports_used)
		paragraph_add(x, STRING_UNJUDGED_NOTE);
	if (f->total.fail != 0)
		paragraph_add(x, STRING_ACTION_NOTE);
	paragraph_end(x, BLOCK_NOTE);
	write_refused(x);
	if (f->reports)
		write_limits(x);
}
