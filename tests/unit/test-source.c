/* test-source: the levels of a source (text/source.h). */
#include "text/source.h"

#include "tap.h"

#define DOTS	"\xe2\x80\xa6"

static void
number(const char *s, bool want)
{
	tap_check(source_is_number(bytes_of(s)) == want, s);
}

static void
numbers(void)
{
	number("1", true);
	number("999999", true);
	number("1000000", false);
	number("2.1", true);
	number("2.1.12.3", true);
	number("555.123.4567", false);
	number("0", false);
	number("04", false);
	number("2.", false);
	number(".2", false);
	number("2..1", false);
	number("1a", false);
	number("", false);
}

static void
end(const char *s, size_t want)
{
	tap_num((int64_t)source_ends_at(bytes_of(s)), (int64_t)want, s);
}

static void
ends(void)
{
	end("a.xml.gz", 1);
	end("a.b.xml.gz", 3);
	end("a.anna", 6);
	end("", 0);
	end(".eml", 0);
}

/* Its length: digits depend on the text. */
static void
hidden(const char *s, const char *like)
{
	struct buf out = { 0 };
	size_t i;

	source_hide(bytes_of(s), BYTES("text"), &out);
	for (i = 0; i < out.n && i < strlen(like); i++)
		if (like[i] == '#')
			out.p[i] = '#';
	tap_buf(&out, bytes_of(like), s);
	buf_free(&out);
}

static void
names(void)
{
	hidden("", "");
	hidden("-", "-");
	hidden("anna/anna.eml", "anna/anna.eml");
	hidden("-//1//2.1", "-//1//2.1");
	hidden("-//anna", "-//" DOTS "########");
	hidden("-//1//FW anna.eml//x.zip", "-//1//" DOTS "########.eml//"
	    DOTS "########.zip");
	hidden("-//a/anna.xml.gz//1", "-//" DOTS "########.xml.gz//1");
	hidden("-//", "-//" DOTS "########");
}

/* Names differ, and the same name of two texts does. */
static void
digits(void)
{
	struct buf a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

	source_hide(BYTES("-//anna"), BYTES("text"), &a);
	source_hide(BYTES("-//anna"), BYTES("text"), &b);
	source_hide(BYTES("-//kim"), BYTES("text"), &c);
	source_hide(BYTES("-//anna"), BYTES("other"), &d);
	tap_check(bytes_equal(buf_view(&a), buf_view(&b)), "the same again");
	tap_check(!bytes_equal(buf_view(&a), buf_view(&c)), "another name");
	tap_check(!bytes_equal(buf_view(&a), buf_view(&d)), "another text");
	buf_free(&a);
	buf_free(&b);
	buf_free(&c);
	buf_free(&d);
}

int
main(void)
{
	numbers();
	ends();
	names();
	digits();
	return tap_done();
}
