/* failure_shown: what of a failure report may be shown of people. */
#include "report/failure_shown.h"

#include "base/ip.h"
#include "mail/redact.h"
#include "text/domain.h"

#define ELLIPSIS	BYTES("\xe2\x80\xa6")

enum {
	WORD_MOST = 32,		/* bytes of a keyword, or a product's name */
	VERSION_DIGITS = 4,	/* of each number of a version; or a date */
	DATE_DIGITS = 8,
	SELECTOR_MOST = 253
};

/* A cell being written. */
struct shown {
	struct buf	*out;
	size_t		 hidden;	/* where out ended behind "…", if that
					   was last; else 0 */
};

/* Does the word stay? arg is that of walk. */
typedef bool	 keep_fn(struct bytes word, const void *arg);

static void
put_word(struct shown *w, struct bytes word, bool keep)
{
	if (keep) {
		buf_add(w->out, word);
		w->hidden = 0;
		return;
	}
	if (w->hidden != 0)
		w->out->n = w->hidden;
	else
		buf_add(w->out, ELLIPSIS);
	w->hidden = w->out->n;
}

/* Words between separators, which stand; several hidden ones are one. */
static void
walk(struct bytes s, const char *separators, keep_fn *keep, const void *arg,
    struct buf *out)
{
	struct shown w = { out, 0 };
	size_t n;

	s = bytes_trim(s);
	while (s.n != 0) {
		for (n = 0; n < s.n && (s.p[n] == '\0' ||
		    strchr(separators, s.p[n]) == NULL); n++)
			;
		if (n != 0) {
			put_word(&w, bytes_first(s, n), keep(bytes_first(s, n),
			    arg));
		} else {
			n = 1;
			buf_byte(out, s.p[0]);
		}
		s = bytes_from(s, n);
	}
}

static bool
is_listed(struct bytes word, const void *list)
{
	struct bytes words = bytes_of(list);
	size_t n;

	for (; words.n != 0; words = bytes_from(words, n + 1)) {
		n = bytes_find(words, BYTES(" "), 0);
		if (bytes_equal_nocase(word, bytes_first(words, n)))
			return true;
	}
	return false;
}

void
shown_words(struct bytes s, const char *words, struct buf *out)
{
	walk(s, " ,;:()/", is_listed, words, out);
}

static bool
is_number(struct bytes s, size_t most)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!bytes_is_digit(s.p[i]))
			return false;
	return s.n != 0 && s.n <= most;
}

void
shown_number(struct bytes s, size_t most, struct buf *out)
{
	if (s.n != 0)
		buf_add(out, is_number(s, most) ? s : ELLIPSIS);
}

void
shown_domain(struct bytes s, struct buf *out)
{
	if (s.n != 0)
		buf_add(out, domain_is_host(s) ? s : ELLIPSIS);
}

static bool
is_selector(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!bytes_is_letter(s.p[i]) && !bytes_is_digit(s.p[i]) &&
		    strchr("-_.", s.p[i]) == NULL)
			return false;
	return s.n <= SELECTOR_MOST && !redact_is_encoded(s);
}

void
shown_selector(struct bytes s, struct buf *out)
{
	if (s.n != 0)
		buf_add(out, is_selector(s) ? s : ELLIPSIS);
}

/* Letters, digits behind them, and hyphens and such inside. */
static bool
is_product(struct bytes s)
{
	size_t i;

	if (s.n == 0 || s.n > WORD_MOST || !bytes_is_letter(s.p[0]))
		return false;
	for (i = 0; i < s.n; i++)
		if (!bytes_is_letter(s.p[i]) && !bytes_is_digit(s.p[i]) &&
		    strchr("-_!", s.p[i]) == NULL)
			return false;
	return !redact_is_encoded(s);
}

/* Numbers with dots and hyphens between; a date may be one. */
static bool
is_version(struct bytes s)
{
	size_t n;

	while (s.n != 0) {
		for (n = 0; n < s.n && bytes_is_digit(s.p[n]); n++)
			;
		if (n == 0 || (n > VERSION_DIGITS && (n != DATE_DIGITS ||
		    !bytes_begin(s, BYTES("20")))))
			return false;
		if (n == s.n)
			return true;
		if (strchr(".-_", s.p[n]) == NULL)
			return false;
		s = bytes_from(s, n + 1);
	}
	return false;
}

static bool
is_product_token(struct bytes s, const void *arg)
{
	size_t slash = bytes_find(s, BYTES("/"), 0);

	(void)arg;
	return is_product(bytes_first(s, slash)) &&
	    is_version(bytes_from(s, slash + 1));
}

void
shown_products(struct bytes s, struct buf *out)
{
	walk(s, " ", is_product_token, NULL, out);
}

/* Length of the macro (RFC 7208 section 7.1) that s begins with, or 0. */
static size_t
macro(struct bytes s)
{
	size_t n;

	if (s.n < 4 || s.p[0] != '%' || s.p[1] != '{' ||
	    !bytes_is_letter(s.p[2]))
		return 0;
	for (n = 3; n < s.n && n < 6 && bytes_is_digit(s.p[n]); n++)
		;
	if (n < s.n && (s.p[n] | 0x20) == 'r')
		n++;
	while (n < s.n && strchr(".-+,/_=", s.p[n]) != NULL)
		n++;
	return n < s.n && s.p[n] == '}' ? n + 1 : 0;
}

/*
 * A name of which labels may be macros. What stands behind the last of them
 * is nothing, or a name with a dot.
 */
static bool
is_host_spec(struct bytes s)
{
	char text[DOMAIN_TEXT];
	struct bytes name = { text, 0 };
	size_t i = 0, skip, behind = 0;

	while (i < s.n && name.n < sizeof(text)) {
		skip = macro(bytes_from(s, i));
		text[name.n++] = skip != 0 ? 'x' : s.p[i];
		i += skip != 0 ? skip : 1;
		if (skip != 0)
			behind = name.n;
	}
	if (i < s.n)
		return false;
	if (bytes_end(name, BYTES(".")))
		name.n--;
	if (name.n == 1 && behind == 1)
		return true;
	return domain_is_host(name) && (behind == 0 || behind >= name.n ||
	    domain_is_host(bytes_from(name, behind + 1)));
}

/* /24, //64, or /24//64. */
static bool
is_prefix_length(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!bytes_is_digit(s.p[i]) && s.p[i] != '/')
			return false;
	return s.n > 1 && s.n <= 8 && s.p[0] == '/';
}

/* What may stand behind the word of a term, with its colon or equal sign. */
static bool
is_term_value(struct bytes word, struct bytes value)
{
	struct ip_net net;
	struct bytes rest = bytes_from(value, 1);
	size_t slash = bytes_find(rest, BYTES("/"), 0);

	if (is_listed(word, "ip4 ip6"))
		return value.n != 0 && value.p[0] == ':' &&
		    ip_net_parse(rest, &net);
	if (is_listed(word, "redirect exp"))
		return value.n != 0 && value.p[0] == '=' &&
		    is_host_spec(rest);
	if (is_listed(word, "include exists"))
		return value.n != 0 && value.p[0] == ':' &&
		    is_host_spec(rest);
	if (!is_listed(word, "a mx ptr"))
		return false;
	if (value.n == 0 || is_prefix_length(value))
		return true;
	return value.p[0] == ':' && is_host_spec(bytes_first(rest, slash)) &&
	    (slash == rest.n || is_prefix_length(bytes_from(rest, slash)));
}

static bool
is_spf_word(struct bytes s, const void *arg)
{
	struct bytes term = s;
	size_t n = 0;

	(void)arg;
	if (is_listed(s, "v=spf1"))
		return true;
	if (strchr("+-~?", term.p[0]) != NULL)
		term = bytes_from(term, 1);
	if (is_listed(term, "all"))
		return true;
	while (n < term.n && strchr(":=/", term.p[n]) == NULL)
		n++;
	return is_term_value(bytes_first(term, n), bytes_from(term, n));
}

/* A record's type and domain: txt : agency.example : */
static bool
is_record_name(struct bytes s)
{
	size_t colon = bytes_find(s, BYTES(":"), 0);

	if (!is_listed(bytes_trim(bytes_first(s, colon)), "txt spf"))
		return false;
	s = bytes_trim(bytes_from(s, colon + 1));
	if (bytes_end(s, BYTES(":")))
		s.n--;
	return domain_is_host(bytes_trim(s));
}

void
shown_spf(struct bytes s, struct buf *out)
{
	size_t quote = bytes_find(s, BYTES("\""), 0);
	struct bytes name = bytes_trim(bytes_first(s, quote));

	if (name.n != 0)
		buf_add(out, is_record_name(name) ? name : ELLIPSIS);
	if (name.n != 0 && quote < s.n)
		buf_byte(out, ' ');
	walk(bytes_from(s, quote), " \"", is_spf_word, NULL, out);
}
