/* facts: what a message's header says of the message itself. */
#include "mail/facts.h"

#include "base/utc.h"
#include "mail/header.h"
#include "mail/params.h"

/*
 * Length of the quoted string or comment in front of s, or 0. An open one
 * goes to the end.
 */
static size_t
quoted_length(struct bytes s)
{
	char close;
	size_t i, depth = 1;

	if (s.n == 0 || (s.p[0] != '"' && s.p[0] != '('))
		return 0;
	close = s.p[0] == '"' ? '"' : ')';
	for (i = 1; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == close && --depth == 0)
			return i + 1;
		else if (s.p[i] == '(' && close == ')')
			depth++;
	}
	return s.n;
}

/* s with each quoted string and comment replaced by one blank. */
static void
without_quotes(struct bytes s, struct buf *out)
{
	size_t n;

	while (s.n != 0) {
		n = quoted_length(s);
		buf_byte(out, n != 0 ? ' ' : s.p[0]);
		s = bytes_from(s, n != 0 ? n : 1);
	}
}

/* The domain of the first address: of <a@b>, or of a@b alone. */
static void
from_domain(struct bytes value, char out[DOMAIN_TEXT])
{
	struct buf plain = { 0 };
	struct bytes s;
	size_t angle, at, n = 0;

	out[0] = '\0';
	without_quotes(value, &plain);
	s = buf_view(&plain);
	angle = bytes_find(s, BYTES("<"), 0);
	if (angle < s.n)
		s = bytes_from(s, angle + 1);
	at = bytes_find(s, BYTES("@"), 0);
	s = bytes_from(s, at + 1);
	while (n < s.n && (unsigned char)s.p[n] > ' ' &&
	    strchr(">,;", s.p[n]) == NULL)
		n++;
	if (domain_normal(bytes_first(s, n), out) == 0)
		out[0] = '\0';
	buf_free(&plain);
}

void
mail_facts(struct bytes head, struct mail_facts *out)
{
	struct bytes value;
	struct buf date = { 0 };

	out->date = -1;
	out->from[0] = '\0';
	if (header_find(head, "Date", &value)) {
		header_unfold(value, &date);
		if (!utc_parse_mail(buf_view(&date), &out->date))
			out->date = -1;
	}
	if (header_find(head, "From", &value))
		from_domain(value, out->from);
	buf_free(&date);
}

void
mail_subject(struct bytes head, struct buf *out)
{
	struct buf flat = { 0 };
	struct bytes value;

	if (header_find(head, "Subject", &value)) {
		header_unfold(value, &flat);
		params_words(buf_view(&flat), out);
	}
	buf_free(&flat);
}

static struct bytes
first_word(struct bytes s)
{
	size_t n = 0;

	s = bytes_trim(s);
	while (n < s.n && (unsigned char)s.p[n] > ' ')
		n++;
	return bytes_first(s, n);
}

/* One resinfo, "method[/version]=result …": its result if it is DMARC's. */
static struct bytes
dmarc_result(struct bytes info)
{
	size_t equal = bytes_find(info, BYTES("="), 0), slash;
	struct bytes method = bytes_first(info, equal);

	slash = bytes_find(method, BYTES("/"), 0);
	method = bytes_trim(bytes_first(method, slash));
	if (equal == info.n || !bytes_equal_nocase(method, BYTES("dmarc")))
		return BYTES_NONE;
	return first_word(bytes_from(info, equal + 1));
}

/* The first DMARC result of a field's value, comments taken out. */
static const char *
auth_result(struct bytes s)
{
	struct bytes result;
	size_t semicolon;

	while (s.n != 0) {
		semicolon = bytes_find(s, BYTES(";"), 0);
		result = dmarc_result(bytes_first(s, semicolon));
		if (bytes_equal_nocase(result, BYTES("pass")))
			return "pass";
		if (bytes_equal_nocase(result, BYTES("fail")))
			return "fail";
		if (result.n != 0)
			break;
		s = bytes_from(s, semicolon + 1);
	}
	return "none";
}

/* The authserv-id: a token, or a quoted string. */
static struct bytes
server_of(struct bytes value)
{
	size_t n;

	value = bytes_trim(value);
	n = value.n != 0 && value.p[0] == '"' ? quoted_length(value) : 0;
	if (n >= 2)
		return (struct bytes){ value.p + 1, n - 2 };
	return params_word(value);
}

const char *
mail_auth(struct bytes head, struct bytes authserv)
{
	struct buf plain = { 0 };
	struct bytes name, value, s;
	const char *result = "none";

	while (header_next(&head, &name, &value)) {
		if (!bytes_equal_nocase(name,
		    BYTES("Authentication-Results")) ||
		    !bytes_equal_nocase(server_of(value), authserv))
			continue;
		without_quotes(value, &plain);
		s = buf_view(&plain);
		s = bytes_from(s, bytes_find(s, BYTES(";"), 0) + 1);
		result = auth_result(s);
		break;
	}
	buf_free(&plain);
	return result;
}
