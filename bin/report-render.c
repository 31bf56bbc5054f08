/* report-render: a summary of reports for people, from any mix of rows. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/locale.h"
#include "cli/lockdown.h"
#include "cli/outfile.h"
#include "cli/terminal.h"
#include "io/rows.h"
#include "io/settings.h"
#include "io/whole.h"
#include "render/findings_rows.h"
#include "render/logo.h"
#include "render/mail_draft.h"
#include "render/own_draft.h"
#include "render/render.h"
#include "render/summary_page.h"
#include "senders/authenticated.h"
#include "summary/gate.h"
#include "text/domain.h"
#include "text/inventory.h"

enum {
	OPT_TITLE = 256, OPT_TOP, OPT_DOMAIN, OPT_ASCII, OPT_PERIOD,
	OPT_SINCE, OPT_UNTIL, OPT_COMPARE, OPT_DOMAINS, OPT_LOGO,
	OPT_FAIL_UNDER, OPT_FAIL_ON, OPT_MAIL, OPT_LANG, OPT_FINDINGS,
	OPT_FINDINGS_TO, OPT_OWN_DRAFT,
	/* in the order of enum mail_header */
	OPT_FROM, OPT_TO, OPT_SUBJECT, OPT_DATE, OPT_MESSAGE_ID
};

enum {
	TOP = 10,		/* rows of a long list */
	TOP_MOST = 1000000,
	SECTIONS = 50,		/* domains told at length */
	COLUMNS = 80		/* where output is no terminal */
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
	{ OPT_PERIOD, "period", "PERIOD", "only of this day, week or month: " \
	    "2026-11-16, 2026-W46 or 2026-11" },
	{ OPT_SINCE, "since", "DATE", "only of this day or later" },
	{ OPT_UNTIL, "until", "DATE", "only of days before this" },
	{ OPT_COMPARE, "compare", "PERIOD", "with which period to compare; " \
	    "previous (default): as long, just before" },
	{ OPT_DOMAINS, "domains", "FILE", "your domains, and what they are " \
	    "for" },
	{ OPT_LOGO, "logo", "FILE", "a picture for HTML: PNG or SVG" },
	{ OPT_FAIL_UNDER, "fail-under", "PERCENT", "end with status 3 when " \
	    "a domain's pass share is less" },
	{ OPT_FAIL_ON, "fail-on", "FINDING,...", "end with status 3 when " \
	    "such a finding, or one so severe, is there" },
	{ OPT_FINDINGS, "findings", NULL, "write findings as rows, in place " \
	    "of the page" },
	{ OPT_FINDINGS_TO, "findings-to", "FILE", "write them to FILE, " \
	    "beside the page" },
	{ OPT_OWN_DRAFT, "own-draft", NULL, "write likely senders, to edit " \
	    "for align-filter --own, in place of the page" },
	{ OPT_MAIL, "mail", NULL, "write a mail with the page as text and " \
	    "HTML" },
	{ OPT_FROM, "from", "ADDRESS", "who the mail is from" },
	{ OPT_TO, "to", "ADDRESS", "who it is for; may repeat" },
	{ OPT_SUBJECT, "subject", "TEXT", "its subject, if not the title" },
	{ OPT_DATE, "date", "DATE", "its Date header; none without" },
	{ OPT_MESSAGE_ID, "message-id", "ID", "its Message-ID header; none " \
	    "without" },
};

static const struct cli_program program = {
	.name = "report-render",
	.synopsis = "[-nNqv] [-f FORMAT | --findings | --own-draft | "
	    "--mail --from=ADDRESS --to=ADDRESS] [--period=PERIOD] "
	    "[option ...] [file ...]",
	.purpose = "Sums rows of reports up for people, as text, HTML or "
	    "Markdown.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS | CLI_WRITES_ROWS,
	.limits = LIMIT_ROWS,
};

static const enum tsv_kind accepts[] = {
	KIND_DIFFERENCES, KIND_AUDIT, KIND_SIGNATURES, KIND_QUALITY,
	KIND_COVERAGE, KIND_SURVEY, KIND_REJECTS, KIND_TLS, KIND_REPORTS,
	/* Failure rows have all that records must have. */
	KIND_FAILURES, KIND_ROLLUPS, KIND_ALIGNED, KIND_RECORDS
};

struct asked {
	enum form		 form;
	const char		*title;
	const struct strings	*strings;
	bool			 ascii;
	struct text_form	 text;
	struct summary_options	 summary;
	struct bytes		*domains;
	bool			 formed;	/* -f was given */
	struct bytes		 period, compare;
	const char		*domains_file, *logo_file;
	struct inventory	 inventory;
	struct buf		 logo;		/* as a data: URI */
	struct gate		 gate;
	struct authenticated	 authenticated;
	bool			 mailed;	/* --mail */
	bool			 findings;	/* --findings */
	const char		*findings_file;
	struct mail_draft	 draft;
};

static enum form
form_of(struct cli *c)
{
	static const struct bytes names[FORMS] = {
		{ "text", 4 }, { "html", 4 }, { "markdown", 8 } };

	return (enum form)cli_choice(c, names, FORMS);
}

static void
add_domain(struct cli *c, struct asked *s)
{
	size_t n = s->summary.ndomains;
	char name[DOMAIN_TEXT];
	size_t length = domain_normal(bytes_of(c->arg), name);

	if (length == 0)
		cli_wrong(c, "not a domain name");
	s->domains = mem_resize(s->domains, n + 1, sizeof(*s->domains));
	s->domains[n] = (struct bytes){ mem_copy(name, length), length };
	s->summary.ndomains = n + 1;
	s->summary.domains = s->domains;
}

/* Options of a mail; false when id is none of them. */
static bool
take_header(struct cli *c, struct asked *s, int id)
{
	const char *wrong;

	if (id == OPT_MAIL)
		return s->mailed = true;
	if (id < OPT_FROM || id >= OPT_FROM + MAIL_HEADERS)
		return false;
	wrong = draft_take(&s->draft, (enum mail_header)(id - OPT_FROM),
	    bytes_of(c->arg));
	if (wrong != NULL)
		cli_wrong(c, "%s", wrong);
	return true;
}

static struct bytes
period_of(struct cli *c)
{
	struct window ignored;

	if (!window_parse(bytes_of(c->arg), &ignored))
		cli_wrong(c, "not a day, week or month; give 2026-11-16, "
		    "2026-W46 or 2026-11%s", c->option == OPT_COMPARE ?
		    ", or previous" : "");
	return bytes_of(c->arg);
}

/* Options of what is shown and asked of it; false as above. */
static bool
take_scope(struct cli *c, struct asked *s, int id)
{
	struct bytes unknown;

	switch (id) {
	case OPT_PERIOD:
		s->period = period_of(c);
		return true;
	case OPT_SINCE:
	case OPT_UNTIL:
		if (!window_date(bytes_of(c->arg), id == OPT_SINCE ?
		    &s->summary.window.begin : &s->summary.window.end))
			cli_wrong(c, CLI_NO_DATE);
		return true;
	case OPT_COMPARE:
		s->compare = bytes_equal(bytes_of(c->arg),
		    BYTES("previous")) ? bytes_of(c->arg) : period_of(c);
		return true;
	case OPT_DOMAIN:
		add_domain(c, s);
		return true;
	case OPT_DOMAINS:
		s->domains_file = c->arg;
		return true;
	case OPT_FAIL_UNDER:
		if (!gate_under(&s->gate, bytes_of(c->arg)))
			cli_wrong(c, "not a percentage up to 100, with at "
			    "most one decimal");
		return true;
	case OPT_FAIL_ON:
		if (!gate_findings(&s->gate, bytes_of(c->arg), &unknown))
			gate_unknown(c, unknown);
		return true;
	}
	return false;
}

/*
 * A locale without UTF-8, as cron has, makes text ASCII; but who asks for a
 * language that ASCII cannot write has asked for UTF-8.
 */
static void
settle_ascii(struct cli *c, struct asked *s)
{
	if (s->ascii && s->strings->beyond_ascii)
		cli_usagef(c, "--lang=%s cannot be written in --ascii",
		    s->strings->lang);
	s->text.ascii = s->ascii ||
	    (!s->strings->beyond_ascii && !cli_locale_is_utf8());
}

static void
take_form(struct cli *c, struct asked *s, int id)
{
	switch (id) {
	case 'f':
		s->form = form_of(c);
		s->formed = true;
		break;
	case OPT_TITLE:
		s->title = c->arg;
		break;
	case OPT_TOP:
		s->summary.top = cli_number(c, TOP_MOST);
		if (s->summary.top == 0)
			cli_wrong(c, "give a number from 1");
		break;
	case OPT_LANG:
		s->strings = strings_of(bytes_of(c->arg));
		if (s->strings == NULL)
			cli_wrong(c, "one of en, ja");
		break;
	case OPT_ASCII:
		s->ascii = true;
		break;
	case OPT_FINDINGS:
		s->findings = true;
		break;
	case OPT_OWN_DRAFT:
		s->summary.draft = true;
		break;
	case OPT_FINDINGS_TO:
		s->findings_file = c->arg;
		break;
	case OPT_LOGO:
		s->logo_file = c->arg;
		break;
	}
}

/* Do the options go together? */
static void
settle_form(struct cli *c, struct asked *s)
{
	struct summary_options *o = &s->summary;
	const char *wrong = window_settle(&o->window, &o->before, s->period,
	    s->compare);

	if (wrong == NULL && s->mailed && s->formed)
		wrong = "--mail writes text and HTML; leave -f away";
	if (wrong == NULL && s->findings && (s->mailed || s->formed))
		wrong = "--findings writes rows; leave -f and --mail away";
	if (wrong == NULL && s->summary.draft &&
	    (s->findings || s->mailed || s->formed))
		wrong = "--own-draft writes a list; leave -f, --findings "
		    "and --mail away";
	if (wrong == NULL && s->mailed)
		wrong = draft_settle(&s->draft, bytes_of(s->title));
	if (wrong == NULL && !s->mailed && s->draft.begun)
		wrong = "--from, --to, --subject, --date and --message-id "
		    "are for --mail";
	if (wrong != NULL)
		cli_usagef(c, "%s", wrong);
	settle_ascii(c, s);
	if (!s->mailed) {
		s->text.width = cli_terminal_width(COLUMNS);
		s->text.colour = cli_terminal_colours();
	}
}

static void
read_options(struct cli *c, int argc, char **argv, struct asked *s)
{
	int id;

	*s = (struct asked){ .strings = &strings_en,
	    .text = { .width = COLUMNS },
	    .summary = { .top = TOP, .sections = SECTIONS,
	    .most_days = LIMITS_DEFAULT.days, .window = WINDOW_ALL,
	    .before = WINDOW_ALL } };
	s->period = s->compare = BYTES_NONE;
	gate_start(&s->gate);
	inventory_start(&s->inventory);
	while ((id = cli_next(c, &program, argc, argv)) != CLI_END)
		if (!take_header(c, s, id) && !take_scope(c, s, id))
			take_form(c, s, id);
	settle_form(c, s);
}

/* What options name is read before a stranger's byte is. */
static void
read_files(struct cli *c, struct asked *s)
{
	struct buf file = { 0 };
	const char *wrong;

	settings_list(c, s->domains_file, inventory_take, &s->inventory);
	if (s->domains_file != NULL)
		s->summary.inventory = &s->inventory;
	if (s->logo_file == NULL)
		return;
	whole_read(&file, c, s->logo_file, LOGO_MOST);
	wrong = logo_take(&s->logo, buf_view(&file));
	buf_free(&file);
	if (wrong == NULL)
		return;
	cli_sayf(c, MSG_BAD_FILE, bytes_of(s->logo_file), "%s", wrong);
	cli_die(c);
}

/* Rows of findings to a file, which is there or not. */
struct beside {
	struct outfile		file;
	struct tsv_writer	rows;
};

static void
open_findings(struct beside *b, struct cli *c, const char *name)
{
	outfile_open(&b->file, c, name);
	if (name == NULL)
		return;
	tsv_start(&b->rows, b->file.fd);
	tsv_header(&b->rows, KIND_FINDINGS, c->no_header);
}

/* printed: the page stands; only then the file gets its name. */
static void
close_findings(struct beside *b, struct cli *c, bool printed)
{
	outfile_close(&b->file, c, tsv_finish(&b->rows), printed);
}

/* Findings in place of the page; returns errno of writing them, or 0. */
static int
print_findings(struct cli *c, const struct summary_figures *f,
    const struct strings *words)
{
	struct tsv_writer out;

	tsv_start(&out, STDOUT_FILENO);
	tsv_header(&out, KIND_FINDINGS, c->no_header);
	findings_rows(&out, f, words);
	return tsv_finish(&out);
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

/* A draft in place of the page; returns as above. */
static int
print_draft(const struct summary_figures *f)
{
	struct buf text = { 0 };
	int error;

	own_draft(&text, &f->draft);
	error = fd_write(STDOUT_FILENO, buf_view(&text)) ? 0 : errno;
	buf_free(&text);
	return error;
}

static int
print(const struct summary_figures *f, struct asked *s)
{
	struct page page;
	struct buf text = { 0 }, *out = &text;
	int error;

	page_start(&page, s->strings, bytes_of(s->title));
	page.logo = buf_view(&s->logo);
	page_summary(&page, f);
	if (s->mailed)
		draft_write(out, &s->draft, &page, &s->text);
	else if (s->form == FORM_HTML)
		render_html(out, &page);
	else if (s->form == FORM_MARKDOWN)
		render_markdown(out, &page);
	else
		render_text(out, &page, &s->text);
	page_free(&page);
	error = fd_write(STDOUT_FILENO, buf_view(out)) ? 0 : errno;
	buf_free(out);
	return error;
}

static void
say_counts(struct cli *c, const struct summary_figures *f)
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
free_settings(struct asked *s)
{
	size_t i;

	for (i = 0; i < s->summary.ndomains; i++)
		free((char *)(uintptr_t)s->domains[i].p);
	free(s->domains);
	draft_free(&s->draft);
	buf_free(&s->logo);
	inventory_free(&s->inventory);
	authenticated_free(&s->authenticated);
}

int
main(int argc, char **argv)
{
	const struct summary_figures *figures;
	struct cli c = { 0 };
	struct asked s;
	struct summary *summary;
	struct beside beside = { 0 };
	bool read;
	int error = 0;

	read_options(&c, argc, argv, &s);
	read_files(&c, &s);
	authenticated_start(&s.authenticated);
	s.summary.authenticated = &s.authenticated;
	summary = summary_new(&s.summary);
	open_findings(&beside, &c, s.findings_file);
	lockdown(&c, -1, NULL);
	read = read_rows(&c, summary);
	if (read) {
		figures = summary_finish(summary);
		error = s.findings ? print_findings(&c, figures, s.strings) :
		    s.summary.draft ? print_draft(figures) :
		    print(figures, &s);
		if (s.findings_file != NULL)
			findings_rows(&beside.rows, figures, s.strings);
		gate_describe(&s.gate, &c, figures);
		say_counts(&c, figures);
	}
	close_findings(&beside, &c, read && error == 0);
	summary_free(summary);
	free_settings(&s);
	if (!read)
		cli_die(&c);
	return cli_finish(&c, error);
}
