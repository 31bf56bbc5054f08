/* domain_page: one domain at length: its facts, what fails, what passes. */
#include "render/writing.h"

/* Heading and id; an id that other text could break is a number instead. */
static void
begin_section(struct writing *x, const struct summary_domain *d,
    size_t number)
{
	static const char fit[] = "abcdefghijklmnopqrstuvwxyz0123456789.-";
	struct buf id = { 0 }, heading = { 0 };
	bool plain = d->name.n != 0;
	size_t i;

	for (i = 0; i < d->name.n && plain; i++)
		plain = d->name.p[i] != '\0' &&
		    strchr(fit, d->name.p[i]) != NULL;
	buf_adds(&id, plain ? "domain-" : "other-domain-");
	if (plain)
		buf_add(&id, d->name);
	else
		strings_number(&id, x->strings, number);
	if (d->name.n != 0)
		page_foreign(&heading, d->name);
	else
		strings_add(&heading, x->strings, d->several ?
		    STRING_SEVERAL_DOMAINS : STRING_NO_DOMAIN);
	page_section(x->page, buf_view(&id), buf_view(&heading));
	buf_free(&id);
	buf_free(&heading);
}

void
add_tag(struct buf *b, const struct strings *w, const char *name,
    struct bytes value)
{
	struct buf tag = { 0 };

	if (value.n == 0)
		return;
	if (b->n != 0)
		strings_add(b, w, STRING_LIST_COMMA);
	buf_adds(&tag, name);
	buf_byte(&tag, '=');
	buf_add(&tag, value);
	page_foreign(b, buf_view(&tag));
	buf_free(&tag);
}

/* The tags that say something: pct=100 and t=n are what is true anyway. */
static void
write_policy(struct writing *x, const struct summary_domain *d)
{
	const struct summary_policy *p = &d->policy;
	struct buf tags = { 0 };
	struct bytes text;

	if (!p->known) {
		write_fact(x, STRING_HEAD_POLICY, STRING_POLICY_NONE);
		return;
	}
	add_tag(&tags, x->strings, "p", p->p);
	add_tag(&tags, x->strings, "sp", p->sp);
	add_tag(&tags, x->strings, "np", p->np);
	if (!bytes_equal(p->pct, BYTES("100")))
		add_tag(&tags, x->strings, "pct", p->pct);
	if (!bytes_equal(p->testing, BYTES("n")))
		add_tag(&tags, x->strings, "t", p->testing);
	text = page_copy(x->page, buf_view(&tags));
	buf_free(&tags);
	if (!bytes_equal(p->domain, d->name) && d->name.n != 0) {
		arg_text(x, text);
		arg_foreign(x, p->domain);
		text = writing_kept(x, STRING_POLICY_OF);
	}
	arg_text(x, text);
	if (p->day >= 0)
		arg_day(x, p->day);
	write_fact(x, STRING_HEAD_POLICY, p->day >= 0 ? STRING_POLICY_SEEN :
	    STRING_AS_IS);
}

/* Only records that came through align-filter name their senders. */
static void
write_known(struct writing *x, const struct summary_domain *d)
{
	const struct result_counts *known = &d->known;

	if (result_share(known) >= 0) {
		arg_share(x, result_share(known));
		arg_number(x, result_decided(known));
		write_fact(x, STRING_HEAD_KNOWN, STRING_SHARE_OF);
	} else if (d->services.n != 0) {
		write_fact(x, STRING_HEAD_KNOWN, STRING_KNOWN_NONE);
	}
}

static void
write_facts(struct writing *x, const struct summary_domain *d)
{
	const struct result_counts *o = &d->outcome;
	struct bytes text;

	arg_number(x, o->messages);
	if (results_known(o)) {
		arg_number(x, o->pass);
		arg_number(x, o->fail);
		arg_number(x, o->unknown);
		write_fact(x, STRING_HEAD_MESSAGES, STRING_MESSAGES_SPLIT);
	} else {
		write_fact(x, STRING_HEAD_MESSAGES, STRING_AS_IS);
	}
	if (result_share(o) >= 0) {
		arg_share(x, result_share(o));
		arg_number(x, result_decided(o));
		write_fact(x, STRING_HEAD_SHARE, STRING_SHARE_OF);
	}
	write_known(x, d);
	text = writing_trend(x, d->trend, &d->previous);
	if (text.n != 0)
		page_fact(x->page,
		    bytes_of(x->strings->text[STRING_HEAD_TREND]), text);
	write_policy(x, d);
	arg_number(x, d->reporters);
	write_fact(x, STRING_HEAD_REPORTERS, d->more_reporters ?
	    STRING_AT_LEAST : STRING_AS_IS);
	text = writing_period(x, d->first, d->last);
	if (text.n != 0)
		page_fact(x->page,
		    bytes_of(x->strings->text[STRING_HEAD_PERIOD]), text);
}

/* What receivers did: one word, or each with its number. */
static void
action_cell(struct writing *x, struct table *t,
    const struct summary_source *s)
{
	static const enum auth_disposition order[DISPOSITIONS] = {
		DISPOSITION_REJECT, DISPOSITION_QUARANTINE, DISPOSITION_NONE,
		DISPOSITION_OTHER
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < DISPOSITIONS; i++) {
		uint64_t n = s->done[order[i]];

		if (n == 0)
			continue;
		if (b.n != 0)
			strings_add(&b, x->strings, STRING_LIST_COMMA);
		arg_string(x, STRING_DISPOSITION_NONE + order[i]);
		arg_number(x, n);
		buf_add(&b, writing_sentence(x, n == s->messages ?
		    STRING_AS_IS : STRING_ACTION_COUNT));
	}
	table_text(x->page, t, buf_view(&b));
	buf_free(&b);
}

static void
auth_cell(struct writing *x, struct table *t, const struct summary_source *s)
{
	if (s->more_auths == 0) {
		write_foreign(x, t, s->auth);
		return;
	}
	arg_foreign(x, s->auth);
	arg_number(x, s->more_auths);
	table_text(x->page, t, writing_sentence(x, STRING_AUTH_MORE));
}

/* Which columns a table of sources needs. */
struct shape {
	bool	name, verdict, auth;
};

static struct shape
shape_of(const struct summary_sources *list, enum summary_class class)
{
	struct shape shape = { .verdict = class == SOURCES_INDIRECT };
	size_t i;

	for (i = 0; i < list->n; i++) {
		shape.name |= list->row[i].name.n != 0;
		shape.auth |= list->row[i].auth.n != 0;
	}
	return shape;
}

static void
source_columns(struct writing *x, struct table *t, const struct shape *shape)
{
	struct page *p = x->page;

	table_column(p, t, STRING_HEAD_ADDRESS, COLUMN_TIGHT);
	if (shape->name)
		table_column(p, t, STRING_HEAD_NAME, 0);
	table_column(p, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_OF_FAILING, COLUMN_NUMBER);
	if (shape->verdict)
		table_column(p, t, STRING_HEAD_VERDICT, COLUMN_TIGHT);
	if (shape->auth)
		table_column(p, t, STRING_HEAD_AUTH, COLUMN_LONG);
	table_column(p, t, STRING_HEAD_ACTION, 0);
	table_column(p, t, STRING_HEAD_REPORTERS, COLUMN_NUMBER | COLUMN_SPARE);
}

static void
source_row(struct writing *x, struct table *t, const struct shape *shape,
    const struct summary_source *s)
{
	write_foreign(x, t, s->address);
	if (shape->name)
		write_foreign(x, t, s->name);
	table_number(t, s->messages);
	table_share(t, s->share);
	if (shape->verdict)
		table_text(x->page, t, writing_sentence(x,
		    STRING_FAILURE_FORWARDED + s->cause));
	if (shape->auth)
		auth_cell(x, t, s);
	action_cell(x, t, s);
	if (s->reporters != 0)
		table_number(t, s->reporters);
	else
		table_none(t);
}

static void
source_rest(struct writing *x, struct table *t, const struct shape *shape,
    const struct summary_sources *list)
{
	write_rest(x, t, list->nrest);
	if (shape->name)
		table_none(t);
	table_number(t, list->rest.messages);
	table_share(t, list->rest.share);
	if (shape->verdict)
		table_none(t);
	if (shape->auth)
		table_none(t);
	action_cell(x, t, &list->rest);
	table_none(t);
}

/* What a class is, once a page. */
static void
write_class_note(struct writing *x, enum summary_class class)
{
	static const enum string notes[SOURCE_CLASSES] = {
		[SOURCES_INDIRECT] = STRING_ON_WAY_NOTE,
		[SOURCES_MISALIGNED] = STRING_MISALIGNED_NOTE,
		[SOURCES_REPORTED] = STRING_REPORTED_NOTE
	};

	if (notes[class] == 0 || x->detailed_class[class])
		return;
	write_text(x, BLOCK_NOTE, notes[class]);
	x->detailed_class[class] = true;
}

static void
write_sources(struct writing *x, const struct summary_domain *d,
    enum summary_class class)
{
	static const enum string captions[SOURCE_CLASSES] = {
		STRING_ON_WAY, STRING_MISALIGNED, STRING_BARE, STRING_OPEN,
		STRING_REPORTED
	};
	const struct summary_sources *list = &d->class[class];
	struct shape shape = shape_of(list, class);
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	arg_count(x, STRING_MESSAGES, list->messages);
	t = page_table(x->page, writing_sentence(x, captions[class]));
	source_columns(x, t, &shape);
	for (i = 0; i < list->n; i++)
		source_row(x, t, &shape, &list->row[i]);
	if (list->nrest != 0)
		source_rest(x, t, &shape, list);
	write_class_note(x, class);
}

static void
write_senders(struct writing *x, const struct summary_senders *list)
{
	struct table *t;
	size_t i;

	if (list->n == 0)
		return;
	t = page_table(x->page, writing_sentence(x, STRING_SENDERS));
	table_column(x->page, t, STRING_HEAD_IDENTIFIER, COLUMN_LONG);
	table_column(x->page, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_PASS, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_SHARE, COLUMN_NUMBER);
	for (i = 0; i < list->n; i++) {
		write_foreign(x, t, list->row[i].name);
		table_number(t, list->row[i].outcome.messages);
		table_number(t, list->row[i].outcome.pass);
		table_share(t, result_share(&list->row[i].outcome));
	}
	if (list->nrest != 0) {
		write_rest(x, t, list->nrest);
		table_none(t);
		table_none(t);
		table_none(t);
	}
	if (!x->detailed_senders)
		write_text(x, BLOCK_NOTE, STRING_SENDERS_NOTE);
	x->detailed_senders = true;
}

void
write_domain(struct writing *x, const struct summary_domain *d, size_t number)
{
	enum summary_class class;

	begin_section(x, d, number);
	write_facts(x, d);
	write_services(x, &d->services);
	for (class = SOURCES_INDIRECT; class < SOURCE_CLASSES; class++)
		write_sources(x, d, class);
	write_subdomains(x, &d->below);
	write_senders(x, &d->senders);
}
