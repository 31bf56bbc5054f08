/* test-columns: the row kinds (tsv/columns.h). */
#include "tsv/columns.h"

#include "tap.h"

static bool
is_name(const char *s)
{
	return *s >= 'a' && *s <= 'z' &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(s);
}

static void
kind(enum tsv_kind k)
{
	const struct tsv_kind_info *info = tsv_kind(k);
	int odd = 0, lost = 0, needed = 0, unknown = 0;
	size_t i;

	for (i = 0; i < info->n; i++) {
		struct bytes name = bytes_of(info->columns[i].name);

		odd += !is_name(info->columns[i].name) || name.n > 32 ||
		    *info->columns[i].meaning == '\0';
		lost += tsv_column_find(k, name) != (int)i;
		unknown += !tsv_column_known(name);
		needed += info->columns[i].need;
	}
	printf("# %s\n", info->name);
	tap_num(odd, 0, "columns have a plain name and a meaning");
	tap_num(lost, 0, "no column stands twice");
	tap_num(unknown, 0, "all are known");
	/* Keys and assumptions are columns of others, no kind of rows. */
	ok((needed > 0 || k == KIND_KEYS || k == KIND_ASSUMED) &&
	    info->n <= TSV_COLUMNS_MOST && *info->maker != '\0',
	    "the kind can be told and read");
}

int
main(void)
{
	int k;

	for (k = KIND_NONE + 1; k < TSV_KINDS; k++)
		kind((enum tsv_kind)k);
	ok(!tsv_column_known(BYTES("no_such")), "another name is not known");
	ok(tsv_column_known(BYTES("strict_change")),
	    "that of an assumption with a name is");
	tap_num(tsv_column_find(KIND_RECORDS, BYTES("count")), REC_count,
	    "the numbers follow the table");
	tap_num(tsv_column_find(KIND_ALIGNED, BYTES("verdict")), ALN_verdict,
	    "in the longest kind too");
	ok((int)REC_count == (int)ALN_count,
	    "a record's columns keep their place when aligned");
	return tap_done();
}
