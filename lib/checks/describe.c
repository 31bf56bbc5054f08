/* describe: the words of a check, and what several things come to together. */
#include "checks/describe.h"

#include "base/num.h"

void
tell(struct buf *b, const char *words)
{
	if (b->n != 0)
		buf_adds(b, "; ");
	buf_adds(b, words);
}

void
tell_text(struct buf *b, const char *words, struct bytes text)
{
	tell(b, words);
	buf_add(b, text);
}

void
tell_record(struct buf *b, const char *fault, struct bytes whose,
    struct bytes text)
{
	tell(b, "");
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
tell_number(struct buf *b, const char *before, uint64_t n,
    const char *behind)
{
	tell(b, before);
	buf_num(b, n);
	buf_adds(b, behind);
}

void
tell_published(struct buf *b, const struct published *p, const char *words,
    struct bytes whose)
{
	if (p->records > 1)
		tell_number(b, "", p->records, " records, so none counts");
	else if (p->records == 0 && !p->near)
		tell(b, "no record");
	else
		tell_record(b, words, whose, p->text);
}

bool
tell_all(struct check *out, const void *all, size_t n,
    struct bytes threshold, tell_judge *judge)
{
	static const enum check_state order[] = { CHECK_FAIL, CHECK_UNKNOWN,
	    CHECK_WARN, CHECK_PASS };
	struct buf words = { 0 };
	size_t i, o, told = 0;

	for (o = 0; o < 4; o++)
		for (i = 0; i < n; i++) {
			words.n = 0;
			if (judge(all, i, threshold, &words) != order[o])
				continue;
			if (told == 0)
				out->state = order[o];
			if (told++ < TELL_MOST)
				tell_text(&out->found, "", buf_view(&words));
		}
	if (told > TELL_MOST)
		tell_number(&out->found, "and ", told - TELL_MOST, " more");
	buf_free(&words);
	return told != 0;
}
