/* watch_policy: the policy that each report shows, on its day. */
#include "analysis/watch.h"

/*
 * The tags that say something, tabs between them. Reporters write defaults
 * or leave them out (RFC 9990 section 3.1.1.5), and mean the same.
 */
static void
write_tags(struct watch *w, struct rows *r, const int column[6])
{
	static const char *const defaults[] = { "", "", "", "100", "n" };
	struct bytes tag, above = BYTES_NONE;
	int i;

	w->text.n = 0;
	for (i = 0; i < 5; i++) {
		tag = rows_raw(r, column[i + 1]);
		if (i > 0)
			buf_byte(&w->text, '\t');
		if (bytes_equal(tag, bytes_of(defaults[i])) ||
		    (i < 3 && bytes_equal(tag, above)))
			continue;
		buf_add(&w->text, tag);
		above = tag;
	}
}

void
watch_policy(struct watch *w, struct rows *r, const int column[6],
    uint32_t reporter, int64_t day)
{
	struct watch_policy *p;
	int64_t part[3] = { 0, 0, day };
	uint32_t at;

	if (rows_raw(r, column[1]).n == 0)
		return;
	part[0] = map_add(&w->names, rows_text(r, column[0]), NULL);
	write_tags(w, r, column);
	part[1] = map_add(&w->names, buf_view(&w->text), NULL);
	at = watch_entry(w, &w->policies, part, 3, NULL);
	p = keyed_at(&w->policies, at);
	p->domain = (uint32_t)part[0];
	p->tags = (uint32_t)part[1];
	p->day = day;
	if (watch_first(w, WATCH_PAIR_POLICY, at, reporter))
		p->reporters++;
}
