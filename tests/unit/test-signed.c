/* test-signed: the content of CMS signed data (mail/signed.h). */
#include "mail/signed.h"

#include "tap.h"

#define TYPE	"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define DATA	"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
/* Of indefinite lengths, as far as the content: version, no digests. */
#define FRONT	"\x30\x80" TYPE "\xa0\x80\x30\x80\x02\x01\x01\x31\x00" \
		"\x30\x80" DATA

static void
content(struct bytes cms, enum signed_result want, const char *text,
    const char *name)
{
	struct buf out = { 0 };

	buf_adds(&out, "<");
	tap_num(signed_content(cms, &out), want, name);
	tap_bytes(bytes_from(buf_view(&out), 1), bytes_of(text), name);
	buf_free(&out);
}

static void
begins(void)
{
	ok(signed_begins(BYTES("\x30\x80" TYPE)), "indefinite length");
	ok(signed_begins(BYTES("\x30\x0b" TYPE)), "a byte");
	ok(signed_begins(BYTES("\x30\x84\0\0\0\x0b" TYPE)), "four");
	ok(!signed_begins(BYTES("\x30\x85\0\0\0\0\x0b" TYPE)), "five");
	ok(!signed_begins(BYTES("\x30\x0a" TYPE)), "shorter than its type");
	ok(!signed_begins(BYTES("\x31\x80" TYPE)), "no sequence");
	ok(!signed_begins(BYTES("\x30\x80" DATA)), "another type");
	ok(!signed_begins(BYTES("\x30\x82\x01")), "a length that is cut");
	ok(!signed_begins(BYTES("\x30")), "a tag alone");
	ok(!signed_begins(BYTES("")), "nothing");
}

static void
contents(void)
{
	content(BYTES(FRONT "\xa0\x80\x04\x02hi"), SIGNED_CONTENT, "hi",
	    "whole");
	content(BYTES(FRONT "\xa0\x80\x04\x03hi"), SIGNED_BROKEN, "",
	    "a byte short");
	content(BYTES(FRONT "\xa0\x80\x04\x00"), SIGNED_CONTENT, "", "empty");
	content(BYTES(FRONT "\xa0\x80\x24\x80\x04\x01h\x04\x01i\0\0"),
	    SIGNED_CONTENT, "hi", "in pieces, to their end");
	content(BYTES(FRONT "\xa0\x80\x24\x80\x04\x01h\x04\x01i"),
	    SIGNED_BROKEN, "", "pieces without an end");
	content(BYTES(FRONT "\xa0\x80\x24\x06\x04\x01h\x04\x01i\x04\x01x"),
	    SIGNED_CONTENT, "hi", "pieces of so many bytes");
	content(BYTES(FRONT "\xa0\x80\x24\x07\x04\x01h\x04\x01i"),
	    SIGNED_BROKEN, "", "pieces of more bytes than there are");
	content(BYTES(FRONT
	    "\xa0\x80\x24\x80\x24\x80\x04\x01h\0\0\x04\x01i\0\0"),
	    SIGNED_CONTENT, "hi", "pieces of pieces");
	content(BYTES(FRONT "\xa0\x80\x24\x80\x05\0\0\0"), SIGNED_BROKEN, "",
	    "a piece of something else");
	content(BYTES(FRONT "\0\0\0\0\0\0\0\0"), SIGNED_DETACHED, "",
	    "detached");
	content(BYTES(FRONT), SIGNED_DETACHED, "", "detached, without an end");
	content(BYTES("\x30\x80" TYPE "\xa0\x80\x30\x80\x02\x02\x01"),
	    SIGNED_BROKEN, "", "cut in the version");
	content(BYTES("\x30\x80" TYPE), SIGNED_BROKEN, "", "a type alone");
	content(BYTES("prose"), SIGNED_BROKEN, "", "no such data");
}

int
main(void)
{
	begins();
	contents();
	return tap_done();
}
