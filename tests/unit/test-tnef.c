/* test-tnef: the attachments in a winmail.dat (container/tnef.h). */
#include "container/tnef.h"

#include "tap.h"

#define FRONT	"\x78\x9f\x3e\x22\1\0"
#define BEGIN	"\2\2\x90\6\0\1\0\0\0x\0\0"
#define TITLE	"\2\x10\x80\1\0\4\0\0\0a.x\0\0\0"
#define DATA(n)	"\2\x0f\x80\6\0" n "\0\0\0"

/* Attachments as "name:data|", broken data as "!". */
static void
attachments(struct bytes tnef, const char *want, const char *name)
{
	struct tnef_attachment a;
	struct buf out = { 0 };
	enum tnef_result r;

	while ((r = tnef_next(&tnef, &a)) == TNEF_ATTACHMENT) {
		buf_add(&out, a.name);
		buf_byte(&out, ':');
		buf_add(&out, a.data);
		buf_byte(&out, '|');
	}
	if (r == TNEF_BROKEN)
		buf_byte(&out, '!');
	tap_buf(&out, bytes_of(want), name);
	buf_free(&out);
}

int
main(void)
{
	ok(tnef_begins(BYTES(FRONT)), "the signature and a key");
	ok(!tnef_begins(BYTES("\x78\x9f\x3e\x22\1")), "half of the key");
	ok(!tnef_begins(BYTES("\x78\x9f\x3e\x23\1\0")), "not the signature");

	attachments(BYTES(FRONT), "", "nothing in it");
	attachments(BYTES(FRONT BEGIN TITLE DATA("\2") "hi\0\0"), "a.x:hi|",
	    "one");
	attachments(BYTES(FRONT BEGIN TITLE DATA("\2") "hi"), "a.x:hi|",
	    "without a checksum at the end");
	attachments(BYTES(FRONT BEGIN TITLE DATA("\3") "hi"), "!",
	    "a byte short");
	attachments(BYTES(FRONT BEGIN TITLE DATA("\2") "hi\0\0" BEGIN
	    DATA("\1") "x\0\0"), "a.x:hi|:x|", "a second one without a name");
	attachments(BYTES(FRONT BEGIN TITLE DATA("\2") "hi\0\0" BEGIN
	    DATA("\3") "x\0"), "a.x:hi|!", "a second one that is cut");
	attachments(BYTES(FRONT BEGIN TITLE BEGIN DATA("\1") "x\0\0"), ":x|",
	    "the name of one without data is not the next one's");
	attachments(BYTES(FRONT BEGIN DATA("\0") "\0\0"), "", "empty data");
	attachments(BYTES(FRONT "\1\x0f\x80\6\0\2\0\0\0hi\0\0"), "",
	    "data of the message itself");
	attachments(BYTES(FRONT "\2\x0f\x80\6\0\xff\xff\xff\xffhi"), "!",
	    "a length of 4 GiB");
	attachments(BYTES(FRONT "\2\x0f\x80\6\0\2\0\0"), "!",
	    "cut before the end of a length");
	return tap_done();
}
