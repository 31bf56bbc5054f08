/*
 * ip-rollup: sums records up by address, or by other columns, and merges
 * such sums.
 */
#include "analysis/rollup.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/rows.h"

enum { OPT_BY = 256, OPT_NET4, OPT_NET6 };

static const struct cli_option options[] = {
	{ OPT_BY, "by", "COLUMN,...",
	    "sum up by these columns instead of source_ip" },
	{ OPT_NET4, "net4", "N",
	    "by IPv4 networks of N bits (24 if only --net6 is given)" },
	{ OPT_NET6, "net6", "N",
	    "by IPv6 networks of N bits (48 if only --net4 is given)" },
};

static const struct cli_program program = {
	.name = "ip-rollup",
	.synopsis = "[-nNqv] [--by=COLUMN,...] [--net4=N] [--net6=N] "
	    "[file ...]",
	.purpose = "Sums DMARC records up by source address or other "
	    "columns; merges such sums.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS | CLI_WRITES_ROWS,
	.limits = LIMIT_ROWS,
};

static const enum tsv_kind accepts[] = {
	KIND_ROLLUPS, KIND_ALIGNED, KIND_RECORDS
};

struct settings {
	const char	*by;
	int		 net4, net6;
};

static void
read_options(struct cli *c, int argc, char **argv, struct settings *s)
{
	int id;

	*s = (struct settings){ .net4 = -1, .net6 = -1 };
	while ((id = cli_next(c, &program, argc, argv)) != CLI_END) {
		switch (id) {
		case OPT_BY:
			s->by = c->arg;
			break;
		case OPT_NET4:
			s->net4 = (int)cli_number(c, 32);
			break;
		case OPT_NET6:
			s->net6 = (int)cli_number(c, 128);
			break;
		}
	}
}

static _Noreturn void
die_other_key(struct cli *c, const struct rows *r)
{
	cli_say(c, MSG_OTHER_KEY, r->operands.name);
	cli_die(c);
}

static _Noreturn void
die_missing(struct cli *c, const struct rows *r, struct bytes name)
{
	enum tsv_kind k = tsv_column_find(KIND_RECORDS, name) >= 0 ?
	    KIND_RECORDS : tsv_column_find(KIND_ASSUMED, name) >= 0 ?
	    KIND_ASSUMED : KIND_ALIGNED;

	if (tsv_column_find(k, name) < 0)
		cli_say_text(c, MSG_MISSING_COLUMN, r->operands.name, name);
	else
		cli_sayf(c, MSG_MISSING_COLUMN, r->operands.name,
		    "%.*s, which %s writes", (int)name.n, name.p,
		    tsv_kind(k)->maker);
	cli_die(c);
}

static void
take_layout(struct cli *c, struct rollup *u, const struct rows *r)
{
	struct bytes missing;

	switch (rollup_layout(u, r, &missing)) {
	case KEYS_FINE:
		break;
	case KEYS_OTHER:
		die_other_key(c, r);
	case KEYS_MISSING:
		die_missing(c, r, missing);
	}
}

/* Adds all rows; what is in r must not be kept beyond it. */
static void
take_rows(struct cli *c, struct rollup *u)
{
	struct rows r;
	size_t operand = SIZE_MAX;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	if (rows_begin(&r))
		take_layout(c, u, &r);
	while (rows_next(&r)) {
		if (r.new_header || r.operands.next != operand)
			take_layout(c, u, &r);
		operand = r.operands.next;
		if (!rollup_add(u, &r))
			die_other_key(c, &r);
		cli_progress(c, u->rows, "rows");
	}
	if (r.stopped)
		cli_die(c);
	rows_end(&r);
}

static void
tell(struct cli *c, const struct rollup *u)
{
	if (u->reported)
		cli_say(c, MSG_REPORTED_ONLY, BYTES_NONE);
	if (u->overflow)
		cli_say(c, MSG_OVERFLOW, BYTES_NONE);
	cli_counts(c, "%llu rows, %zu keys", (unsigned long long)u->rows,
	    u->groups.n);
}

int
main(int argc, char **argv)
{
	struct cli c = { 0 };
	struct settings s;
	struct rollup u;
	struct tsv_writer w;
	struct bytes wrong;
	int error;

	read_options(&c, argc, argv, &s);
	if (!rollup_start(&u, s.by, s.net4, s.net6, &wrong)) {
		cli_say_text(&c, MSG_USAGE, BYTES("--by"), wrong);
		cli_die(&c);
	}
	lockdown(-1, NULL);
	take_rows(&c, &u);
	tsv_start(&w, 1);
	rollup_write(&u, &w, c.no_header);
	error = tsv_finish(&w);
	tell(&c, &u);
	rollup_free(&u);
	return cli_finish(&c, error);
}
