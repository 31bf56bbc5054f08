/*
 * ip-rollup: sums records up by address, or by other columns, and merges
 * such sums; or tells from reports rows who reported when.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/rows.h"
#include "rollup/coverage.h"
#include "rollup/rollup.h"

enum {
	OPT_BY = 256, OPT_NET4, OPT_NET6, OPT_SORT, OPT_TOP,
	OPT_MIN_MESSAGES, OPT_SORTED, OPT_COVERAGE,
	OPT_LABELS, OPT_HOSTS, OPT_MMDB, OPT_SERVICES
};

static const struct cli_option options[] = {
	{ OPT_BY, "by", "COLUMN,...",
	    "sum up by these columns instead of source_ip" },
	{ OPT_NET4, "net4", "N",
	    "by IPv4 networks of N bits (24 if only --net6 is given)" },
	{ OPT_NET6, "net6", "N",
	    "by IPv6 networks of N bits (48 if only --net4 is given)" },
	{ OPT_SORT, "sort", "COLUMN",
	    "rows by this column, or by -COLUMN the other way round" },
	{ OPT_TOP, "top", "N", "rows for the first N keys, and one for the "
	    "others" },
	{ OPT_MIN_MESSAGES, "min-messages", "N",
	    "leave out keys of fewer messages" },
	{ OPT_SORTED, "sorted", NULL,
	    "the input is sorted by the key: memory does not grow" },
	{ OPT_COVERAGE, "coverage", NULL,
	    "from reports rows: who reported on which day" },
	{ OPT_LABELS, "labels", "FILE",
	    "fill label: lines of network, tab, label" },
	{ OPT_HOSTS, "hosts", "FILE",
	    "fill host: lines of address, tab, name" },
	{ OPT_MMDB, "mmdb", "FILE",
	    "fill country, as_number, as_name from a MaxMind DB" },
	{ OPT_SERVICES, "services", "FILE",
	    "name services by this table, too, and first" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "libmaxminddb %s", mmdb_library());
	return out;
}

static const struct cli_program program = {
	.name = "ip-rollup",
	.synopsis = "[option ...] [file ...]",
	.purpose = "Sums DMARC records up by source address or other "
	    "columns; merges such sums.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS | CLI_WRITES_ROWS,
	.limits = LIMIT_ROWS | LIMIT_DAYS,
	.libraries = libraries,
};

static const enum tsv_kind accepts[] = {
	KIND_ROLLUPS, KIND_ALIGNED, KIND_RECORDS
};

static const enum tsv_kind accepts_reports[] = { KIND_REPORTS };

struct settings {
	const char	*by, *sort;
	int		 net4, net6;
	bool		 top, sorted, coverage;
	bool		 rolls;		/* an option that is not for coverage */
	uint64_t	 most, least;	/* --top, --min-messages */
	struct origins	 origins;
};

/* Lists are read where they are named, so that later ones win. */
static void
read_list(struct cli *c, struct origins *o, int id)
{
	switch (id) {
	case OPT_LABELS:
		labels_read(&o->labels, c, c->arg, LABELS_OF_NETS);
		break;
	case OPT_HOSTS:
		labels_read(&o->hosts, c, c->arg, LABELS_OF_HOSTS);
		break;
	case OPT_MMDB:
		origins_database(o, c, c->arg);
		break;
	case OPT_SERVICES:
		services_read(&o->services, c, c->arg);
		break;
	}
}

static void
check_options(struct cli *c, const struct settings *s)
{
	if (s->coverage && s->rolls)
		cli_usagef(c, "--coverage is of reporters and days; it goes "
		    "with no option that is about keys");
	if (s->sorted && (s->top || s->sort != NULL))
		cli_usagef(c, "with --sorted rows come as they are read: "
		    "no --sort and no --top");
}

static void
read_options(struct cli *c, int argc, char **argv, struct settings *s)
{
	int id;

	*s = (struct settings){ .net4 = -1, .net6 = -1 };
	origins_start(&s->origins);
	while ((id = cli_next(c, &program, argc, argv)) != CLI_END) {
		s->rolls |= id != OPT_COVERAGE;
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
		case OPT_SORT:
			s->sort = c->arg;
			break;
		case OPT_TOP:
			s->top = true;
			s->most = cli_number(c, UINT64_MAX);
			break;
		case OPT_MIN_MESSAGES:
			s->least = cli_number(c, UINT64_MAX);
			break;
		case OPT_SORTED:
			s->sorted = true;
			break;
		case OPT_COVERAGE:
			s->coverage = true;
			break;
		default:
			read_list(c, &s->origins, id);
		}
	}
	origins_ready(&s->origins);
	check_options(c, s);
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

	if (origins_attribute(name) >= 0)
		cli_sayf(c, MSG_MISSING_COLUMN, r->operands.name,
		    "%.*s, which --%s gives", (int)name.n, name.p,
		    origins_option(origins_attribute(name)));
	else if (tsv_column_find(k, name) < 0)
		keys_missing(c, r, name);
	else
		cli_sayf(c, MSG_MISSING_COLUMN, r->operands.name,
		    "%.*s, which %s writes", (int)name.n, name.p,
		    tsv_kind(k)->maker);
	cli_die(c);
}

static void
take_layout(struct cli *c, struct rollup *u, struct rows *r)
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

/* sorted: NULL without --sorted. */
static void
take_row(struct cli *c, struct rollup *u, struct rollup_sorted *sorted,
    struct rows *r)
{
	enum rollup_result result = sorted != NULL ?
	    rollup_sorted_add(sorted, r) :
	    rollup_add(u, r) ? ROLLUP_FINE : ROLLUP_OTHER;

	if (result == ROLLUP_OTHER)
		die_other_key(c, r);
	if (result == ROLLUP_UNSORTED) {
		cli_sayf(c, MSG_UNSORTED, r->operands.name, "line %llu",
		    (unsigned long long)r->reader.line);
		cli_die(c);
	}
}

/* Adds all rows; what is in r must not be kept beyond it. */
static void
take_rows(struct cli *c, struct rollup *u, struct rollup_sorted *sorted)
{
	struct rows r;
	size_t operand = SIZE_MAX;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	if (rows_begin(&r))
		take_layout(c, u, &r);
	while ((sorted == NULL || sorted->writer->error == 0) &&
	    rows_next(&r)) {
		if (r.new_header || r.operands.next != operand)
			take_layout(c, u, &r);
		operand = r.operands.next;
		take_row(c, u, sorted, &r);
		cli_progress(c, u->rows, "rows");
	}
	if (r.stopped)
		cli_die(c);
	rows_end(&r);
}

static void
say_days(struct cli *c, uint64_t too_long)
{
	if (too_long != 0)
		cli_sayf(c, MSG_LIMIT_DAYS, BYTES_NONE, "%llu of them",
		    (unsigned long long)too_long);
}

static void
say_rollup(struct cli *c, const struct rollup *u, uint64_t keys)
{
	if (u->reported)
		cli_say(c, MSG_REPORTED_ONLY, BYTES_NONE);
	if (u->overflow)
		cli_say(c, MSG_OVERFLOW, BYTES_NONE);
	say_days(c, u->too_long);
	cli_counts(c, "%llu rows, %llu keys", (unsigned long long)u->rows,
	    (unsigned long long)keys);
}

static _Noreturn void
die_wrong_order(struct cli *c, const struct rollup *u, struct bytes wrong)
{
	const struct tsv_kind_info *rollups = tsv_kind(KIND_ROLLUPS);
	struct bytes names[KEYS_MOST + ROL_COLUMNS];
	size_t i, n = 0;

	for (i = 0; i < u->keys.n; i++)
		names[n++] = u->keys.name[i];
	for (i = 0; i < ROL_header_froms; i++)
		names[n++] = bytes_of(rollups->columns[i].name);
	cli_say_choices(c, MSG_USAGE, BYTES_NONE, "--sort", wrong,
	    "no column to sort by; columns are", names, n);
	cli_die(c);
}

static void
start_rollup(struct cli *c, struct rollup *u, const struct settings *s,
    struct rollup_view *v)
{
	struct bytes wrong;

	if (!rollup_start(u, s->by, s->net4, s->net6, &s->origins, &wrong))
		keys_wrong(c, wrong);
	if (s->sorted && !keys_plain(&u->keys))
		cli_usagef(c, "--sorted takes columns as they stand, and "
		    "source_ip: no net, day, week or month");
	u->most_days = c->limits.days;
	rollup_view_start(v);
	v->top = s->top;
	v->most = s->most;
	v->least = s->least;
	if (s->sort != NULL && !rollup_view_sort(v, u, bytes_of(s->sort)))
		die_wrong_order(c, u, bytes_of(s->sort));
}

/* Returns how many keys there were. */
static uint64_t
roll_sorted(struct cli *c, struct rollup *u, struct tsv_writer *w,
    uint64_t least)
{
	struct rollup_sorted sorted = { .rollup = u, .writer = w,
	    .least = least, .quiet = c->no_header };

	take_rows(c, u, &sorted);
	rollup_sorted_end(&sorted);
	return sorted.keys;
}

/* Returns the errno of writing, or 0. */
static int
roll_up(struct cli *c, const struct settings *s)
{
	struct rollup u;
	struct rollup_view view;
	struct tsv_writer w;
	uint64_t keys;
	int error;

	start_rollup(c, &u, s, &view);
	lockdown(c, -1, NULL);
	tsv_start(&w, 1);
	if (s->sorted) {
		keys = roll_sorted(c, &u, &w, s->least);
	} else {
		take_rows(c, &u, NULL);
		rollup_write(&u, &view, &w, c->no_header);
		keys = u.groups.n;
	}
	error = tsv_finish(&w);
	say_rollup(c, &u, keys);
	origins_say(&s->origins, c);
	rollup_free(&u);
	return error;
}

static void
take_reports(struct cli *c, struct coverage *cover)
{
	struct rows r;

	rows_start(&r, c, accepts_reports, 1, false);
	while (rows_next(&r)) {
		coverage_add(cover, &r);
		cli_progress(c, cover->rows, "reports");
	}
	if (r.stopped)
		cli_die(c);
	rows_end(&r);
}

/* Returns as roll_up. */
static int
show_coverage(struct cli *c)
{
	struct coverage cover;
	struct tsv_writer w;
	int error;

	coverage_start(&cover);
	cover.most_days = c->limits.days;
	cover.most_gap = c->limits.gap;
	lockdown(c, -1, NULL);
	take_reports(c, &cover);
	tsv_start(&w, 1);
	coverage_write(&cover, &w, c->no_header);
	error = tsv_finish(&w);
	if (cover.overflow)
		cli_say(c, MSG_OVERFLOW, BYTES_NONE);
	say_days(c, cover.too_long);
	if (cover.long_gaps != 0)
		cli_sayf(c, MSG_LONG_GAP, BYTES_NONE, "%llu of them",
		    (unsigned long long)cover.long_gaps);
	cli_counts(c, "%llu reports, %zu reporters of a domain",
	    (unsigned long long)cover.rows, (size_t)cover.senders.n);
	coverage_free(&cover);
	return error;
}

int
main(int argc, char **argv)
{
	struct cli c = { 0 };
	struct settings s;
	int error;

	read_options(&c, argc, argv, &s);
	error = s.coverage ? show_coverage(&c) : roll_up(&c, &s);
	origins_free(&s.origins);
	return cli_finish(&c, error);
}
