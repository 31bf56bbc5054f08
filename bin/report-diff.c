/*
 * report-diff: compares two roll-ups key by key: what is new, gone, more,
 * less, worse and better.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "rollup/keys.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/rows.h"
#include "rollup/diff.h"

enum {
	OPT_MIN_MESSAGES = 256, OPT_FACTOR, OPT_POINTS, OPT_PER_DAY,
	OPT_DIFFERENCE, OPT_CHANGED, OPT_EXIT_CODE, OPT_BY
};

static const struct cli_option options[] = {
	{ OPT_MIN_MESSAGES, "min-messages", "N",
	    "what has fewer messages, then and now, is the same" },
	{ OPT_FACTOR, "factor", "F",
	    "more, less: F times as many messages, or as few (2)" },
	{ OPT_POINTS, "points", "P",
	    "worse, better: the share that passes moved by P points (10)" },
	{ OPT_PER_DAY, "per-day", NULL,
	    "more, less: by messages for each day of the periods" },
	{ OPT_DIFFERENCE, "difference", "LIST",
	    "only these differences, separated by commas" },
	{ OPT_CHANGED, "changed", NULL, "leave out what is the same" },
	{ OPT_EXIT_CODE, "exit-code", NULL,
	    "status 3 when a row is written that is not the same" },
	{ OPT_BY, "by", "COLUMN,...",
	    "the key must be this; under -N, the names of its columns" },
};

static const struct cli_program program = {
	.name = "report-diff",
	.synopsis = "[option ...] old new",
	.purpose = "Compares two rollups by one key: what is new, gone, "
	    "more, less, worse, better.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS | CLI_WRITES_ROWS,
	.limits = LIMIT_ROWS,
};

static const enum tsv_kind accepts[] = { KIND_ROLLUPS };

struct settings {
	const char			*by;
	struct difference_limits	 limits;
	bool				 per_day, changed, exit_code;
	unsigned			 which;
};

static uint64_t
decimal(struct cli *c, uint64_t least, uint64_t most)
{
	uint64_t n = 0;

	if (!difference_decimal(bytes_of(c->arg), least, most, &n))
		cli_wrong(c, "not a number from %" PRIu64 " to %" PRIu64
		    ", with at most three decimals", least, most);
	return n;
}

static void
take_differences(struct cli *c, struct settings *s)
{
	struct bytes words[DIFFERENCES], wrong;
	size_t i;

	if (difference_words(bytes_of(c->arg), &s->which, &wrong))
		return;
	for (i = 0; i < DIFFERENCES; i++)
		words[i] = difference_word((enum difference)i);
	cli_wrong_word(c, wrong, "one of", words, DIFFERENCES);
}

static void
take_option(struct cli *c, int id, struct settings *s)
{
	switch (id) {
	case OPT_MIN_MESSAGES:
		s->limits.min_messages = cli_number(c, UINT64_MAX);
		break;
	case OPT_FACTOR:
		s->limits.factor = decimal(c, 1, DIFFERENCE_FACTOR_MOST);
		break;
	case OPT_POINTS:
		s->limits.points = decimal(c, 0, DIFFERENCE_POINTS_MOST);
		break;
	case OPT_PER_DAY:
		s->per_day = true;
		break;
	case OPT_DIFFERENCE:
		take_differences(c, s);
		break;
	case OPT_CHANGED:
		s->changed = true;
		break;
	case OPT_EXIT_CODE:
		s->exit_code = true;
		break;
	case OPT_BY:
		s->by = c->arg;
		break;
	}
}

static void
read_options(struct cli *c, int argc, char **argv, struct settings *s)
{
	int id;

	*s = (struct settings){ .limits = {
		.min_messages = 1, .factor = 2 * DIFFERENCE_THOUSAND,
		.points = 10 * DIFFERENCE_THOUSAND,
		.old_days = 1, .new_days = 1 } };
	while ((id = cli_next(c, &program, argc, argv)) != CLI_END)
		take_option(c, id, s);
	if (s->which == 0)
		s->which = (1U << DIFFERENCES) - 1;
	if (s->changed)
		s->which &= ~(1U << DIFFERENCE_SAME);
	if (c->noperands != DIFF_SIDES)
		cli_usagef(c, "two operands are needed, the old rollup and "
		    "the new one, not %zu", c->noperands);
	if (strcmp(c->operands[DIFF_OLD], "-") == 0 &&
	    strcmp(c->operands[DIFF_NEW], "-") == 0)
		cli_usagef(c, "standard input cannot be both rollups");
}

static void
take_layout(struct cli *c, struct diff *d, const struct rows *r,
    struct bytes header)
{
	switch (diff_layout(d, r, header)) {
	case DIFF_FINE:
		return;
	case DIFF_NO_KEY:
		cli_sayf(c, MSG_MISSING_COLUMN, r->operands.name,
		    "a key, which ip-rollup writes in front");
		break;
	case DIFF_NOT_A_KEY:
		cli_sayf(c, MSG_OTHER_KEY, r->operands.name, "of more than "
		    "%d columns, or with one of differences", KEYS_MOST);
		break;
	case DIFF_OTHER_KEY:
		cli_say(c, MSG_OTHER_KEY, r->operands.name);
		break;
	}
	cli_die(c);
}

/* Adds all rows; what is in r must not be kept beyond it. */
static void
take_rows(struct cli *c, struct diff *d)
{
	struct rows r;
	size_t operand = SIZE_MAX;
	uint64_t n = 0;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	if (rows_begin(&r))
		take_layout(c, d, &r, buf_view(&r.reader.header));
	while (rows_next(&r)) {
		if (r.new_header || r.operands.next != operand)
			take_layout(c, d, &r, buf_view(&r.reader.header));
		operand = r.operands.next;
		if (!diff_add(d, &r, operand == 1 ? DIFF_OLD : DIFF_NEW)) {
			cli_say(c, MSG_OTHER_KEY, r.operands.name);
			cli_die(c);
		}
		cli_progress(c, ++n, "rows");
	}
	if (r.stopped)
		cli_die(c);
	/* Of a rollup without rows, the header that was read last. */
	if (d->side[DIFF_NEW].rows == 0 && r.kind != KIND_NONE &&
	    !c->no_input_header)
		take_layout(c, d, &r, buf_view(&r.first_header));
	rows_end(&r);
}

static void
take_days(struct cli *c, const struct diff *d, struct difference_limits *l)
{
	uint64_t days[DIFF_SIDES];
	int i;

	for (i = 0; i < DIFF_SIDES; i++) {
		days[i] = diff_days(d, i);
		if (days[i] == 0 && d->side[i].rows != 0) {
			cli_sayf(c, MSG_MISSING_COLUMN,
			    bytes_of(c->operands[i]), "first_seen and "
			    "last_seen with times, which --per-day needs");
			cli_die(c);
		}
	}
	l->old_days = days[DIFF_OLD] ? days[DIFF_OLD] : 1;
	l->new_days = days[DIFF_NEW] ? days[DIFF_NEW] : 1;
}

/* What makes differences that are none. */
static void
say_doubts(struct cli *c, const struct diff *d)
{
	const struct diff_side *old = &d->side[DIFF_OLD];
	const struct diff_side *now = &d->side[DIFF_NEW];

	if (old->rows != 0 && now->rows != 0 && old->basis != now->basis)
		cli_sayf(c, MSG_NOT_COMPARABLE, BYTES_NONE, "one rests on "
		    "verdicts, the other on what reporters evaluated");
	if (old->first > now->first && old->last > now->last &&
	    now->first >= 0)
		cli_sayf(c, MSG_NOT_COMPARABLE, BYTES_NONE,
		    "the old one is of a later time than the new one");
	if (old->others || now->others)
		cli_sayf(c, MSG_NOT_COMPARABLE, BYTES_NONE,
		    "--top left keys out");
}

/* The rows written that are not the same, as "2 new, 1 gone". */
static void
say_differences(struct cli *c, const struct diff *d, bool exit_code)
{
	struct buf text = { 0 };
	int i;

	for (i = 0; i < DIFFERENCE_SAME; i++) {
		if (d->rows[i] == 0)
			continue;
		if (text.n != 0)
			buf_adds(&text, ", ");
		buf_num(&text, d->rows[i]);
		buf_byte(&text, ' ');
		buf_add(&text, difference_word((enum difference)i));
	}
	if (text.n != 0 && exit_code)
		cli_sayf(c, MSG_CONDITION, BYTES_NONE, "%s",
		    buf_string(&text));
	cli_counts(c, "%llu old rows, %llu new rows, %zu keys%s%s",
	    (unsigned long long)d->side[DIFF_OLD].rows,
	    (unsigned long long)d->side[DIFF_NEW].rows, d->keys.n,
	    text.n != 0 ? ": " : "", buf_string(&text));
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	struct cli c = { 0 };
	struct settings s;
	struct diff d;
	struct tsv_writer w;
	struct bytes wrong;
	bool whole;
	int error;

	read_options(&c, argc, argv, &s);
	if (!diff_start(&d, s.by, &wrong))
		keys_wrong(&c, wrong);
	lockdown(&c, -1, NULL);
	take_rows(&c, &d);
	/* What was not read would be told as new or gone. */
	whole = c.refused == 0 && !c.fatal;
	if (whole && s.per_day)
		take_days(&c, &d, &s.limits);
	tsv_start(&w, 1);
	diff_write(&d, &s.limits, whole ? s.which : 0, &w, c.no_header);
	error = tsv_finish(&w);
	if (d.overflow)
		cli_say(&c, MSG_OVERFLOW, BYTES_NONE);
	if (whole)
		say_doubts(&c, &d);
	say_differences(&c, &d, s.exit_code);
	diff_free(&d);
	return cli_finish(&c, error);
}
