/* evidence: rows of reports, read into what they say of audited domains. */
#include "audit/evidence_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "calendar/period.h"

static const enum tsv_kind accepts[] = { KIND_ALIGNED, KIND_RECORDS,
	KIND_TLS };

/* Notes the organisation of a domain, whose mail all counts for bulk. */
static void
note_org(struct evidence *e, uint32_t i)
{
	struct auth_name name = orgdomain_name(e->cells.orgs,
	    e->domains->at[i].domain, &e->keep);
	struct bytes org = auth_name_org(&name);

	e->domain[i].org = org.n == 0 ? MAP_NONE :
	    map_add(&e->orgs, org, NULL);
}

void
evidence_start(struct evidence *e, const struct inventory *domains,
    struct orgdomain *orgs, struct known_senders *known)
{
	uint32_t i;

	*e = (struct evidence){ .domains = domains, .known = known };
	e->cells.orgs = orgs;
	evidence_start_senders(e);
	map_init(&e->orgs);
	map_init(&e->pairs);
	map_init(&e->receivers);
	map_init(&e->days);
	e->traffic = mem_zero(domains->n, sizeof(*e->traffic));
	e->domain = mem_zero(domains->n, sizeof(*e->domain));
	for (i = 0; i < domains->n; i++) {
		e->traffic[i].mail.first = e->traffic[i].mail.last = -1;
		e->traffic[i].tls.first = e->traffic[i].tls.last = -1;
		e->traffic[i].spf_last = -1;
		note_org(e, i);
	}
}

bool
evidence_new(struct evidence *e, enum evidence_pair kind, uint32_t domain,
    struct bytes what)
{
	char head[1 + sizeof(domain)];
	bool added;

	head[0] = (char)kind;
	memcpy(head + 1, &domain, sizeof(domain));
	e->key.n = 0;
	buf_add(&e->key, (struct bytes){ head, sizeof(head) });
	buf_add(&e->key, what);
	map_add(&e->pairs, buf_view(&e->key), &added);
	return added;
}

void
evidence_sum(struct evidence *e, uint64_t *sum, uint64_t n)
{
	if (!num_add(sum, n))
		e->overflow = true;
}

void
evidence_cover(struct traffic_cover *c, struct dayset *days, int64_t begin,
    int64_t end)
{
	int64_t day = period_day(begin, end);

	c->rows++;
	if (begin >= 0 && (c->first < 0 || begin < c->first))
		c->first = begin;
	if (end > c->last)
		c->last = end;
	dayset_add(days, day, day + UTC_DAY);
}

bool
evidence_newest(struct traffic_seen *s, int64_t begin, int64_t end,
    bool *same)
{
	*same = s->there && end == s->end;
	if (s->there && end <= s->end)
		return false;
	*s = (struct traffic_seen){ .there = true, .begin = begin,
	    .end = end };
	return true;
}

/* Rows of another header begin. */
static void
take_layout(struct evidence *e, const struct rows *r)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t n = rows_names(r, names);

	e->failures = rows_name_find(names, n,
	    BYTES("feedback_type")) >= 0;
}

/* By organisation, then the busiest first. */
static int
compare_days(const void *pa, const void *pb)
{
	const struct traffic_day *a = pa, *b = pb;

	if (a->org != b->org)
		return a->org < b->org ? -1 : 1;
	if (a->messages != b->messages)
		return a->messages > b->messages ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return bytes_compare(a->receiver, b->receiver);
}

/* Where the days of an organisation begin. */
static size_t
find_days(const struct evidence *e, uint32_t org)
{
	size_t low = 0, high = e->ndays, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (e->day[middle].org < org)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Keeps of each organisation the busiest day of each receiver, so that
 * looking for one takes no longer however many days there are.
 */
static void
settle_days(struct evidence *e)
{
	uint32_t org = MAP_NONE;
	size_t i, kept = 0;

	if (e->days.n > 1)
		qsort(e->day, e->days.n, sizeof(*e->day), compare_days);
	for (i = 0; i < e->days.n; i++) {
		if (e->day[i].org != org)
			kept = 0;
		org = e->day[i].org;
		if (kept == TRAFFIC_RECEIVERS || !evidence_new(e,
		    PAIR_BUSIEST, org, e->day[i].receiver))
			continue;
		e->day[e->ndays++] = e->day[i];
		kept++;
	}
}

/* What can only be told when all rows were read. */
static void
settle_evidence(struct evidence *e)
{
	struct evidence_domain *d;
	struct traffic *t;
	size_t at;
	uint32_t i;

	settle_days(e);
	evidence_settle_senders(e);
	for (i = 0; i < e->domains->n; i++) {
		d = &e->domain[i];
		t = &e->traffic[i];
		t->mail.days = dayset_count(&d->mail_days);
		t->tls.days = dayset_count(&d->tls_days);
		if (d->org == MAP_NONE)
			continue;
		at = find_days(e, d->org);
		t->day = e->day == NULL ? NULL : e->day + at;
		t->ndays = find_days(e, d->org + 1) - at;
	}
}

bool
evidence_read(struct evidence *e, struct cli *c, const char *const *files,
    size_t n, uint64_t most_days)
{
	struct rows r;
	size_t file = SIZE_MAX;

	e->most_days = most_days;
	rows_start_list(&r, c, files, n, accepts,
	    sizeof(accepts) / sizeof(accepts[0]));
	while (rows_next(&r)) {
		if (r.new_header || r.operands.next != file)
			take_layout(e, &r);
		file = r.operands.next;
		if (r.kind == KIND_TLS)
			evidence_tls(e, &r);
		else
			evidence_mail(e, &r);
		cli_progress(c, ++e->rows, "rows of evidence");
	}
	rows_end(&r);
	settle_evidence(e);
	if (e->overflow)
		cli_say(c, MSG_OVERFLOW, BYTES("--evidence"));
	return !r.stopped;
}

const struct traffic *
evidence_of(const struct evidence *e, uint32_t i)
{
	return &e->traffic[i];
}

void
evidence_free(struct evidence *e)
{
	size_t i;

	for (i = 0; e->domains != NULL && i < e->domains->n; i++) {
		dayset_free(&e->domain[i].mail_days);
		dayset_free(&e->domain[i].tls_days);
		free(e->traffic[i].sender);
		free(e->traffic[i].selector);
	}
	free(e->domain);
	free(e->traffic);
	free(e->day);
	evidence_free_senders(e);
	map_free(&e->orgs);
	map_free(&e->pairs);
	map_free(&e->receivers);
	map_free(&e->days);
	aligned_cells_free(&e->cells);
	auth_signatures_free(&e->signatures);
	arena_free(&e->keep);
	buf_free(&e->key);
	buf_free(&e->text);
	*e = (struct evidence){ 0 };
}
