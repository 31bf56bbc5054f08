/*
 * notes_page: how the figures were made, and what reports cannot tell.
 */
#include "render/writing.h"

/* A label with a number of rows or messages, when there are any. */
static void
counted_fact(struct writing *x, enum word label, enum word value,
    enum word counted, uint64_t n)
{
	if (n == 0)
		return;
	if (value == WORD_AS_IS)
		arg_number(x, n);
	else
		arg_count(x, counted, n);
	write_fact(x, label, value);
}

/* Rows that would count twice are not used. */
static enum word
use_of(const struct summary_notes *n, enum tsv_kind kind)
{
	if (kind == KIND_ROLLUPS && !n->rollups_used)
		return WORD_ROWS_UNUSED;
	if (kind == KIND_SIGNATURES && n->rows[KIND_ALIGNED] != 0)
		return WORD_SIGNATURES_UNUSED;
	return WORD_AS_IS;
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
	t = page_table(x->page, writing_sentence(x, WORD_REFUSED));
	table_column(x->page, t, WORD_HEAD_PROGRAM, 0);
	table_column(x->page, t, WORD_HEAD_CODE, 0);
	table_column(x->page, t, WORD_HEAD_INPUTS, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].program);
		write_foreign(x, t, list->row[i].code);
		table_number(t, list->row[i].inputs);
	}
	write_text(x, BLOCK_NOTE, WORD_REFUSED_NOTE);
}

static void
write_rows(struct writing *x)
{
	static const struct {
		enum tsv_kind	kind;
		enum word	label;
	} kinds[] = {
		{ KIND_ALIGNED, WORD_ROWS_ALIGNED },
		{ KIND_RECORDS, WORD_ROWS_RECORDS },
		{ KIND_ROLLUPS, WORD_ROWS_ROLLUPS },
		{ KIND_REPORTS, WORD_ROWS_REPORTS },
		{ KIND_TLS, WORD_ROWS_TLS },
		{ KIND_SIGNATURES, WORD_ROWS_SIGNATURES },
		{ KIND_QUALITY, WORD_ROWS_QUALITY },
		{ KIND_COVERAGE, WORD_ROWS_COVERAGE },
		{ KIND_DIFFERENCES, WORD_ROWS_DIFFERENCES },
		{ KIND_FAILURES, WORD_ROWS_FAILURES },
		{ KIND_AUDIT, WORD_ROWS_AUDIT },
		{ KIND_SURVEY, WORD_ROWS_SURVEY },
		{ KIND_REJECTS, WORD_ROWS_REJECTS },
	};
	const struct summary_notes *n = &x->figures->notes;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		counted_fact(x, kinds[i].label, use_of(n, kinds[i].kind),
		    WORD_ROWS, n->rows[kinds[i].kind]);
	counted_fact(x, WORD_OTHER_DOMAIN, WORD_OTHER_DOMAIN_VALUE, WORD_ROWS,
	    n->other_domain);
	counted_fact(x, WORD_OTHER_TIME, WORD_OTHER_TIME_VALUE, WORD_ROWS,
	    n->other_time);
	counted_fact(x, WORD_TWICE, WORD_TWICE_VALUE, WORD_ROWS, n->twice);
}

static void
write_basis(struct writing *x)
{
	const struct summary_notes *n = &x->figures->notes;

	counted_fact(x, WORD_RECOMPUTED, WORD_RECOMPUTED_VALUE, WORD_MESSAGES,
	    n->recomputed);
	counted_fact(x, WORD_DISAGREEING, WORD_DISAGREEING_VALUE,
	    WORD_MESSAGES, n->disagreeing);
	counted_fact(x, WORD_AS_REPORTED, WORD_AS_REPORTED_VALUE,
	    WORD_MESSAGES, n->reported);
	counted_fact(x, WORD_MIXED, WORD_MIXED_VALUE, WORD_MESSAGES,
	    n->mixed);
}

static void
write_limits(struct writing *x)
{
	static const enum word limits[] = {
		WORD_LIMIT_INBOX, WORD_LIMIT_SILENT, WORD_LIMIT_EARLY,
		WORD_LIMIT_TOTAL, WORD_LIMIT_WHO, WORD_LIMIT_SPAM,
		WORD_LIMIT_NAMES, WORD_LIMIT_TLS, WORD_LIMIT_PERIOD
	};
	size_t i;

	write_section(x, "limits", WORD_LIMITS);
	write_text(x, BLOCK_TEXT, WORD_LIMITS_NOTE);
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
	write_section(x, "notes", WORD_NOTES);
	arg_text(x, BYTES(RUA_VERSION));
	write_fact(x, WORD_MADE_BY, WORD_MADE_BY_VALUE);
	counted_fact(x, WORD_REPORTS_READ, WORD_AS_IS, WORD_REPORTS,
	    n->reports);
	counted_fact(x, WORD_TLS_REPORTS_READ, WORD_AS_IS, WORD_TLS_REPORTS,
	    n->tls_reports);
	write_rows(x);
	write_basis(x);
	if (n->reports_used)
		paragraph_add(x, WORD_UNJUDGED_NOTE);
	if (f->total.fail != 0)
		paragraph_add(x, WORD_ACTION_NOTE);
	paragraph_end(x, BLOCK_NOTE);
	write_refused(x);
	if (f->reports)
		write_limits(x);
}
