/* docs_raw: documents as they stand in an operand, one after the other. */
#include "io/docs_raw.h"

#include <errno.h>
#include <unistd.h>

#include "base/num.h"
#include "io/charset_fault.h"

enum { CHUNK = 64 * 1024, HEAD = 4096, ROOM_MOST = 16 * 1024 * 1024 };

struct bytes
raw_rest(const struct docs *d)
{
	return bytes_from(buf_view(&d->bytes), d->at);
}

bool
raw_more(struct docs *d)
{
	ssize_t k;

	if (d->eof)
		return false;
	if (d->at > d->bytes.n / 2) {
		buf_drop(&d->bytes, d->at);
		d->at = 0;
	}
	if (d->bytes.size - d->bytes.n < HEAD)
		buf_room(&d->bytes, CHUNK);
	do
		k = read(d->operands.fd, d->bytes.p + d->bytes.n,
		    d->bytes.size - d->bytes.n);
	while (k < 0 && errno == EINTR);
	if (k < 0)
		cli_sayf(d->cli, MSG_CANNOT_READ, d->operands.name, "%s",
		    strerror(errno));
	d->broken = k < 0;
	d->eof = k <= 0;
	if (k > 0)
		d->bytes.n += (size_t)k;
	return k > 0;
}

void
raw_room(struct docs *d)
{
	uint64_t size = d->operands.size;

	/* A larger file is more likely many documents than one. */
	if (size > d->bytes.n && size < ROOM_MOST && size < d->limit)
		buf_room(&d->bytes, (size_t)size + HEAD - d->bytes.n);
}

/* Bytes that tell whether a document begins: "<!DOCTYPE" is the longest. */
enum { BEGIN = 9 };

/*
 * Can a document begin so? Comments and end tags that are left over behind
 * one cannot.
 */
static bool
begins_document(const struct docs *d, struct bytes s)
{
	char c;

	if (d->form == DOCS_MAIL)
		return false;
	if (bytes_begin(s, BYTES("\xef\xbb\xbf")))
		s = bytes_from(s, 3);
	if (d->form == DOCS_JSON)
		return s.n != 0 && (s.p[0] == '{' || split_list(s) != 0);
	if (s.n < 2 || s.p[0] != '<')
		return false;
	c = (char)(s.p[1] | 0x20);
	return (c >= 'a' && c <= 'z') || s.p[1] == '_' ||
	    bytes_begin(s, BYTES("<?xml")) ||
	    bytes_begin_nocase(s, BYTES("<!DOCTYPE"));
}

/* UTF-16: two bytes a character. */
static bool
is_wide(struct bytes s)
{
	return bytes_begin(s, BYTES("\xff\xfe")) ||
	    bytes_begin(s, BYTES("\xfe\xff")) ||
	    (s.n > 1 && (s.p[0] == '\0') != (s.p[1] == '\0'));
}

/* Makes UTF-8 of an operand in UTF-16; false when it is over the limit. */
static bool
narrow(struct docs *d)
{
	struct quirks ignored = { { 0, 0 } };
	struct bytes text, declared;

	while (raw_rest(d).n <= d->limit && raw_more(d))
		continue;
	if (raw_rest(d).n > d->limit) {
		cli_say(d->cli, d->too_large, d->operands.name);
		return false;
	}
	d->text.n = 0;
	if (charset_settle(d->charsets, raw_rest(d), BYTES_NONE, &d->text,
	    &text, &declared, &ignored) == CHARSET_CONVERTED) {
		d->bytes.n = d->at = 0;
		buf_add(&d->bytes, text);
	}
	d->wide = true;
	return true;
}

/* How many bytes come that say nothing. */
static size_t
count_blanks(const struct docs *d, struct bytes s)
{
	return d->list ? split_between(s) : split_blanks(s);
}

/* Passes over the begin of a list of documents, where there is one. */
static void
enter_list(struct docs *d)
{
	size_t n = d->form == DOCS_JSON ? split_list(raw_rest(d)) : 0;

	if (n == 0)
		return;
	d->list = true;
	d->at += n;
}

/* Puts the first byte of a document at d->at; false when there is none. */
static bool
find_begin(struct docs *d)
{
	if (d->number == 0 && !d->wide && is_wide(raw_rest(d)) && !narrow(d))
		return false;
	for (;;) {
		d->at += count_blanks(d, raw_rest(d));
		if (raw_rest(d).n < BEGIN && raw_more(d))
			continue;
		enter_list(d);
		if (raw_rest(d).n == 0)
			return false;
		/* Behind a document, what is no document is no refusal. */
		if (d->number == 0 || begins_document(d, raw_rest(d)))
			return true;
		d->at++;
	}
}

/* Where the document at d->at ends, in what was read; 0: not there yet. */
static size_t
search_end(struct docs *d)
{
	if (d->form == DOCS_MAIL)
		return 0;
	if (d->form == DOCS_JSON)
		return split_json(&d->split, raw_rest(d));
	return split_xml(&d->split, raw_rest(d));
}

/* Length of the document at d->at; 0 when it is over the limit (told). */
static size_t
find_end(struct docs *d)
{
	size_t n;

	d->split = (struct split){ 0 };
	while ((n = search_end(d)) == 0 && raw_rest(d).n <= d->limit &&
	    raw_more(d))
		;
	if (n == 0)
		n = raw_rest(d).n;
	if (n <= d->limit)
		return n;
	cli_say(d->cli, d->too_large, d->operands.name);
	return 0;
}

enum follower { FOLLOWS_NOTHING, FOLLOWS_JUNK, FOLLOWS_DOCUMENT };

/* What comes n bytes on. */
static enum follower
what_follows(struct docs *d, size_t n)
{
	struct bytes s;

	do {
		s = bytes_from(raw_rest(d), n);
		s = bytes_from(s, count_blanks(d, s));
		/* Blanks behind a document are not kept. */
		if (s.n == 0)
			d->bytes.n = d->at + n;
	} while (s.n < BEGIN && raw_more(d));
	/* Comments and instructions may stand there (XML 1.0 section 2.8). */
	if (s.n == 0 || (!begins_document(d, s) &&
	    (bytes_begin(s, BYTES("<!--")) || bytes_begin(s, BYTES("<?")))))
		return FOLLOWS_NOTHING;
	return begins_document(d, s) ? FOLLOWS_DOCUMENT : FOLLOWS_JUNK;
}

/* The operand's name, with a number where it holds several documents. */
static void
name_raw(struct docs *d, bool several)
{
	d->source.n = 0;
	buf_add(&d->source, d->operands.name);
	d->number++;
	if (several) {
		buf_adds(&d->source, "//");
		buf_num(&d->source, d->number);
	}
}

/* Settles the charset; false, and told, when it is not known. */
static bool
settle_charset(struct docs *d, struct document *doc, struct bytes raw)
{
	struct bytes declared;

	d->text.n = 0;
	if (charset_settle(d->charsets, raw, BYTES_NONE, &d->text, &doc->text,
	    &declared, &doc->quirks) != CHARSET_UNKNOWN)
		return true;
	fault_charset(d->cli, doc->source, declared);
	return false;
}

bool
raw_next(struct docs *d, struct document *doc)
{
	enum follower next;
	size_t n;

	while (find_begin(d)) {
		n = find_end(d);
		if (n == 0)
			return false;
		next = what_follows(d, n);
		name_raw(d, d->number > 0 || next == FOLLOWS_DOCUMENT);
		*doc = (struct document){ .source = buf_view(&d->source) };
		if (next == FOLLOWS_JUNK)
			quirk_set(&doc->quirks, QUIRK_TRAILING_BYTES);
		if (d->wide)
			quirk_set(&doc->quirks, QUIRK_CHARSET);
		d->at += n;
		if (settle_charset(d, doc, (struct bytes){
		    d->bytes.p + d->at - n, n }))
			return true;
	}
	if (d->number == 0 && !d->broken && d->bytes.n <= d->limit)
		cli_say(d->cli, MSG_NO_REPORT, d->operands.name);
	return false;
}
