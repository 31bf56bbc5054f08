/* test-redact: addresses without names of people (mail/redact.h). */
#include "mail/redact.h"

#include "tap.h"

#define DOTS	"\xe2\x80\xa6"

static void
address(const char *s, const char *want)
{
	struct buf b = { 0 };

	redact_address(bytes_of(s), &b);
	tap_buf(&b, bytes_of(want), s);
	buf_free(&b);
}

static void
text(const char *s, const char *want)
{
	struct buf b = { 0 };

	redact_text(bytes_of(s), &b);
	tap_buf(&b, bytes_of(want), s);
	buf_free(&b);
}

static void
addresses(void)
{
	address("", "");
	address("<>", "");
	address("anna@A.example", DOTS "@a.example");
	address("<anna@a.example>", DOTS "@a.example");
	address("Anna <anna@a.example>", DOTS "@a.example");
	address("rfc822; anna@a.example", DOTS "@a.example");
	address("\"a@b\"@a.example", DOTS "@a.example");
	address("@a.example", "@a.example");
	address("anna", DOTS);
	address("anna@", DOTS);
	address("anna@not a domain", DOTS);
}

/* What a reporter put in place of a name, and what only looks like it. */
static void
digests(void)
{
	address("2uA5oBcA1IWI2qkXvk/Vm7Eyeas=@a.b",
	    "2uA5oBcA1IWI2qkXvk/Vm7Eyeas=@a.b");
	address("2uA5oBcA1IWI2qkXvk/Vm7Eyea@a.b", DOTS "@a.b");
	address("2uA5oBcA1IWI2qkXvk/Vm7Eyeasx@a.b", DOTS "@a.b");
	address("cGlldC5wb21waWVzLjEyMzQ1Njc=@a.b", DOTS "@a.b");
	address("5a6J6Jek5aSq6YOO44GV44KTLmE=@a.b", DOTS "@a.b");
	address("734442e33d8eff4b48b62d603966bdb5@a.b",
	    "734442e33d8eff4b48b62d603966bdb5@a.b");
	address("734442e33d8eff4b48b62d603966bdb@a.b", DOTS "@a.b");
	address("734442E33d8eff4b48b62d603966bdb5@a.b", DOTS "@a.b");
	address("01234567890123456789012345678901@a.b", DOTS "@a.b");
	address("Redacted@a.b", "Redacted@a.b");
	address("redacted.anna@a.b", DOTS "@a.b");
}

static void
texts(void)
{
	text("no address", "no address");
	text("to anna@a.b, and <piet@c.d>.",
	    "to " DOTS "@a.b, and <" DOTS "@c.d>.");
	text("anna@piet@c.d", DOTS "@c.d");
	text("\"Anna Lee\"@a.b", DOTS "@a.b");
	text("@a.b", "@a.b");
	text(" @", " @");
	text("i=@a.b", DOTS "@a.b");
	text("redacted@a.b", "redacted@a.b");
}

/* RFC 5322 sections 3.4.1 and 4.4: what a local part may be made of. */
static void
forms(void)
{
	text("by \"anna\\\"lee\"@a.b", "by " DOTS "@a.b");
	text("by \"a\" anna.\"b c\"@a.b", "by \"a\" " DOTS "@a.b");
	text("by \"b c\".anna@a.b", "by " DOTS "@a.b");
	text("exp=\"anna@a.b\"", "exp=\"" DOTS "@a.b\"");
	text("\"x\" \"anna@a.b\"", "\"x\" \"" DOTS "@a.b\"");
	text("by anna @ a.b", "by " DOTS "@ a.b");
	text("by anna(lee)@a.b", "by " DOTS "@a.b");
	text("by anna)@a.b", DOTS "@a.b");
	text("anna\"@a.b", DOTS "@a.b");
}

/* An @ in other forms, and words that are encoded. */
static void
encoded(void)
{
	text("?u=anna%40a.b", DOTS "%40a.b");
	text("by anna=40a.b", "by " DOTS "=40a.b");
	text("score=40.5 x=40", "score=40.5 x=40");
	text("by anna\xef\xbc\xa0" "a.b", "by " DOTS "\xef\xbc\xa0" "a.b");
	text("by =?utf-8?B?YW5uYUBhLmI=?= x", "by " DOTS " x");
	text("=?utf-8?Q?anna?", "=?utf-8?Q?anna?");
	text("=?", "=?");
}

int
main(void)
{
	addresses();
	digests();
	texts();
	forms();
	encoded();
	return tap_done();
}
