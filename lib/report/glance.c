/* glance: what names an aggregate report, where its begin is plain. */
#include "report/glance.h"

#include "report/aggregate_states.h"
#include "report/values.h"

enum { OPEN_MOST = 4 };		/* feedback, report_metadata, date_range */

#define BIT(state)	(UINT64_C(1) << (state))
#define LEAF(name)	BIT(IN_LEAF + LEAF_##name)
#define WANTED		(LEAF(org_name) | LEAF(report_id) | LEAF(begin) | \
			    LEAF(end) | LEAF(policy_domain))

struct look {
	const char	*at, *end;
	uint64_t	 seen;		/* states, a bit for each */
	size_t		 depth;
	struct open {
		int		 state;
		struct bytes	 name;	/* of the element */
	} open[OPEN_MOST];		/* of which depth are open */
};

static size_t
left(const struct look *l)
{
	return (size_t)(l->end - l->at);
}

/* Passes over what comes next, if it is that. */
static bool
skip_literal(struct look *l, struct bytes s)
{
	if (left(l) < s.n || memcmp(l->at, s.p, s.n) != 0)
		return false;
	l->at += s.n;
	return true;
}

/* Passes over what stands before the next >, and over that. */
static bool
take_to_close(struct look *l, struct bytes *inside)
{
	const char *close = memchr(l->at, '>', left(l));

	if (close == NULL)
		return false;
	*inside = (struct bytes){ l->at, (size_t)(close - l->at) };
	l->at = close + 1;
	return true;
}

/* Does it end where it seems to: no <, and all quotes double and closed? */
static bool
is_closed_there(struct bytes inside)
{
	bool open = false;
	size_t i;

	for (i = 0; i < inside.n; i++) {
		open ^= inside.p[i] == '"';
		if (inside.p[i] == '\'' || inside.p[i] == '<')
			return false;
	}
	return !open;
}

static bool
begin_root(struct look *l)
{
	struct bytes inside;

	for (;;) {
		while (l->at < l->end && (unsigned char)*l->at <= ' ')
			l->at++;
		if (!skip_literal(l, BYTES("<?")))
			break;
		if (!take_to_close(l, &inside) ||
		    memchr(inside.p, '<', inside.n) != NULL ||
		    !bytes_end(inside, BYTES("?")))
			return false;
	}
	if (!skip_literal(l, BYTES("<feedback")) || !take_to_close(l, &inside))
		return false;
	l->open[l->depth++] = (struct open){ IN_FEEDBACK, BYTES("feedback") };
	return inside.n == 0 || ((unsigned char)inside.p[0] <= ' ' &&
	    inside.p[inside.n - 1] != '/' && is_closed_there(inside));
}

static bool
is_plain(struct bytes value)
{
	size_t i;

	for (i = 0; i < value.n; i++)
		if (value.p[i] < ' ' || value.p[i] > '~' || value.p[i] == '&')
			return false;
	return true;
}

static bool
take_time(struct bytes value, int64_t *t)
{
	struct quirks ignored = { { 0, 0 } };

	*t = value_seconds(value, &ignored);
	return *t >= 0;
}

static bool
take_domain(struct bytes value, struct glance *g)
{
	size_t n = memchr(value.p, '@', value.n) != NULL ? 0 :
	    domain_normal(value, g->domain);

	g->name.domain = (struct bytes){ g->domain, n };
	return n != 0;
}

/* The value of a leaf; false when it is not plain. */
static bool
take_value(struct glance *g, int leaf, struct bytes value)
{
	if (!(BIT(leaf) & WANTED))
		return true;
	value = bytes_trim(value);
	if (!is_plain(value))
		return false;
	switch (leaf - IN_LEAF) {
	case LEAF_org_name:
		g->name.org_name = value;
		return true;
	case LEAF_report_id:
		g->name.report_id = value;
		return true;
	case LEAF_begin:
		return take_time(value, &g->name.begin);
	case LEAF_end:
		return take_time(value, &g->name.end);
	default:
		return take_domain(value, g);
	}
}

static bool
take_end(struct look *l, struct bytes name)
{
	return skip_literal(l, BYTES("</")) && skip_literal(l, name) &&
	    skip_literal(l, BYTES(">"));
}

/* What stands in the element that was just opened, where it leads. */
static bool
enter_element(struct look *l, struct glance *g, int to, struct bytes name)
{
	struct bytes value = { l->at, 0 };

	if (to < IN_LEAF) {
		l->open[l->depth++] = (struct open){ to, name };
		return l->depth < OPEN_MOST;
	}
	l->at = memchr(l->at, '<', left(l));
	if (l->at == NULL)
		return false;
	value.n = (size_t)(l->at - value.p);
	return take_end(l, name) && take_value(g, to, value);
}

/* Where a tag of that name leads; 0 when it is not plain. */
static int
state_of(struct look *l, struct bytes name)
{
	bool odd = false;
	int to = state_inside(l->open[l->depth - 1].state,
	    element_find(name, &odd));

	if (odd || to == IN_SKIPPED || to == IN_RECORD ||
	    (l->seen & BIT(to)))
		return 0;
	l->seen |= BIT(to);
	return to;
}

static bool
take_tag(struct look *l, struct glance *g)
{
	struct bytes name;
	bool empty;
	int to;

	if (left(l) > 1 && l->at[1] == '/')
		return l->depth > 1 && take_end(l, l->open[--l->depth].name);
	l->at++;
	if (!take_to_close(l, &name))
		return false;
	empty = bytes_end(name, BYTES("/"));
	name.n -= empty;
	to = state_of(l, name);
	if (to == 0)
		return false;
	if (empty)
		return to < IN_LEAF || take_value(g, to, BYTES_NONE);
	return enter_element(l, g, to, name);
}

bool
glance(struct bytes doc, struct glance *g)
{
	struct look l = { .at = doc.p, .end = doc.p + doc.n };

	if (!begin_root(&l))
		return false;
	while ((l.seen & WANTED) != WANTED) {
		l.at = memchr(l.at, '<', left(&l));
		if (l.at == NULL || !take_tag(&l, g))
			return false;
	}
	return true;
}
