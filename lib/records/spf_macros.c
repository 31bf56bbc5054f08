/* spf_macros: domain-spec and macro-string of SPF records. */
#include "records/spf_record.h"

/* *DIGIT ["r"] *delimiter; the digits, if any, are not zero. */
static size_t
transformers(struct bytes s, size_t at)
{
	bool zero = true;
	size_t from = at;

	for (; at < s.n && bytes_is_digit(s.p[at]); at++)
		zero &= s.p[at] == '0';
	if (at != from && zero)
		return 0;
	if (at < s.n && (s.p[at] | 0x20) == 'r')
		at++;
	while (at < s.n && memchr(".-+,/_=", s.p[at], 7) != NULL)
		at++;
	return at;
}

/*
 * Length of the macro-expand that s begins with, 0 when it is none. The
 * letters c, r and t are for explanations only (section 7.2), other domains
 * do not have them.
 */
static size_t
macro(struct bytes s, const char *letters, char *letter)
{
	size_t at;

	*letter = '\0';
	if (s.n >= 2 && memchr("%_-", s.p[1], 3) != NULL)
		return 2;
	if (s.n < 4 || s.p[1] != '{' || !bytes_is_letter(s.p[2]) ||
	    strchr(letters, s.p[2] | 0x20) == NULL)
		return 0;
	*letter = (char)(s.p[2] | 0x20);
	at = transformers(s, 3);
	return at != 0 && at < s.n && s.p[at] == '}' ? at + 1 : 0;
}

/* Letters and digits, hyphens inside, and not digits alone. */
static bool
is_top_label(struct bytes s)
{
	bool digits = true;
	size_t i;

	if (s.n == 0 || s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (i = 0; i < s.n; i++) {
		if (!bytes_is_digit(s.p[i]) && !bytes_is_letter(s.p[i]) &&
		    s.p[i] != '-')
			return false;
		digits &= bytes_is_digit(s.p[i]);
	}
	return !digits;
}

/* What stands behind the last macro: "." toplabel ["."]. */
static bool
is_domain_end(struct bytes s)
{
	size_t dot;

	if (s.n != 0 && s.p[s.n - 1] == '.')
		s.n--;
	dot = s.n;
	while (dot != 0 && s.p[dot - 1] != '.')
		dot--;
	return dot != 0 && is_top_label(bytes_from(s, dot));
}

/* Goes over the macros of s; *last is where the last one ends. */
static const char *
read_macros(struct bytes s, const char *letters, size_t *last, bool *p)
{
	size_t at = 0, n;
	char letter;

	*last = 0;
	while ((at = bytes_find(s, BYTES("%"), at)) < s.n) {
		n = macro(bytes_from(s, at), letters, &letter);
		if (n == 0)
			return "a % begins no macro";
		*p |= letter == 'p';
		*last = at += n;
	}
	return NULL;
}

const char *
spf_macros_wrong(struct bytes s)
{
	bool p = false;
	size_t last;

	return read_macros(s, "slodiphcrtv", &last, &p);
}

const char *
spf_domain_wrong(struct bytes s, bool *macros, bool *macro_p)
{
	const char *wrong;
	size_t last;

	if (s.n == 0)
		return "a domain is missing";
	wrong = read_macros(s, "slodiphv", &last, macro_p);
	if (wrong != NULL)
		return wrong;
	*macros = last != 0;
	if (last == s.n || is_domain_end(bytes_from(s, last)))
		return NULL;
	return bytes_find(s, BYTES("."), 0) == s.n ?
	    "a domain needs two labels" :
	    "a domain ends in a label of letters, or in a macro";
}
