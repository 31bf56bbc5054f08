/* test-header: fields, parameters and what they tell (mail/header.h …). */
#include "mail/facts.h"
#include "mail/header.h"
#include "mail/params.h"

#include "tap.h"

static void
split(const char *text, const char *want_head, const char *want_body,
    enum header_result want, const char *name)
{
	struct bytes head, body;

	tap_num(header_split(bytes_of(text), 1000, &head, &body), want, name);
	tap_bytes(head, bytes_of(want_head), name);
	tap_bytes(body, bytes_of(want_body), name);
}

static void
splitting(void)
{
	struct bytes head, body;

	split("A: b\n\nx\n", "A: b\n", "x\n", HEADER_GOOD, "blank line");
	split("A: b\r\n\r\nx\r\n", "A: b\r\n", "x\r\n", HEADER_GOOD, "CR LF");
	split("A: b\n \t \nx\n", "A: b\n", "x\n", HEADER_GOOD, "of blanks");
	split("\nx\n", "", "x\n", HEADER_GOOD, "no field");
	split("A: b\n c\n\nx", "A: b\n c\n", "x", HEADER_GOOD, "a fold");
	split("A: b;\nc=d\nE: f\n\nx", "A: b;\nc=d\nE: f\n", "x", HEADER_ODD,
	    "a fold that is none");
	split("A: b\n--x\nC: d\n\n", "A: b\n", "--x\nC: d\n\n", HEADER_ODD,
	    "a boundary at once");
	split("A: b\nxyz\n--x\n", "A: b\n", "xyz\n--x\n", HEADER_ODD,
	    "content, then a boundary");
	split("A: b\nxyz", "A: b\n", "xyz", HEADER_ODD, "no blank line");
	split("A: b", "A: b", "", HEADER_ODD, "no body");
	split("", "", "", HEADER_ODD, "nothing");
	tap_num(header_split(BYTES("A: b\nC: d\n\nx"), 4, &head, &body),
	    HEADER_LONG, "longer than allowed");
	tap_num((int64_t)header_begin(BYTES("\xef\xbb\xbf \n\nFrom x\nA: b")),
	    13, "begin: mark, blank lines, From line");
	tap_num((int64_t)header_begin(BYTES("\n\n")), 2, "begin of nothing");
}

static void
fields(void)
{
	struct bytes head = BYTES("A : 1\nbad line\nB:\n 2\r\n\t3\nb: 4"), v;
	struct buf out = { 0 };

	ok(header_find(head, "a", &v), "a field with a blank before the colon");
	tap_bytes(v, BYTES(" 1\nbad line"), "goes on in a line that is none");
	ok(header_find(head, "b", &v), "the first of two");
	header_unfold(v, &out);
	tap_buf(&out, BYTES("2\t3"), "unfolded");
	ok(!header_find(head, "c", &v) && v.n == 0, "none of that name");
	buf_free(&out);
}

static void
param(const char *value, const char *name, const char *want)
{
	struct buf out = { 0 };
	bool found = params_find(bytes_of(value), name, &out);

	ok(found == (want != NULL), "a parameter is found or not");
	tap_buf(&out, bytes_of(want), "its value");
	buf_free(&out);
}

static void
parameters(void)
{
	struct buf out = { 0 };

	tap_bytes(params_word(BYTES(" (c (d)) text/plain; a=b")),
	    BYTES("text/plain"), "word behind a comment");
	param("a; NAME=b", "name", "b");
	param("a; x=\"1;name=2\"; name = \"b;\\\"c\\\"\" ; y=z", "name",
	    "b;\"c\"");
	param("a; name=b c (d); y", "name", "b c");
	param("a; name*=utf-8'en'b%20c%zz", "name", "b c%zz");
	param("a; name*1=c; name*0=\"b\"; name*2*=%64", "name", "bcd");
	param("a; name*0*=utf-8''b%21; name*1*=%21c", "name", "b!!c");
	param("a; names=b", "name", NULL);
	param("a; name", "name", NULL);
	param("a; name=\"b", "name", "b");
	param("a;\nname=b", "name", "b");
	param("", "name", NULL);
	params_words(BYTES("x =?utf-8?q?a_=3D?= =?UTF-8?B?Yg==?= =?x?c?= y"),
	    &out);
	tap_buf(&out, BYTES("x a =b =?x?c?= y"), "encoded words");
	params_words(BYTES("=?utf-8?q?a"), &out);
	tap_buf(&out, BYTES("=?utf-8?q?a"), "one that is cut");
	buf_free(&out);
}

static void
from(const char *value, const char *want)
{
	struct mail_facts f;
	struct buf head = { 0 };

	buf_adds(&head, "From: ");
	buf_adds(&head, value);
	mail_facts(buf_view(&head), &f);
	tap_bytes(bytes_of(f.from), bytes_of(want), value);
	buf_free(&head);
}

static void
facts(void)
{
	struct mail_facts f;

	from("a@b.example", "b.example");
	from("\"x@y <z@w>\" (u@v) <a@B.example.>", "b.example");
	from("a@b.example, c@d.example", "b.example");
	from("<a@b.example", "b.example");
	from("nobody", "");
	from("a@b c", "b");
	from("a@", "");
	mail_facts(BYTES("Date: Thu, 1 Jan 1970 01:00:01 +0100\n"), &f);
	tap_num(f.date, 1, "a date");
	mail_facts(BYTES("Subject: x\n"), &f);
	tap_num(f.date, -1, "no date");
}

static void
auth(const char *value, const char *want)
{
	struct buf head = { 0 };

	buf_adds(&head, "Authentication-Results: ");
	buf_adds(&head, value);
	tap_bytes(bytes_of(mail_auth(buf_view(&head), BYTES("mx.example"))),
	    bytes_of(want), "result of DMARC");
	buf_free(&head);
}

int
main(void)
{
	splitting();
	fields();
	parameters();
	facts();
	auth("mx.example; dmarc=pass", "pass");
	auth("MX.Example 1; spf=pass (;dmarc=fail) ;\n dmarc = FAIL x=y",
	    "fail");
	auth("\"mx.example\"; dmarc/1=pass; dmarc=fail", "pass");
	auth("mx.example; dmarc=temperror; dmarc=pass", "none");
	auth("mx.example.org; dmarc=pass", "none");
	auth("mx.example; xdmarc=pass; spf=pass reason=\"dmarc=pass\"",
	    "none");
	auth("mx.example; none", "none");
	auth("", "none");
	return tap_done();
}
