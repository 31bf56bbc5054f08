/* senders_page: who sends as a domain, and the subdomains it is used with. */
#include "render/writing.h"

static enum string
kind_of(const struct summary_service *row)
{
	switch (row->known) {
	case KNOWN_LISTED:
		return STRING_SENT_OWN;
	case KNOWN_AUTHORISED:
		return STRING_SENT_AUTHORISED;
	case KNOWN_SERVICE:
		return STRING_SENT_KNOWN;
	case KNOWN_MARKED:
		return STRING_SENT_MARKED;
	case KNOWN_SIGNED:
		return STRING_SENT_SIGNED;
	default:
		return row->origin == SENT_BY_SERVICE ? STRING_SENT_SERVICE :
		    STRING_SENT_UNKNOWN;
	}
}

static void
service_figures(struct table *t, const struct summary_service *row)
{
	table_number(t, row->outcome.messages);
	table_share(t, row->share);
	table_share(t, row->dkim_share);
	table_share(t, row->spf_share);
}

static void
service_row(struct writing *x, struct table *t,
    const struct summary_service *row)
{
	if (row->origin == SENT_BY_NOBODY) {
		table_text(x->page, t, writing_sentence(x,
		    STRING_SENT_BY_NOBODY));
		table_none(t);
	} else {
		write_foreign(x, t, row->name);
		table_text(x->page, t, writing_sentence(x, kind_of(row)));
	}
	service_figures(t, row);
}

void
write_services(struct writing *x, const struct summary_services *list)
{
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	t = page_table(p, writing_sentence(x, STRING_SERVICES));
	table_column(p, t, STRING_HEAD_SENDER, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_KIND, 0);
	table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_SHARE, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_DKIM, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_SPF, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++)
		service_row(x, t, &list->row[i]);
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		table_none(t);
		service_figures(t, &list->rest);
	}
	if (!x->detailed_services)
		write_text(x, BLOCK_NOTE, STRING_SERVICES_NOTE);
	x->detailed_services = true;
}

static void
below_figures(struct table *t, const struct result_counts *o)
{
	table_number(t, o->messages);
	table_number(t, o->pass);
	table_number(t, o->fail);
}

void
write_subdomains(struct writing *x, const struct summary_subdomains *list)
{
	struct page *p = x->page;
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	t = page_table(p, writing_sentence(x, STRING_SUBDOMAINS));
	table_column(p, t, STRING_HEAD_SUBDOMAIN, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_PASS, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_FAIL, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_RECORD, 0);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].name);
		below_figures(t, &list->row[i].outcome);
		table_text(p, t, writing_sentence(x,
		    (enum string)(STRING_RECORD_OWN + list->row[i].record)));
	}
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		below_figures(t, &list->rest.outcome);
		table_none(t);
	}
	if (!x->detailed_subdomains)
		write_text(x, BLOCK_NOTE, STRING_SUBDOMAINS_NOTE);
	x->detailed_subdomains = true;
}
