/* sniff: which kind of report a document is, by how it begins. */
#include "report/sniff.h"

static char
to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/* Length of word in front of s, NULs passed over; 0 when it is not there. */
static size_t
match(struct bytes s, const char *word)
{
	size_t i;

	for (i = 0; i < s.n && *word != '\0'; i++) {
		if (s.p[i] == '\0')
			continue;
		if (to_lower(s.p[i]) != *word)
			return 0;
		word++;
	}
	return *word == '\0' ? i : 0;
}

/* The first character at or after *i that is no NUL; '\0' at the end. */
static char
character(struct bytes s, size_t *i)
{
	while (*i < s.n && s.p[*i] == '\0')
		++*i;
	return *i < s.n ? s.p[*i] : '\0';
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* Does s, behind a "<", begin with one of the elements of a report? */
static bool
is_element(struct bytes s)
{
	static const char *const names[] = {
		"feedback", "report_metadata", "policy_published" };
	size_t i, n, after;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		n = match(s, names[i]);
		after = n;
		if (n != 0 && !name_char(character(s, &after)))
			return true;
	}
	return false;
}

/* The same, with or without a namespace prefix of sane length. */
static bool
is_tag(struct bytes s)
{
	enum { PREFIX_MOST = 64 };
	size_t i;

	if (is_element(s))
		return true;
	s = bytes_first(s, PREFIX_MOST + 64);
	for (i = 0; i < s.n && i < PREFIX_MOST; i++) {
		if (s.p[i] == ':')
			return is_element(bytes_from(s, i + 1));
		if (s.p[i] != '\0' && !name_char(s.p[i]))
			break;
	}
	return false;
}

static bool
has_tag(struct bytes head)
{
	const char *open;

	while (head.n != 0) {
		open = memchr(head.p, '<', head.n);
		if (open == NULL)
			break;
		head = bytes_from(head, (size_t)(open - head.p) + 1);
		if (is_tag(head))
			return true;
	}
	return false;
}

static bool
has_key(struct bytes head)
{
	const char *quote;

	while (head.n != 0) {
		quote = memchr(head.p, '"', head.n);
		if (quote == NULL)
			break;
		head = bytes_from(head, (size_t)(quote - head.p) + 1);
		if (match(head, "policies\"") != 0 ||
		    match(head, "date-range\"") != 0)
			return true;
	}
	return false;
}

/* The first character that is no blank or byte order mark. */
static char
first_character(struct bytes s)
{
	size_t i = 0;

	if (bytes_begin(s, BYTES("\xef\xbb\xbf")))
		i = 3;
	else if (bytes_begin(s, BYTES("\xff\xfe")) ||
	    bytes_begin(s, BYTES("\xfe\xff")))
		i = 2;
	while (i < s.n && is_blank(s.p[i]))
		i++;
	return i < s.n ? s.p[i] : '\0';
}

/*
 * Fields of a failure report at the begin of lines: Feedback-Type (RFC 5965
 * section 3.1), or what Exim and cPanel write for people to read.
 */
static bool
has_fields(struct bytes head)
{
	bool domain = false, address = false;
	size_t lf;

	while (head.n != 0) {
		while (head.n != 0 && is_blank(head.p[0]))
			head = bytes_from(head, 1);
		if (match(head, "feedback-type:") != 0)
			return true;
		domain |= match(head, "sender domain:") != 0;
		address |= match(head, "sender ip address:") != 0;
		if (domain && address)
			return true;
		lf = bytes_find(head, BYTES("\n"), 0);
		head = bytes_from(head, lf + 1);
	}
	return false;
}

enum sniff
sniff(struct bytes head)
{
	char first;

	head = bytes_first(head, SNIFF_HEAD);
	first = first_character(head);
	if ((first == '{' || first == '[') && has_key(head))
		return SNIFF_TLSRPT;
	if (has_tag(head))
		return SNIFF_AGGREGATE;
	return has_fields(head) ? SNIFF_FAILURE : SNIFF_NONE;
}

const char *
sniff_name(enum sniff kind)
{
	static const char *const names[] = {
		"", "aggregate", "tlsrpt", "failure" };

	return names[kind];
}
