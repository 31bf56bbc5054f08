/*
 * report-render: a summary of reports for people, from any mix of rows.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "analysis/summary.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/rows.h"
#include "render/render.h"
#include "render/summary_page.h"
#include "text/domain.h"

enum { OPT_TITLE = 256, OPT_TOP, OPT_DOMAIN, OPT_ASCII, OPT_LANG };

enum {
	TOP = 10,		/* rows of a long list */
	TOP_MOST = 1000000,
	SECTIONS = 50,		/* domains told at length */
	COLUMNS = 80
};

enum form { FORM_TEXT, FORM_HTML, FORM_MARKDOWN, FORMS };

static const struct cli_option options[] = {
	{ 'f', "format", "FORMAT", "text (default), html or markdown" },
	{ OPT_TITLE, "title", "TEXT", "what stands at the top" },
	{ OPT_TOP, "top", "N", "show N rows of each list and sum up the " \
	    "rest (10)" },
	{ OPT_DOMAIN, "domain", "NAME", "only this domain and all below it; " \
	    "may repeat" },
	{ OPT_LANG, "lang", "LANG", "language of the page: en (default) or " \
	    "ja" },
	{ OPT_ASCII, "ascii", NULL, "text in ASCII only" },
};

static const struct cli_program program = {
	.name = "report-render",
	.synopsis = "[-Nqv] [-f FORMAT] [--title=TEXT] [--top=N] "
	    "[--domain=NAME] [--lang=LANG] [--ascii] [file ...]",
	.purpose = "Sums rows of reports up for people, as text, HTML or "
	    "Markdown.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS,
	.limits = LIMIT_ROWS,
};

static const enum tsv_kind accepts[] = {
	KIND_DIFFERENCES, KIND_SIGNATURES, KIND_QUALITY, KIND_COVERAGE,
	KIND_REJECTS, KIND_TLS, KIND_REPORTS, KIND_ROLLUPS, KIND_ALIGNED,
	KIND_RECORDS
};

struct settings {
	enum form		 form;
	const char		*title;
	const struct words	*words;
	bool			 ascii;
	struct text_form	 text;
	struct summary_options	 summary;
	struct bytes		*domains;
};

static enum form
form_of(struct cli *c)
{
	static const char *const names[FORMS] = { "text", "html", "markdown" };
	int i;

	for (i = 0; i < FORMS; i++)
		if (bytes_equal(bytes_of(c->arg), bytes_of(names[i])))
			return (enum form)i;
	cli_usagef(c, "-f takes text, html or markdown");
}

static void
add_domain(struct cli *c, struct settings *s)
{
	size_t n = s->summary.ndomains;
	char name[DOMAIN_TEXT];
	size_t length = domain_normal(bytes_of(c->arg), name);

	if (length == 0)
		cli_usagef(c, "--domain takes a domain name");
	s->domains = mem_resize(s->domains, n + 1, sizeof(*s->domains));
	s->domains[n] = (struct bytes){ mem_copy(name, length), length };
	s->summary.ndomains = n + 1;
	s->summary.domains = s->domains;
}

/* As the C library would say, but without asking it to set a locale. */
static bool
locale_is_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	struct bytes value = BYTES_NONE;
	size_t i;

	for (i = 0; i < 3 && value.n == 0; i++)
		value = bytes_of(getenv(names[i]));
	return bytes_find_nocase(value, BYTES("utf-8"), 0) < value.n ||
	    bytes_find_nocase(value, BYTES("utf8"), 0) < value.n;
}

/*
 * A locale without UTF-8, as cron has, makes text ASCII; but who asks for a
 * language that ASCII cannot write has asked for UTF-8.
 */
static void
settle_ascii(struct cli *c, struct settings *s)
{
	if (s->ascii && s->words->beyond_ascii)
		cli_usagef(c, "--lang=%s cannot be written in --ascii",
		    s->words->lang);
	s->text.ascii = s->ascii ||
	    (!s->words->beyond_ascii && !locale_is_utf8());
}

static void
read_options(struct cli *c, int argc, char **argv, struct settings *s)
{
	int id;

	*s = (struct settings){ .words = &words_en, .text = { COLUMNS, false },
	    .summary = { .top = TOP, .sections = SECTIONS } };
	while ((id = cli_next(c, &program, argc, argv)) != CLI_END) {
		switch (id) {
		case 'f':
			s->form = form_of(c);
			break;
		case OPT_TITLE:
			s->title = c->arg;
			break;
		case OPT_TOP:
			s->summary.top = cli_number(c, TOP_MOST);
			if (s->summary.top == 0)
				cli_usagef(c, "--top takes a number from 1");
			break;
		case OPT_DOMAIN:
			add_domain(c, s);
			break;
		case OPT_LANG:
			s->words = words_of(bytes_of(c->arg));
			if (s->words == NULL)
				cli_usagef(c, "--lang takes en or ja");
			break;
		case OPT_ASCII:
			s->ascii = true;
			break;
		}
	}
	settle_ascii(c, s);
}

/* False when the program must not go on; why was told. */
static bool
read_rows(struct cli *c, struct summary *s)
{
	struct rows r;
	uint64_t n = 0;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	while (rows_next(&r)) {
		summary_add(s, &r);
		cli_progress(c, ++n, "rows");
	}
	rows_end(&r);
	return !r.stopped;
}

static void
print(struct buf *out, const struct summary_figures *f,
    const struct settings *s)
{
	struct page page;

	page_start(&page, s->words, bytes_of(s->title));
	page_summary(&page, f);
	switch (s->form) {
	case FORM_HTML:
		render_html(out, &page);
		break;
	case FORM_MARKDOWN:
		render_markdown(out, &page);
		break;
	default:
		render_text(out, &page, &s->text);
		break;
	}
	page_free(&page);
}

/* Returns the errno of a write that failed, or 0. */
static int
write_all(struct bytes s)
{
	ssize_t n;

	while (s.n != 0) {
		n = write(STDOUT_FILENO, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		s = bytes_from(s, (size_t)n);
	}
	return 0;
}

static void
tell(struct cli *c, const struct summary_figures *f)
{
	if (f->notes.unevaluated != 0)
		cli_say(c, MSG_REPORTED_ONLY, BYTES_NONE);
	if (f->notes.overflow)
		cli_say(c, MSG_OVERFLOW, BYTES_NONE);
	cli_counts(c, "%zu domains, %llu reports, %llu TLS reports",
	    f->ndomains, (unsigned long long)f->notes.reports,
	    (unsigned long long)f->notes.tls_reports);
}

static void
free_settings(struct settings *s)
{
	size_t i;

	for (i = 0; i < s->summary.ndomains; i++)
		free((char *)(uintptr_t)s->domains[i].p);
	free(s->domains);
}

int
main(int argc, char **argv)
{
	const struct summary_figures *figures;
	struct cli c = { 0 };
	struct settings s;
	struct summary *summary;
	struct buf out = { 0 };
	bool read;
	int error = 0;

	read_options(&c, argc, argv, &s);
	summary = summary_new(&s.summary);
	lockdown(-1, NULL);
	read = read_rows(&c, summary);
	if (read) {
		figures = summary_finish(summary);
		print(&out, figures, &s);
		error = write_all(buf_view(&out));
		tell(&c, figures);
	}
	buf_free(&out);
	summary_free(summary);
	free_settings(&s);
	if (!read)
		cli_die(&c);
	return cli_finish(&c, error);
}
