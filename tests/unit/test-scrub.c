/* test-scrub: text of strangers for a terminal (text/scrub.h). */
#include "text/scrub.h"

#include "tap.h"
#include "text/utf8.h"

#define FFFD	"\xef\xbf\xbd"

static struct buf b;

static void
characters(void)
{
	scrub_add(&b, BYTES("a\x1b[31m\tz"), 99);
	tap_buf(&b, BYTES("a" FFFD "[31m" FFFD "z"), "terminal escapes");
	scrub_add(&b, BYTES("\0\x7f\xc2\x9b"), 99);
	tap_buf(&b, BYTES(FFFD FFFD FFFD), "NUL, DEL, C1");
	scrub_add(&b, BYTES("x\xe2\x80\xaey"), 99);
	tap_buf(&b, BYTES("x" FFFD "y"), "a bidirectional override");
	scrub_add(&b, BYTES("\xc3\xa4\xff\xe4"), 99);
	tap_buf(&b, BYTES("\xc3\xa4" FFFD FFFD), "invalid UTF-8");
	scrub_add(&b, BYTES("\xc3\xa4\xc3\xa4"), 3);
	tap_buf(&b, BYTES("\xc3\xa4"), "cut before a character, not in it");
}

static void
quotes(void)
{
	char text[200];

	scrub_quote(&b, BYTES("a\nb"));
	tap_buf(&b, BYTES("\"a" FFFD "b\""), "quoted");
	memset(text, 'x', sizeof(text));
	scrub_quote(&b, (struct bytes){ text, 64 });
	tap_num((int64_t)b.n, 66, "64 bytes are shown whole");
	b.n = 0;
	scrub_quote(&b, (struct bytes){ text, 65 });
	ok(b.n == 66 + strlen("…") && bytes_end(buf_view(&b), BYTES("x…\"")),
	    "65 are cut");
	b.n = 0;
}

static void
sources(void)
{
	char text[1000];

	scrub_source(&b, BYTES("mail/in.mbox//12//a@b!c=1+2,3-4_5.xml"));
	tap_buf(&b, BYTES("mail/in.mbox//12//a@b!c=1+2,3-4_5.xml"),
	    "a plain name stands as it is");
	scrub_source(&b, BYTES("a b.xml"));
	tap_buf(&b, BYTES("\"a b.xml\""), "a blank is quoted");
	scrub_source(&b, BYTES("a\nrua: b"));
	tap_buf(&b, BYTES("\"a" FFFD "rua: b\""), "a line end is no line end");
	memset(text, 'a', sizeof(text));
	text[999] = 'z';
	scrub_source(&b, (struct bytes){ text, 1000 });
	ok(b.n <= 200 + strlen("…") && b.p[0] == 'a' && b.p[b.n - 1] == 'z' &&
	    bytes_find(buf_view(&b), BYTES("…"), 0) < b.n,
	    "a long name loses its middle");
	b.n = 0;
	memset(text, '\xe2', sizeof(text));
	scrub_source(&b, (struct bytes){ text, 1000 });
	ok(utf8_valid(buf_view(&b)) == b.n, "whatever comes, UTF-8 goes");
	b.n = 0;
}

int
main(void)
{
	characters();
	quotes();
	sources();
	buf_free(&b);
	return tap_done();
}
