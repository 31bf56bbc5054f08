/* record_filter: is a record one that was asked for, and who sent it? */
#include "filter/record_filter.h"

#include "io/settings.h"

void
pick_start(struct pick *p)
{
	*p = (struct pick){ 0 };
	selection_start(&p->selection);
	own_start(&p->own);
	inventory_start(&p->domains);
}

void
pick_free(struct pick *p)
{
	selection_free(&p->selection);
	own_free(&p->own);
	inventory_free(&p->domains);
	auth_signatures_free(&p->signatures);
}

void
pick_read_lists(struct pick *p, struct cli *c)
{
	settings_list(c, p->own_file, own_take, &p->own);
	own_end(&p->own);
	settings_list(c, p->domains_file, inventory_take, &p->domains);
}

static void
name_sender(struct pick *p, const struct rows *r, struct auth_cells *a)
{
	if (p->needs_signatures || own_has_keys(&p->own))
		auth_signatures_of(&p->signatures, a, r->reader.cells,
		    r->map);
	if (p->own_file != NULL)
		p->sender = own_sender(&p->own, &p->signatures,
		    rows_raw(r, REC_source_ip));
}

bool
pick_takes(struct pick *p, struct rows *r, struct auth_cells *a,
    const struct auth_finding *f)
{
	struct selection *s = &p->selection;
	struct select_candidate c = { .own = false };
	unsigned fields = 0;

	name_sender(p, r, a);
	fact_evaluated(&c.fact, f);
	c.own = p->sender.n != 0;
	c.ip = rows_raw(r, REC_source_ip);
	c.domain = a->record.evidence.from.text;
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
