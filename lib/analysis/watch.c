/* watch: what findings rest on, counted while rows come in. */
#include "analysis/watch.h"

#include "base/num.h"

void
watch_start(struct watch *w)
{
	int i;

	*w = (struct watch){ .first_day = -1, .last_day = -1, .assumed = -1,
	    .operand = SIZE_MAX };
	map_init(&w->names);
	map_add(&w->names, BYTES_NONE, NULL);	/* number 0 is none */
	keyed_start(&w->domains, 1);
	keyed_start(&w->senders, sizeof(struct watch_sender));
	keyed_start(&w->cells, sizeof(struct watch_cell));
	keyed_start(&w->signatures, sizeof(struct watch_signature));
	keyed_start(&w->froms, sizeof(struct watch_from));
	keyed_start(&w->reporters, sizeof(struct watch_reporter));
	keyed_start(&w->policies, sizeof(struct watch_policy));
	keyed_start(&w->sources, sizeof(struct watch_source));
	keyed_start(&w->days, sizeof(struct watch_day));
	keyed_start(&w->errors, sizeof(struct watch_error));
	keyed_start(&w->error_days, sizeof(struct watch_error_day));
	keyed_start(&w->tls, sizeof(struct watch_tls));
	keyed_start(&w->failures, sizeof(struct watch_tls_failure));
	for (i = 0; i < WATCH_PAIRS; i++)
		numset_start(&w->seen[i]);
}

void
watch_free(struct watch *w)
{
	int i;

	map_free(&w->names);
	keyed_free(&w->domains);
	keyed_free(&w->senders);
	keyed_free(&w->cells);
	keyed_free(&w->signatures);
	keyed_free(&w->froms);
	keyed_free(&w->reporters);
	keyed_free(&w->policies);
	keyed_free(&w->sources);
	keyed_free(&w->days);
	keyed_free(&w->errors);
	keyed_free(&w->error_days);
	keyed_free(&w->tls);
	keyed_free(&w->failures);
	for (i = 0; i < WATCH_PAIRS; i++)
		numset_free(&w->seen[i]);
	buf_free(&w->key);
	buf_free(&w->text);
}

struct bytes
watch_name(const struct watch *w, uint32_t number)
{
	return map_key(&w->names, number);
}

bool
watch_known(const struct watch_sender *s)
{
	return s->origin == ORIGIN_OWN ||
	    (s->origin == ORIGIN_SERVICE && s->passes);
}

uint32_t
watch_entry(struct watch *w, struct keyed *k, const int64_t *part, size_t n,
    bool *added)
{
	w->key.n = 0;
	buf_add(&w->key, (struct bytes){ (const char *)part,
	    n * sizeof(*part) });
	return keyed_add(k, buf_view(&w->key), added);
}

bool
watch_first(struct watch *w, enum watch_pair kind, uint32_t a, uint32_t b)
{
	return numset_add(&w->seen[kind], (uint64_t)a << 32 | b);
}

static void
add(uint64_t *sum, uint64_t n)
{
	num_add(sum, n);
}

/* What of a row all its counts need. */
struct look {
	struct rows	*r;
	uint32_t	 domain, reporter, sender;
	int64_t		 day;
	uint64_t	 n;
	bool		 pass, fail;
};

static struct watch_day *
day_of(struct watch *w, const struct look *k)
{
	int64_t part[] = { k->domain, k->day };
	struct watch_day *d = keyed_at(&w->days,
	    watch_entry(w, &w->days, part, 2, NULL));

	d->domain = k->domain;
	d->day = k->day;
	return d;
}

static bool
has_item(struct bytes list, struct bytes wanted)
{
	struct bytes item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		if (bytes_equal(item, wanted))
			return true;
	return false;
}

static struct bytes
first_item(struct bytes list)
{
	return bytes_first(list, bytes_find(list, BYTES("|"), 0));
}

/* The mail service that the identifiers of a list name. */
static struct bytes
watch_service(struct bytes list)
{
	(void)list;
	return BYTES_NONE;
}

/* Who sent it, as the row tells; a label of the user's is stronger. */
static enum watch_origin
origin_of(struct rows *r, struct bytes *name)
{
	*name = rows_text(r, ALN_sender);
	if (name->n != 0)
		return ORIGIN_OWN;
	*name = watch_service(rows_raw(r, ALN_auth_domains));
	if (name->n != 0)
		return ORIGIN_SERVICE;
	*name = first_item(rows_text(r, ALN_auth_domains));
	return name->n != 0 ? ORIGIN_ORGANISATION : ORIGIN_NOBODY;
}

static void
least(struct watch *w, uint32_t *number, bool have, struct bytes text)
{
	if (!have || bytes_compare(text, watch_name(w, *number)) < 0)
		*number = map_add(&w->names, text, NULL);
}

static void
find_sender(struct watch *w, struct look *k)
{
	struct bytes name, passed;
	enum watch_origin origin = origin_of(k->r, &name);
	int64_t part[] = { k->domain, origin, map_add(&w->names, name, NULL) };
	struct watch_sender *s;
	bool added;

	k->sender = watch_entry(w, &w->senders, part, 3, &added);
	s = keyed_at(&w->senders, k->sender);
	s->domain = k->domain;
	s->origin = (uint8_t)origin;
	s->name = (uint32_t)part[2];
	s->passes |= k->pass;
	passed = first_item(rows_text(k->r, ALN_auth_domains));
	least(w, &s->identifier, !added, passed);
	s->default_signature |= has_item(rows_raw(k->r, ALN_evidence),
	    BYTES("default-signature"));
	w->sender = k->sender;
}

static bool
is(struct rows *r, int column, const char *word)
{
	return bytes_equal(rows_raw(r, column), bytes_of(word));
}

/* Which counts a failing record is in, besides failing. */
static enum watch_count
failure_of(struct rows *r)
{
	if (is(r, ALN_verdict, "forwarded"))
		return WATCH_FORWARDED;
	if (is(r, ALN_verdict, "broken"))
		return WATCH_BROKEN;
	if (is(r, ALN_verdict, "misaligned"))
		return WATCH_MISALIGNED;
	return WATCH_BARE;
}

static void
count_pass(struct rows *r, uint64_t *n, uint64_t messages)
{
	add(&n[WATCH_PASS], messages);
	if (is(r, ALN_verdict, "spf-only"))
		add(&n[WATCH_SPF_ONLY], messages);
	if (is(r, ALN_dkim_aligned, "pass"))
		add(&n[WATCH_DKIM], messages);
	if (!is(r, ALN_spf_match, "strict") && !is(r, ALN_dkim_match, "strict"))
		add(&n[WATCH_RELAXED], messages);
}

static void
count_fail(struct rows *r, uint64_t *n, uint64_t messages)
{
	add(&n[WATCH_FAIL], messages);
	add(&n[failure_of(r)], messages);
	if (is(r, REC_envelope_from, "<>"))
		add(&n[WATCH_BOUNCES], messages);
}

/* Where these rows have the column that --assume without a name adds. */
static void
find_assumed(struct watch *w, const struct rows *r)
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
count_assumed(struct watch *w, const struct rows *r, uint64_t *n,
    uint64_t messages)
{
	struct bytes action;

	find_assumed(w, r);
	if (w->assumed < 0)
		return;
	action = r->reader.cells[w->assumed];
	add(&n[WATCH_ASSUMED], messages);
	if (bytes_equal(action, BYTES("quarantine")) ||
	    bytes_equal(action, BYTES("reject")))
		add(&n[WATCH_ASSUMED_STOP], messages);
}

static void
count_dns(struct watch *w, const struct look *k, uint64_t *n)
{
	struct bytes evidence = rows_raw(k->r, ALN_evidence);
	bool temporary = has_item(evidence, BYTES("dns-error"));
	bool permanent = has_item(evidence, BYTES("spf-permerror"));
	int64_t part[] = { k->domain, k->reporter, k->day };
	struct watch_error_day *e;

	if (!temporary && !permanent)
		return;
	if (temporary)
		add(&n[WATCH_NOT_CHECKED], k->n);
	if (permanent)
		add(&n[WATCH_PERMERROR], k->n);
	e = keyed_at(&w->error_days,
	    watch_entry(w, &w->error_days, part, 3, NULL));
	e->domain = k->domain;
	e->reporter = k->reporter;
	e->day = k->day;
	e->temporary |= temporary;
	e->permanent |= permanent;
}

static void
count_cell(struct watch *w, const struct look *k)
{
	int64_t part[] = { k->domain, k->sender, k->day };
	struct watch_cell *c = keyed_at(&w->cells,
	    watch_entry(w, &w->cells, part, 3, NULL));

	c->domain = k->domain;
	c->sender = k->sender;
	c->day = k->day;
	add(&c->n[WATCH_MESSAGES], k->n);
	if (k->pass)
		count_pass(k->r, c->n, k->n);
	else if (k->fail)
		count_fail(k->r, c->n, k->n);
	else
		add(&c->n[WATCH_UNKNOWN], k->n);
	count_dns(w, k, c->n);
	count_assumed(w, k->r, c->n, k->n);
}

/* Who is behind a failure, as far as it is told. */
static void
count_failure(struct watch *w, const struct look *k)
{
	struct watch_sender *s = keyed_at(&w->senders, k->sender);
	uint32_t address = map_add(&w->names,
	    rows_text(k->r, REC_source_ip), NULL);
	int64_t part[] = { k->sender, address };
	int64_t on_day[] = { k->domain, k->day };
	struct watch_source *source;
	uint32_t day;

	if (failure_of(k->r) == WATCH_MISALIGNED &&
	    watch_first(w, WATCH_PAIR_SENDER, k->sender, k->reporter))
		s->reporters++;
	if (s->origin == ORIGIN_OWN) {
		source = keyed_at(&w->sources,
		    watch_entry(w, &w->sources, part, 2, NULL));
		source->domain = k->domain;
		source->sender = k->sender;
		source->address = address;
		add(&source->fail, k->n);
	} else {
		day = watch_entry(w, &w->days, on_day, 2, NULL);
		if (watch_first(w, WATCH_PAIR_SOURCE, day, address))
			((struct watch_day *)keyed_at(&w->days,
			    day))->sources++;
	}
}

static void
count_from(struct watch *w, const struct look *k)
{
	uint32_t name = map_add(&w->names, rows_text(k->r, REC_header_from),
	    NULL);
	int64_t part[] = { k->domain, name };
	struct watch_from *f;
	bool added;

	f = keyed_at(&w->froms, watch_entry(w, &w->froms, part, 2, &added));
	f->domain = k->domain;
	f->name = name;
	if (added || k->day < f->first)
		f->first = k->day;
	if (added || k->day > f->last)
		f->last = k->day;
	if (k->pass)
		add(&f->pass, k->n);
	else if (k->fail)
		add(&f->fail, k->n);
}

static struct watch_reporter *
reporter_of(struct watch *w, const struct look *k)
{
	int64_t part[] = { k->domain, k->reporter, k->day };
	struct watch_reporter *p = keyed_at(&w->reporters,
	    watch_entry(w, &w->reporters, part, 3, NULL));

	p->domain = k->domain;
	p->reporter = k->reporter;
	p->day = k->day;
	return p;
}

static void
count_reporter(struct watch *w, const struct look *k)
{
	struct watch_reporter *p = reporter_of(w, k);

	add(&p->messages, k->n);
	if (!k->fail)
		return;
	add(&p->fail, k->n);
	if (rows_raw(k->r, REC_reason_types).n == 0 &&
	    (is(k->r, REC_disposition, "none") ||
	    is(k->r, REC_disposition, "pass")))
		add(&p->let, k->n);
}

static uint32_t
number(struct watch *w, struct bytes name)
{
	return keyed_add(&w->domains, name, NULL);
}

static bool
look_at(struct watch *w, struct look *k, const struct watch_report *from,
    struct bytes reporter)
{
	if (from->day < 0)
		return false;
	if (w->first_day < 0 || from->day < w->first_day)
		w->first_day = from->day;
	if (from->day > w->last_day)
		w->last_day = from->day;
	k->day = from->day;
	k->domain = number(w, from->domain);
	k->reporter = map_add(&w->names, reporter, NULL);
	return true;
}

void
watch_add(struct watch *w, struct rows *r, const struct watch_report *from)
{
	static const int policy[] = { REC_policy_domain, REC_p, REC_sp,
	    REC_np, REC_pct, REC_testing };
	struct look k = { .r = r };

	w->sender = WATCH_NO_SENDER;
	if (!look_at(w, &k, from, rows_text(r, REC_org_name)))
		return;
	watch_policy(w, r, policy, k.reporter, k.day);
	k.n = rows_num(r, REC_count);
	if (r->kind != KIND_ALIGNED) {
		count_reporter(w, &k);
		day_of(w, &k);
		return;
	}
	k.pass = is(r, ALN_dmarc, "pass");
	k.fail = is(r, ALN_dmarc, "fail");
	count_reporter(w, &k);
	day_of(w, &k);
	/* What is spread over days is an estimate and feeds no finding. */
	if (from->spread)
		return;
	find_sender(w, &k);
	count_cell(w, &k);
	if (k.fail)
		count_failure(w, &k);
	count_from(w, &k);
	watch_signatures(w, r, &(struct watch_signature){ .domain = k.domain,
	    .sender = k.sender, .day = k.day }, k.reporter, k.n);
}

uint32_t
watch_sender(struct watch *w, struct rows *r, struct bytes domain)
{
	struct look k = { .r = r, .domain = number(w, domain) };

	k.pass = is(r, ALN_dmarc, "pass");
	find_sender(w, &k);
	return k.sender;
}

/* What a reporter says is wrong with the record. */
static void
count_errors(struct watch *w, const struct look *k)
{
	struct bytes list = rows_text(k->r, REP_errors), item;
	bool more = list.n != 0;
	struct watch_error *e;
	uint32_t at;

	while (tsv_item(&list, &more, &item)) {
		int64_t part[] = { k->domain, map_add(&w->names, item, NULL) };

		at = watch_entry(w, &w->errors, part, 2, NULL);
		e = keyed_at(&w->errors, at);
		e->domain = k->domain;
		e->text = (uint32_t)part[1];
		if (k->day > e->day)
			e->day = k->day;
		e->reporters += watch_first(w, WATCH_PAIR_ERROR, at,
		    k->reporter);
	}
}

void
watch_add_report(struct watch *w, struct rows *r,
    const struct watch_report *from)
{
	static const int policy[] = { REP_policy_domain, REP_p, REP_sp,
	    REP_np, REP_pct, REP_testing };
	struct look k = { .r = r };

	if (!look_at(w, &k, from, rows_text(r, REP_org_name)))
		return;
	watch_policy(w, r, policy, k.reporter, k.day);
	count_errors(w, &k);
	reporter_of(w, &k);
	day_of(w, &k);
}
