/* test-domain: names in one form (text/domain.h). */
#include "text/domain.h"

#include "tap.h"

static void
form(struct bytes s, const char *want, const char *name)
{
	char out[DOMAIN_TEXT] = "untouched";
	size_t n = domain_normal(s, out);

	tap_bytes((struct bytes){ out, n }, bytes_of(want), name);
	if (n != 0 && out[n] != '\0')
		ok(false, "a NUL behind the name");
}

static void
names(void)
{
	form(BYTES("Example.ORG"), "example.org", "lower case");
	form(BYTES(" example.org.\r\n"), "example.org", "blanks and a dot");
	form(BYTES("b\xc3\xbc" "cher.example"), "xn--bcher-kva.example",
	    "a U-label");
	form(BYTES("B\xc3\x9c" "CHER.example"), "xn--bcher-kva.example",
	    "a U-label in upper case");
	form(BYTES("stra\xc3\x9f" "e.example"), "xn--strae-oqa.example",
	    "sharp s stays (non-transitional)");
	form(BYTES("xn--bcher-kva.example"), "xn--bcher-kva.example",
	    "an A-label");
	form(BYTES("b\xc3\xbc" "cher\xe3\x80\x82" "example\xe3\x80\x82"),
	    "xn--bcher-kva.example", "ideographic dots are dots");
	form(BYTES("_dmarc.example.org"), "_dmarc.example.org", "underscore");
	form(BYTES("localhost"), "localhost", "one label");
}

static void
no_names(void)
{
	form(BYTES(""), "", "nothing");
	form(BYTES("."), "", "a dot");
	form(BYTES("a..b"), "", "an empty label");
	form(BYTES(".a"), "", "an empty label in front");
	form(BYTES("a b"), "", "a blank inside");
	form(BYTES("<a.example>"), "", "markup");
	form(BYTES("a\0b.example"), "", "a NUL inside");
	form(BYTES("a|b.example"), "", "a list separator");
	form(BYTES("\xff.example"), "", "invalid UTF-8");
}

static void
lengths(void)
{
	char text[300], want[254] = "";
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = i % 64 == 62 ? '.' : 'a';
	memcpy(want, text, 253);
	form((struct bytes){ text, 253 }, want, "253 bytes are a name");
	form((struct bytes){ text, 254 }, "", "254 are none");
	memset(text, 'a', sizeof(text));
	want[0] = '\0';
	memcpy(want, text, 63);
	want[63] = '\0';
	form((struct bytes){ text, 63 }, want, "63 bytes are a label");
	form((struct bytes){ text, 64 }, "", "64 are none");
	memset(text, '\xc3', sizeof(text));
	form((struct bytes){ text, 300 }, "", "a long name of no characters");
}

int
main(void)
{
	names();
	no_names();
	lengths();
	ok(domain_below(BYTES("a.b.c"), BYTES("b.c")), "below");
	ok(domain_below(BYTES("a.b.c"), BYTES("c")), "further below");
	ok(!domain_below(BYTES("b.c"), BYTES("b.c")), "not below itself");
	ok(!domain_below(BYTES("ab.c"), BYTES("b.c")), "a label is whole");
	ok(!domain_below(BYTES("c"), BYTES("b.c")), "not above");
	ok(!domain_below(BYTES(".b.c"), BYTES("b.c")), "a label is not empty");
	ok(!domain_below(BYTES("b.c"), BYTES("")), "not below nothing");
	ok(*domain_library() != '\0', "the library has a version");
	return tap_done();
}
