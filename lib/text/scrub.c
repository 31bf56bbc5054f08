/* scrub: text of strangers, made fit for a terminal and a log line. */
#include "text/scrub.h"

#include "text/utf8.h"

enum { QUOTE_MOST = 64, SOURCE_MOST = 200 };

static bool
unfit(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c ||
	    c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029 ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void
scrub_add(struct buf *b, struct bytes s, size_t most)
{
	size_t i = 0, n, skip;
	uint32_t c;

	s.n = utf8_border(s, most);
	while (i < s.n) {
		n = utf8_next(bytes_from(s, i), &c, &skip);
		if (n == 0 || unfit(c))
			buf_adds(b, "\xef\xbf\xbd");
		else if (c == '"')
			buf_byte(b, '\'');
		else
			buf_add(b, (struct bytes){ s.p + i, n });
		i += n ? n : skip;
	}
}

void
scrub_quote(struct buf *b, struct bytes s)
{
	buf_byte(b, '"');
	scrub_add(b, s, QUOTE_MOST);
	if (s.n > QUOTE_MOST)
		buf_adds(b, "…");
	buf_byte(b, '"');
}

static bool
is_plain(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') ||
		    (c != '\0' && strchr("._/!@+=,-", c) != NULL)))
			return false;
	}
	return s.n != 0;
}

void
scrub_source(struct buf *b, struct bytes s)
{
	size_t tail = SOURCE_MOST / 2;
	bool plain = is_plain(s);

	if (!plain)
		buf_byte(b, '"');
	if (s.n <= SOURCE_MOST) {
		scrub_add(b, s, s.n);
	} else {
		scrub_add(b, s, SOURCE_MOST / 2);
		buf_adds(b, "…");
		while (tail > 0 && (s.p[s.n - tail] & 0xc0) == 0x80)
			tail--;
		scrub_add(b, bytes_from(s, s.n - tail), tail);
	}
	if (!plain)
		buf_byte(b, '"');
}
