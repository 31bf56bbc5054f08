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
	text("@a.b @", "@a.b @");
	text("i=@a.b", DOTS "@a.b");
	text("redacted@a.b", "redacted@a.b");
}

int
main(void)
{
	addresses();
	digests();
	texts();
	return tap_done();
}
