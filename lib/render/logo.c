/* logo: a picture of the user's, checked, as a data: URI. */
#include "render/logo.h"

#include <stdint.h>

#include "base/base64.h"
#include "report/xml.h"
#include "text/utf8.h"

#define PNG_BEGIN	BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

struct check {
	struct xml	*xml;
	const char	*wrong;		/* the first fault */
	size_t		 depth;
	bool		 style;		/* in an element style */
	struct buf	 css;
};

static void
refuse_logo(struct check *k, const char *why)
{
	if (k->wrong == NULL)
		k->wrong = why;
	xml_stop(k->xml);
}

/* A name without its prefix. */
static struct bytes
local(const char *name)
{
	struct bytes all = bytes_of(name);
	size_t colon = bytes_find(all, BYTES(":"), 0);

	return colon < all.n ? bytes_from(all, colon + 1) : all;
}

/*
 * Elements of SVG 1.1 and 2 that draw, or hold what draws. Others are not
 * taken: what they may do need not be known then.
 */
static bool
is_drawing(struct bytes name)
{
	static const char *const names[] = {
		"svg", "g", "defs", "symbol", "use", "title", "desc",
		"metadata", "style", "path", "rect", "circle", "ellipse",
		"line", "polyline", "polygon", "text", "tspan", "textPath",
		"linearGradient", "radialGradient", "stop", "pattern",
		"clipPath", "mask", "marker", "switch", "a", "filter",
		/* of metadata and of editors */
		"RDF", "Work", "format", "type", "creator", "Agent",
		"namedview", "page"
	};
	size_t i;

	if (bytes_begin(name, BYTES("fe")))
		return !bytes_equal(name, BYTES("feImage"));
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (bytes_equal(name, bytes_of(names[i])))
			return true;
	return false;
}

/* Does a style fetch, or hide by escapes or comments what it does? */
static bool
is_tame(struct bytes css)
{
	size_t at = 0;

	if (bytes_find(css, BYTES("\\"), 0) < css.n ||
	    bytes_find(css, BYTES("@"), 0) < css.n ||
	    bytes_find_nocase(css, BYTES("image"), 0) < css.n ||
	    bytes_find_nocase(css, BYTES("src("), 0) < css.n ||
	    bytes_find_nocase(css, BYTES("expression"), 0) < css.n)
		return false;
	while ((at = bytes_find_nocase(css, BYTES("url("), at)) < css.n) {
		at += 4;
		if (!bytes_begin(bytes_trim(bytes_from(css, at)),
		    BYTES("#")))
			return false;
	}
	return true;
}

static void
check_attribute(struct check *k, const char *name, struct bytes value)
{
	struct bytes own = local(name);

	if (bytes_begin(bytes_of(name), BYTES("xmlns")))
		return;
	if (bytes_begin_nocase(own, BYTES("on")))
		refuse_logo(k, "has an event attribute");
	else if (bytes_equal_nocase(own, BYTES("href")) ||
	    bytes_equal_nocase(own, BYTES("src"))) {
		if (!bytes_begin(value, BYTES("#")))
			refuse_logo(k, "refers to something outside");
	} else if (bytes_equal_nocase(own, BYTES("base")))
		refuse_logo(k, "refers to something outside");
	else if (!is_tame(value) && (bytes_equal(own, BYTES("style")) ||
	    bytes_find_nocase(value, BYTES("url"), 0) < value.n))
		refuse_logo(k, "has a style that fetches or is escaped");
}

static void
start(void *arg, const char *name, const char **attributes)
{
	struct check *k = arg;
	struct bytes own = local(name);

	if (k->depth++ == 0 && !bytes_equal(own, BYTES("svg")))
		refuse_logo(k, "is XML, but no SVG");
	if (!is_drawing(own))
		refuse_logo(k, "has an element that a still picture does not "
		    "need");
	k->style = bytes_equal(own, BYTES("style"));
	for (; *attributes != NULL; attributes += 2)
		check_attribute(k, attributes[0], bytes_of(attributes[1]));
}

static void
end(void *arg, const char *name)
{
	struct check *k = arg;

	(void)name;
	if (k->style && !is_tame(buf_view(&k->css)))
		refuse_logo(k, "has a style that fetches or is escaped");
	k->style = false;
	k->css.n = 0;
}

static void
text(void *arg, const char *s, int n)
{
	struct check *k = arg;

	if (k->style)
		buf_add(&k->css, (struct bytes){ s, (size_t)n });
}

/* An instruction, but the declaration that the file may begin with. */
static bool
has_instruction(struct bytes file)
{
	size_t at = bytes_begin(file, BYTES("<?xml ")) ? 1 : 0;

	return bytes_find(file, BYTES("<?"), at) < file.n;
}

static const char *
check_svg(struct bytes file)
{
	static const struct xml_events events = { start, end, text };
	struct check k = { 0 };
	struct xml_position position;
	enum xml_result result;

	if (utf8_valid(file) < file.n)
		return "is neither PNG nor SVG in UTF-8";
	if (has_instruction(file))
		return "has a processing instruction";
	k.xml = xml_new();
	result = xml_read(k.xml, file, &events, &k, &position);
	xml_free(k.xml);
	buf_free(&k.css);
	if (k.wrong != NULL)
		return k.wrong;
	if (result == XML_HAS_DOCTYPE)
		return "declares a document type";
	return result == XML_READ ? NULL : "is neither PNG nor "
	    "well-formed SVG";
}

const char *
logo_take(struct buf *uri, struct bytes file)
{
	const char *wrong, *type = "image/png";

	if (!bytes_begin(file, PNG_BEGIN)) {
		type = "image/svg+xml";
		if (bytes_begin(file, BYTES("\xef\xbb\xbf")))
			file = bytes_from(file, 3);
		wrong = check_svg(file);
		if (wrong != NULL)
			return wrong;
	}
	buf_adds(uri, "data:");
	buf_adds(uri, type);
	buf_adds(uri, ";base64,");
	base64_add(uri, file);
	return NULL;
}
