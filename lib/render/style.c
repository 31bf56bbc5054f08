/*
 * style: the style sheet of an HTML page.
 *
 * It stands in the page itself. The hash is that of these very bytes, for
 * the page's Content-Security-Policy: the test render/style-hash says what
 * it must be when they change.
 *
 * The three colours of bars can be told apart without red and green, and
 * differ in lightness; each figure stands in a table, too.
 */
#include "render/html_text.h"

static const char style[] =
":root{color-scheme:light dark;--paper:#fff;--ink:#1b2430;--soft:#56616e;"
"--line:#d5dbe2;--band:#f4f6f9;--link:#0b5394;"
"--pass:#1d6fa5;--fail:#d9730d;--unknown:#9aa4b0}\n"
"@media (prefers-color-scheme:dark){"
":root{--paper:#12171d;--ink:#e3e8ee;--soft:#a3aebb;"
"--line:#313a45;--band:#1a2129;--link:#86bdf2;"
"--pass:#5aa9df;--fail:#f09a3e;--unknown:#7c8794}}\n"
"*{box-sizing:border-box}\n"
"body{margin:0;background:var(--paper);color:var(--ink);"
"font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,"
"\"Noto Sans\",\"Helvetica Neue\",Arial,sans-serif}\n"
"main,header,nav{max-width:76rem;margin:0 auto;padding:0 1.25rem}\n"
"header{padding-top:2rem}\n"
"h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}\n"
"h2{font-size:1.25rem;line-height:1.3;margin:0 0 .9rem;"
"overflow-wrap:anywhere}\n"
"section{padding:1.6rem 0;border-top:1px solid var(--line)}\n"
"section:first-child{border-top:0;padding:0 0 1.2rem}\n"
"p{margin:0 0 .9rem;max-width:46rem}\n"
".note{color:var(--soft);font-size:.875rem}\n"
"a{color:var(--link)}\n"
"nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;"
"margin:0 0 1rem;padding:0;font-size:.9375rem}\n"
"nav a{overflow-wrap:anywhere}\n"
"dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.4rem;"
"margin:0 0 1.3rem}\n"
"dt{color:var(--soft)}\n"
"dd{margin:0;overflow-wrap:anywhere}\n"
"main ul{margin:0 0 .9rem;padding-left:1.2rem;max-width:46rem}\n"
".scroll{overflow-x:auto;margin:0 0 1rem}\n"
".scroll:focus-visible,a:focus-visible{outline:2px solid var(--link);"
"outline-offset:2px}\n"
"table{border-collapse:separate;border-spacing:0;min-width:100%;"
"font-size:.9375rem;"
"line-height:1.5rem}\n"
"caption{text-align:left;font-weight:600;padding:0 0 .5rem}\n"
"caption span{display:inline-block;max-width:calc(100vw - 2rem);"
"position:sticky;left:0}\n"
"th,td{padding:.3125rem .8rem;text-align:left;vertical-align:baseline;"
"border-bottom:1px solid var(--line);font-weight:400}\n"
"th:first-child,td:first-child{padding-left:.4rem}\n"
"thead th{color:var(--soft);font-size:.8125rem;font-weight:600;"
"background:var(--band);white-space:nowrap}\n"
".n{text-align:right;font-variant-numeric:tabular-nums;"
"white-space:nowrap}\n"
".l{min-width:13rem;max-width:26rem;overflow-wrap:anywhere}\n"
".t,time{white-space:nowrap}\n"
".sum th,.sum td{font-weight:600;border-bottom:0}\n"
"figure{margin:0 0 1.3rem}\n"
"svg{display:block;width:100%;height:11rem;background:var(--band);"
"border-bottom:1px solid var(--soft)}\n"
".p0{fill:var(--pass)}.p1{fill:var(--fail)}.p2{fill:var(--unknown)}\n"
".legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0 0 .5rem;"
"font-size:.875rem}\n"
".key{display:inline-flex;align-items:center;gap:.45rem}\n"
".key::before{content:\"\";width:.8rem;height:.8rem;border-radius:2px;"
"background:var(--pass)}\n"
".k1::before{background:var(--fail)}\n"
".k2::before{background:var(--unknown)}\n"
".most,.axis{display:flex;justify-content:space-between;max-width:none;"
"margin:0;color:var(--soft);font-size:.8125rem;"
"font-variant-numeric:tabular-nums}\n"
"@media (max-width:36rem){main,header,nav{padding-left:1rem;"
"padding-right:1rem}h1{font-size:1.35rem}"
"dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}"
"th,td{padding:.3125rem .5rem;white-space:nowrap}"
"td.l{min-width:14rem;white-space:normal}"
"tbody th{position:sticky;left:0;background:var(--paper);"
"min-width:8.5rem;max-width:9.5rem;white-space:normal;overflow-wrap:anywhere}"
"svg{height:8rem}}\n"
"@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;"
"--soft:#444;--line:#bbb;--band:#fff;--link:#000;"
"--pass:#1d6fa5;--fail:#d9730d;--unknown:#9aa4b0}"
"body{font-size:10pt}nav{display:none}"
"main,header{max-width:none;padding:0}.scroll{overflow:visible}"
"tr,figure,dl{break-inside:avoid}h2,caption{break-after:avoid}"
"thead{display:table-header-group}th,td{padding:2pt 5pt}"
"rect,.key::before{print-color-adjust:exact;"
"-webkit-print-color-adjust:exact}}\n";

const char *
html_style(void)
{
	return style;
}

const char *
html_style_hash(void)
{
	return "sha256-V0TG+JavczVHbXVHVaZseq2qQObg7r4fFX4rhE+KgiY=";
}
