/*
 * posture_page: for each profile what domains come to: a matrix, the shares
 * of each requirement, and what is not met.
 */
#include "base/num.h"
#include "render/writing.h"

/* Words of statuses and weights stand in the order of their enumerations. */
_Static_assert((int)STRING_CHECK_NOT_ASKED - (int)STRING_CHECK_FAIL ==
    (int)CHECKED_NOT_ASKED, "a word for each status");
_Static_assert((int)STRING_WEIGHT_MAY - (int)STRING_WEIGHT_MUST ==
    (int)WEIGHT_MAY, "a word for each weight");

static struct bytes
weight_string(struct writing *x, enum summary_weight weight)
{
	return bytes_of(x->strings->text[STRING_WEIGHT_MUST + (int)weight]);
}

/* A section named by the profile; ids have numbers: names may be anything. */
static void
begin_section(struct writing *x, const struct summary_profile *p,
    const char *name, size_t number, enum string named)
{
	struct buf id = { 0 }, heading = { 0 };

	buf_adds(&id, name);
	if (number != 0) {
		buf_byte(&id, '-');
		buf_num(&id, number + 1);
	}
	arg_foreign(x, p->name);
	/* The word without a name stands behind the one with it. */
	buf_add(&heading, writing_sentence(x, p->name.n != 0 ? named :
	    (enum string)(named + 1)));
	page_section(x->page, buf_view(&id), buf_view(&heading));
	buf_free(&id);
	buf_free(&heading);
}

static bool
has_musts(const struct summary_profile *p)
{
	uint64_t n = 0;
	int i;

	for (i = 0; i < CHECKS; i++)
		n += p->checks[WEIGHT_MUST].n[i];
	return n != 0;
}

/* How the profile is met, in one sentence. */
static void
add_verdict(struct writing *x, const struct summary_profile *p)
{
	arg_count(x, STRING_AUDITED, p->ndomains);
	if (!has_musts(p)) {
		paragraph_add(x, STRING_POSTURE_ADVICE);
		return;
	}
	arg_number(x, p->meets);
	arg_number(x, p->fails);
	arg_number(x, p->open);
	paragraph_add(x, STRING_POSTURE_VERDICT);
}

static void
write_headline(struct writing *x, const struct summary_profile *p)
{
	struct bytes days = writing_period(x, p->first, p->last);

	add_verdict(x, p);
	if (days.n != 0) {
		arg_text(x, days);
		paragraph_add(x, STRING_POSTURE_AS_OF);
	}
	if (p->undated != 0) {
		arg_count(x, STRING_CHECKS, p->undated);
		paragraph_add(x, STRING_POSTURE_UNDATED);
	}
	if (p->nunmet == 0)
		paragraph_add(x, STRING_POSTURE_CLEAR);
	paragraph_end(x, BLOCK_TEXT);
}

static void
check_columns(struct writing *x, struct table *t)
{
	struct page *p = x->page;

	table_column(p, t, STRING_HEAD_UNMET, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_WARN, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_OPEN, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_MET, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_NOT_APPLICABLE, COLUMN_NUMBER);
	table_column(p, t, STRING_HEAD_MET_SHARE, COLUMN_NUMBER);
}

static void
check_cells(struct table *t, const struct summary_checks *c)
{
	int i;

	for (i = 0; i < CHECKS; i++)
		table_number(t, c->n[i]);
	table_share(t, c->share);
}

static uint64_t
all_of(const struct summary_checks *c)
{
	uint64_t n = 0;
	int i;

	for (i = 0; i < CHECKS; i++)
		n += c->n[i];
	return n;
}

static void
write_weights(struct writing *x, const struct summary_profile *p)
{
	struct table *t = page_table(x->page, writing_sentence(x,
	    STRING_WEIGHTS_CAPTION));
	int i;

	table_column(x->page, t, STRING_HEAD_WEIGHT, 0);
	check_columns(x, t);
	for (i = 0; i < WEIGHTS; i++) {
		if (all_of(&p->checks[i]) == 0)
			continue;
		table_text(x->page, t, weight_string(x,
		    (enum summary_weight)i));
		check_cells(t, &p->checks[i]);
	}
	if (!x->detailed_posture)
		write_text(x, BLOCK_NOTE, STRING_POSTURE_NOTE);
	x->detailed_posture = true;
}

static struct bytes
foreign(struct writing *x, struct bytes text)
{
	arg_foreign(x, text);
	return writing_kept(x, STRING_AS_IS);
}

/* One requirement may stand there twice, with another weight. */
static struct bytes
column_head(struct writing *x, const struct summary_requirement *q)
{
	arg_foreign(x, q->name);
	arg_text(x, weight_string(x, q->weight));
	return writing_kept(x, q->weight == WEIGHT_MUST ? STRING_AS_IS :
	    STRING_MATRIX_HEAD);
}

static void
write_matrix(struct writing *x, const struct summary_profile *p)
{
	struct matrix *m = page_matrix(x->page);
	struct arena *keep = &x->page->text;
	size_t i;

	m->caption = writing_kept(x, STRING_MATRIX_CAPTION);
	m->nrows = p->n;
	m->ncolumns = p->nrequirements;
	m->status = p->status;
	m->row = arena_new(keep, p->n * sizeof(*m->row));
	m->column = arena_new(keep, m->ncolumns * sizeof(*m->column));
	for (i = 0; i < p->n; i++)
		m->row[i] = foreign(x, p->domain[i]);
	for (i = 0; i < m->ncolumns; i++)
		m->column[i] = column_head(x, &p->requirement[i]);
	if (p->n == p->ndomains)
		return;
	arg_number(x, p->n);
	arg_number(x, p->ndomains);
	write_text(x, BLOCK_NOTE, STRING_POSTURE_WORST);
}

static void
write_requirements(struct writing *x, const struct summary_profile *p)
{
	struct table *t = page_table(x->page, writing_sentence(x,
	    STRING_REQUIREMENTS_CAPTION));
	size_t i;

	table_column(x->page, t, STRING_HEAD_REQUIREMENT, COLUMN_LONG);
	table_column(x->page, t, STRING_HEAD_NUMBER, COLUMN_NUMBER);
	table_column(x->page, t, STRING_HEAD_WEIGHT, 0);
	check_columns(x, t);
	for (i = 0; i < p->nrequirements; i++) {
		write_foreign(x, t, p->requirement[i].name);
		table_number(t, i + 1);
		table_text(x->page, t, weight_string(x,
		    p->requirement[i].weight));
		check_cells(t, &p->requirement[i].domains);
	}
	if (p->nrest == 0)
		return;
	write_rest(x, t, p->nrest);
	for (i = 1; i < t->ncolumns; i++)
		table_none(t);
}

static void
add_texts(struct writing *x, const struct summary_unmet *u, struct buf *out)
{
	if (u->found.n != 0)
		arg_foreign(x, u->found);
	else
		arg_string(x, STRING_UNMET_NOTHING);
	writing_add_sentence(x, out, STRING_UNMET_FOUND);
	if (u->expected.n == 0)
		return;
	arg_foreign(x, u->expected);
	writing_add_sentence(x, out, STRING_UNMET_EXPECTED);
}

/* Without the full stop that our sentence has. */
static struct bytes
unstopped(struct bytes text)
{
	return bytes_first(text, text.n - bytes_end(text, BYTES(".")));
}

static void
add_proof(struct writing *x, const struct summary_unmet *u, struct buf *out)
{
	if (u->reference.n != 0) {
		arg_foreign(x, u->reference);
		writing_add_sentence(x, out, STRING_UNMET_REFERENCE);
	}
	if (u->as_of >= 0)
		arg_day(x, u->as_of);
	writing_add_sentence(x, out, u->as_of >= 0 ? STRING_UNMET_AS_OF :
	    STRING_UNMET_UNDATED);
	if (u->note.n == 0)
		return;
	arg_foreign(x, unstopped(u->note));
	writing_add_sentence(x, out, STRING_UNMET_NOTE);
}

static void
write_one(struct writing *x, const struct summary_unmet *u, size_t number)
{
	/* As grave as findings are that a policy fails, or may. */
	enum { LEVEL_FAIL = 0, LEVEL_WARN = 2 };
	struct notice n = { .level = u->status == CHECKED_FAIL ? LEVEL_FAIL :
	    LEVEL_WARN };
	struct buf id = { 0 }, text = { 0 }, proof = { 0 };

	buf_adds(&id, "check-");
	buf_num(&id, number);
	n.id = buf_view(&id);
	n.grade = bytes_of(x->strings->text[STRING_CHECK_FAIL +
	    (int)u->status]);
	arg_foreign(x, u->domain);
	arg_foreign(x, u->requirement);
	arg_text(x, weight_string(x, u->weight));
	n.title = writing_kept(x, STRING_UNMET_TITLE);
	add_texts(x, u, &text);
	add_proof(x, u, &proof);
	n.text = buf_view(&text);
	n.proof = buf_view(&proof);
	page_notice(x->page, &n);
	buf_free(&id);
	buf_free(&text);
	buf_free(&proof);
}

/* Returns how many were told. */
static size_t
write_unmet(struct writing *x, const struct summary_profile *p,
    size_t number, size_t before)
{
	size_t i;

	if (p->nunmet == 0)
		return 0;
	begin_section(x, p, "unmet", number, STRING_UNMET);
	for (i = 0; i < p->nunmet; i++)
		write_one(x, &p->unmet[i], before + i + 1);
	if (p->more_unmet != 0) {
		arg_number(x, p->more_unmet);
		write_text(x, BLOCK_TEXT, STRING_UNMET_MORE);
	}
	return p->nunmet;
}

void
write_posture(struct writing *x)
{
	const struct summary_audit *a = &x->figures->audit;
	const struct summary_profile *p;
	size_t i, written = 0;

	for (i = 0; i < a->n; i++) {
		p = &a->row[i];
		begin_section(x, p, "posture", i, STRING_POSTURE);
		write_headline(x, p);
		write_weights(x, p);
		write_matrix(x, p);
		write_requirements(x, p);
		written += write_unmet(x, p, i, written);
	}
	if (a->nrest != 0) {
		arg_count(x, STRING_PROFILES, a->nrest);
		write_text(x, BLOCK_TEXT, STRING_MORE_PROFILES);
	}
}
