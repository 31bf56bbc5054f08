/* days_page: messages by day, stacked by what became of them. */
#include "render/writing.h"

static struct bytes
bucket_name(const struct summary_days *d, size_t i, char out[PERIOD_TEXT])
{
	size_t n = period_format(d->unit, d->row[i].begin, out);

	return (struct bytes){ out, n };
}

/* The parts to show, in their order; returns how many. */
static size_t
shown_parts(const struct summary_days *d, enum summary_part out[PARTS])
{
	bool causes = d->part[PART_ON_WAY] || d->part[PART_MISALIGNED] ||
	    d->part[PART_BARE], any = false;
	size_t i, n = 0;

	for (i = 0; i < PARTS; i++)
		any |= d->part[i];
	for (i = 0; i < PARTS && any; i++)
		if (i == PART_PASS || i == PART_UNKNOWN ||
		    (i == PART_FAIL ? d->part[i] || !causes : causes))
			out[n++] = (enum summary_part)i;
	return n;
}

static enum string
part_string(const struct summary_days *d, enum summary_part part)
{
	static const enum string strings[PARTS] = {
		STRING_HEAD_PASS, STRING_HEAD_ON_WAY, STRING_HEAD_MISALIGNED,
		STRING_HEAD_BARE, STRING_HEAD_FAIL_OTHER, STRING_HEAD_UNKNOWN
	};
	enum summary_part parts[PARTS];

	/* Pass, fail and unknown: there is no other way to fail. */
	return part == PART_FAIL && shown_parts(d, parts) == 3 ?
	    STRING_HEAD_FAIL : strings[part];
}

static void
chart_strings(struct writing *x, struct chart *c)
{
	const struct summary_days *d = &x->figures->days;
	char from[PERIOD_TEXT], to[PERIOD_TEXT];
	enum summary_part parts[PARTS];
	size_t i, n = shown_parts(d, parts);

	c->from = page_copy(x->page, bucket_name(d, 0, from));
	c->to = page_copy(x->page, bucket_name(d, d->n - 1, to));
	arg_text(x, c->from);
	arg_text(x, c->to);
	arg_count(x, STRING_MESSAGES, d->most);
	c->description = writing_kept(x, STRING_CHART_DESCRIPTION);
	for (i = 0; i < n; i++)
		c->legend[parts[i]] = bytes_of(
		    x->strings->text[part_string(d, parts[i])]);
}

static void
write_chart(struct writing *x, struct table *t)
{
	const struct summary_days *d = &x->figures->days;
	struct chart *c = table_chart(x->page, t, d->most);
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct summary_bucket *b = &d->row[i];

		if (results_known(&b->outcome))
			memcpy(c->bar[i].part, b->part, sizeof(b->part));
		else
			c->bar[i].part[PART_PASS] = b->outcome.messages;
	}
	c->title = t->caption;
	chart_strings(x, c);
}

/* A time that no report is of has no figures: 0 would be one. */
static void
day_row(struct writing *x, struct table *t, struct bytes name,
    const struct summary_bucket *b)
{
	enum summary_part parts[PARTS];
	size_t i, n = shown_parts(&x->figures->days, parts);

	table_text(x->page, t, name);
	if (b->reported)
		table_number(t, b->outcome.messages);
	else
		table_none(t);
	for (i = 0; i < n; i++) {
		if (b->reported && results_known(&b->outcome))
			table_number(t, b->part[parts[i]]);
		else
			table_none(t);
	}
}

static void
day_columns(struct writing *x, struct table *t)
{
	static const enum string heads[] = {
		STRING_HEAD_DAY, STRING_HEAD_WEEK, STRING_HEAD_MONTH
	};
	const struct summary_days *d = &x->figures->days;
	enum summary_part parts[PARTS];
	size_t i, n = shown_parts(d, parts);

	table_column(x->page, t, heads[d->unit], COLUMN_TIGHT);
	table_column(x->page, t, STRING_HEAD_MESSAGES, COLUMN_NUMBER);
	for (i = 0; i < n; i++)
		table_column(x->page, t, part_string(d, parts[i]),
		    COLUMN_NUMBER);
}

static void
write_table(struct writing *x)
{
	static const enum string captions[] = {
		STRING_DAYS_CAPTION, STRING_WEEKS_CAPTION, STRING_MONTHS_CAPTION
	};
	const struct summary_days *d = &x->figures->days;
	char name[PERIOD_TEXT];
	struct table *t;
	size_t i;

	t = page_table(x->page, writing_sentence(x, captions[d->unit]));
	day_columns(x, t);
	for (i = 0; i < d->n; i++)
		day_row(x, t, bucket_name(d, i, name), &d->row[i]);
	if (d->undated.reported)
		day_row(x, t, writing_sentence(x, STRING_UNDATED),
		    &d->undated);
	if (d->n != 0)
		write_chart(x, t);
	write_text(x, BLOCK_NOTE, STRING_DAYS_NOTE);
}

/* Coverage rows alone tell of days, but have no results. */
void
write_days(struct writing *x)
{
	static const enum string headings[] = {
		STRING_DAYS, STRING_WEEKS, STRING_MONTHS
	};
	const struct summary_days *d = &x->figures->days;
	bool figures = d->reported || d->undated.reported;

	if (!figures && x->figures->heat.buckets == 0)
		return;
	write_section(x, "days", headings[d->unit]);
	if (figures)
		write_table(x);
	write_heat(x);
}
