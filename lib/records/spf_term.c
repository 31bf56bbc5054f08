/* spf_term: terms of SPF records. */
#include "records/spf_record.h"

#include "base/num.h"

enum argument { NONE, MAY, MUST };

static const struct mechanism {
	struct bytes	name;
	enum spf_kind	kind;
	enum argument	domain;
	bool		prefixes;	/* dual-cidr-length */
} mechanisms[] = {
#define NAME(s)	{ s, sizeof(s) - 1 }
	{ NAME("all"), SPF_ALL, NONE, false },
	{ NAME("include"), SPF_INCLUDE, MUST, false },
	{ NAME("a"), SPF_A, MAY, true },
	{ NAME("mx"), SPF_MX, MAY, true },
	{ NAME("ptr"), SPF_PTR, MAY, false },
	{ NAME("ip4"), SPF_IP4, NONE, false },
	{ NAME("ip6"), SPF_IP6, NONE, false },
	{ NAME("exists"), SPF_EXISTS, MUST, false },
#undef NAME
};

enum { MECHANISMS = sizeof(mechanisms) / sizeof(mechanisms[0]) };

static const struct mechanism *
mechanism_of(struct bytes name)
{
	size_t i;

	for (i = 0; i < MECHANISMS; i++)
		if (bytes_equal_nocase(name, mechanisms[i].name))
			return &mechanisms[i];
	return NULL;
}

/* ---- Prefixes */

/* A decimal number up to most, without zeros in front. */
static bool
prefix(struct bytes s, unsigned most, unsigned *out)
{
	uint64_t n;

	if (!num_parse(s, &n) || n > most || (s.n > 1 && s.p[0] == '0'))
		return false;
	*out = (unsigned)n;
	return true;
}

/* Takes slashes and a number off the end of *s, if it ends so. */
static bool
take_prefix(struct bytes *s, struct bytes slashes, unsigned most,
    unsigned *out)
{
	size_t at = s->n;
	struct bytes digits;

	while (at != 0 && s->p[at - 1] >= '0' && s->p[at - 1] <= '9')
		at--;
	digits = bytes_from(*s, at);
	if (!bytes_end(bytes_first(*s, at), slashes))
		return true;
	s->n = at - slashes.n;
	return prefix(digits, most, out);
}

/* ---- Networks */

/* Four numbers as qnum has them: no zeros in front. */
static bool
is_plain_ip4(struct bytes s)
{
	size_t i;

	for (i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '0' && (i == 0 || s.p[i - 1] == '.') &&
		    s.p[i + 1] != '.')
			return false;
	return memchr(s.p, ':', s.n) == NULL;
}

static const char *
read_network(struct spf_term *t, struct bytes s)
{
	bool v4 = t->kind == SPF_IP4;
	size_t slash = bytes_find(s, BYTES("/"), 0);
	struct bytes address = bytes_first(s, slash);
	unsigned bits = v4 ? 32 : 128;

	if (address.n == 0)
		return "an address is missing";
	if (v4 ? !is_plain_ip4(address) :
	    memchr(address.p, ':', address.n) == NULL)
		return v4 ? "no IPv4 address" : "no IPv6 address";
	if (!ip_parse(address, &t->net.ip))
		return v4 ? "no IPv4 address" : "no IPv6 address";
	if (slash != s.n && !prefix(bytes_from(s, slash + 1), bits, &bits))
		return v4 ? "no prefix length from 0 to 32" :
		    "no prefix length from 0 to 128";
	t->net.bits = bits + (v4 ? 96 : 0);
	ip_mask(&t->net.ip, t->net.bits);
	return NULL;
}

/* ---- Mechanisms */

/* rest: what stands behind the name, with its colon or slash. */
static const char *
read_mechanism(struct spf_term *t, const struct mechanism *m,
    struct bytes rest)
{
	bool colon = rest.n != 0 && rest.p[0] == ':';

	t->kind = m->kind;
	if (m->kind == SPF_IP4 || m->kind == SPF_IP6)
		return colon ? read_network(t, bytes_from(rest, 1)) :
		    "an address is missing";
	if (m->prefixes && (!take_prefix(&rest, BYTES("//"), 128, &t->bits6) ||
	    !take_prefix(&rest, BYTES("/"), 32, &t->bits4)))
		return "no prefix length from 0 to 32, or 128 behind //";
	if (rest.n == 0)
		return m->domain == MUST ? "a domain is missing" : NULL;
	if (!colon)
		return "a slash where none may be";
	if (m->domain == NONE)
		return "takes nothing behind its name";
	t->domain = bytes_from(rest, 1);
	return spf_domain_wrong(t->domain, &t->macros, &t->macro_p);
}

/* ---- Modifiers */

/* A letter, then letters, digits, hyphens, underscores and dots. */
static bool
is_name(struct bytes s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && (i == 0 ||
		    (memchr("-_.", c, 3) == NULL && !(c >= '0' && c <= '9'))))
			return false;
	}
	return s.n != 0;
}

static const char *
read_modifier(struct spf_term *t, struct bytes name, struct bytes value)
{
	t->kind = SPF_OTHER_MODIFIER;
	if (t->qualifier != '\0')
		return "a modifier with a qualifier";
	if (!is_name(name))
		return "neither a mechanism nor a modifier";
	if (bytes_equal_nocase(name, BYTES("redirect")))
		t->kind = SPF_REDIRECT;
	else if (bytes_equal_nocase(name, BYTES("exp")))
		t->kind = SPF_EXP;
	else
		return spf_macros_wrong(value);
	t->domain = value;
	return spf_domain_wrong(value, &t->macros, &t->macro_p);
}

/* ---- Terms */

static bool
is_visible(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] <= 0x20 || s.p[i] >= 0x7f)
			return false;
	return true;
}

static const char *
read_term(struct spf_term *t)
{
	const struct mechanism *m;
	struct bytes s = t->text;
	size_t end;

	if (!is_visible(s))
		return "a character other than visible ASCII";
	if (memchr("+-~?", s.p[0], 4) != NULL) {
		t->qualifier = s.p[0];
		s = bytes_from(s, 1);
	}
	for (end = 0; end < s.n; end++)
		if (memchr(":/=", s.p[end], 3) != NULL)
			break;
	if (end < s.n && s.p[end] == '=')
		return read_modifier(t, bytes_first(s, end),
		    bytes_from(s, end + 1));
	m = mechanism_of(bytes_first(s, end));
	if (m == NULL)
		return "an unknown mechanism";
	if (t->qualifier == '\0')
		t->qualifier = '+';
	return read_mechanism(t, m, bytes_from(s, end));
}

bool
spf_term_next(struct bytes *terms, struct spf_term *out)
{
	size_t end;

	while (terms->n != 0 && terms->p[0] == ' ')
		*terms = bytes_from(*terms, 1);
	if (terms->n == 0)
		return false;
	end = bytes_find(*terms, BYTES(" "), 0);
	*out = (struct spf_term){ .text = bytes_first(*terms, end),
	    .kind = SPF_NO_TERM, .domain = BYTES_NONE, .bits4 = 32,
	    .bits6 = 128 };
	*terms = bytes_from(*terms, end);
	out->wrong = read_term(out);
	return true;
}
