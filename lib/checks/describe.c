/* describe: the words of a check, and what several things come to together. */
#include "checks/describe.h"

#include "base/num.h"

void
describe(struct buf *b, const char *words)
{
	if (b->n != 0)
		buf_adds(b, "; ");
	buf_adds(b, words);
}

void
describe_text(struct buf *b, const char *words, struct bytes text)
{
	describe(b, words);
	buf_add(b, text);
}

void
describe_record(struct buf *b, const char *fault, struct bytes whose,
    struct bytes text)
{
	describe(b, "");
	if (whose.n != 0) {
		buf_adds(b, "of ");
		buf_add(b, whose);
		buf_adds(b, ": ");
	}
	if (fault != NULL) {
		buf_adds(b, fault);
		buf_adds(b, ": ");
	}
	buf_add(b, text);
}

void
describe_number(struct buf *b, const char *before, uint64_t n,
    const char *behind)
{
	describe(b, before);
	buf_num(b, n);
	buf_adds(b, behind);
}

void
describe_published(struct buf *b, const struct published *p, const char *words,
    struct bytes whose)
{
	if (p->records > 1)
		describe_number(b, "", p->records, " records, so none counts");
	else if (p->records == 0 && !p->near)
		describe(b, "no record");
	else
		describe_record(b, words, whose, p->text);
}

bool
describe_all(struct check *out, const void *all, size_t n,
    struct bytes threshold, classify_item *classify)
{
	static const enum check_state order[] = { CHECK_FAIL, CHECK_UNKNOWN,
	    CHECK_WARN, CHECK_PASS };
	struct buf words = { 0 };
	size_t i, o, described = 0;

	for (o = 0; o < 4; o++)
		for (i = 0; i < n; i++) {
			words.n = 0;
			if (classify(all, i, threshold, &words) != order[o])
				continue;
			if (described == 0)
				out->state = order[o];
			if (described++ < DESCRIBED_MOST)
				describe_text(&out->found, "",
				    buf_view(&words));
		}
	if (described > DESCRIBED_MOST)
		describe_number(&out->found, "and ", described - DESCRIBED_MOST,
		    " more");
	buf_free(&words);
	return described != 0;
}
