/* test-decode: transfer encodings (mail/decode.h). */
#include "mail/decode.h"

#include "tap.h"

/* The text must be the same whatever room there is at a time. */
static void
gives(enum decode_kind kind, const char *in, struct bytes want, bool junk,
    const char *name)
{
	static const size_t rooms[] = { 3, 4, 5, 7, 64, 4096 };
	struct decode d;
	char block[4096];
	struct buf out = { 0 };
	size_t i, n;

	for (i = 0; i < COUNT(rooms); i++) {
		out.n = 0;
		decode_start(&d, kind, bytes_of(in));
		while ((n = decode_more(&d, block, rooms[i])) != 0)
			buf_add(&out, (struct bytes){ block, n });
		if (!bytes_equal(buf_view(&out), want) || d.junk != junk)
			break;
	}
	ok(d.junk == junk, name);
	tap_buf(&out, want, name);
	buf_free(&out);
}

static void
base64(void)
{
	enum decode_kind k = DECODE_BASE64;

	gives(k, "", BYTES(""), false, "nothing");
	gives(k, "aGVsbG8h", BYTES("hello!"), false, "whole groups");
	gives(k, "aGVsbG8=", BYTES("hello"), false, "one pad");
	gives(k, "aGVsbA==\r\n", BYTES("hell"), false, "two pads");
	gives(k, "aG\r\nVs\r\n\tbG8 h", BYTES("hello!"), false, "blanks");
	gives(k, "aGVsbG8", BYTES("hello"), true, "no padding");
	gives(k, "aGVsbG8hQ", BYTES("hello!"), true, "six bits left over");
	gives(k, "aG-V_s!bG8h", BYTES("hello!"), true, "junk");
	gives(k, "aGVsbA==\nbyE=\n", BYTES("hello!"), true, "blocks");
	gives(k, "aGVsbA==byE=", BYTES("hello!"), true, "blocks in a line");
	gives(k, "aGVsbA==\n\n-- \nBye!", BYTES("hell"), true, "a footer");
	gives(k, "aGVsbA==\nGood bye.", BYTES("hell"), true, "words");
	gives(k, "====", BYTES(""), false, "pads alone");
	gives(k, "\xff\xfe", BYTES(""), true, "no base64 at all");
}

static void
quoted_printable(void)
{
	enum decode_kind k = DECODE_QUOTED;

	gives(k, "a=3Db=e4", BYTES("a=b\xe4"), false, "codes");
	gives(k, "a=\r\nb=\nc", BYTES("abc"), false, "soft breaks");
	gives(k, "a=  \r\nb", BYTES("ab"), false, "with blanks");
	gives(k, "a=", BYTES("a"), false, "one at the end");
	gives(k, "a=b=zz=3", BYTES("a=b=zz=3"), false, "what is no code");
	gives(k, "=00", BYTES("\0"), false, "NUL");
}

int
main(void)
{
	base64();
	quoted_printable();
	gives(DECODE_NONE, "a=3D\n", BYTES("a=3D\n"), false, "as it is");
	ok(decode_kind_of(BYTES(" BASE64 (yes)")) == DECODE_BASE64, "name");
	ok(decode_kind_of(BYTES("Quoted-Printable;")) == DECODE_QUOTED,
	    "another");
	ok(decode_kind_of(BYTES("x-other")) == DECODE_NONE, "an unknown one");
	return tap_done();
}
