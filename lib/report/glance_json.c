/* glance_json: what names an SMTP TLS report, where its text is plain. */
#include "report/glance_json.h"

#include "base/utc.h"
#include "report/values.h"

enum { DEPTH_MOST = 64 };

struct look {
	const char	*at, *end;
};

/* A member of an object that counts, and what takes its value. */
struct member {
	const char	*key;
	bool		(*take)(struct look *l, struct glance_json *g);
};

static void
pass_blanks(struct look *l)
{
	while (l->at < l->end && (*l->at == ' ' || *l->at == '\n' ||
	    *l->at == '\r' || *l->at == '\t'))
		l->at++;
}

/* Passes over blanks and c, if that comes next. */
static bool
pass_byte(struct look *l, char c)
{
	pass_blanks(l);
	if (l->at == l->end || *l->at != c)
		return false;
	l->at++;
	return true;
}

/* A string of printable ASCII without escapes. */
static bool
take_string(struct look *l, struct bytes *s)
{
	const char *from;

	if (!pass_byte(l, '"'))
		return false;
	for (from = l->at; l->at < l->end && *l->at != '"'; l->at++)
		if (*l->at < ' ' || *l->at > '~' || *l->at == '\\')
			return false;
	*s = (struct bytes){ from, (size_t)(l->at - from) };
	return pass_byte(l, '"');
}

static bool
take_text(struct look *l, struct bytes *s)
{
	if (!take_string(l, s))
		return false;
	*s = bytes_trim(*s);
	return true;
}

/* Passes over a string, behind its first quote. */
static bool
pass_string(struct look *l)
{
	for (; l->at < l->end && *l->at != '"'; l->at++) {
		if (*l->at != '\\')
			continue;
		if (++l->at == l->end || *l->at == '\0' ||
		    strchr("\"\\/bfnrtu", *l->at) == NULL)
			return false;
	}
	return pass_byte(l, '"');
}

/* Passes over any value, up to the comma or bracket behind it. */
static bool
pass_value(struct look *l)
{
	size_t depth = 0;

	for (; l->at < l->end; l->at++) {
		switch (*l->at) {
		case '"':
			l->at++;
			if (!pass_string(l))
				return false;
			l->at--;
			break;
		case '{':
		case '[':
			if (++depth > DEPTH_MOST)
				return false;
			break;
		case '}':
		case ']':
			if (depth-- == 0)
				return true;
			break;
		case ',':
			if (depth == 0)
				return true;
			break;
		}
	}
	return false;
}

/*
 * Takes an object: each of its n members that count must be there, once, for
 * of two the last would count.
 */
static bool
take_object(struct look *l, struct glance_json *g,
    const struct member *members, size_t n)
{
	unsigned seen = 0;
	struct bytes key;
	size_t i;

	if (!pass_byte(l, '{'))
		return false;
	do {
		if (!take_string(l, &key) || !pass_byte(l, ':'))
			return false;
		for (i = 0; i < n; i++)
			if (bytes_equal(key, bytes_of(members[i].key)))
				break;
		if (i == n ? !pass_value(l) : (seen & 1u << i) != 0 ||
		    !members[i].take(l, g))
			return false;
		if (i < n)
			seen |= 1u << i;
	} while (pass_byte(l, ','));
	return pass_byte(l, '}') && seen == (1u << n) - 1;
}

#define OBJECT(l, g, members) \
	take_object(l, g, members, sizeof(members) / sizeof((members)[0]))

static bool
take_time(struct look *l, int64_t *t)
{
	struct bytes s;

	return take_text(l, &s) && utc_parse(s, t);
}

static bool
take_start(struct look *l, struct glance_json *g)
{
	return take_time(l, &g->name.begin);
}

static bool
take_end(struct look *l, struct glance_json *g)
{
	return take_time(l, &g->name.end);
}

static bool
take_range(struct look *l, struct glance_json *g)
{
	static const struct member members[] = {
		{ "start-datetime", take_start },
		{ "end-datetime", take_end },
	};

	return OBJECT(l, g, members);
}

static bool
take_domain(struct look *l, struct glance_json *g)
{
	struct bytes s;
	size_t n = take_text(l, &s) && memchr(s.p, '@', s.n) == NULL ?
	    domain_normal(s, g->domain) : 0;

	g->name.domain = (struct bytes){ g->domain, n };
	return n != 0;
}

static bool
take_policy(struct look *l, struct glance_json *g)
{
	static const struct member members[] = {
		{ "policy-domain", take_domain },
	};

	return OBJECT(l, g, members);
}

/* The first of the list counts. */
static bool
take_policies(struct look *l, struct glance_json *g)
{
	static const struct member members[] = {
		{ "policy", take_policy },
	};

	if (!pass_byte(l, '[') || !OBJECT(l, g, members))
		return false;
	while (pass_byte(l, ','))
		if (!pass_value(l))
			return false;
	return pass_byte(l, ']');
}

/* Without a name, the contact would count. */
static bool
take_name(struct look *l, struct glance_json *g)
{
	return take_text(l, &g->name.org_name) && g->name.org_name.n != 0;
}

static bool
take_id(struct look *l, struct glance_json *g)
{
	if (!take_text(l, &g->name.report_id))
		return false;
	g->name.report_id = value_id(g->name.report_id);
	return true;
}

bool
glance_json(struct bytes doc, struct glance_json *g)
{
	static const struct member members[] = {
		{ "organization-name", take_name },
		{ "report-id", take_id },
		{ "date-range", take_range },
		{ "policies", take_policies },
	};
	struct look l = { doc.p, doc.p + doc.n };

	return OBJECT(&l, g, members);
}
