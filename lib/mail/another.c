/* another: where another message begins. */
#include "mail/another.h"

#include "mail/facts.h"
#include "mail/params.h"
#include "mail/subject.h"

#define TAG	BYTES("feedback")

/* No field that mail is known by has its colon further on. */
enum { COLON_WITHIN = 32 };

/* A file that is put behind another one may begin with it. */
#define BYTE_ORDER_MARK	BYTES("\xef\xbb\xbf")

/* What stands before a line, as to reports in XML. */
struct inside {
	size_t	at;		/* so far it was looked for tags */
	bool	open;		/* a report began before at, and did not end */
};

/* Offset of the next tag at or behind `from`; *closing: of which sort. */
static size_t
next_tag(struct bytes text, size_t from, bool *closing)
{
	size_t at = from;

	*closing = false;
	while ((at = bytes_find(text, TAG, at)) < text.n) {
		*closing = at >= 2 && text.p[at - 1] == '/' &&
		    text.p[at - 2] == '<';
		if (*closing || (at >= 1 && text.p[at - 1] == '<'))
			return at;
		at += TAG.n;
	}
	return text.n;
}

/*
 * Where the report that offset `at` is within ends; 0 when it is in none. A
 * report that is cut does not end, but another one begins, or nothing.
 */
static size_t
report_end(struct inside *in, struct bytes text, size_t at)
{
	struct bytes before = bytes_first(text, at);
	bool closing;
	size_t tag;

	while ((tag = next_tag(before, in->at, &closing)) < at) {
		in->open = !closing;
		in->at = tag + TAG.n;
	}
	if (!in->open)
		return 0;
	tag = next_tag(text, at, &closing);
	in->open = false;
	return tag < text.n && closing ? tag + TAG.n : 0;
}

/* Is it the header of a report, by its subject or type (RFC 6522)? */
static bool
is_of_report(struct bytes block)
{
	struct buf subject = { 0 };
	struct bytes type;
	bool yes;

	mail_subject(block, &subject);
	header_find(block, "Content-Type", &type);
	yes = subject_is_report(buf_view(&subject)) ||
	    subject_is_failure(buf_view(&subject)) ||
	    bytes_equal_nocase(params_word(type), BYTES("multipart/report"));
	buf_free(&subject);
	return yes;
}

/*
 * Is the run of fields at text's begin a message's header? *n is its length,
 * or how much of it had to be looked at.
 */
static bool
is_header(struct bytes text, enum another what, size_t *n)
{
	struct bytes rest = text, line;
	unsigned marks, all = 0, wanted = MAIL_ONCE, known = 0;
	unsigned least = what == ANOTHER_HEADER ? 2 : 3;

	if (what != ANOTHER_HEADER)
		wanted |= MAIL_WIRE;
	for (*n = 0; line_next(&rest, &line); *n = text.n - rest.n) {
		if (line.n == 0 || (line.p[0] != ' ' && line.p[0] != '\t' &&
		    !header_is_field(line)))
			break;
		marks = header_marks(line);
		known += marks != 0;
		all |= marks;
		if (what != ANOTHER_REPORT && known >= least &&
		    (all & wanted) == wanted)
			return true;
	}
	return known >= least && (all & wanted) == wanted &&
	    is_of_report(bytes_first(text, *n));
}

/* Cheaply, for most lines are base64: may it be one of mail's fields? */
static bool
may_be_field(struct bytes line)
{
	return line.n != 0 && memchr(line.p, ':', line.n < COLON_WITHIN ?
	    line.n : COLON_WITHIN) != NULL;
}

size_t
another_begin(struct bytes text, enum another what)
{
	struct inside in = { 0, false };
	struct bytes rest = text, line;
	size_t at = 0, n;

	for (; line_next(&rest, &line); at = text.n - rest.n) {
		if (bytes_begin(line, BYTE_ORDER_MARK)) {
			at += BYTE_ORDER_MARK.n;
			line = bytes_from(line, BYTE_ORDER_MARK.n);
		}
		if (!may_be_field(line) || header_marks(line) == 0)
			continue;
		if (is_header(bytes_from(text, at), what, &n)) {
			n = what == ANOTHER_HEADER ? 0 :
			    report_end(&in, text, at);
			if (n == 0)
				return at;
			rest = bytes_from(text, n);
		} else if (n > text.n - rest.n - at) {
			rest = bytes_from(text, at + n);
		}
	}
	return text.n;
}

bool
another_follows(const struct mime *m)
{
	struct bytes rest = bytes_from(m->text, m->closed ? m->at : 0);

	if (!m->closed && m->parts != 0)
		return false;
	return another_begin(rest, m->closed ? ANOTHER_HEADER :
	    ANOTHER_REPORT) < rest.n;
}
