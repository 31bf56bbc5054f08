/* keys_wrong: what is said of a --by that names no key. */
#include "rollup/keys.h"

_Noreturn void
keys_wrong(struct cli *c, struct bytes wrong)
{
	static const enum tsv_kind kinds[] = { KIND_KEYS, KIND_ALIGNED };
	struct bytes names[2 * TSV_COLUMNS_MOST];
	const struct tsv_kind_info *of;
	size_t i, k, n = 0;

	/* What is wrong may be another option. */
	if (bytes_begin(wrong, BYTES("--")))
		cli_usagef(c, "%.*s", (int)wrong.n, wrong.p);
	for (k = 0; k < 2; k++) {
		of = tsv_kind(kinds[k]);
		for (i = 0; i < of->n; i++) {
			names[n] = bytes_of(of->columns[i].name);
			/* Of these a roll-up has sums or lists. */
			n += tsv_column_find(KIND_ROLLUPS, names[n]) < 0;
		}
	}
	cli_say_choices(c, MSG_USAGE, BYTES_NONE, "--by", wrong,
	    "no column of a key, or named twice; columns are", names, n);
	cli_die(c);
}

_Noreturn void
keys_missing(struct cli *c, const struct rows *r, struct bytes name)
{
	const struct tsv_kind_info *keys = tsv_kind(KIND_KEYS);
	struct bytes names[2 * TSV_COLUMNS_MOST];
	size_t n = rows_names(r, names), i;

	for (i = 0; i < keys->n; i++)
		names[n++] = bytes_of(keys->columns[i].name);
	cli_say_choices(c, MSG_MISSING_COLUMN, r->operands.name, "--by",
	    name, "no such column; columns are", names, n);
	cli_die(c);
}
