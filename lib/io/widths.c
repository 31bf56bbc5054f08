/* widths: the kind of rows without a header, by how many cells there are. */
#include "io/widths.h"

enum { WORDS_MOST = 7 };

/* Columns that hold one of a few words in each row of their kind. */
static const struct mark {
	enum tsv_kind	 kind;
	int		 column;
	const char	*word[WORDS_MOST];
} marks[] = {
	{ KIND_AUDIT, AUD_severity, { "must", "should", "may" } },
	{ KIND_COVERAGE, COV_gap, { "yes", "no" } },
	{ KIND_FAILURES, FAI_reported_dmarc, { "pass", "fail", "unknown" } },
	{ KIND_DIFFERENCES, DIF_difference, { "new", "gone", "more", "less",
	    "worse", "better", "same" } },
};

/* Does the cell of the kind's mark say so? Most kinds have none. */
static bool
marked(const struct rows *r, enum tsv_kind k, size_t key)
{
	size_t i, w;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (marks[i].kind != k)
			continue;
		for (w = 0; w < WORDS_MOST && marks[i].word[w] != NULL; w++)
			if (bytes_equal(bytes_of(marks[i].word[w]),
			    r->reader.cells[key + (size_t)marks[i].column]))
				return true;
		return false;
	}
	return true;
}

/* May rows of the kind be so many cells wider than its columns? */
static bool
may_be_wider(enum tsv_kind k, size_t more)
{
	const size_t aligned = ALN_COLUMNS - REC_COLUMNS;

	switch (k) {
	case KIND_ALIGNED:
		return more == 0 || more == ASM_COLUMNS;
	case KIND_FAILURES:
		return more == 0 || more == aligned ||
		    more == aligned + ASM_COLUMNS;
	case KIND_DIFFERENCES:
		return more != 0;	/* its key */
	default:
		return more == 0;
	}
}

enum tsv_kind
widths_kind(const struct rows *r, size_t *key)
{
	enum tsv_kind k, any = KIND_NONE;
	size_t i, n, more;

	*key = 0;
	for (i = 0; i < r->naccepts; i++) {
		k = r->accepts[i];
		n = tsv_kind(k)->n;
		if (n > r->reader.ncells)
			continue;
		more = r->reader.ncells - n;
		*key = k == KIND_DIFFERENCES ? more : 0;
		if (may_be_wider(k, more) && marked(r, k, *key))
			return k;
		if (k == KIND_ROLLUPS && more != 0)
			any = k;
	}
	*key = any == KIND_ROLLUPS ? r->reader.ncells -
	    tsv_kind(any)->n : 0;
	return any;
}
