/* html_text: text escaped for HTML. */
#include "render/html_text.h"

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

void
html_text(struct buf *out, struct bytes text)
{
	struct bytes run;
	bool foreign;

	while (page_span(&text, &run, &foreign)) {
		if (foreign)
			buf_adds(out, "<bdi>");
		html_escape(out, run);
		if (foreign)
			buf_adds(out, "</bdi>");
	}
}
