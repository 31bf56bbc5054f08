/* senders: who sent a record's messages, and what became of them. */
#include "base/num.h"
#include "facts/impl.h"

enum { CACHE_MOST = 1 << 16 };	/* rows of this many senders are known again
				   without asking; others cost more time */

/* Brackets that hold no mark are part of a label. */
static void
read_mark(struct fact_sender *s, enum sender_origin origin,
    struct bytes name)
{
	enum sender_mark mark;

	s->ignored = -1;
	if (origin == ORIGIN_LISTED && sender_mark_of(name, &mark, &s->ignored))
		s->mark = (uint8_t)mark;
}

/* The user's label. */
static struct bytes
label_of(const struct facts *w, const struct row_facts *k)
{
	struct bytes label = rows_text(k->r, ALN_sender);

	return label.n != 0 ? label : w->label;
}

static uint32_t
find_sender(struct facts *w, const struct row_facts *k)
{
	struct bytes name, list = rows_raw(k->r, ALN_auth_domains);
	enum sender_origin origin = sender_of(w->authenticated, w->services,
	    label_of(w, k), list, rows_raw(k->r, ALN_org_domain), &name);
	int64_t part[] = { k->domain, origin, facts_number(w, name) };
	struct bytes passed = bytes_first(list,
	    bytes_find(list, BYTES("|"), 0));
	struct fact_sender *s;
	uint32_t at;
	bool added;

	at = facts_entry(w, &w->senders, part, 3, &added);
	s = keyed_at(&w->senders, at);
	s->domain = k->domain;
	s->origin = (uint8_t)origin;
	s->name = (uint32_t)part[2];
	if (added)
		read_mark(s, origin, name);
	if (added || (passed.n != 0 && (s->identifier == 0 ||
	    bytes_compare(passed, facts_name(w, s->identifier)) < 0)))
		s->identifier = facts_number(w, passed);
	return at;
}

/* The sender by the row's cells: few of them are new. */
static uint32_t
look_up(struct facts *w, const struct row_facts *k)
{
	struct rows *r = k->r;
	uint32_t *at;
	bool added;

	w->key.n = 0;
	buf_add(&w->key, (struct bytes){ (const char *)&k->domain,
	    sizeof(k->domain) });
	buf_add(&w->key, rows_raw(r, ALN_sender));
	buf_byte(&w->key, '\t');
	buf_add(&w->key, w->label);
	buf_byte(&w->key, '\t');
	buf_add(&w->key, rows_raw(r, ALN_org_domain));
	buf_byte(&w->key, '\t');
	buf_add(&w->key, rows_raw(r, ALN_auth_domains));
	if (keyed_count(&w->sender_cache) >= CACHE_MOST) {
		uint32_t i = map_find(&w->sender_cache.map, buf_view(&w->key));

		return i == MAP_NONE ? find_sender(w, k) :
		    *(uint32_t *)keyed_at(&w->sender_cache, i);
	}
	at = keyed_at(&w->sender_cache, keyed_add(&w->sender_cache,
	    buf_view(&w->key), &added));
	if (added)
		*at = find_sender(w, k);
	return *at;
}

void
facts_find_sender(struct facts *w, struct row_facts *k)
{
	struct fact_sender *s;

	k->sender = look_up(w, k);
	s = keyed_at(&w->senders, k->sender);
	s->passes |= k->pass;
	s->default_signature |= fact_shows(k->f, BASIS_DEFAULT_SIGNATURE);
}

/* Which counts a failing record is in, besides failing. */
static enum daily_count
failure_of(const struct record_fact *f)
{
	switch (fact_failure(f)) {
	case FAILURE_FORWARDED:
		return DAILY_FORWARDED;
	case FAILURE_BROKEN:
		return DAILY_BROKEN;
	case FAILURE_MISALIGNED:
		return DAILY_MISALIGNED;
	default:
		return DAILY_BARE;
	}
}

static void
count_pass(const struct record_fact *f, uint64_t *n, uint64_t messages)
{
	num_add(&n[DAILY_PASS], messages);
	if (f->verdict == VERDICT_SPF_ONLY)
		num_add(&n[DAILY_SPF_ONLY], messages);
	if (f->dkim == OUTCOME_PASS)
		num_add(&n[DAILY_DKIM], messages);
	if (!f->strict)
		num_add(&n[DAILY_RELAXED], messages);
}

static void
count_fail(const struct record_fact *f, uint64_t *n, uint64_t messages)
{
	enum daily_count kind = failure_of(f);

	num_add(&n[DAILY_FAIL], messages);
	num_add(&n[kind], messages);
	if (f->null_sender)
		num_add(&n[DAILY_BOUNCES], messages);
	if ((kind == DAILY_MISALIGNED || kind == DAILY_BARE) &&
	    fact_acted_on(f))
		num_add(&n[DAILY_ACTED], messages);
}

/* Where these rows have the column that --assume without a name adds. */
static void
find_assumed(struct facts *w, const struct rows *r)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n;

	if (!r->new_header && w->operand == r->operands.next)
		return;
	w->operand = r->operands.next;
	w->assumed = -1;
	n = rows_names(r, names);
	for (i = 0; i < n; i++)
		if (bytes_equal(names[i], BYTES("assumed_action")))
			w->assumed = (int)i;
}

static void
count_stop(struct facts *w, const struct row_facts *k)
{
	int64_t part[] = { k->source, k->day };
	struct daily_stop *d = keyed_at(&w->stops,
	    facts_entry(w, &w->stops, part, 2, NULL));
	uint64_t *sum = &d->bare;

	d->source = k->source;
	d->day = k->day;
	if (k->pass)
		sum = &d->pass;
	else if (failure_of(k->f) == DAILY_FORWARDED)
		sum = &d->forwarded;
	else if (failure_of(k->f) == DAILY_BROKEN)
		sum = &d->broken;
	else if (failure_of(k->f) == DAILY_MISALIGNED)
		sum = &d->misaligned;
	num_add(sum, k->n);
}

static void
count_assumed(struct facts *w, const struct row_facts *k, uint64_t *n)
{
	find_assumed(w, k->r);
	if (w->assumed < 0)
		return;
	num_add(&n[DAILY_ASSUMED], k->n);
	if ((k->pass || k->fail) && auth_policy_of(
	    k->r->reader.cells[w->assumed]) >= POLICY_QUARANTINE)
		count_stop(w, k);
}

static void
count_dns(struct facts *w, const struct row_facts *k, uint64_t *n)
{
	bool temporary = fact_shows(k->f, BASIS_DNS_ERROR);
	bool permanent = fact_shows(k->f, BASIS_SPF_PERMERROR);
	int64_t part[] = { k->domain, k->reporter, k->day };
	struct daily_dns_error *e;

	if (!temporary && !permanent)
		return;
	if (temporary)
		num_add(&n[DAILY_NOT_CHECKED], k->n);
	if (permanent)
		num_add(&n[DAILY_PERMERROR], k->n);
	e = keyed_at(&w->error_days,
	    facts_entry(w, &w->error_days, part, 3, NULL));
	e->domain = k->domain;
	e->reporter = k->reporter;
	e->day = k->day;
	if (temporary)
		num_add(&e->messages, k->n);
	e->temporary |= temporary;
	e->permanent |= permanent;
}

static struct daily_sender *
cell_of(struct facts *w, struct row_facts *k)
{
	int64_t part[] = { k->sender, k->day };
	struct daily_sender *c;

	if (w->last.cell != MAP_NONE) {
		c = keyed_at(&w->cells, w->last.cell);
		k->cell = w->last.cell;
		if (c->sender == k->sender && c->day == k->day)
			return c;
	}
	k->cell = w->last.cell = facts_entry(w, &w->cells, part, 2, NULL);
	c = keyed_at(&w->cells, k->cell);
	c->domain = k->domain;
	c->sender = k->sender;
	c->day = k->day;
	return c;
}

void
facts_count(struct facts *w, struct row_facts *k)
{
	struct daily_sender *c = cell_of(w, k);

	num_add(&c->n[DAILY_MESSAGES], k->n);
	if (k->pass)
		count_pass(k->f, c->n, k->n);
	else if (k->fail)
		count_fail(k->f, c->n, k->n);
	else
		num_add(&c->n[DAILY_UNKNOWN], k->n);
	count_dns(w, k, c->n);
	count_assumed(w, k, c->n);
}
