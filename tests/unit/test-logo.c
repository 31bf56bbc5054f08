/* test-logo: pictures that a page takes, and those it does not. */
#include "render/logo.h"

#include "tap.h"

#define SVG(inside)	"<svg xmlns=\"http://www.w3.org/2000/svg\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\">" inside "</svg>"

static void
logo(const char *file, bool want)
{
	struct buf uri = { 0 };
	const char *wrong = logo_take(&uri, bytes_of(file));

	tap_check((wrong == NULL) == want, file);
	tap_check((uri.n != 0) == want, wrong == NULL ? "taken" : wrong);
	buf_free(&uri);
}

static void
drawings(void)
{
	logo(SVG("<rect width=\"1\" height=\"1\"/>"), true);
	logo("<?xml version=\"1.0\"?>" SVG("<!-- x --><g/>"), true);
	logo("\xef\xbb\xbf" SVG("<g/>"), true);
	logo(SVG("<use href=\"#a\"/><use xlink:href=\"#a\"/>"), true);
	logo(SVG("<rect fill=\"url(#g)\" style=\"fill: url( #g )\"/>"), true);
	logo(SVG("<style>rect{fill:url(#g)}</style>"), true);
}

static void
dangers(void)
{
	logo(SVG("<script>alert(1)</script>"), false);
	logo(SVG("<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>"), false);
	logo(SVG("<foreignObject/>"), false);
	logo(SVG("<image href=\"#a\"/>"), false);
	logo(SVG("<feImage href=\"#a\"/>"), false);
	logo(SVG("<set attributeName=\"href\" to=\"x\"/>"), false);
	logo(SVG("<animate/>"), false);
	logo(SVG("<rect onclick=\"x\"/>"), false);
	logo(SVG("<rect ONload=\"x\"/>"), false);
	logo(SVG("<a href=\"https://a.example/\"/>"), false);
	logo(SVG("<a xlink:href=\"javascript:x\"/>"), false);
	logo(SVG("<use href=\"data:x\"/>"), false);
	logo(SVG("<use href=\" #a\"/>"), false);
	logo(SVG("<g xml:base=\"https://a.example/\"/>"), false);
	logo(SVG("<rect fill=\"url(https://a.example/)\"/>"), false);
	logo(SVG("<rect fill=\"&#x75;rl(//a.example/)\"/>"), false);
	logo(SVG("<rect style=\"fill:\\75rl(//a.example/)\"/>"), false);
	logo(SVG("<style>@import 'x'</style>"), false);
	logo(SVG("<style>a{b:image-set('x' 1x)}</style>"), false);
	logo(SVG("<style><![CDATA[a{b:u]]>rl(//x)}</style>"), false);
	logo("<?xml-stylesheet href=\"x\"?>" SVG(""), false);
	logo("<!DOCTYPE svg>" SVG(""), false);
	logo("<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG("&a;"), false);
}

static void
others(void)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR...";
	struct buf uri = { 0 };

	tap_check(logo_take(&uri, (struct bytes){ png, sizeof(png) - 1 }) ==
	    NULL, "PNG");
	tap_buf(&uri, BYTES("data:image/png;base64,"
	    "iVBORw0KGgoAAAANSUhEUi4uLg=="), "its URI");
	buf_free(&uri);
	logo("\x89PNG\r\n\x1a\n", false);
	logo("GIF89a", false);
	logo("", false);
	logo("<html/>", false);
	logo("<svg>", false);
	logo("<svg/>junk", false);
}

int
main(void)
{
	drawings();
	dangers();
	others();
	return tap_done();
}
