/* html_text: text escaped for HTML. */
#include "render/html_text.h"

#include "base/utc.h"

void
html_escape(struct buf *out, struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		case '\'':
			buf_adds(out, "&#39;");
			break;
		default:
			buf_byte(out, s.p[i]);
		}
	}
}

void
html_plain(struct buf *out, struct bytes text)
{
	struct bytes run;
	bool foreign;

	while (page_span(&text, &run, &foreign))
		html_escape(out, run);
}

/* Does s begin with a date, 2026-11-16? */
static bool
is_date(struct bytes s)
{
	static const char form[] = "dddd-dd-dd";
	size_t i;

	for (i = 0; form[i] != '\0'; i++) {
		if (i >= s.n)
			return false;
		if (form[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' :
		    s.p[i] != form[i])
			return false;
	}
	return true;
}

/* Length of the option that s begins with, --name; 0 when it is none. */
static size_t
option_length(struct bytes s)
{
	size_t n = 2;

	if (!bytes_begin(s, BYTES("--")))
		return 0;
	while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') ||
	    s.p[n] == '-' || s.p[n] == '='))
		n++;
	return n;
}

/* Our own words; dates and options must not be broken at their dashes. */
static void
add_own(struct buf *out, struct bytes s)
{
	size_t i = 0, n;

	while (i < s.n) {
		n = option_length(bytes_from(s, i));
		if (n > 2) {
			buf_adds(out, "<span class=\"t\">");
			html_escape(out, (struct bytes){ s.p + i, n });
			buf_adds(out, "</span>");
			i += n;
		} else if (is_date(bytes_from(s, i))) {
			buf_adds(out, "<time>");
			buf_add(out, (struct bytes){ s.p + i, UTC_DATE });
			buf_adds(out, "</time>");
			i += UTC_DATE;
		} else {
			html_escape(out, (struct bytes){ s.p + i, 1 });
			i++;
		}
	}
}

void
html_text(struct buf *out, struct bytes text)
{
	struct bytes run;
	bool foreign;

	while (page_span(&text, &run, &foreign)) {
		if (!foreign) {
			add_own(out, run);
			continue;
		}
		buf_adds(out, "<bdi>");
		html_escape(out, run);
		buf_adds(out, "</bdi>");
	}
}
