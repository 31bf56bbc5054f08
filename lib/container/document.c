/* document: a report as plain XML or JSON, or what is none. */
#include "container/inside.h"
#include "text/split.h"

/* A declaration begins another document, where the one before was cut. */
#define DECLARATION	BYTES("<?xml ")

/* How far the end of a document was looked for. */
struct scan {
	enum magic	 form;
	struct split	 split;
	size_t		 from;		/* where to look for DECLARATION */
};

/* Length of the document that s begins with, 0 when its end is not in s. */
static size_t
find_end(struct scan *scan, struct bytes s)
{
	size_t next, end;

	if (scan->form == MAGIC_JSON)
		return split_json(&scan->split, s);
	if (scan->from == 0)
		scan->from = bytes_find(s, BYTES("<"), 0) + 1;
	next = bytes_find(s, DECLARATION, scan->from);
	end = split_xml(&scan->split, bytes_first(s, next), true);
	if (end == 0 && next < s.n)
		end = next;
	if (s.n - DECLARATION.n > scan->from && s.n > DECLARATION.n)
		scan->from = s.n - DECLARATION.n;
	return end;
}

/*
 * Fills w->document with what s stands at, up to its end (*whole) or that of
 * the stream. False, and told, when it is too large.
 */
static bool
collect(struct walk *w, struct stream *s, struct scan *scan, bool *whole)
{
	bool json = scan->form == MAGIC_JSON;
	uint64_t most = json ? w->cli->limits.json : w->cli->limits.document;
	struct bytes b;
	size_t before, end = 0;

	w->document.n = 0;
	while (end == 0) {
		b = stream_peek(s, 1);
		before = w->document.n;
		if (b.n == 0)
			break;
		if (b.n > most - before)
			b.n = (size_t)(most - before) + 1;
		buf_add(&w->document, b);
		end = find_end(scan, buf_view(&w->document));
		stream_skip(s, end != 0 ? end - before : b.n);
		if (end != 0)
			w->document.n = end;
		if (w->document.n > most) {
			walk_say(w, json ? MSG_LIMIT_JSON :
			    MSG_LIMIT_DOCUMENT);
			return false;
		}
	}
	*whole = end != 0;
	return true;
}

/*
 * Is the document sound, which ended at offset `end` of s, as far as the
 * layers know that it was packed in? One that is whole may stand though the
 * layer is cut behind it.
 */
static bool
is_sound(struct stream *s, bool whole, uint64_t end)
{
	if (s->failed && end <= s->sound)
		return true;
	for (; s != NULL; s = s->layer ? s->under : NULL) {
		if (!s->failed)
			continue;
		if (!whole || !s->cut || s->inherited)
			return false;
		s->failed = false;
		quirk_set(&s->quirks, QUIRK_CUT_ARCHIVE);
	}
	return true;
}

/* Takes the report that s stands at; true when more may follow. */
static bool
take_report(struct walk *w, struct stream *s, struct place *p,
    struct scan *scan)
{
	struct leaf leaf = { .charset = s->charset };
	bool whole, several;
	uint64_t end;

	if (!collect(w, s, scan, &whole))
		return false;
	end = s->used;
	several = walk_follows(s);
	/* Judged was what s showed, of which it may be a part. */
	if (is_sound(s, whole, end) && w->sink->judge(w->sink->arg,
	    buf_view(&w->document)) == LEAF_REPORT) {
		leaf.bytes = buf_view(&w->document);
		leaf.quirks = stream_quirks(s);
		quirks_add(&leaf.quirks, &w->leading);
		walk_hand_over(w, p, &leaf, several);
	}
	w->leading = (struct quirks){ { 0, 0 } };
	return whole;
}

/* Behind what is no report, of which head was looked at: is there more? */
static bool
seek_next(struct stream *s, struct bytes head, const struct place *p)
{
	/* Of the bytes looked at, the last may begin something. */
	size_t keep = head.n < 16 ? head.n : 16;

	if (s->part)
		return false;
	stream_skip(s, head.n == keep ? head.n : head.n - keep);
	return walk_seek(s, SEEK_TEXT | (p->items > 0 ? SEEK_PACKED : 0));
}

/* A payload of nothing, which some reporters send when there is none. */
static bool
is_null_payload(struct bytes head)
{
	head = bytes_trim(head);
	return head.n == 0 || bytes_equal_nocase(head, BYTES("unused"));
}

/* Something that begins as no document: a report may follow all the same. */
static bool
take_prose(struct walk *w, struct stream *s, struct place *p,
    struct bytes head, bool *known)
{
	struct scan scan = { .form = MAGIC_XML };
	size_t next = bytes_find(head, DECLARATION, 0);

	if (head.n < STREAM_PEEK && !s->failed && is_null_payload(head)) {
		if (p->items == 0 && !s->part)
			w->counts.empty++;
		*known = true;
		stream_skip(s, head.n);
		return false;
	}
	if (next < head.n) {
		stream_skip(s, next);
	} else if (w->sink->judge(w->sink->arg, head) != LEAF_REPORT) {
		*known = false;
		return seek_next(s, head, p);
	}
	*known = true;
	quirk_set(&w->leading, QUIRK_LEADING_BYTES);
	return next < head.n || take_report(w, s, p, &scan);
}

bool
walk_document(struct walk *w, struct stream *s, struct place *p,
    enum magic m, bool *known)
{
	struct bytes head = stream_peek(s, STREAM_PEEK);
	struct scan scan = { .form = m }, look = scan;
	size_t end;

	if (m == MAGIC_NONE)
		return take_prose(w, s, p, head, known);
	end = find_end(&look, head);
	if (w->sink->judge(w->sink->arg, bytes_first(head,
	    end != 0 ? end : head.n)) == LEAF_REPORT)
		return take_report(w, s, p, &scan);
	p->items++;
	w->leading = (struct quirks){ { 0, 0 } };
	if (end == 0)
		return seek_next(s, head, p);
	stream_skip(s, end);
	return true;
}
