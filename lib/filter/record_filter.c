/* record_filter: is a record one that was asked for, and who sent it? */
#include "filter/record_filter.h"

#include "io/settings.h"

void
record_filter_start(struct record_filter *p)
{
	*p = (struct record_filter){ 0 };
	selection_start(&p->selection);
	known_senders_start(&p->known_senders);
	inventory_start(&p->domains);
}

void
record_filter_free(struct record_filter *p)
{
	selection_free(&p->selection);
	known_senders_free(&p->known_senders);
	inventory_free(&p->domains);
	auth_signatures_free(&p->signatures);
}

void
record_filter_read_lists(struct record_filter *p, struct cli *c)
{
	settings_list(c, p->senders_file, known_senders_take,
	    &p->known_senders);
	known_senders_end(&p->known_senders);
	settings_list(c, p->domains_file, inventory_take, &p->domains);
}

static void
name_sender(struct record_filter *p, const struct rows *r,
    struct aligned_cells *a)
{
	if (p->needs_signatures || known_senders_has_keys(&p->known_senders))
		auth_signatures_of(&p->signatures, a, r->reader.cells,
		    r->map);
	if (p->senders_file != NULL)
		p->sender = known_senders_sender(&p->known_senders,
		    &p->signatures,
		    rows_raw(r, REC_source_ip));
}

bool
record_filter_takes(struct record_filter *p, struct rows *r,
    struct aligned_cells *a, const struct evaluation *f)
{
	struct selection *s = &p->selection;
	struct selection_candidate c = { .own = false };
	unsigned fields = 0;

	name_sender(p, r, a);
	fact_evaluated(&c.fact, f);
	c.own = p->sender.n != 0;
	c.ip = rows_raw(r, REC_source_ip);
	c.domain = a->record.results.from.text;
	if (s->listed)
		c.listed = inventory_find(&p->domains, c.domain) !=
		    INVENTORY_NONE;
	if (s->domains.n != 0 && c.domain.n == 0)
		c.domain = rows_text(r, REC_header_from);
	if (s->reporters.n != 0)
		c.reporter = rows_text(r, REC_org_name);
	if (s->since >= 0 || s->until >= 0)
		fields |= READ_PERIOD;
	if (s->min_count != 0)
		fields |= READ_MESSAGES;
	fact_read(&c.fact, r, fields);
	return selection_takes(s, &c);
}
