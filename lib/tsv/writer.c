/* writer: TSV rows to a descriptor. */
#include "tsv/writer.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/num.h"
#include "base/utc.h"
#include "text/cell.h"

enum { FLUSH_AT = 64 * 1024 };

void
tsv_start(struct tsv_writer *w, int fd)
{
	*w = (struct tsv_writer){ .fd = fd };
}

/* Writes all whole rows; after an error, drops them. */
static void
flush_rows(struct tsv_writer *w)
{
	size_t at = 0;
	ssize_t k;

	while (at < w->row && w->error == 0) {
		k = write(w->fd, w->out.p + at, w->row - at);
		if (k < 0 && errno != EINTR)
			w->error = errno;
		if (k > 0)
			at += (size_t)k;
	}
	buf_drop(&w->out, w->row);
	w->row = 0;
}

/* What stands before a cell. */
static inline void
begin_cell(struct tsv_writer *w)
{
	if (w->cells++ != 0)
		buf_byte(&w->out, '\t');
}

void
tsv_header_names(struct tsv_writer *w, const struct bytes *names, size_t n,
    bool quiet)
{
	size_t i;

	w->columns = n;
	if (quiet)
		return;
	for (i = 0; i < n; i++)
		tsv_put(w, names[i]);
	tsv_end_row(w);
}

void
tsv_header(struct tsv_writer *w, enum tsv_kind k, bool quiet)
{
	const struct tsv_kind_info *info = tsv_kind(k);
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i;

	for (i = 0; i < info->n; i++)
		names[i] = bytes_of(info->columns[i].name);
	tsv_header_names(w, names, info->n, quiet);
}

void
tsv_put(struct tsv_writer *w, struct bytes text)
{
	begin_cell(w);
	w->repaired += cell_add(&w->out, text);
}

void
tsv_put_num(struct tsv_writer *w, uint64_t n)
{
	begin_cell(w);
	buf_num(&w->out, n);
}

void
tsv_put_time(struct tsv_writer *w, int64_t t)
{
	char text[UTC_TEXT];

	begin_cell(w);
	if (t < 0 || t > UTC_MAX)
		return;
	utc_format(t, text);
	buf_add(&w->out, (struct bytes){ text, UTC_TEXT });
}

void
tsv_put_ip(struct tsv_writer *w, const struct ip *ip)
{
	char text[IP_TEXT];
	size_t n = ip_format(ip, text);

	begin_cell(w);
	buf_add(&w->out, (struct bytes){ text, n });
}

void
tsv_put_quirks(struct tsv_writer *w, const struct quirks *q)
{
	begin_cell(w);
	buf_quirks(&w->out, q);
}

void
tsv_put_empty(struct tsv_writer *w)
{
	begin_cell(w);
}

void
tsv_begin_list(struct tsv_writer *w)
{
	begin_cell(w);
}

void
tsv_put_item(struct tsv_writer *w, struct bytes item, bool first)
{
	if (!first)
		buf_byte(&w->out, '|');
	w->repaired += cell_add_item(&w->out, item);
}

void
tsv_put_list(struct tsv_writer *w, const struct bytes *items, size_t n)
{
	size_t i;

	tsv_begin_list(w);
	for (i = 0; i < n; i++)
		tsv_put_item(w, items[i], i == 0);
}

void
tsv_end_row(struct tsv_writer *w)
{
	if (w->cells != w->columns)
		abort();
	buf_byte(&w->out, '\n');
	w->cells = 0;
	w->row = w->out.n;
	if (w->out.n >= FLUSH_AT)
		flush_rows(w);
}

int
tsv_finish(struct tsv_writer *w)
{
	flush_rows(w);
	buf_free(&w->out);
	return w->error;
}
