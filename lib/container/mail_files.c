/* mail_files: mailboxes and single messages, as programs save them. */
#include "base/num.h"
#include "container/inside.h"
#include "container/mbox.h"
#include "container/tnef.h"
#include "mail/signed.h"
#include "text/charset.h"

bool
walk_mbox(struct walk *w, struct stream *s, struct path_mark *p, enum magic m)
{
	enum mbox_result (*next)(struct stream *, uint64_t, struct buf *) =
	    m == MAGIC_FETCHED ? mbox_next_fetched : mbox_next;
	struct path_mark item = path_enter_item(w, p, false), inner;
	struct buf message = { 0 };
	char digits[NUM_TEXT];
	enum mbox_result r;
	uint64_t n = 0;

	while ((r = next(s, walk_may_hold(w), &message)) != MBOX_END) {
		inner = path_enter_number(w, (struct bytes){ digits,
		    num_format(++n, digits) });
		if (r == MBOX_LARGE)
			walk_say(w, MSG_LIMIT_MESSAGE);
		else
			walk_held(w, s, &message);
		path_leave(w, &inner);
		cli_progress(w->cli, w->counts.messages, "messages");
	}
	buf_free(&message);
	path_leave(w, &item);
	return false;
}

bool
walk_hold(struct walk *w, struct stream *s, struct buf *message)
{
	uint64_t most = walk_may_hold(w);
	struct bytes b;

	while ((b = stream_peek(s, 1)).n != 0) {
		if (b.n > most - message->n) {
			walk_say(w, MSG_LIMIT_MESSAGE);
			return false;
		}
		buf_add(message, b);
		stream_skip(s, b.n);
	}
	return !s->failed;
}

bool
walk_mail(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct path_mark item = path_enter_item(w, p, false);
	struct buf message = { 0 };
	struct bytes all = stream_peek(s, 1);

	/* What is in memory anyway is not copied there. */
	if (s->pull == NULL) {
		stream_skip(s, all.n);
		walk_message(w, s, all);
	} else if (walk_hold(w, s, &message)) {
		walk_held(w, s, &message);
	}
	buf_free(&message);
	path_leave(w, &item);
	return false;
}

/*
 * Length of the message in an .emlx file, of which s is what stands behind
 * the line with its length. Behind it Apple Mail keeps a property list. Where
 * the two do not fit, lines were ended anew: then the list is looked for.
 */
static size_t
emlx_length(struct bytes s, struct bytes length)
{
	struct bytes behind;
	size_t n = 0, i, at;

	for (i = 0; i < length.n && n <= s.n; i++)
		n = n * 10 + (size_t)(length.p[i] - '0');
	behind = bytes_trim(bytes_first(bytes_from(s, n), MAGIC_HEAD));
	if (n <= s.n && (behind.n == 0 || bytes_begin(behind,
	    BYTES("<?xml")) || bytes_begin(behind, BYTES("<plist"))))
		return n;
	at = bytes_find(s, BYTES("<!DOCTYPE plist"), 0);
	for (n = at; n > 0 && at - n < MAGIC_HEAD; n--)
		if (bytes_begin(bytes_from(s, n - 1), BYTES("<?xml")))
			return n - 1;
	return at;
}

/* All messages of .emlx files that stand one behind the other. */
static void
walk_emlx_all(struct walk *w, struct stream *s, struct bytes text)
{
	struct path_mark p = path_enter(w, BYTES_NONE), item;
	struct bytes length, message;
	size_t end;

	while (line_next(&text, &length)) {
		length = bytes_trim(length);
		message = bytes_first(text, emlx_length(text, length));
		text = bytes_from(text, message.n);
		end = bytes_find(text, BYTES("</plist>"), 0);
		text = bytes_from(text, end + BYTES("</plist>").n);
		while (text.n != 0 && (text.p[0] < '0' || text.p[0] > '9'))
			text = bytes_from(text, 1);
		item = path_enter_item(w, &p, text.n != 0);
		walk_message(w, s, message);
		path_leave(w, &item);
	}
}

bool
walk_emlx(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct path_mark item = path_enter_item(w, p, false);
	struct buf file = { 0 };

	if (walk_hold(w, s, &file)) {
		w->held += file.n;
		walk_emlx_all(w, s, buf_view(&file));
		w->held -= file.n;
	}
	buf_free(&file);
	path_leave(w, &item);
	return false;
}

/* UTF-16 that becomes UTF-8 as it is pulled. */
struct narrow {
	bool		 big;
	struct buf	 text;
};

static size_t
pull_narrow(struct stream *s, char *to, size_t room)
{
	struct narrow *n = s->arg;
	struct bytes b = stream_peek(s->under, 4);
	unsigned char high;

	/* A unit becomes three bytes at most. */
	b = bytes_first(b, room / 3 * 2);
	if (b.n > 2)
		b.n &= ~(size_t)1;
	if (b.n == 0)
		return 0;
	/* Half of a character stays for the next time. */
	high = (unsigned char)b.p[b.n - (n->big && b.n > 1 ? 2 : 1)];
	if (b.n > 2 && high >= 0xd8 && high < 0xdc)
		b.n -= 2;
	n->text.n = 0;
	charset_add_utf16(b, n->big, &n->text);
	stream_skip(s->under, b.n);
	memcpy(to, n->text.p, n->text.n);
	return n->text.n;
}

bool
walk_wide(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct narrow narrow = { .big = bytes_begin(stream_peek(s, 2),
	    BYTES("\xfe\xff")) };
	struct stream *t;

	stream_skip(s, 2);
	t = stream_take(&w->streams, s, pull_narrow, &narrow);
	t->layer = true;
	quirk_set(&t->quirks, QUIRK_CHARSET);
	walk_items(w, t, p);
	stream_give(&w->streams, t);
	buf_free(&narrow.text);
	return false;
}

/* Lines that end in CR end in LF as they are pulled; CR LF stays. */
static size_t
pull_lines(struct stream *s, char *to, size_t room)
{
	struct bytes b = stream_peek(s->under, 2);
	size_t i, n;

	/* A CR at the end waits for what is behind it. */
	n = b.n > room ? room : b.n;
	if (n > 1 && b.p[n - 1] == '\r')
		n--;
	for (i = 0; i < n; i++)
		to[i] = b.p[i] == '\r' && (i + 1 >= b.n ||
		    b.p[i + 1] != '\n') ? '\n' : b.p[i];
	stream_skip(s->under, n);
	return n;
}

bool
walk_cr(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct stream *t = stream_take(&w->streams, s, pull_lines, NULL);

	t->layer = true;
	walk_items(w, t, p);
	stream_give(&w->streams, t);
	return false;
}

bool
walk_signed(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct path_mark item = path_enter_item(w, p, false);
	struct buf cms = { 0 }, content = { 0 };
	enum signed_result r = SIGNED_DETACHED;

	if (walk_hold(w, s, &cms))
		r = signed_content(buf_view(&cms), &content);
	buf_free(&cms);
	if (r == SIGNED_BROKEN) {
		walk_damage(w, MSG_BAD_ARCHIVE);
	} else if (r == SIGNED_CONTENT && w->context == NULL) {
		walk_held(w, s, &content);
	} else if (r == SIGNED_CONTENT) {
		w->held += content.n;
		walk_entity(w, s, buf_view(&content));
		w->held -= content.n;
	}
	buf_free(&content);
	path_leave(w, &item);
	return false;
}

/* All attachments of a winmail.dat. */
static void
walk_attachments(struct walk *w, struct stream *s, struct bytes tnef)
{
	struct tnef_attachment a;
	enum tnef_result r;
	struct stream *data;
	struct path_mark named, inner;
	uint64_t n = 0;

	while ((r = tnef_next(&tnef, &a)) == TNEF_ATTACHMENT) {
		if (++n > w->cli->limits.parts) {
			walk_say(w, MSG_LIMIT_PARTS);
			return;
		}
		named = path_enter(w, a.name);
		inner = path_enter(w, BYTES_NONE);
		data = stream_of_bytes(&w->streams, s, a.data);
		data->part = true;
		walk_items(w, data, &inner);
		stream_give(&w->streams, data);
		path_leave(w, &named);
	}
	if (r == TNEF_BROKEN)
		walk_damage(w, MSG_BAD_ARCHIVE);
}

bool
walk_tnef(struct walk *w, struct stream *s, struct path_mark *p)
{
	struct path_mark item = path_enter_item(w, p, false);
	struct buf tnef = { 0 };

	if (walk_deeper(w)) {
		w->counts.archives++;
		if (walk_hold(w, s, &tnef)) {
			w->held += tnef.n;
			walk_attachments(w, s, buf_view(&tnef));
			w->held -= tnef.n;
		}
		walk_back(w);
	}
	buf_free(&tnef);
	path_leave(w, &item);
	return false;
}
