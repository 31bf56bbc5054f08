/* report_key: the column report, of a document as it is. */
#include "report/report_key.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/failure_rows.h"
#include "report/glance.h"
#include "report/glance_json.h"
#include "report/tlsrpt_rows.h"

enum { TEXT_MOST = 64 * 1024 };		/* bytes of what is no report */

struct report_keys {
	struct aggregate_reader	*aggregate;
	struct tlsrpt_reader	*tlsrpt;
	struct failure_reader	*failure;
};

struct report_keys *
report_keys_new(const struct limits *limits)
{
	struct report_keys *k = mem_new(sizeof(*k));

	k->aggregate = aggregate_new(limits);
	k->tlsrpt = tlsrpt_new();
	k->failure = failure_new(limits);
	return k;
}

void
report_keys_free(struct report_keys *k)
{
	aggregate_free(k->aggregate);
	tlsrpt_free(k->tlsrpt);
	failure_free(k->failure);
	free(k);
}

static bool
of_aggregate(struct report_keys *k, struct bytes text, uint64_t *key)
{
	const struct aggregate *report;
	struct glance g;

	if (glance(text, &g))
		*key = aggregate_name(&g.name);
	else if (aggregate_read_head(k->aggregate, text, &report))
		*key = aggregate_report(report);
	else
		return false;
	return true;
}

static bool
of_tlsrpt(struct report_keys *k, struct bytes text, uint64_t *key)
{
	const struct tlsrpt *report;
	struct tlsrpt_position ignored;
	struct glance_json g;

	if (glance_json(text, &g)) {
		*key = tlsrpt_name(&g.name);
		return true;
	}
	if (tlsrpt_read(k->tlsrpt, text, &report, &ignored) != TLSRPT_GOOD)
		return false;
	*key = tlsrpt_report(report);
	return true;
}

static bool
of_failure(struct report_keys *k, struct bytes text, uint64_t *key)
{
	const struct failure *report;

	if (failure_read(k->failure, text, &report) != FAILURE_GOOD)
		return false;
	*key = failure_report(report);
	return true;
}

static uint64_t
of_text(struct bytes text)
{
	struct buf b = { 0 };
	struct bytes all;
	uint64_t h;
	size_t i;

	text = bytes_first(text, TEXT_MOST);
	for (i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] > ' ')
			buf_byte(&b, text.p[i]);
	all = buf_view(&b);
	h = identity_hash(&all, 1);
	buf_free(&b);
	return h;
}

struct bytes
report_key(struct report_keys *k, enum sniff kind, struct bytes text,
    char out[IDENTITY_TEXT])
{
	uint64_t key;
	bool found = false;

	switch (kind) {
	case SNIFF_AGGREGATE:
		found = of_aggregate(k, text, &key);
		break;
	case SNIFF_TLSRPT:
		found = of_tlsrpt(k, text, &key);
		break;
	case SNIFF_FAILURE:
		found = of_failure(k, text, &key);
		break;
	case SNIFF_NONE:
		break;
	}
	return identity_text(found ? key : of_text(text), out);
}
