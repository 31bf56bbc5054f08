/* rollup_fact: a row of a roll-up, read once. */
#include "facts/rollup_fact.h"

static uint8_t
basis_of(struct bytes word)
{
	if (WORD_IS(word, "recomputed"))
		return BASIS_RECOMPUTED;
	if (WORD_IS(word, "reported"))
		return BASIS_REPORTED;
	return BASIS_RECOMPUTED | BASIS_REPORTED;
}

/* Sums may come from elsewhere: classes never hold more than all that fail. */
static void
read_classes(struct rollup_fact *f, struct rows *r)
{
	static const int columns[] = {
		[FAILURE_FORWARDED] = ROL_v_forwarded,
		[FAILURE_BROKEN] = ROL_v_broken,
		[FAILURE_MISALIGNED] = ROL_v_misaligned,
		[FAILURE_UNAUTHENTICATED] = ROL_v_unauthenticated
	};
	uint64_t n, left = f->fail;
	size_t i;

	memset(f->failing, 0, sizeof(f->failing));
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		n = rows_num(r, columns[i]);
		f->failing[i] = n < left ? n : left;
		left -= f->failing[i];
	}
	f->failing[f->basis == BASIS_REPORTED ? FAILURE_REPORTED :
	    FAILURE_UNKNOWN] = left;
}

static void
read_action(struct rollup_fact *f, struct rows *r)
{
	static const int columns[DISPOSITIONS] = {
		[DISPOSITION_NONE] = ROL_fail_none,
		[DISPOSITION_QUARANTINE] = ROL_fail_quarantine,
		[DISPOSITION_REJECT] = ROL_fail_reject,
		[DISPOSITION_OTHER] = ROL_fail_other
	};
	int i;

	for (i = 0; i < DISPOSITIONS; i++)
		f->dispositions[i] = rows_num(r, columns[i]);
}

void
rollup_fact_read(struct rollup_fact *f, struct rows *r, unsigned fields)
{
	if (fields & ROLLUP_READ_BASIS)
		f->basis = basis_of(rows_raw(r, ROL_basis));
	if (fields & ROLLUP_READ_RESULT) {
		f->messages = rows_num(r, ROL_messages);
		f->pass = rows_num(r, ROL_dmarc_pass);
		f->fail = rows_num(r, ROL_dmarc_fail);
		f->unknown = rows_num(r, ROL_dmarc_unknown);
	}
	if (fields & ROLLUP_READ_PERIOD) {
		f->first = rows_time(r, ROL_first_seen);
		f->last = rows_time(r, ROL_last_seen);
	}
	if (fields & ROLLUP_READ_CLASSES)
		read_classes(f, r);
	if (fields & ROLLUP_READ_ACTION)
		read_action(f, r);
}
