/* selection: which records a user asked for. */
#include "filter/selection.h"

#include <fnmatch.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utc.h"
#include "text/domain.h"

/* A text is compared up to here: matching a longer one could take long. */
enum { TEXT_MOST = 1024 };

struct select_pattern {
	enum { EXACT, BELOW, SHELL } kind;
	struct bytes text;	/* in lower case, ends in NUL */
};

void
selection_start(struct selection *s)
{
	*s = (struct selection){ .since = -1, .until = -1 };
}

static void
free_patterns(struct select_patterns *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free((char *)l->at[i].text.p);
	free(l->at);
}

void
selection_free(struct selection *s)
{
	free_patterns(&s->domains);
	free_patterns(&s->reporters);
	free(s->nets);
	buf_free(&s->scratch);
	selection_start(s);
}

bool
selection_verdicts(struct selection *s, struct bytes list,
    struct bytes *wrong)
{
	enum auth_verdict v;
	size_t comma;

	for (;;) {
		comma = bytes_find(list, BYTES(","), 0);
		*wrong = bytes_first(list, comma);
		v = auth_verdict_of(*wrong);
		if (v == VERDICT_KINDS)
			return false;
		s->verdicts |= 1U << v;
		if (comma == list.n)
			return true;
		list = bytes_from(list, comma + 1);
	}
}

static char
lower_case(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static void
add_pattern(struct select_patterns *l, int kind, struct bytes text)
{
	char *copy = mem_copy(text.p, text.n);
	size_t i;

	for (i = 0; i < text.n; i++)
		copy[i] = lower_case(copy[i]);
	l->at = mem_resize(l->at, l->n + 1, sizeof(*l->at));
	l->at[l->n].kind = kind;
	l->at[l->n++].text = (struct bytes){ copy, text.n };
}

static bool
is_shell(struct bytes pattern)
{
	size_t i;

	for (i = 0; i < pattern.n; i++)
		if (memchr("*?[\\", pattern.p[i], 4) != NULL)
			return true;
	return false;
}

/* Takes the dot off a pattern for a domain and all below it. */
static int
kind_of(struct bytes *pattern)
{
	if (is_shell(*pattern))
		return SHELL;
	if (pattern->n < 2 || pattern->p[0] != '.')
		return EXACT;
	*pattern = bytes_from(*pattern, 1);
	return BELOW;
}

bool
selection_reporter(struct selection *s, struct bytes pattern)
{
	int kind = kind_of(&pattern);

	if (pattern.n == 0 || pattern.n > TEXT_MOST)
		return false;
	add_pattern(&s->reporters, kind, pattern);
	return true;
}

bool
selection_domain(struct selection *s, struct bytes pattern)
{
	int kind = kind_of(&pattern);
	char name[DOMAIN_TEXT];

	if (kind != SHELL) {
		pattern.n = domain_normal(pattern, name);
		pattern.p = name;
	}
	if (pattern.n == 0 || pattern.n > TEXT_MOST)
		return false;
	add_pattern(&s->domains, kind, pattern);
	return true;
}

bool
selection_net(struct selection *s, struct bytes net)
{
	struct ip_net parsed;

	if (!ip_net_parse(net, &parsed))
		return false;
	s->nets = mem_resize(s->nets, s->nnets + 1, sizeof(*s->nets));
	s->nets[s->nnets++] = parsed;
	return true;
}

bool
selection_since(struct selection *s, struct bytes time)
{
	int64_t t;

	if (!utc_parse(time, &t))
		return false;
	if (s->since < 0 || t < s->since)
		s->since = t;
	return true;
}

bool
selection_until(struct selection *s, struct bytes time)
{
	int64_t t;

	if (!utc_parse(time, &t))
		return false;
	if (t > s->until)
		s->until = t;
	return true;
}

bool
selection_is_empty(const struct selection *s)
{
	return s->since >= 0 && s->until >= 0 && s->until <= s->since;
}

static bool
pattern_fits(const struct select_pattern *p, struct bytes text)
{
	switch (p->kind) {
	case EXACT:
		return bytes_equal(text, p->text);
	case BELOW:
		return bytes_equal(text, p->text) ||
		    domain_below(text, p->text);
	case SHELL:
		break;
	}
	return fnmatch(p->text.p, text.p, 0) == 0;
}

static bool
any_pattern(struct selection *s, const struct select_patterns *l,
    struct bytes text)
{
	size_t i;

	s->scratch.n = 0;
	buf_add(&s->scratch, bytes_first(text, TEXT_MOST));
	for (i = 0; i < s->scratch.n; i++)
		s->scratch.p[i] = lower_case(s->scratch.p[i]);
	text = (struct bytes){ buf_string(&s->scratch), s->scratch.n };
	for (i = 0; i < l->n; i++)
		if (pattern_fits(&l->at[i], text))
			return true;
	return false;
}

static bool
any_net(const struct selection *s, struct bytes text)
{
	struct ip ip;
	size_t i;

	if (!ip_parse(text, &ip))
		return false;
	for (i = 0; i < s->nnets; i++)
		if (ip_net_has(&s->nets[i], &ip))
			return true;
	return false;
}

static bool
in_span(const struct selection *s, int64_t day)
{
	if (s->since < 0 && s->until < 0)
		return true;
	return day >= 0 && day >= s->since &&
	    (s->until < 0 || day < s->until);
}

static bool
fits_selection(struct selection *s, const struct selection_candidate *c)
{
	unsigned verdict = 1U << c->fact.verdict;

	return (s->results == 0 || (s->results & verdict)) &&
	    (s->verdicts == 0 || (s->verdicts & verdict)) &&
	    (!s->disagree || c->fact.differs) &&
	    (!s->not_own || !c->own) &&
	    (!s->listed || c->listed) &&
	    c->fact.messages >= s->min_count &&
	    in_span(s, c->fact.day) &&
	    (s->nnets == 0 || any_net(s, c->ip)) &&
	    (s->domains.n == 0 || any_pattern(s, &s->domains, c->domain)) &&
	    (s->reporters.n == 0 ||
	    any_pattern(s, &s->reporters, c->reporter));
}

bool
selection_takes(struct selection *s, const struct selection_candidate *c)
{
	return fits_selection(s, c) != s->invert;
}
