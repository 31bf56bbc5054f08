/* own_draft: likely senders as a list for align-filter --own. */
#include "render/own_draft.h"

#include "base/num.h"
#include "text/scrub.h"

enum { NAME_MOST = 253 };	/* bytes of a name in a comment */

static void
add_counted(struct buf *out, uint64_t n, const char *what)
{
	buf_num(out, n);
	buf_byte(out, ' ');
	buf_adds(out, what);
	if (n != 1)
		buf_byte(out, 's');
}

static const char *
how_known(const struct summary_likely *row)
{
	switch (row->by) {
	case LIKELY_SIGNED:
		return "signed only: a forwarder, or a sender your SPF "
		    "record does not name";
	case LIKELY_SERVICE:
		return row->authorised ? "a named service that passes, "
		    "authorised by your SPF record" :
		    "a named service that passes";
	case LIKELY_SHARED:
		return "authorised by your SPF record; others send from "
		    "these networks, too";
	default:
		return "authorised by your SPF record";
	}
}

static void
add_from(struct buf *out, const struct summary_likely *row)
{
	size_t i;

	for (i = 0; i < row->nfrom; i++) {
		buf_adds(out, i == 0 ? "; as " : ", ");
		scrub_add(out, row->from[i], NAME_MOST);
	}
	if (row->more_from != 0) {
		buf_adds(out, " and ");
		add_counted(out, row->more_from, "other From domain");
	}
}

/* Lines that the draft has no room for, or none that is safe. */
static void
add_missing(struct buf *out, const struct summary_likely *row)
{
	if (row->nlines == 0) {
		buf_adds(out, "## Nothing to list for ");
		scrub_add(out, row->name, NAME_MOST);
		buf_adds(out, ": no DKIM key is known that signs its "
		    "mail alone.\n");
	}
	if (row->more_lines != 0) {
		buf_adds(out, "## … and ");
		buf_num(out, row->more_lines);
		buf_adds(out, " more of this sender.\n");
	}
}

static void
add_sender(struct buf *out, const struct summary_likely *row)
{
	uint64_t decided = result_decided(&row->outcome);
	size_t i;

	buf_adds(out, "##\n## ");
	add_counted(out, row->outcome.messages, "message");
	if (decided != 0) {
		buf_adds(out, ", ");
		buf_percent(out, row->outcome.pass, decided);
		buf_adds(out, " pass");
	}
	buf_adds(out, "; ");
	buf_adds(out, how_known(row));
	if (row->one_reporter)
		buf_adds(out, "; one reporter says so");
	add_from(out, row);
	buf_byte(out, '\n');
	for (i = 0; i < row->nlines; i++) {
		buf_adds(out, "# ");
		buf_add(out, row->line[i]);
		buf_byte(out, '\n');
	}
	add_missing(out, row);
}

/* Messages of whom the draft does not name. */
static void
add_others(struct buf *out, uint64_t messages, const char *whose)
{
	if (messages == 0)
		return;
	buf_adds(out, "## Not here: ");
	add_counted(out, messages, "message");
	buf_byte(out, ' ');
	buf_adds(out, whose);
	buf_byte(out, '\n');
}

void
own_draft(struct buf *out, const struct summary_draft *d)
{
	size_t i;

	buf_adds(out, "## Likely senders, to edit for align-filter --own. "
	    "Take \"# \" off the lines\n"
	    "## of each that you know, and write your own label behind it. "
	    "Lines that begin\n"
	    "## with ## stay comments. A mark in brackets ([forwarder], "
	    "[partner], [not-mine])\n"
	    "## names a sender that is not yours; take it off one that "
	    "is.\n");
	if (d->n == 0)
		buf_adds(out, "##\n## No likely sender was found; rows must "
		    "have been through align-filter.\n");
	for (i = 0; i < d->n; i++)
		add_sender(out, &d->row[i]);
	if (d->nrest + d->listed + d->others != 0)
		buf_adds(out, "##\n");
	add_others(out, d->rest, "of senders with less mail; --top shows "
	    "more.");
	add_others(out, d->listed, "of senders that your list names.");
	add_others(out, d->others, "of others; the page tells of them.");
}
