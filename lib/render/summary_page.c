/* summary_page: the lead, the table of domains, and the order of the page. */
#include "render/summary_page.h"

#include "render/writing.h"

/* Midnights of the window become the days that it runs over. */
static void
write_compared(struct writing *x)
{
	const struct summary_figures *f = x->figures;

	if (window_open(&f->before) || f->ndomains == 0)
		return;
	arg_text(x, writing_period(x, f->before.begin,
	    f->before.end - UTC_DAY));
	paragraph_add(x, f->compared ? STRING_LEAD_COMPARED :
	    STRING_LEAD_NOT_COMPARED);
}

/* Of what stands beside reports, or alone. */
static void
write_others(struct writing *x)
{
	const struct summary_figures *f = x->figures;

	write_failure_counts(x);
	if (f->audit.n != 0) {
		arg_count(x, STRING_AUDITED, f->audit.domains);
		arg_count(x, STRING_PROFILES, f->audit.n + f->audit.nrest);
		paragraph_add(x, STRING_LEAD_AUDIT);
	}
}

static void
write_lead(struct writing *x)
{
	const struct summary_figures *f = x->figures;
	const struct summary_notes *n = &f->notes;
	struct bytes messages, reports, reporters, days;

	if (f->ndomains != 0) {
		messages = writing_counted(x, STRING_MESSAGES,
		    f->total.messages, false);
		reports = writing_counted(x, STRING_REPORTS, n->reports, false);
		reporters = writing_counted(x, STRING_REPORTERS, n->reporters,
		    n->more_reporters);
		arg_text(x, messages);
		if (!n->rollups_used)
			arg_text(x, reports);
		arg_text(x, reporters);
		paragraph_add(x, n->rollups_used ? STRING_LEAD_ROLLUPS :
		    STRING_LEAD);
	}
	days = writing_period(x, n->first, n->last);
	if (days.n != 0) {
		arg_text(x, days);
		paragraph_add(x, STRING_LEAD_PERIOD);
	}
	write_compared(x);
	if (n->tls_reports != 0) {
		arg_count(x, STRING_TLS_REPORTS, n->tls_reports);
		paragraph_add(x, STRING_LEAD_TLS);
	}
	write_others(x);
	paragraph_end(x, BLOCK_TEXT);
}

static void
domain_cells(struct writing *x, struct table *t,
    const struct summary_domain *d)
{
	bool test = bytes_equal(d->policy.testing, BYTES("y"));

	if (d->name.n != 0)
		write_foreign(x, t, d->name);
	else
		table_text(x->page, t, writing_sentence(x, d->several ?
		    STRING_SEVERAL_DOMAINS : STRING_NO_DOMAIN));
	table_number(t, d->outcome.messages);
	write_results(t, &d->outcome);
	table_share(t, result_share(&d->outcome));
	if (x->figures->known.messages != 0)
		table_share(t, result_share(&d->known));
	if (x->figures->compared)
		table_text(x->page, t, writing_trend(x, d->trend,
		    &d->previous));
	arg_foreign(x, d->policy.p);
	table_text(x->page, t, test ? writing_sentence(x, STRING_TEST_MODE) :
	    writing_sentence(x, STRING_AS_IS));
	table_text(x->page, t, writing_period(x, d->first, d->last));
	table_number(t, d->reporters);
}

static void
total_cells(struct writing *x, struct table *t)
{
	const struct summary_figures *f = x->figures;

	table_text(x->page, t, writing_sentence(x, STRING_ALL_DOMAINS));
	table_number(t, f->total.messages);
	write_results(t, &f->total);
	table_share(t, result_share(&f->total));
	if (f->known.messages != 0)
		table_share(t, result_share(&f->known));
	if (f->compared)
		table_text(x->page, t, writing_trend(x, f->trend,
		    &f->previous));
	table_none(t);
	table_text(x->page, t, writing_period(x, f->notes.first,
	    f->notes.last));
	table_number(t, f->notes.reporters);
	t->sum = true;
}

static void
domain_columns(struct writing *x, struct table *t)
{
	struct page *p = x->page;

	table_column(p, t, STRING_HEAD_DOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_PASS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FAIL, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_UNKNOWN, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_SHARE, COLUMN_NUMBER);
	if (x->figures->known.messages != 0)
		table_column(p, t, STRING_HEAD_KNOWN, COLUMN_NUMBER);
	if (x->figures->compared)
		table_column(p, t, STRING_HEAD_TREND, COLUMN_SPARE);
	table_column(p, t, STRING_HEAD_POLICY, 0);
	table_column(p, t, STRING_HEAD_PERIOD, COLUMN_SPARE);
	table_column(p, t, STRING_HEAD_REPORTERS, COLUMN_NUMBER | COLUMN_SPARE);
}

static void
write_domains(struct writing *x)
{
	const struct summary_figures *f = x->figures;
	struct table *t;
	size_t i;

	if (f->ndomains == 0)
		return;
	write_section(x, "domains", STRING_DOMAINS);
	t = page_table(x->page, writing_sentence(x, STRING_DOMAINS_CAPTION));
	domain_columns(x, t);
	for (i = 0; i < f->ndomains; i++)
		domain_cells(x, t, &f->domain[i]);
	if (f->ndomains > 1)
		total_cells(x, t);
	paragraph_add(x, STRING_SHARE_NOTE);
	if (f->nsections < f->ndomains) {
		arg_number(x, f->nsections);
		paragraph_add(x, STRING_SECTIONS_NOTE);
	}
	paragraph_end(x, BLOCK_NOTE);
}

void
page_summary(struct page *p, const struct summary_figures *f)
{
	struct writing x = { .page = p, .strings = p->strings, .figures = f };
	size_t i;

	if (!f->none && !f->reports)
		page_retitle(p, f->failures.reports +
		    f->failures.complaints != 0 ?
		    STRING_TITLE_FAILURES : STRING_TITLE_POSTURE);
	page_section(p, BYTES("top"), BYTES_NONE);
	if (f->none)
		write_text(&x, BLOCK_TEXT, STRING_NOTHING);
	else
		write_lead(&x);
	/* Of some rows no finding could be told. */
	if (f->ndomains != 0 || f->tls.n != 0 || f->findings.n != 0)
		write_findings(&x);
	write_changes(&x);
	write_domains(&x);
	for (i = 0; i < f->nsections; i++)
		write_domain(&x, &f->domain[i], i + 1);
	write_days(&x);
	write_reporters(&x);
	write_selectors(&x);
	write_policies(&x);
	write_tls(&x);
	write_failures(&x);
	write_posture(&x);
	write_survey(&x);
	write_notes(&x);
	writing_free(&x);
}
