/* test-mime: the leaves of a message (mail/mime.h). */
#include "mail/mime.h"

#include "tap.h"

/* Leaves as "number:body|", an end that is no end as "!". */
static void
leaves(const char *text, const char *want, const char *quirks,
    const char *name)
{
	struct limits limits = LIMITS_DEFAULT;
	struct buf out = { 0 }, q = { 0 };
	enum mime_result r;
	struct mime_part p;
	struct mime m;

	limits.depth = 3;
	limits.parts = 5;
	ok(mime_start(&m, bytes_of(text), &limits), name);
	while ((r = mime_next(&m, &p)) == MIME_PART) {
		buf_adds(&out, p.number);
		buf_byte(&out, ':');
		buf_add(&out, p.body);
		buf_byte(&out, '|');
	}
	if (r != MIME_END)
		buf_byte(&out, '!');
	ok(mime_next(&m, &p) != MIME_PART, name);
	tap_buf(&out, bytes_of(want), name);
	buf_quirks(&q, &m.quirks);
	tap_buf(&q, bytes_of(quirks), name);
	mime_end(&m);
	buf_free(&out);
	buf_free(&q);
}

#define M(b)	"Content-Type: multipart/mixed; boundary=" b "\n\n"
#define P	"Content-Type: text/plain\n\n"

static void
structure(void)
{
	leaves("A: b\n\nx\n", "1:x\n|", "", "no multipart");
	leaves(M("b") "pre\n--b\n" P "x\n--b\n" P "y\n\n--b--\npost\n--b\nz",
	    "1:x|2:y\n|", "", "two parts");
	leaves(M("b") "--b\r\n\r\nx\r\n--b--\r\n", "1:x|", "", "CR LF");
	leaves(M("b") "--b\n" M("c") "--c\n\nx\n--c--\n--b\n\ny\n--b--",
	    "1.1:x|2:y|", "", "nested");
	leaves(M("b") "--b\n" M("c") "--c\n\nx\n--b\n\ny\n--b--",
	    "1.1:x|2:y|", "open-boundary", "the inner one left open");
	leaves(M("foobar") "--foobar\n" M("foo") "--foo\n\nx\n--foobar--",
	    "1.1:x|", "open-boundary", "a boundary that begins like another");
	leaves(M("b") "--b\n\nx\n--b \t\n\ny\n--bc\n--b--", "1:x|2:y\n--bc|",
	    "", "blanks behind a boundary; another word");
	leaves(M("b") "--b\n\n--b\n\nx\n--b--", "1:|2:x|", "", "empty part");
}

static void
errors(void)
{
	leaves(M("b") "--b\n\nx\n", "1:x\n|", "open-boundary", "no end");
	leaves(M("b") "x\n", "1:x\n|", "open-boundary", "no boundary at all");
	leaves("Content-Type: multipart/mixed\n\n--b\nContent-Type: a/b\n\n"
	    "x\n--b--", "1:x|", "header-form", "boundary not told");
	leaves("A: b\n\n--b\ncontent-type: a/b\n\nx\n--b--", "1:x|",
	    "header-form", "nothing told");
	leaves("A: b\n\n--b\nhello\n--b--", "1:--b\nhello\n--b--|", "",
	    "a line of hyphens in text");
	leaves(M("b") "--b\nx:\xff\n--b\n<x>\n--b--", "1:|2:<x>|",
	    "header-form", "a part without a header");
	leaves(M("a") "--a\n" M("b") "--b\n" M("c") "--c\n" M("d")
	    "--d\n\nx\n", "!", "", "too deep");
	leaves(M("b") "--b\n\n--b\n\n--b\n\n--b\n\n--b\n\n--b\n\n--b--",
	    "1:|2:|3:|4:|5:|!", "", "too many");
	leaves(M("b") "--b\n\n--b\nContent-Type: multipart/mixed\n\n"
	    "--b\nContent-Type: a/b\n\nx\n--b--", "1:|2:|3:x|", "",
	    "an open boundary is no guess");
}

static void
labels(void)
{
	struct limits limits = LIMITS_DEFAULT;
	struct buf out = { 0 };
	struct mime_part p;
	struct mime m;

	mime_start(&m, BYTES("ContentType: text/XML; name=n;"
	    " charset=\"koi8-r\"\nContent-Disposition: inline; filename=f\n"
	    "Content-Transfer-Encoding: base64\n\n"), &limits);
	mime_next(&m, &p);
	tap_bytes(p.type, BYTES("text/XML"), "type, misspelt");
	tap_num(p.encoding, DECODE_BASE64, "encoding");
	mime_name(&p, &out);
	tap_buf(&out, BYTES("f"), "name");
	mime_charset(&p, &out);
	tap_buf(&out, BYTES("koi8-r"), "charset");
	mime_end(&m);
	buf_free(&out);
}

int
main(void)
{
	structure();
	errors();
	labels();
	return tap_done();
}
