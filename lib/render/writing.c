/* writing: sentences put together piece by piece, while a page is made. */
#include "render/writing.h"

#include <stdlib.h>

void
writing_free(struct writing *x)
{
	size_t i;

	for (i = 0; i < WRITING_ARGS; i++)
		buf_free(&x->arg[i]);
	buf_free(&x->sentence);
	buf_free(&x->paragraph);
}

/* The next argument, empty. */
static struct buf *
next_arg(struct writing *x)
{
	struct buf *b;

	if (x->nargs == WRITING_ARGS)
		abort();
	b = &x->arg[x->nargs++];
	b->n = 0;
	return b;
}

void
arg_text(struct writing *x, struct bytes text)
{
	buf_add(next_arg(x), text);
}

void
arg_string(struct writing *x, enum string id)
{
	strings_add(next_arg(x), x->strings, id);
}

void
arg_number(struct writing *x, uint64_t n)
{
	strings_number(next_arg(x), x->strings, n);
}

void
arg_count(struct writing *x, enum string id, uint64_t n)
{
	strings_count(next_arg(x), x->strings, id, n);
}

void
arg_share(struct writing *x, int thousandths)
{
	strings_share(next_arg(x), x->strings, thousandths);
}

void
arg_foreign(struct writing *x, struct bytes text)
{
	page_foreign(next_arg(x), text);
}

void
arg_day(struct writing *x, int64_t t)
{
	char day[PERIOD_TEXT];
	size_t n = period_format(PERIOD_DAY, t, day);

	strings_day(next_arg(x), x->strings, (struct bytes){ day, n });
}

void
arg_date(struct writing *x, int64_t t)
{
	char day[PERIOD_TEXT];
	size_t n = period_format(PERIOD_DAY, t, day);

	buf_add(next_arg(x), (struct bytes){ day, n });
}

struct bytes
writing_sentence(struct writing *x, enum string id)
{
	struct bytes arg[WRITING_ARGS];
	size_t i;

	for (i = 0; i < x->nargs; i++)
		arg[i] = buf_view(&x->arg[i]);
	x->sentence.n = 0;
	strings_fill(&x->sentence, x->strings, id, arg, x->nargs);
	x->nargs = 0;
	return buf_view(&x->sentence);
}

void
writing_add_sentence(struct writing *x, struct buf *out, enum string id)
{
	if (out->n != 0)
		strings_add(out, x->strings, STRING_BETWEEN_SENTENCES);
	buf_add(out, writing_sentence(x, id));
}

struct bytes
writing_kept(struct writing *x, enum string id)
{
	return page_copy(x->page, writing_sentence(x, id));
}

struct bytes
writing_counted(struct writing *x, enum string id, uint64_t n, bool more)
{
	struct bytes count;

	x->sentence.n = 0;
	strings_count(&x->sentence, x->strings, id, n);
	count = page_copy(x->page, buf_view(&x->sentence));
	if (!more)
		return count;
	arg_text(x, count);
	return writing_kept(x, STRING_AT_LEAST);
}

struct bytes
writing_period(struct writing *x, int64_t first, int64_t last)
{
	struct bytes day;

	if (first < 0)
		return BYTES_NONE;
	arg_date(x, first);
	if (first == last) {
		day = page_copy(x->page, buf_view(&x->arg[0]));
		x->nargs = 0;
		return day;
	}
	arg_date(x, last);
	return writing_kept(x, STRING_PERIOD);
}

void
paragraph_add(struct writing *x, enum string id)
{
	if (x->paragraph.n != 0)
		strings_add(&x->paragraph, x->strings,
		    STRING_BETWEEN_SENTENCES);
	buf_add(&x->paragraph, writing_sentence(x, id));
}

void
paragraph_end(struct writing *x, enum block_type type)
{
	if (x->paragraph.n != 0)
		page_text(x->page, type, buf_view(&x->paragraph));
	x->paragraph.n = 0;
}

void
write_text(struct writing *x, enum block_type type, enum string id)
{
	page_text(x->page, type, writing_sentence(x, id));
}

void
write_fact(struct writing *x, enum string label, enum string value)
{
	page_fact(x->page, bytes_of(x->strings->text[label]),
	    writing_sentence(x, value));
}

void
write_section(struct writing *x, const char *id, enum string heading)
{
	page_section(x->page, bytes_of(id), writing_sentence(x, heading));
}

void
write_foreign(struct writing *x, struct table *t, struct bytes text)
{
	x->sentence.n = 0;
	page_foreign(&x->sentence, text);
	table_text(x->page, t, buf_view(&x->sentence));
}

void
write_rest(struct writing *x, struct table *t, size_t n)
{
	arg_number(x, n);
	table_text(x->page, t, writing_sentence(x, STRING_MORE_ROWS));
	t->sum = true;
}

void
write_results(struct table *t, const struct result_counts *o)
{
	if (results_known(o)) {
		table_number(t, o->pass);
		table_number(t, o->fail);
		table_number(t, o->unknown);
	} else {
		table_none(t);
		table_none(t);
		table_none(t);
	}
}

struct bytes
writing_trend(struct writing *x, enum summary_trend trend,
    const struct result_counts *before)
{
	if (trend == TREND_NONE)
		return BYTES_NONE;
	if (trend != TREND_NEW) {
		arg_share(x, result_share(before));
		arg_number(x, result_decided(before));
	}
	return writing_kept(x, (enum string)(STRING_TREND_UP + (trend -
	    TREND_UP)));
}
