/* test-svg: pictures of the profile SVG Tiny PS (posture/svg.h). */
#include "posture/svg.h"

#include "tap.h"

#define HEAD	"<svg xmlns='http://www.w3.org/2000/svg' version='1.2' " \
	"baseProfile='tiny-ps' viewBox='0 0 8 8'>"
#define TITLE	"<title>A</title>"

static struct arena keep;

/* The fault or doubt, with what it is of; "" when there is none. */
static void
picture(const char *text, const char *fault, const char *doubt)
{
	struct svg s;
	struct buf got = { 0 };

	svg_read(bytes_of(text), &keep, &s);
	buf_adds(&got, s.fault ? s.fault : s.doubt ? s.doubt : "");
	buf_add(&got, s.what);
	if (!ok((s.fault != NULL) == (fault != NULL) &&
	    (fault != NULL || (s.doubt != NULL) == (doubt != NULL)), text))
		tap_show("got", buf_view(&got));
	else
		tap_bytes(buf_view(&got), bytes_of(fault ? fault : doubt),
		    "its words");
	buf_free(&got);
}

static void
good(const char *text)
{
	picture(text, NULL, NULL);
}

static void
fault(const char *text, const char *words)
{
	picture(text, words, NULL);
}

#define NO_ELEMENT	"an element that the profile does not have: "
#define OUTSIDE		"a reference to something outside, in "

static void
references(void)
{
	good(HEAD TITLE "<use href='#a'/></svg>");
	good(HEAD TITLE "<use href=' #a'/></svg>");
	good(HEAD TITLE "<g fill='url(#a)'/></svg>");
	good(HEAD TITLE "<g fill='url( &quot;#a&quot; ) url(#b)'/></svg>");
	fault(HEAD TITLE "<use href='a.svg#a'/></svg>", OUTSIDE "href");
	fault(HEAD TITLE "<use href='data:a'/></svg>", OUTSIDE "href");
	fault(HEAD TITLE "<g fill='url(#a) URL(b)'/></svg>",
	    OUTSIDE "fill");
	fault(HEAD TITLE "<g fill='url('/></svg>", OUTSIDE "fill");
	fault(HEAD TITLE "<g onclick='x'/></svg>",
	    "a script in an attribute: onclick");
	picture(HEAD TITLE "<g style='fill: red'/></svg>", NULL,
	    "the profile has no attribute style");
}

static void
elements(void)
{
	good(HEAD TITLE "<desc>B</desc></svg>");
	fault(HEAD TITLE "<a href='#a'/></svg>", NO_ELEMENT "a");
	fault(HEAD TITLE "<foreignObject/></svg>",
	    NO_ELEMENT "foreignObject");
	fault(HEAD TITLE "<g><g><script/></g></g></svg>",
	    NO_ELEMENT "script");
	fault(HEAD TITLE "<Path/></svg>", NO_ELEMENT "Path");
	fault(HEAD "</svg>", "it has no title");
	fault(HEAD "<title/></svg>", "it has no title");
	fault("", "it is cut");
	fault("<svg/>", "the root is not svg of SVG's namespace, but svg");
	fault("<!DOCTYPE svg [<!ENTITY a 'b'>]>" HEAD TITLE "</svg>",
	    "it has a document type declaration");
}

static void
boxes(void)
{
#define ROOT	"<svg xmlns='http://www.w3.org/2000/svg' version='1.2' " \
	"baseProfile='tiny-ps'"
	good(ROOT " viewBox='0 0 8 8'>" TITLE "</svg>");
	good(ROOT " viewBox=' -1,2.5, 8.50 ,8.5'>" TITLE "</svg>");
	good(ROOT " viewBox='0 0 08 8.0'>" TITLE "</svg>");
	picture(ROOT ">" TITLE "</svg>", NULL, "viewBox is not square");
	picture(ROOT " viewBox='0 0 8 9'>" TITLE "</svg>", NULL,
	    "viewBox is not square");
	picture(ROOT " viewBox='0 0 8'>" TITLE "</svg>", NULL,
	    "viewBox is not square");
	picture(ROOT " viewBox='0 0 80 8'>" TITLE "</svg>", NULL,
	    "viewBox is not square");
}

/* A picture of so many bytes. */
static void
sized(size_t n, bool doubted)
{
	struct buf b = { 0 };
	struct svg s;

	buf_adds(&b, HEAD TITLE "<!--");
	while (b.n < n - strlen("--></svg>"))
		buf_byte(&b, 'x');
	buf_adds(&b, "--></svg>");
	svg_read(buf_view(&b), &keep, &s);
	ok(b.n == n && s.fault == NULL && (s.doubt != NULL) == doubted,
	    "its size");
	buf_free(&b);
}

static void
titled(unsigned n, bool doubted)
{
	struct buf b = { 0 };
	struct svg s;

	buf_adds(&b, HEAD "<title>");
	while (n-- > 0)
		buf_adds(&b, "\xc3\xa9");
	buf_adds(&b, "</title></svg>");
	svg_read(buf_view(&b), &keep, &s);
	ok(s.fault == NULL && (s.doubt != NULL) == doubted, "its title");
	buf_free(&b);
}

int
main(void)
{
	struct svg s;

	references();
	elements();
	boxes();
	sized(32768, false);
	sized(32769, true);
	titled(64, false);
	titled(65, true);
	svg_read(BYTES("\x1f\x8b\x08"), &keep, &s);
	ok(s.compressed && s.fault == NULL, "a compressed one is not read");
	arena_free(&keep);
	return tap_done();
}
