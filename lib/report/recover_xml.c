/* recover_xml: XML that is not well-formed, written anew. */
#include "report/elements.h"
#include "report/recover.h"

#include "base/num.h"
#include "text/split.h"

enum { NAME_MOST = 64 };	/* of an element or entity that is looked at */

struct mend {
	struct bytes	 in;
	size_t		 at;
	struct buf	*out;
	struct quirks	*q;
	bool		 mended;
};

static void
note_quirk(struct mend *m, enum quirk quirk)
{
	quirk_set(m->q, quirk);
	m->mended = true;
}

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* The run of name bytes at offset at. */
static struct bytes
name_at(struct bytes s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && n < NAME_MOST && name_byte(s.p[at + n]))
		n++;
	return bytes_first(bytes_from(s, at), n);
}

/* Does an element of a report begin or end behind the < at offset at? */
static bool
begins_element(struct bytes s, size_t at)
{
	struct bytes name;
	bool odd;

	at++;
	if (at < s.n && s.p[at] == '/')
		at++;
	name = name_at(s, at);
	if (at + name.n < s.n && s.p[at + name.n] == ':') {
		at += name.n + 1;
		name = name_at(s, at);
	}
	at += name.n;
	return element_find(name, &odd) != EL_unknown && at < s.n &&
	    strchr("> \t\r\n/", s.p[at]) != NULL && s.p[at] != '\0';
}

/* Copies from m->at up to the end of what ends in close. */
static void
copy_through(struct mend *m, struct bytes close)
{
	size_t end = bytes_find(m->in, close, m->at);

	end = end == m->in.n ? end : end + close.n;
	buf_add(m->out, (struct bytes){ m->in.p + m->at, end - m->at });
	m->at = end;
}

static void
mend_less(struct mend *m)
{
	struct bytes rest = bytes_from(m->in, m->at);

	if (bytes_begin(rest, BYTES("<!--")))
		copy_through(m, BYTES("-->"));
	else if (bytes_begin(rest, BYTES("<![CDATA[")))
		copy_through(m, BYTES("]]>"));
	else if (bytes_begin(rest, BYTES("<?")))
		copy_through(m, BYTES("?>"));
	else if (begins_element(m->in, m->at))
		copy_through(m, BYTES(">"));
	else {
		note_quirk(m, QUIRK_BARE_MARKUP);
		buf_adds(m->out, "&lt;");
		m->at++;
	}
}

/* Of a character that XML allows (XML 1.0 section 2.2)? */
static bool
is_character(uint64_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	    (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
	    (c >= 0x10000 && c <= 0x10ffff);
}

/* #60 or #x3c, of a character. */
static bool
is_numeric(struct bytes name)
{
	uint64_t code = 0;
	size_t i;

	if (name.n < 2)
		return false;
	if (name.p[1] != 'x')
		return num_parse(bytes_from(name, 1), &code) &&
		    is_character(code);
	for (i = 2; i < name.n && code <= 0x10ffff; i++) {
		char c = name.p[i];
		char l = (char)(c | 0x20);

		if (c >= '0' && c <= '9')
			code = code * 16 + (uint64_t)(c - '0');
		else if (l >= 'a' && l <= 'f')
			code = code * 16 + (uint64_t)(l - 'a') + 10;
		else
			return false;
	}
	return name.n > 2 && is_character(code);
}

static bool
is_defined(struct bytes name)
{
	return bytes_equal(name, BYTES("amp")) ||
	    bytes_equal(name, BYTES("lt")) ||
	    bytes_equal(name, BYTES("gt")) ||
	    bytes_equal(name, BYTES("quot")) ||
	    bytes_equal(name, BYTES("apos"));
}

static void
mend_ampersand(struct mend *m)
{
	size_t at = m->at + 1, hash = 0;
	struct bytes name;

	if (at < m->in.n && m->in.p[at] == '#')
		hash = 1;
	name = name_at(m->in, at + hash);
	name = (struct bytes){ m->in.p + at, name.n + hash };
	if (name.n == 0 || at + name.n >= m->in.n ||
	    m->in.p[at + name.n] != ';') {
		note_quirk(m, QUIRK_BARE_MARKUP);
		buf_adds(m->out, "&amp;");
		m->at++;
	} else if (hash ? is_numeric(name) : is_defined(name)) {
		copy_through(m, BYTES(";"));
	} else {
		note_quirk(m, QUIRK_UNKNOWN_ENTITY);
		buf_byte(m->out, ' ');
		m->at = at + name.n + 1;
	}
}

/* Bytes that may stand in XML text as they are. */
static size_t
plain_run(struct bytes s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n) {
		char c = s.p[at + n];

		if (c == '<' || c == '&' || ((unsigned char)c < 0x20 &&
		    c != '\n' && c != '\t' && c != '\r'))
			break;
		n++;
	}
	return n;
}

/* Where the root's tag begins, with any prefix; s.n when there is none. */
static size_t
find_root(struct bytes s)
{
	size_t at = 0, back;

	while ((at = bytes_find_nocase(s, BYTES("feedback"), at)) < s.n) {
		back = at;
		if (back > 0 && s.p[back - 1] == ':')
			for (back--; back > 0 && at - back < NAME_MOST &&
			    name_byte(s.p[back - 1]); back--)
				;
		if (back > 0 && s.p[back - 1] == '<')
			return back - 1;
		at++;
	}
	return s.n;
}

bool
recover_has_doctype(struct bytes doc)
{
	struct bytes head = bytes_first(doc, find_root(doc));

	return bytes_find_nocase(head, BYTES("<!DOCTYPE"), 0) < head.n ||
	    bytes_find_nocase(head, BYTES("<!ENTITY"), 0) < head.n;
}

/* Behind what may stand at the begin of s, before a root; 0: nothing may. */
static size_t
may_precede(struct bytes s)
{
	struct bytes close = BYTES("?>");

	if (s.p[0] != '<')
		return split_blanks(s);
	if (bytes_begin(s, BYTES("<!--")))
		close = BYTES("-->");
	else if (s.n > 1 && name_byte(s.p[1]))
		close = BYTES(">");
	else if (!bytes_begin(s, BYTES("<?")))
		return 0;
	return bytes_find(s, close, 0) + close.n;
}

static bool
has_junk(struct bytes head)
{
	size_t n;

	for (; head.n != 0; head = bytes_from(head, n))
		if ((n = may_precede(head)) == 0)
			return true;
	return false;
}

/* Looks at what stands before the root, and passes over it. */
static void
mend_head(struct mend *m)
{
	size_t root = find_root(m->in), i;
	struct bytes head = bytes_trim(bytes_first(m->in, root));

	if (root == m->in.n || head.n == 0)
		return;
	if (has_junk(head))
		note_quirk(m, QUIRK_LEADING_BYTES);
	for (i = 0; i + 1 < head.n; i++)
		if (head.p[i] == '<' && name_byte(head.p[i + 1]))
			note_quirk(m, QUIRK_STRAY_SCHEMA);
	/* Blanks before an XML declaration are not allowed either. */
	if (bytes_first(m->in, 1).p[0] != '<')
		note_quirk(m, QUIRK_LEADING_BYTES);
	m->at = root;
}

bool
recover_xml(struct bytes doc, struct buf *out, struct quirks *q)
{
	struct mend m = { doc, 0, out, q, false };
	struct split end = { 0 };
	size_t n;

	mend_head(&m);
	/* What stands behind the report is nobody's business. */
	n = split_xml(&end, bytes_from(doc, m.at));
	if (n != 0)
		m.in.n = m.at + n;
	while (m.at < m.in.n) {
		n = plain_run(m.in, m.at);
		buf_add(out, (struct bytes){ doc.p + m.at, n });
		m.at += n;
		if (m.at == m.in.n)
			break;
		if (doc.p[m.at] == '<') {
			mend_less(&m);
		} else if (doc.p[m.at] == '&') {
			mend_ampersand(&m);
		} else {
			note_quirk(&m, QUIRK_CONTROL);
			buf_adds(out, "\xef\xbf\xbd");
			m.at++;
		}
	}
	return m.mended;
}
