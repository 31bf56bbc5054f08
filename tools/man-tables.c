/*
 * man-tables: a manual page with the tables of the sources put in.
 *
 * Copies standard input to standard output. In place of a line
 *
 *	@COLUMNS kind@			all columns of a row kind
 *	@COLUMNS kind beyond other@	those that the other kind has not
 *	@QUIRKS@			all quirks
 *	@FINDINGS@			all findings
 *	@THRESHOLDS@			what they are told by
 *	@REQUIREMENTS@			all requirements of audits
 *	@SURVEY@			all measures of their survey
 *
 * stands an mdoc(7) list of them, made from the tables that the programs
 * are compiled with. Used when the manual is built; not installed.
 */
#include <stdio.h>
#include <stdlib.h>

#include "audit/survey.h"
#include "base/num.h"
#include "base/quirks.h"
#include "checks/requirements.h"
#include "findings/table.h"
#include "tsv/columns.h"

enum { LINE_MOST = 4096, WIDTH = 72 };

static _Noreturn void
stop(const char *why, struct bytes what)
{
	fprintf(stderr, "man-tables: %s: %.*s\n", why, (int)what.n, what.p);
	exit(1);
}

/* One word, so that roff takes it as it is. */
static void
put_word(struct bytes word, bool line_start)
{
	size_t i;

	if (line_start && (word.p[0] == '.' || word.p[0] == '\''))
		fputs("\\&", stdout);
	for (i = 0; i < word.n; i++) {
		if (word.p[i] == '\\')
			fputs("\\e", stdout);
		else if (word.p[i] == '-' && (i == 0 || word.p[i - 1] == '-'))
			fputs("\\-", stdout);
		else
			putchar(word.p[i]);
	}
}

/* Text in lines of a width that people can read. */
static void
put_text(struct bytes text)
{
	size_t n, column = 0;

	for (; text.n != 0; text = bytes_from(text, n + 1)) {
		n = bytes_find(text, BYTES(" "), 0);
		if (column != 0 && column + n >= WIDTH) {
			putchar('\n');
			column = 0;
		}
		if (column != 0)
			putchar(' ');
		put_word(bytes_first(text, n), column == 0);
		column += n + 1;
		/* A sentence begins a line, as roff wants it. */
		if (n > 0 && n < text.n && text.p[n - 1] == '.') {
			putchar('\n');
			column = 0;
		}
	}
	putchar('\n');
}

/* Thresholds that are a part of something, in thousandths. */
static bool
is_part(struct bytes name)
{
	static const char *const parts[] = {
		"ready_reporter_days", "ready_unknown", "ready_risk",
		"ready_undecided", "reject_dkim", "quarantine_service",
		"reject_service", "broke_left", "broke_volume", "fell_weight"
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (bytes_equal(name, bytes_of(parts[i])))
			return true;
	return bytes_end(name, BYTES("_share"));
}

/* The value of a threshold as people write it; false: it is none. */
static bool
add_value(struct buf *out, struct bytes name)
{
	static const struct {
		const char	*name;
		uint64_t	 value;
	} all[] = {
#define VALUE(name, value, source)	{ #name, value },
		THRESHOLDS(VALUE)
#undef VALUE
	};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (!bytes_equal(name, bytes_of(all[i].name)))
			continue;
		buf_num(out, is_part(name) ? all[i].value / 10 :
		    all[i].value);
		if (is_part(name) && all[i].value % 10 != 0) {
			buf_byte(out, '.');
			buf_num(out, all[i].value % 10);
		}
		buf_adds(out, is_part(name) ? " %" : "");
		return true;
	}
	return false;
}

/* When a finding is told, with its thresholds as numbers. */
static void
put_condition(const char *name, const char *when)
{
	struct bytes text = bytes_of(when), word;
	struct buf out = { 0 };
	size_t n, bare;

	printf(".It Cm %s\n", name);
	for (; text.n != 0; text = bytes_from(text, n + 1)) {
		n = bytes_find(text, BYTES(" "), 0);
		word = bytes_first(text, n);
		for (bare = n; bare > 0 && strchr(",.;:)", word.p[bare - 1])
		    != NULL;)
			bare--;
		if (out.n != 0)
			buf_byte(&out, ' ');
		if (!add_value(&out, bytes_first(word, bare)))
			bare = 0;
		buf_add(&out, bytes_from(word, bare));
	}
	put_text(buf_view(&out));
	buf_free(&out);
}

static void
put_item(const char *name, const char *meaning)
{
	printf(".It Cm %s\n", name);
	put_text(bytes_of(meaning));
}

static enum tsv_kind
kind_named(struct bytes name)
{
	enum tsv_kind k;

	for (k = KIND_NONE + 1; k < TSV_KINDS; k++)
		if (bytes_equal(name, bytes_of(tsv_kind(k)->name)))
			return k;
	stop("no such row kind", name);
}

/* Is it one of those to list, and if needed is set, one to be named again? */
static bool
listed(const struct tsv_column *c, enum tsv_kind beyond, bool needed)
{
	return tsv_column_find(beyond, bytes_of(c->name)) < 0 &&
	    (!needed || c->need);
}

static void
put_columns(enum tsv_kind k, enum tsv_kind beyond)
{
	const struct tsv_kind_info *info = tsv_kind(k);
	size_t i, left = 0;

	printf(".Bl -tag -width dkim_human_results -compact\n");
	for (i = 0; i < info->n; i++)
		if (listed(&info->columns[i], beyond, false))
			put_item(info->columns[i].name,
			    info->columns[i].meaning);
	printf(".El\n");
	for (i = 0; i < info->n; i++)
		left += listed(&info->columns[i], beyond, true);
	if (left != 0)
		printf(".Pp\nRows without one of these are not of this "
		    "kind:\n");
	for (i = 0; i < info->n; i++)
		if (listed(&info->columns[i], beyond, true))
			printf(".Cm %s %s\n", info->columns[i].name,
			    --left ? "," : ".");
}

static void
put_quirks(void)
{
	int i;

	printf(".Bl -tag -width policy-evaluated-value -compact\n");
	for (i = 0; i < QUIRK_KINDS; i++)
		put_item(quirk_slug((enum quirk)i),
		    quirk_meaning((enum quirk)i));
	printf(".El\n");
}

static void
put_findings(void)
{
#define ITEM(name, id, when)	put_condition(id, when);
	printf(".Bl -tag -width Ds\n");
	FINDINGS(ITEM)
	printf(".El\n");
#undef ITEM
}

static void
put_thresholds(void)
{
#define ITEM(name, value, source)	\
	printf(".It Cm %s No = %d\n", #name, value); \
	put_text(bytes_of(source));
	printf(".Bl -tag -width Ds -compact\n");
	THRESHOLDS(ITEM)
	printf(".El\n");
#undef ITEM
}

static void
put_requirement(const char *slug, const char *reference,
    const char *threshold, const char *meaning)
{
	struct buf text = { 0 };

	buf_adds(&text, meaning);
	if (reference[0] != '\0') {
		buf_adds(&text, " (");
		buf_adds(&text, reference);
		buf_byte(&text, ')');
	}
	buf_byte(&text, '.');
	if (threshold != NULL) {
		buf_adds(&text, " Threshold: ");
		buf_adds(&text, threshold);
		buf_byte(&text, '.');
	}
	put_item(slug, buf_string(&text));
	buf_free(&text);
}

static void
put_requirements(void)
{
#define ITEM(name, slug, check, wrong, reference, threshold, meaning) \
	put_requirement(slug, reference, threshold, meaning);
	printf(".Bl -tag -width Ds\n");
	REQUIREMENTS(ITEM)
	printf(".El\n");
#undef ITEM
}

static void
put_survey(void)
{
#define ITEM(name, slug, meaning)	put_item(slug, meaning ".");
	printf(".Bl -tag -width Ds -compact\n");
	SURVEY_MEASURES(ITEM)
	printf(".El\n");
#undef ITEM
}

/* What stands between the marks of a line that has them. */
static void
put_table(struct bytes order)
{
	enum tsv_kind other = KIND_NONE;
	size_t at;

	if (bytes_equal(order, BYTES("QUIRKS"))) {
		put_quirks();
		return;
	}
	if (bytes_equal(order, BYTES("FINDINGS"))) {
		put_findings();
		return;
	}
	if (bytes_equal(order, BYTES("THRESHOLDS"))) {
		put_thresholds();
		return;
	}
	if (bytes_equal(order, BYTES("REQUIREMENTS"))) {
		put_requirements();
		return;
	}
	if (bytes_equal(order, BYTES("SURVEY"))) {
		put_survey();
		return;
	}
	if (!bytes_begin(order, BYTES("COLUMNS ")))
		stop("no such table", order);
	order = bytes_from(order, strlen("COLUMNS "));
	at = bytes_find(order, BYTES(" beyond "), 0);
	if (at < order.n)
		other = kind_named(bytes_from(order, at + strlen(" beyond ")));
	put_columns(kind_named(bytes_first(order, at)), other);
}

int
main(void)
{
	char text[LINE_MOST];
	struct bytes line;

	while (fgets(text, sizeof(text), stdin) != NULL) {
		line = bytes_of(text);
		if (!bytes_end(line, BYTES("\n")))
			stop("a line is too long", bytes_first(line, 60));
		line.n--;
		if (line.n > 2 && line.p[0] == '@' && line.p[line.n - 1] == '@')
			put_table((struct bytes){ line.p + 1, line.n - 2 });
		else
			fputs(text, stdout);
	}
	if (ferror(stdin) || fflush(stdout) != 0 || ferror(stdout))
		stop("cannot read or write", BYTES("the page"));
	return 0;
}
