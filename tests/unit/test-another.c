/* test-another: where another message begins (mail/another.h, lines.h). */
#include "mail/another.h"

#include "tap.h"

/* "^" stands in text where another message is to begin; or it is absent. */
static void
at(const char *text, enum another what, const char *name)
{
	struct buf b = { 0 };
	const char *mark = strchr(text, '^');
	size_t want = mark != NULL ? (size_t)(mark - text) : strlen(text);

	buf_add(&b, bytes_first(bytes_of(text), want));
	if (mark != NULL)
		buf_adds(&b, mark + 1);
	tap_num((int64_t)another_begin(buf_view(&b), what), (int64_t)want,
	    name);
	buf_free(&b);
}

static void
headers(void)
{
	at("", ANOTHER_HEADER, "nothing");
	at("x\n^From: a\nTo: b\n\ny", ANOTHER_HEADER, "two fields");
	at("x\nFrom: a\nTo: b\n", ANOTHER_WIRE, "two are too few in text");
	at("x\n\xef\xbb\xbf^From: a\nTo: b\n", ANOTHER_HEADER,
	    "behind a byte order mark");
	at("x\nFrom: a\n\nTo: b\n", ANOTHER_HEADER, "not in one header");
	at("x\nTo: a\nCc: b\n", ANOTHER_HEADER, "none that stands once");
	at("x\nFrom: a\nX-A: b\n", ANOTHER_HEADER, "only one that is known");
}

static void
texts(void)
{
	at("x\n^From: a\nTo: b\nMessage-ID: <c>\n", ANOTHER_WIRE,
	    "a third that servers write");
	at("x\nFrom: a\nTo: b\nSubject: c\nDate: d\n", ANOTHER_WIRE,
	    "what people quote");
	at("> From: a\n> To: b\n> Message-ID: <c>\n", ANOTHER_WIRE, "quoted");
	at("<feedback>\nFrom: a\nTo: b\nMessage-ID: <c>\n</feedback>\n",
	    ANOTHER_WIRE, "within a report");
	at("<feedback>\n</feedback>\n^From: a\nTo: b\nMessage-ID: <c>\n",
	    ANOTHER_WIRE, "behind a report");
	at("<feedback>\n^From: a\nTo: b\nMessage-ID: <c>\n\n<feedback>\n",
	    ANOTHER_WIRE, "a report that is cut");
}

static void
reports(void)
{
	at("x\nFrom: a\nTo: b\nMessage-ID: <c>\nSubject: lunch\n",
	    ANOTHER_REPORT, "a mail that is no report");
	at("x\n^From: a\nTo: b\nMessage-ID: <c>\n"
	    "Subject: Report Domain: d.example\n", ANOTHER_REPORT,
	    "by its subject");
	at("x\n^From: a\nTo: b\nMessage-ID: <c>\n"
	    "Content-Type: multipart/report; boundary=b\n", ANOTHER_REPORT,
	    "by its type");
}

static void
ends(const char *text, const char *want, const char *name)
{
	struct buf out = { 0 };

	tap_bytes(mail_lines(bytes_of(text), &out), bytes_of(want), name);
	buf_free(&out);
}

static void
lines(void)
{
	ends("", "", "no line");
	ends("From: a\rTo: b\r\rx\r", "From: a\nTo: b\n\nx\n", "all in CR");
	ends("x\r\ny\rz\n", "x\r\ny\rz\n", "a CR in a line");
	ends("x\nFrom: a\rTo: b\r\rz\r\ny\r\n",
	    "x\nFrom: a\nTo: b\n\nz\r\ny\r\n",
	    "a message in CR behind LF; CR LF stays");
	ends("x\nFrom: a\rX-A: b\r\rz\n", "x\nFrom: a\rX-A: b\r\rz\n",
	    "one field that mail is known by");
	ends("x\nFrom: a\r b\rTo: c\r\rd\r\n",
	    "x\nFrom: a\n b\nTo: c\n\nd\r\n",
	    "a field that is folded");
}

int
main(void)
{
	headers();
	texts();
	reports();
	lines();
	return tap_done();
}
