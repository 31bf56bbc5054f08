/* spf_record: SPF records, their version and what is wrong with them. */
#include "records/spf_record.h"

#define VERSION	BYTES("v=spf1")

/* ---- Versions */

static struct bytes
skip_blanks(struct bytes s)
{
	while (s.n != 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = bytes_from(s, 1);
	return s;
}

/* v, blanks, =, blanks, spf: what stands behind them, or NULL. */
static const char *
behind_spf(struct bytes s)
{
	if (s.n == 0 || (s.p[0] | 0x20) != 'v')
		return NULL;
	s = skip_blanks(bytes_from(s, 1));
	if (s.n == 0 || s.p[0] != '=')
		return NULL;
	s = skip_blanks(bytes_from(s, 1));
	return bytes_begin_nocase(s, BYTES("spf")) ? s.p + 3 : NULL;
}

/* Would it be a record but for something small? Our words, or NULL. */
static const char *
near_words(struct bytes txt)
{
	struct bytes s = txt, rest;

	while (s.n != 0 && memchr(" \t\"'\\", s.p[0], 5) != NULL)
		s = bytes_from(s, 1);
	rest.p = behind_spf(s);
	if (rest.p == NULL)
		return NULL;
	rest.n = (size_t)(s.p + s.n - rest.p);
	if (rest.n == 0 || rest.p[0] != '1')
		return rest.n == 0 || rest.p[0] == ' ' ?
		    "the version is v=spf1" : NULL;
	/* v=spf10, v=spf1.1: other versions, if ever there are. */
	if (rest.n > 1 && memchr("0123456789.", rest.p[1], 11) != NULL)
		return NULL;
	if (s.n != txt.n)
		return txt.p[0] == ' ' || txt.p[0] == '\t' ?
		    "a blank stands before v=spf1" :
		    "a quote stands before v=spf1";
	if (!bytes_begin_nocase(s, VERSION))
		return "there are blanks within v=spf1";
	return "something other than a blank stands behind v=spf1";
}

/* ---- Terms together */

static void
set_wrong(struct spf_record *r, const char *words, struct bytes term)
{
	if (r->wrong != NULL)
		return;
	r->wrong = words;
	r->wrong_term = term;
}

/* ip4=192.0.2.1: the grammar has it as an unknown modifier. */
static bool
is_like_mechanism(const struct spf_term *t)
{
	static const struct bytes names[] = { { "ip4", 3 }, { "ip6", 3 },
		{ "a", 1 }, { "mx", 2 }, { "include", 7 }, { "ptr", 3 },
		{ "exists", 6 }, { "all", 3 } };
	struct bytes name = bytes_first(t->text,
	    bytes_find(t->text, BYTES("="), 0));
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (bytes_equal_nocase(name, names[i]))
			return true;
	return false;
}

static void
take_term(struct spf_record *r, const struct spf_term *t, bool *exp)
{
	r->nterms++;
	if (t->wrong != NULL)
		set_wrong(r, t->wrong, t->text);
	switch (t->kind) {
	case SPF_ALL:
		r->has_all = true;
		break;
	case SPF_REDIRECT:
		/* Section 6: each at most once. */
		if (r->has_redirect)
			set_wrong(r, "redirect= comes twice", t->text);
		r->has_redirect = true;
		break;
	case SPF_EXP:
		if (*exp)
			set_wrong(r, "exp= comes twice", t->text);
		*exp = true;
		break;
	case SPF_OTHER_MODIFIER:
		if (r->like_term.n == 0 && is_like_mechanism(t))
			r->like_term = t->text;
		break;
	default:
		break;
	}
}

enum spf_reading
spf_record_read(struct bytes txt, struct spf_record *out)
{
	struct spf_term t;
	struct bytes rest;
	bool exp = false;

	*out = (struct spf_record){ .terms = BYTES_NONE,
	    .like_term = BYTES_NONE, .wrong_term = BYTES_NONE };
	rest = bytes_from(txt, VERSION.n);
	if (!bytes_begin_nocase(txt, VERSION) ||
	    (rest.n != 0 && rest.p[0] != ' ')) {
		out->near = near_words(txt);
		return out->near != NULL ? SPF_NEAR : SPF_OTHER;
	}
	out->odd_case = !bytes_begin(txt, VERSION);
	out->terms = rest;
	while (spf_term_next(&rest, &t))
		take_term(out, &t, &exp);
	return SPF_READ;
}
