/* walk: every report document in whatever it was packed in. */
#include "container/walk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "container/inside.h"
#include "container/names.h"

/* Whatever --max-depth says: each level takes some of our stack. */
enum { DEPTH_MOST = 1000 };

struct walk *
walk_new(struct cli *c, const struct walk_sink *sink)
{
	struct walk *w = mem_zero(1, sizeof(*w));

	w->cli = c;
	w->sink = sink;
	return w;
}

void
walk_free(struct walk *w)
{
	stream_pool_free(&w->streams);
	gzip_pool_free(&w->gzips);
	buf_free(&w->source);
	buf_free(&w->document);
	buf_free(&w->units);
	buf_free(&w->others);
	free(w);
}

const struct walk_counts *
walk_counts(const struct walk *w)
{
	return &w->counts;
}

static struct path_mark
here(const struct walk *w)
{
	return (struct path_mark){ .source_n = w->source.n, .label = w->label,
	    .label_n = w->label_n };
}

struct path_mark
path_enter(struct walk *w, struct bytes name)
{
	struct path_mark p = here(w);

	if (name.n == 0)
		return p;
	if (w->source.n != 0)
		buf_adds(&w->source, "//");
	w->label = w->source.n;
	name_add_collapsed(&w->source, name, w->label != 0);
	w->label_n = w->source.n - w->label;
	return p;
}

struct path_mark
path_enter_number(struct walk *w, struct bytes digits)
{
	struct path_mark p = here(w);

	buf_adds(&w->source, "//");
	buf_add(&w->source, digits);
	w->label_n = 0;
	return p;
}

struct path_mark
path_enter_item(struct walk *w, struct path_mark *p, bool several)
{
	struct path_mark item = here(w);

	p->items++;
	if (several || p->items > 1) {
		buf_adds(&w->source, "//");
		buf_num(&w->source, p->items);
	}
	return item;
}

void
path_leave(struct walk *w, const struct path_mark *p)
{
	w->source.n = p->source_n;
	w->label = p->label;
	w->label_n = p->label_n;
}

void
walk_say(struct walk *w, enum message m)
{
	if (message_level(m) != LEVEL_NOTE)
		w->refused++;
	cli_say(w->cli, m, buf_view(&w->source));
}

void
walk_fault(struct walk *w, const struct stream *s)
{
	if (!s->failed || s->inherited)
		return;
	if (s->fault == MSG_BAD_ARCHIVE || s->fault == MSG_ENCRYPTED) {
		walk_damage(w, s->fault);
	} else if (s->error == 0) {
		walk_say(w, s->fault);
	} else {
		walk_say_more(w, s->fault, strerror(s->error));
	}
}

uint64_t
walk_may_hold(const struct walk *w)
{
	uint64_t most = w->cli->limits.message;

	return w->held < most ? most - w->held : 0;
}

bool
walk_deeper(struct walk *w)
{
	if (w->depth >= w->cli->limits.depth || w->depth >= DEPTH_MOST) {
		walk_say(w, MSG_LIMIT_DEPTH);
		return false;
	}
	w->depth++;
	return true;
}

void
walk_back(struct walk *w)
{
	w->depth--;
}

void
walk_say_more(struct walk *w, enum message m, const char *detail)
{
	w->refused += message_level(m) != LEVEL_NOTE;
	cli_sayf(w->cli, m, buf_view(&w->source), "%s", detail);
}

/* Is it markup that may stand behind the root of an XML document? */
static bool
is_epilogue(struct bytes head)
{
	return bytes_begin(head, BYTES("</")) ||
	    bytes_begin(head, BYTES("<!--"));
}

bool
walk_follows(struct stream *s)
{
	struct bytes head;

	for (;; s = s->under) {
		if (stream_pass_blanks(s))
			break;
		/* Behind what is sound, something damaged follows. */
		if (s->failed)
			return s->used <= s->sound;
		if (!s->layer)
			return false;
	}
	head = stream_peek(s, MAGIC_HEAD);
	if (is_epilogue(head))
		return false;
	if (magic_of(head) != MAGIC_NONE)
		return true;
	quirk_set(&s->quirks, QUIRK_TRAILING_BYTES);
	return false;
}

/* The item that s stands at; *known when it is something we know. */
static bool
take_item(struct walk *w, struct stream *s, struct path_mark *p, bool *known)
{
	enum magic m = magic_of(stream_peek(s, MAGIC_HEAD));

	*known = m != MAGIC_NONE;
	switch (m) {
	case MAGIC_NONE:
	case MAGIC_XML:
	case MAGIC_JSON:
		return walk_document(w, s, p, m, known);
	case MAGIC_ZIP:
	case MAGIC_TAR:
	case MAGIC_CPIO:
	case MAGIC_7Z:
		return walk_archive(w, s, p, m);
	case MAGIC_MBOX:
	case MAGIC_FETCHED:
		return walk_mbox(w, s, p, m);
	case MAGIC_MAIL:
		return walk_mail(w, s, p);
	case MAGIC_EMLX:
		return walk_emlx(w, s, p);
	case MAGIC_WIDE:
		return walk_wide(w, s, p);
	case MAGIC_CR:
		return walk_cr(w, s, p);
	case MAGIC_SIGNED:
		return walk_signed(w, s, p);
	case MAGIC_TNEF:
		return walk_tnef(w, s, p);
	case MAGIC_OLE:
	case MAGIC_PST:
	case MAGIC_RAR:
	case MAGIC_DOVECOT:
		return walk_unread(w, s, m);
	default:
		return walk_compressed(w, s, p, m);
	}
}

void
walk_hand_over(struct walk *w, struct path_mark *p, struct document *document,
    bool several)
{
	struct path_mark item = path_enter_item(w, p, several);

	document->source = buf_view(&w->source);
	document->label = (struct bytes){ w->source.p + w->label, w->label_n };
	document->mail = w->context != NULL ? &w->context->mail : NULL;
	if (w->sink->take(w->sink->arg, document))
		w->counts.reports++;
	else
		w->refused++;
	path_leave(w, &item);
}

bool
walk_items(struct walk *w, struct stream *s, struct path_mark *p)
{
	bool first = true, known_first = false, known, more;
	struct quirks own = s->quirks;
	uint64_t used;

	do {
		if (!first && !stream_pass_blanks(s))
			break;
		used = s->used;
		s->quirks = own;
		more = take_item(w, s, p, &known);
		if (first)
			known_first = known;
		first = false;
	} while (more && (!s->failed || s->at != s->end) && s->used != used);
	return known_first;
}
