/* svg: is a picture of the profile SVG Tiny Portable/Secure? */
#include "posture/svg.h"

#include "report/xml.h"

#define SVG_NAMESPACE	"http://www.w3.org/2000/svg"

struct reading {
	struct svg	*out;
	struct xml	*xml;
	struct arena	*keep;
	struct bytes	 prefix;	/* of the root's name, with colon */
	unsigned	 depth;
	bool		 in_title, titled;
	size_t		 title;		/* characters of it */
};

static void
set_fault(struct reading *r, const char *why, struct bytes what)
{
	if (r->out->fault != NULL)
		return;
	r->out->fault = why;
	r->out->what = arena_copy(r->keep, what);
	xml_stop(r->xml);
}

static void
set_doubt(struct reading *r, const char *why, struct bytes what)
{
	if (r->out->fault != NULL || r->out->doubt != NULL)
		return;
	r->out->doubt = why;
	r->out->what = arena_copy(r->keep, what);
}

/* ---- Attributes */

static struct bytes
attribute(const char **attributes, struct bytes name)
{
	for (; attributes[0] != NULL; attributes += 2)
		if (bytes_equal(bytes_of(attributes[0]), name))
			return bytes_of(attributes[1]);
	return (struct bytes){ NULL, 0 };
}

/* href, xlink:href: what it is of is the picture itself, "#name". */
static bool
refers_outside(struct bytes name, struct bytes value)
{
	size_t at = 0;

	if (bytes_equal(name, BYTES("href")) ||
	    bytes_end(name, BYTES(":href"))) {
		value = bytes_trim(value);
		return value.n != 0 && value.p[0] != '#';
	}
	for (;; at++) {
		at = bytes_find_nocase(value, BYTES("url("), at);
		if (at == value.n)
			return false;
		value = bytes_trim(bytes_from(value, at + 4));
		while (value.n != 0 &&
		    (value.p[0] == '"' || value.p[0] == '\''))
			value = bytes_from(value, 1);
		if (value.n == 0 || value.p[0] != '#')
			return true;
		at = 0;
	}
}

static void
look_at_attributes(struct reading *r, const char **attributes)
{
	struct bytes name, value;

	for (; attributes[0] != NULL; attributes += 2) {
		name = bytes_of(attributes[0]);
		value = bytes_of(attributes[1]);
		if (bytes_begin(name, BYTES("xmlns")))
			continue;
		if (bytes_begin_nocase(name, BYTES("on")))
			set_fault(r, "a script in an attribute: ", name);
		else if (refers_outside(name, value))
			set_fault(r, "a reference to something outside, in ",
			    name);
		else if (bytes_equal(name, BYTES("style")))
			set_doubt(r, "the profile has no attribute ", name);
	}
}

/* ---- The root */

/* The next number of a viewBox, as text; sizes are compared as such. */
static struct bytes
next_number(struct bytes *s)
{
	size_t n = 0;
	struct bytes number;

	while (s->n != 0 && memchr(" \t\r\n,", s->p[0], 5) != NULL)
		*s = bytes_from(*s, 1);
	while (n < s->n && memchr(" \t\r\n,", s->p[n], 5) == NULL)
		n++;
	number = bytes_first(*s, n);
	*s = bytes_from(*s, n);
	return number;
}

/* A number without sign, and zeros that do not count; "64.00" is 64. */
static struct bytes
plain_number(struct bytes s)
{
	if (bytes_find(s, BYTES("."), 0) != s.n) {
		while (s.n != 0 && s.p[s.n - 1] == '0')
			s.n--;
		if (s.n != 0 && s.p[s.n - 1] == '.')
			s.n--;
	}
	while (s.n > 1 && (s.p[0] == '0' || s.p[0] == '+'))
		s = bytes_from(s, 1);
	return s;
}

static bool
is_square(struct bytes box)
{
	struct bytes width, height;

	(void)next_number(&box);
	(void)next_number(&box);
	width = plain_number(next_number(&box));
	height = plain_number(next_number(&box));
	return width.n != 0 && bytes_equal(width, height);
}

static void
look_at_root(struct reading *r, struct bytes name, const char **attributes)
{
	size_t colon = bytes_find(name, BYTES(":"), 0);
	struct bytes space, box;
	struct buf xmlns = { 0 };

	if (colon != name.n) {
		r->prefix = arena_copy(r->keep, bytes_first(name, colon + 1));
		buf_adds(&xmlns, "xmlns:");
		buf_add(&xmlns, bytes_first(name, colon));
	} else {
		buf_adds(&xmlns, "xmlns");
	}
	space = attribute(attributes, buf_view(&xmlns));
	buf_free(&xmlns);
	if (!bytes_equal(bytes_from(name, r->prefix.n), BYTES("svg")) ||
	    space.p == NULL || !bytes_equal(space, BYTES(SVG_NAMESPACE)))
		return set_fault(r,
		    "the root is not svg of SVG's namespace, but ",
		    name);
	if (!bytes_equal(attribute(attributes, BYTES("version")),
	    BYTES("1.2")))
		set_fault(r, "version is not 1.2", BYTES_NONE);
	if (!bytes_equal(attribute(attributes, BYTES("baseProfile")),
	    BYTES("tiny-ps")))
		set_fault(r, "baseProfile is not tiny-ps", BYTES_NONE);
	if (attribute(attributes, BYTES("x")).p != NULL ||
	    attribute(attributes, BYTES("y")).p != NULL)
		set_fault(r, "the root has x or y", BYTES_NONE);
	box = attribute(attributes, BYTES("viewBox"));
	if (box.p == NULL || !is_square(box))
		set_doubt(r, "viewBox is not square", BYTES_NONE);
}

/* ---- Elements */

/* Those of SVG Tiny 1.2 that neither move, nor run, nor fetch. */
static bool
is_allowed(struct bytes name)
{
	static const char *const names[] = { "svg", "g", "defs", "desc",
		"title", "metadata", "use", "path", "rect", "circle",
		"ellipse", "line", "polyline", "polygon", "text", "tspan",
		"textArea", "tbreak", "linearGradient", "radialGradient",
		"stop", "solidColor", "switch" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (bytes_equal(name, bytes_of(names[i])))
			return true;
	return false;
}

static void
on_start(void *arg, const char *element, const char **attributes)
{
	struct reading *r = arg;
	struct bytes name = bytes_of(element), local;

	if (r->depth++ == 0)
		look_at_root(r, name, attributes);
	if (r->out->fault != NULL)
		return;
	local = bytes_from(name, r->prefix.n);
	if (!bytes_begin(name, r->prefix) ||
	    bytes_find(local, BYTES(":"), 0) != local.n)
		set_doubt(r, "an element that is not of SVG: ", name);
	else if (!is_allowed(local))
		set_fault(r, "an element that the profile does not have: ",
		    name);
	else if (r->depth == 2 && bytes_equal(local, BYTES("title")))
		r->in_title = true;
	look_at_attributes(r, attributes);
}

static void
on_end(void *arg, const char *element)
{
	struct reading *r = arg;

	(void)element;
	if (--r->depth == 1)
		r->in_title = false;
}

/* Counts characters, not bytes: those that do not go on with another. */
static void
on_text(void *arg, const char *s, int n)
{
	struct reading *r = arg;
	int i;

	if (!r->in_title)
		return;
	for (i = 0; i < n; i++) {
		r->title += ((unsigned char)s[i] & 0xc0) != 0x80;
		r->titled |= memchr(" \t\r\n", s[i], 4) == NULL;
	}
}

static const char *
why_not_read(enum xml_result how)
{
	switch (how) {
	case XML_HAS_DOCTYPE:
		return "it has a document type declaration";
	case XML_CUT:
		return "it is cut";
	case XML_MALFORMED:
		return "it is not well-formed XML";
	case XML_STOPPED:
	case XML_READ:
		break;
	}
	return NULL;
}

void
svg_read(struct bytes text, struct arena *keep, struct svg *out)
{
	static const struct xml_events events = { on_start, on_end, on_text };
	struct reading r = { .out = out, .keep = keep, .prefix = BYTES_NONE };
	struct xml_position position;
	enum xml_result how;
	const char *why;

	*out = (struct svg){ .what = BYTES_NONE };
	if (bytes_begin(text, BYTES("\x1f\x8b"))) {
		out->compressed = true;
		return;
	}
	r.xml = xml_new();
	how = xml_read(r.xml, text, &events, &r, &position);
	xml_free(r.xml);
	why = why_not_read(how);
	if (out->fault == NULL && why != NULL) {
		out->fault = why;
		out->what = BYTES_NONE;
	} else if (out->fault == NULL && !r.titled) {
		out->fault = "it has no title";
		out->what = BYTES_NONE;
	}
	if (r.title > SVG_TITLE_ADVISED)
		set_doubt(&r, "the title has more than 64 characters",
		    BYTES_NONE);
	if (text.n > SVG_ADVISED)
		set_doubt(&r, "it is larger than 32 KiB", BYTES_NONE);
}
