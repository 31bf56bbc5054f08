/* test-split: where a report ends (text/split.h). */
#include "text/split.h"

#include "tap.h"

typedef size_t finder(struct split *, struct bytes);

/* The end must be the same however few bytes come at a time. */
static void
ends(finder *find, struct bytes s, size_t want, const char *name)
{
	size_t step, n, got = 0;

	for (step = 1; step <= s.n; step++) {
		struct split st = { 0 };

		for (n = step, got = 0; got == 0; n += step) {
			if (n > s.n)
				n = s.n;
			got = find(&st, bytes_first(s, n));
			if (n == s.n)
				break;
		}
		if (got != want)
			break;
	}
	tap_num((int64_t)got, (int64_t)want, name);
}

int
main(void)
{
	ends(split_xml, BYTES("<feedback>a</feedback><feedback>"), 22,
	    "behind the end tag");
	ends(split_xml, BYTES("<d:feedback>a</d:feedback >x"), 27,
	    "with a prefix and a blank");
	ends(split_xml, BYTES("<feedback>feedback</x>"), 0, "no end tag");
	ends(split_xml, BYTES("</feedbacks></feedback>"), 23,
	    "a longer name is another");
	ends(split_xml, BYTES("<a></a:b feedback></feedback>"), 29,
	    "a name inside a tag");
	ends(split_xml, BYTES("<FEEDBACK></FeedBack> "), 21,
	    "another case");
	ends(split_xml, BYTES("<!-- feedback --><a:Feedback></a:Feedback>"),
	    42, "the root tells, not what stands before it");
	ends(split_xml, BYTES("<?xml version='1.0'?><feedback><?a?>"
	    "<?xml version='1.0'?><feedback>"), 36,
	    "at the declaration of the next");
	ends(split_xml, BYTES("<feedback></FEEDBACK>"), 0,
	    "an end tag that is not the root's");
	ends(split_json, BYTES("{\"a\":[1,{}]}{}"), 12, "behind the brace");
	ends(split_json, BYTES("{\"a\":\"}\\\"}\"} "), 12,
	    "braces and quotes in a string");
	ends(split_json, BYTES("{\"a\":\"\\\\\"}x"), 10, "a backslash in it");
	ends(split_json, BYTES("{\"a\":"), 0, "no end");
	tap_num((int64_t)split_blanks(BYTES(" \r\n\t\0x ")), 5, "blanks");
	tap_num((int64_t)split_blanks(BYTES("  ")), 2, "only blanks");
	return tap_done();
}
