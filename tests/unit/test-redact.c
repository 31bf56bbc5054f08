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
encoded(const char *s, bool want)
{
	tap_check(redact_is_encoded(bytes_of(s)) == want, s);
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
	address("anna+40a.example", DOTS);
	address("anna%40a.example", DOTS);
	address("x@anna+40a.example", DOTS);
	address("x@anna=40a.example", DOTS);
	address("1@ANNAS-PC", DOTS);
	address("1@annas-mac.local", DOTS);
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
	/* Text of 16 bytes in hexadecimal digits and in UTF-16. */
	address("616e6e612e6c6565406167656e63792e@a.b", DOTS "@a.b");
	address("YQBuAG4AYQBsAGUAZQA=@a.b", DOTS "@a.b");
	address("YQBuAG4AYQAuAGwAZQBlAA==@a.b", DOTS "@a.b");
	address("Redacted@a.b", "Redacted@a.b");
	address("redacted.anna@a.b", DOTS "@a.b");
}

/* Text in base64 and hexadecimal digits; words that only look so. */
static void
encodings(void)
{
	encoded("YW5uYS5sZWVAYS5leGFtcGxl", true);
	encoded("YW5uYS5sZWVAYS5leGFtcGxlcw", true);
	encoded("616e6e612e6c6565", true);
	encoded("616E6E612E6C6565", true);
	encoded("YQBuAG4AYQBsAGUAZQA", true);
	encoded("OpenDMARC-Filter", false);
	encoded("selector1", false);
	encoded("20261116", false);
	encoded("k1", false);
	encoded("", false);
}

int
main(void)
{
	addresses();
	digests();
	encodings();
	return tap_done();
}
