/* survey: how many domains publish what. */
#include "audit/survey.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/percent.h"

void
survey_start(struct survey *s)
{
	*s = (struct survey){ 0 };
	map_init(&s->groups);
}

void
survey_free(struct survey *s)
{
	map_free(&s->groups);
	free(s->group);
	*s = (struct survey){ 0 };
}

static void
count_answers(struct survey_count *c,
    const enum survey_answer answers[SURVEY_KINDS])
{
	size_t k;

	c->domains++;
	for (k = 0; k < SURVEY_KINDS; k++) {
		c->yes[k] += answers[k] == SURVEY_YES;
		c->unknown[k] += answers[k] == SURVEY_UNKNOWN;
	}
}

static struct survey_count *
group_of(struct survey *s, struct bytes name)
{
	bool added;
	uint32_t i = map_add(&s->groups, name, &added);

	if (i >= s->room) {
		s->room = s->room ? s->room * 2 : 16;
		s->group = mem_resize(s->group, s->room, sizeof(*s->group));
	}
	if (added)
		s->group[i] = (struct survey_count){ 0 };
	return &s->group[i];
}

void
survey_add(struct survey *s, const struct posture *p)
{
	enum survey_answer answers[SURVEY_KINDS];

	survey_measures(p, answers);
	count_answers(&s->all, answers);
	if (p->subject.group.n != 0)
		count_answers(group_of(s, p->subject.group), answers);
}

/* Thousandths as percent; nothing when they are -1. */
static void
add_share(struct buf *b, int share)
{
	if (share < 0)
		return;
	buf_num(b, (unsigned)share / 10);
	buf_byte(b, '.');
	buf_num(b, (unsigned)share % 10);
}

static void
write_count(struct tsv_writer *w, struct bytes group,
    const struct survey_count *c)
{
#define SLUG(name, slug, meaning)	slug,
	static const char *const slugs[] = { SURVEY_MEASURES(SLUG) };
#undef SLUG
	struct buf share = { 0 };
	uint64_t known;
	size_t k;

	for (k = 0; k < SURVEY_KINDS; k++) {
		known = c->domains - c->unknown[k];
		share.n = 0;
		add_share(&share, percent_share(c->yes[k], known));
		tsv_put(w, group);
		tsv_put(w, bytes_of(slugs[k]));
		tsv_put_num(w, c->yes[k]);
		tsv_put_num(w, known);
		tsv_put_num(w, c->unknown[k]);
		tsv_put(w, buf_view(&share));
		tsv_end_row(w);
	}
	buf_free(&share);
}

void
survey_write(const struct survey *s, struct tsv_writer *w)
{
	uint32_t i;

	write_count(w, BYTES_NONE, &s->all);
	for (i = 0; i < s->groups.n; i++)
		write_count(w, map_key(&s->groups, i), &s->group[i]);
}
