/* survey: survey rows, by group and by what is counted. */
#include "summary/impl.h"
#include "summary/sections.h"

/* Key: number of the group (4 bytes), measure. */
struct survey_entry {
	uint64_t	domains, of, unknown;
	uint32_t	group;
};

void
summary_add_survey(struct summary *s, struct rows *r)
{
	uint32_t group = map_add(&s->survey_groups,
	    rows_text(r, SUR_group), NULL);
	struct survey_entry *e;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&group, sizeof(group) });
	buf_add(&s->key, rows_text(r, SUR_measure));
	e = keyed_at(&s->survey, keyed_add(&s->survey, buf_view(&s->key),
	    NULL));
	e->group = group;
	summary_sum(s, &e->domains, rows_num(r, SUR_domains));
	summary_sum(s, &e->of, rows_num(r, SUR_of));
	summary_sum(s, &e->unknown, rows_num(r, SUR_unknown));
}

static void
fill_group(struct summary *s, const struct order *o, size_t n,
    struct summary_group *out)
{
	const struct survey_entry *e;
	struct summary_measure *row;
	size_t i;

	out->n = summary_most(s, n, s->options.sections);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*row));
	for (i = 0; i < out->n; i++) {
		e = keyed_at(&s->survey, o[i].index);
		row = &out->row[i];
		row->name = bytes_from(keyed_key(&s->survey, o[i].index),
		    sizeof(e->group));
		row->domains = e->domains;
		row->of = e->of;
		row->unknown = e->unknown;
		row->share = percent_share(e->domains, e->of);
	}
}

/* Groups and measures stand as they came: that order means something. */
void
summary_order_survey(struct summary *s)
{
	size_t i, n, k, all = keyed_count(&s->survey);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct summary_survey *out = &s->figures.survey;
	uint32_t whole = map_find(&s->survey_groups, BYTES_NONE);
	const struct survey_entry *e;

	for (i = 0; i < all; i++) {
		e = keyed_at(&s->survey, (uint32_t)i);
		o[i] = (struct order){ e->group == whole ? 0 : e->group + 1,
		    UINT64_MAX - i, BYTES_NONE, (uint32_t)i };
	}
	summary_sort(o, all);
	out->n = summary_most(s, s->survey_groups.n, s->options.sections);
	out->nrest = s->survey_groups.n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0, k = 0; i < all && k < out->n; i += n, k++) {
		for (n = 1; i + n < all && o[i + n].group == o[i].group;)
			n++;
		e = keyed_at(&s->survey, o[i].index);
		out->row[k].name = map_key(&s->survey_groups, e->group);
		fill_group(s, o + i, n, &out->row[k]);
	}
}

void
summary_start_survey(struct summary *s)
{
	map_init(&s->survey_groups);
	keyed_start(&s->survey, sizeof(struct survey_entry));
}

void
summary_free_survey(struct summary *s)
{
	map_free(&s->survey_groups);
	keyed_free(&s->survey);
}
