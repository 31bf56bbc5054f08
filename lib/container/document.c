/* document: a report as plain XML or JSON, or what is none. */
#include "container/inside.h"
#include "text/charset.h"
#include "text/split.h"

/* Of a document, so much is looked at first. */
enum { SMALL = 256 };

/* A declaration begins another document, where the one before was cut. */
#define DECLARATION	BYTES("<?xml ")
#define ROOT		BYTES("<feedback")

/* How far the end of a document was looked for. */
struct scan {
	enum magic	 form;
	struct split	 split;
	bool		 wide, big;	/* UTF-16 */
};

/* For the document that head is the begin of. */
static struct scan
start_scan(struct walk *w, enum magic form, struct bytes head)
{
	struct scan scan = { .form = form };

	scan.wide = charset_is_utf16(head, &scan.big);
	w->units.n = 0;
	return scan;
}

/*
 * Length of the document that s begins with, 0 when its end is not in s. In
 * UTF-16 the half of a character may look like a bracket: its units are
 * looked at, of which earlier calls left some.
 */
static size_t
find_end(struct walk *w, struct scan *scan, struct bytes s)
{
	size_t unit = scan->wide ? 2 : 1;

	if (scan->wide) {
		charset_add_units(bytes_from(s, unit * w->units.n), scan->big,
		    &w->units);
		s = buf_view(&w->units);
	}
	return unit * (scan->form == MAGIC_JSON ?
	    split_json(&scan->split, s) : split_xml(&scan->split, s));
}

/* Bytes before the first item of a list of JSON objects; 0: there is none. */
static size_t
find_list(struct walk *w, struct bytes head)
{
	bool big;

	if (!charset_is_utf16(head, &big))
		return split_list(head);
	w->units.n = 0;
	charset_add_units(head, big, &w->units);
	return 2 * split_list(buf_view(&w->units));
}

/* The document is too large: says so. */
static bool
too_large(struct walk *w, enum magic form)
{
	walk_say(w, form == MAGIC_JSON ? MSG_LIMIT_JSON :
	    MSG_LIMIT_DOCUMENT);
	return false;
}

/*
 * Fills w->document with what s stands at, up to its end (*whole) or that of
 * the stream. end: where that is in what s shows, or 0. False, and told,
 * when it is too large.
 */
static bool
collect_document(struct walk *w, struct stream *s, enum magic form, size_t end,
    bool *whole)
{
	uint64_t most = form == MAGIC_JSON ? w->cli->limits.json :
	    w->cli->limits.document;
	struct scan scan = start_scan(w, form, stream_peek(s, 4));
	struct bytes b;
	size_t before;

	*whole = end != 0;
	w->document.n = 0;
	while ((b = stream_peek(s, 1)).n != 0) {
		before = w->document.n;
		b = *whole ? bytes_first(b, end) : b;
		if (b.n > most - before)
			b.n = (size_t)(most - before) + 1;
		buf_add(&w->document, b);
		if (!*whole)
			end = find_end(w, &scan, buf_view(&w->document));
		if (end > most || (end == 0 && w->document.n > most))
			return too_large(w, form);
		stream_skip(s, end != 0 ? end - before : b.n);
		*whole = end != 0;
		if (*whole)
			break;
	}
	w->document.n = *whole ? end : w->document.n;
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
		/* What is left may be the begin of another one. */
		if (s->at != s->end)
			continue;
		s->failed = false;
		quirk_set(&s->quirks, QUIRK_CUT_ARCHIVE);
	}
	return true;
}

/*
 * Takes the report that s stands at, which ends at `end` of what it shows, or
 * (0) later; true when more may follow.
 */
static bool
take_report(struct walk *w, struct stream *s, struct path_mark *p,
    enum magic form, size_t end)
{
	struct document document = { .charset = s->charset };
	bool whole, several;
	uint64_t used;

	if (!collect_document(w, s, form, end, &whole))
		return false;
	used = s->used;
	several = walk_follows(s);
	/* Classified was what s showed, of which it may be a part. */
	if (is_sound(s, whole, used) && w->sink->classify(w->sink->arg,
	    buf_view(&w->document)) == DOCUMENT_REPORT) {
		document.bytes = buf_view(&w->document);
		document.quirks = stream_quirks(s);
		quirks_add(&document.quirks, &w->leading);
		walk_hand_over(w, p, &document, several);
	}
	w->leading = (struct quirks){ { 0, 0 } };
	return whole;
}

/* Behind what is no report, of which head was looked at: is there more? */
static bool
seek_next(struct stream *s, struct bytes head, const struct path_mark *p)
{
	/* Of the bytes looked at, the last may begin something. */
	size_t keep = head.n < 16 ? head.n : 16;

	if (s->part)
		return false;
	stream_skip(s, head.n == keep ? head.n : head.n - keep);
	return walk_seek(s, SEEK_TEXT | (p->items > 0 ? SEEK_PACKED : 0));
}

static bool
is_unused(struct bytes head)
{
	return bytes_equal_nocase(bytes_trim(head), BYTES("unused"));
}

/* A payload of nothing, which some reporters send when there is none. */
static bool
is_null_payload(struct bytes head)
{
	return bytes_trim(head).n == 0 || is_unused(head);
}

/* Where a declaration is in s, before any root element; else s.n. */
static size_t
find_declaration(struct bytes s)
{
	struct bytes look;
	size_t n, at;

	for (n = SMALL;; n *= 2) {
		look = bytes_first(s, n);
		at = bytes_find(look, DECLARATION, 0);
		if (bytes_find(bytes_first(look, at), ROOT, 0) < at)
			return s.n;
		if (at < look.n || look.n == s.n)
			return at;
	}
}

/* Something that begins as no document: a report may follow all the same. */
static bool
take_prose(struct walk *w, struct stream *s, struct path_mark *p,
    struct bytes head, bool *known)
{
	struct scan look = start_scan(w, MAGIC_XML, head);
	size_t next = find_declaration(head);

	if (head.n < STREAM_PEEK && !s->failed && is_null_payload(head)) {
		if (p->items == 0 && !s->part)
			w->counts.empty++;
		if (w->context != NULL && (!s->part || is_unused(head)))
			w->context->empty = true;
		*known = true;
		stream_skip(s, head.n);
		return false;
	}
	if (next < head.n) {
		stream_skip(s, next);
	} else if (w->sink->classify(w->sink->arg, head) != DOCUMENT_REPORT) {
		*known = false;
		return seek_next(s, head, p);
	}
	*known = true;
	quirk_set(&w->leading, QUIRK_LEADING_BYTES);
	return next < head.n || take_report(w, s, p, MAGIC_XML,
	    find_end(w, &look, head));
}

bool
walk_document(struct walk *w, struct stream *s, struct path_mark *p,
    enum magic m, bool *known)
{
	struct bytes head = stream_peek(s, STREAM_PEEK);
	struct scan look = start_scan(w, m, head);
	size_t end, list;

	s->wide = look.wide;
	if (m == MAGIC_NONE)
		return take_prose(w, s, p, head, known);
	list = m == MAGIC_JSON ? find_list(w, head) : 0;
	if (list != 0) {
		s->list = true;
		stream_skip(s, list);
		return true;
	}
	end = find_end(w, &look, head);
	if (w->sink->classify(w->sink->arg, bytes_first(head,
	    end != 0 ? end : head.n)) == DOCUMENT_REPORT)
		return take_report(w, s, p, m, end);
	p->items++;
	w->leading = (struct quirks){ { 0, 0 } };
	if (end == 0)
		return seek_next(s, head, p);
	stream_skip(s, end);
	return true;
}
