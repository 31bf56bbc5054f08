/* domain: names in one form, so that equal names are equal bytes. */
#include "text/domain.h"

#include <idn2.h>
#include <stdlib.h>

enum { NAME_MOST = 253, LABEL_MOST = 63 };

/*
 * The lower case of a byte that a name in a report may have, 0 for others.
 * Wider than LDH: underscores and asterisks are seen, and are names in the
 * DNS; what would end a name in mail, URLs or markup is not.
 */
static inline unsigned char
name_byte(unsigned char c)
{
	static const unsigned char no[256] = {
		[0 ... 0x20] = 1, [0x7f ... 0xff] = 1, ['<'] = 1, ['>'] = 1,
		['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, ['{'] = 1,
		['}'] = 1, ['"'] = 1, ['\''] = 1, ['\\'] = 1, [','] = 1,
		[';'] = 1, [':'] = 1, ['@'] = 1, ['|'] = 1, ['&'] = 1,
		['%'] = 1,
	};

	if (c >= 'A' && c <= 'Z')
		return c | 0x20;
	return no[c] ? 0 : c;
}

/* The same of one that the DNS may have. */
static inline unsigned char
dns_byte(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return c | 0x20;
	return c > 0x20 && c < 0x7f ? c : 0;
}

/* Copies an ASCII name (dns: of the DNS) in lower case; 0: it is not one. */
static size_t
plain_name(struct bytes s, bool dns, char *out)
{
	size_t i, label = 0;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		c = dns ? dns_byte(c) : name_byte(c);

		if (c == '.' ? label == 0 : c == 0)
			return 0;
		label = c == '.' ? 0 : label + 1;
		if (label > LABEL_MOST)
			return 0;
		out[i] = (char)c;
	}
	out[s.n] = '\0';
	return label ? s.n : 0;
}

static bool
is_ascii(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static size_t
normal_form(struct bytes s, bool dns, char out[DOMAIN_TEXT])
{
	char text[4 * DOMAIN_TEXT];
	char *ascii = NULL;
	size_t n;

	s = bytes_trim(s);
	if (s.n && s.p[s.n - 1] == '.')
		s.n--;
	if (is_ascii(s))
		return s.n && s.n <= NAME_MOST ? plain_name(s, dns, out) : 0;
	if (s.n >= sizeof(text) || memchr(s.p, '\0', s.n))
		return 0;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (idn2_to_ascii_8z(text, &ascii,
	    IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return 0;
	n = strlen(ascii);
	/* An ideographic full stop at the end is a dot by now. */
	if (n && ascii[n - 1] == '.')
		n--;
	n = n && n <= NAME_MOST ?
	    plain_name((struct bytes){ ascii, n }, dns, out) : 0;
	idn2_free(ascii);
	return n;
}

size_t
domain_normal(struct bytes s, char out[DOMAIN_TEXT])
{
	return normal_form(s, false, out);
}

size_t
domain_dns(struct bytes s, char out[DOMAIN_TEXT])
{
	return normal_form(s, true, out);
}

bool
domain_is_host(struct bytes name)
{
	size_t i, label = 0, dots = 0;

	for (i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c == '.') {
			if (label == 0)
				return false;
			label = 0;
			dots++;
		} else if ((c >= '0' && c <= '9') || c == '-' || c == '_' ||
		    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
			if (++label > LABEL_MOST)
				return false;
		} else {
			return false;
		}
	}
	return dots != 0 && label != 0 && name.n <= NAME_MOST;
}

bool
domain_below(struct bytes name, struct bytes parent)
{
	return parent.n != 0 && name.n > parent.n + 1 &&
	    name.p[name.n - parent.n - 1] == '.' && bytes_end(name, parent);
}

const char *
domain_library(void)
{
	return idn2_check_version(NULL);
}
