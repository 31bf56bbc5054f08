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

/* Our own words; a date in them must not be broken at its dashes. */
static void
add_own(struct buf *out, struct bytes s)
{
	size_t i = 0;

	while (i < s.n) {
		if (is_date(bytes_from(s, i))) {
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
