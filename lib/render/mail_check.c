/* mail_check: is what the user gives fit for a header? */
#include "base/utc.h"
#include "render/mail.h"
#include "render/mail_text.h"
#include "text/utf8.h"

enum { TEXT_MOST = 500, SPEC_MOST = 72 };

/* Nothing that could end the line, and nothing that is no text. */
static bool
is_text(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return false;
	return s.n <= TEXT_MOST && utf8_valid(s) == s.n;
}

/* Characters of a dot-atom (RFC 5322 section 3.2.3), and those of more. */
static bool
is_atom(struct bytes s, const char *more)
{
	static const char atext[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && i != 0 && i + 1 != s.n &&
		    s.p[i - 1] != '.')
			continue;
		if (s.p[i] == '\0' || (strchr(atext, s.p[i]) == NULL &&
		    strchr(more, s.p[i]) == NULL))
			return false;
	}
	return s.n != 0;
}

static bool
is_spec(struct bytes s)
{
	size_t at = bytes_find(s, BYTES("@"), 0);

	return at < s.n && s.n <= SPEC_MOST &&
	    is_atom(bytes_first(s, at), "") &&
	    is_atom(bytes_from(s, at + 1), "[]:");
}

const char *
mail_bad_address(struct bytes address)
{
	struct bytes name, spec;

	if (!is_text(address))
		return "has characters that no header may have, or too many";
	mail_parts(address, &name, &spec);
	if (!is_spec(spec))
		return "must be name@domain.example or Name "
		    "<name@domain.example>, in ASCII behind the name";
	return NULL;
}

const char *
mail_bad_date(struct bytes date)
{
	int64_t t;

	if (!is_text(date) || date.n > SPEC_MOST - 2 ||
	    !utc_parse_mail(date, &t))
		return "must be like Mon, 16 Nov 2026 06:15:00 +0000";
	return NULL;
}

const char *
mail_bad_id(struct bytes id)
{
	id = mail_inner_id(id);
	if (id.n > SPEC_MOST - 10 || !is_spec(id))
		return "must be like week-46@reports.example, "
		    "at most 62 characters";
	return NULL;
}

const char *
mail_bad_subject(struct bytes subject)
{
	if (!is_text(subject))
		return "must be UTF-8 without control characters, "
		    "at most 500 bytes";
	return NULL;
}
