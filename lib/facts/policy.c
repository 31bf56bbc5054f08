/* policy: the policy that each reporter shows, on each day. */
#include "facts/impl.h"

/*
 * The tags that say something, tabs between them. Reporters write defaults
 * or leave them out (RFC 9990 section 3.1.1.5), and mean the same.
 */
static void
write_tags(struct facts *w, struct rows *r, const int column[6])
{
	static const char *const defaults[] = { "", "", "", "100", "n" };
	struct bytes tag, above = BYTES_NONE;
	int i;

	w->text.n = 0;
	for (i = 0; i < 5; i++) {
		tag = rows_raw(r, column[i + 1]);
		if (i > 0)
			buf_byte(&w->text, '\t');
		if (bytes_equal(tag, bytes_of(defaults[i])) ||
		    (i < 3 && bytes_equal(tag, above)))
			continue;
		buf_add(&w->text, tag);
		/* sp=p, and np=sp, are what is true without them. */
		if (i < 2)
			above = tag;
	}
}

/* Is it what the row before had? A report shows one policy in all rows. */
static bool
as_before(struct facts *w, struct rows *r, const int column[6],
    uint32_t reporter, int64_t day)
{
	struct row_before *last = &w->last;
	int i;

	w->text.n = 0;
	for (i = 0; i < 6; i++) {
		buf_add(&w->text, rows_raw(r, column[i]));
		buf_byte(&w->text, '\t');
	}
	if (last->policy_reporter == reporter && last->policy_day == day &&
	    bytes_equal(buf_view(&w->text), buf_view(&last->policy)))
		return true;
	last->policy_reporter = reporter;
	last->policy_day = day;
	last->policy.n = 0;
	buf_add(&last->policy, buf_view(&w->text));
	return false;
}

void
facts_policy(struct facts *w, struct rows *r, const int column[6],
    uint32_t reporter, int64_t day)
{
	int64_t part[4] = { 0, 0, day, reporter };
	struct daily_policy *p;
	struct policy_shown *one;
	bool added;

	if (rows_raw(r, column[1]).n == 0 ||
	    as_before(w, r, column, reporter, day))
		return;
	part[0] = facts_number(w, rows_text(r, column[0]));
	write_tags(w, r, column);
	part[1] = facts_number(w, buf_view(&w->text));
	one = keyed_at(&w->shown, facts_entry(w, &w->shown, part, 4,
	    &added));
	one->domain = (uint32_t)part[0];
	one->tags = (uint32_t)part[1];
	one->reporter = reporter;
	one->day = day;
	p = keyed_at(&w->policies, facts_entry(w, &w->policies, part, 3,
	    NULL));
	p->domain = one->domain;
	p->tags = one->tags;
	p->day = day;
	p->reporters += added;
}
