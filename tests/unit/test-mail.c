/* test-mail: headers and bodies of a mail. */
#include "render/mail.h"

#include "base/base64.h"
#include "render/mail_text.h"
#include "tap.h"

static void
base64(const char *text, const char *want)
{
	struct buf b = { 0 };

	base64_add(&b, bytes_of(text));
	tap_buf(&b, bytes_of(want), text);
	buf_free(&b);
}

static void
quoted(const char *text, const char *want)
{
	struct buf b = { 0 };

	mail_quoted(&b, bytes_of(text));
	tap_buf(&b, bytes_of(want), text);
	buf_free(&b);
}

static void
subject(const char *text, const char *want)
{
	struct buf b = { 0 };
	size_t column = 9;

	header_text(&b, bytes_of(text), &column);
	tap_buf(&b, bytes_of(want), text);
	buf_free(&b);
}

static void
name(const char *text, const char *want)
{
	struct buf b = { 0 };
	size_t column = 6;

	header_phrase(&b, bytes_of(text), &column);
	tap_buf(&b, bytes_of(want), text);
	buf_free(&b);
}

#define TEN	"abcdefghi "
#define DOTS	".........."

static void
bodies(void)
{
	/* RFC 4648 section 10 */
	base64("", "");
	base64("f", "Zg==");
	base64("fo", "Zm8=");
	base64("foo", "Zm9v");
	base64("foob", "Zm9vYg==");
	base64("\xff\xfe\xfb", "//77");
	quoted("a=b\n\nc", "a=3Db\n\nc\n");
	quoted("blank \ntab\t\n", "blank=20\ntab=09\n");
	quoted("\xc3\xa4\n", "=C3=A4\n");
	quoted("From x\n.\n", "=46rom x\n=2E\n");
	quoted("cr\r\n", "cr=0D\n");
	quoted("x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "1234\n",
	    "x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "1234\n");
	quoted("x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "12345\n",
	    "x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "1234=\n5\n");
	quoted("x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "12==\n",
	    "x" DOTS DOTS DOTS DOTS DOTS DOTS DOTS "12=\n=3D=3D\n");
}

static void
headers(void)
{
	subject("Week 46", "Week 46");
	subject(TEN TEN TEN TEN TEN TEN "abcdefg end", TEN TEN TEN TEN TEN TEN
	    "abcdefg\n end");
	subject("H\xc3\xa4" "fen", "=?utf-8?B?SMOkZmVu?=");
	subject("=?utf-8?B?SMOkZmVu?=",
	    "=?utf-8?B?PT91dGYtOD9CP1NNT2tabVZ1Pz0=?=");
	subject("two  blanks", "=?utf-8?B?dHdvICBibGFua3M=?=");
	name("Reports", "Reports");
	name("A, B", "=?utf-8?B?QSwgQg==?=");
	name("\"A, B\"", "=?utf-8?B?QSwgQg==?=");
}

static void
takes(const char *why, bool want, const char *label)
{
	tap_check((why == NULL) == want, label);
}

static void
checks(void)
{
	takes(mail_bad_address(BYTES("a@b.example")), true, "address");
	takes(mail_bad_address(BYTES("A <a@b.example>")), true, "with name");
	takes(mail_bad_address(BYTES("a+b@[IPv6:2001:db8::1]")), true,
	    "literal");
	takes(mail_bad_address(BYTES("a@b.example\nBcc: c@d.example")), false,
	    "line end");
	takes(mail_bad_address(BYTES("a@b.example, c@d.example")), false,
	    "two");
	takes(mail_bad_address(BYTES("A <a@b.example> x")), false, "behind");
	takes(mail_bad_address(BYTES("A <a@b.example><c@d.example>")), false,
	    "two in brackets");
	takes(mail_bad_address(BYTES("a")), false, "no domain");
	takes(mail_bad_address(BYTES("@b.example")), false, "no name");
	takes(mail_bad_address(BYTES("")), false, "empty");
	takes(mail_bad_address(BYTES("\xc3\xa4@b.example")), false,
	    "not ASCII");
	takes(mail_bad_address(BYTES("\xff <a@b.example>")), false,
	    "not UTF-8");
	takes(mail_bad_date(BYTES("Mon, 16 Nov 2026 06:15:00 +0000")), true,
	    "date");
	takes(mail_bad_date(BYTES("2026-11-16")), false, "not of mail");
	takes(mail_bad_date(BYTES("Mon, 16 Nov 2026 06:15:00 +0000\nX: y")),
	    false, "line end in a date");
	takes(mail_bad_id(BYTES("<a@b.example>")), true, "id");
	takes(mail_bad_id(BYTES("a@b.example")), true, "id without brackets");
	takes(mail_bad_id(BYTES("a@b>\n")), false, "line end in an id");
	takes(mail_bad_id(BYTES("a b@c")), false, "blank in an id");
	takes(mail_bad_subject(BYTES("\xe9\x80\xb1")), true, "subject");
	takes(mail_bad_subject(BYTES("a\rb")), false, "CR");
	takes(mail_bad_subject(BYTES("a\0b")), false, "NUL");
}

int
main(void)
{
	bodies();
	headers();
	checks();
	return tap_done();
}
