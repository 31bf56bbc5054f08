/* subject: what the subject of a message promises to be in it. */
#include "mail/subject.h"

static bool
has_words(struct bytes s, const char *words)
{
	return bytes_find_nocase(s, bytes_of(words), 0) < s.n;
}

/* The forms that subjects of reports begin with. */
static const char *const forms[] = {
	"report domain:",		/* RFC 7489, RFC 8460, RFC 9990 */
	"tls report",
	"tls-rpt report",
	"smtp tls report",
	"dmarc aggregate report",
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

bool
subject_is_report(struct bytes subject)
{
	size_t i;

	for (i = 0; i < FORMS; i++)
		if (has_words(subject, forms[i]))
			return true;
	return false;
}

/* Takes tags and marks of forwarding off the begin; true for such a mark. */
static bool
drop_marks(struct bytes *s)
{
	static const char *const marks[] = {
		"fwd:", "fw:", "wg:", "tr:", "rv:", "i:", "vs:", "doorst:",
	};
	size_t i, n;
	bool any = false;

	for (;;) {
		*s = bytes_trim(*s);
		n = 0;
		if (s->n != 0 && s->p[0] == '[')
			n = bytes_find(*s, BYTES("]"), 0) + 1;
		for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			if (bytes_begin_nocase(*s, bytes_of(marks[i]))) {
				n = strlen(marks[i]);
				any = true;
			}
		if (n == 0 || n > s->n)
			return any;
		*s = bytes_from(*s, n);
	}
}

bool
subject_promises(struct bytes subject, bool *forwarded)
{
	size_t i;

	*forwarded = drop_marks(&subject);
	for (i = 0; i < FORMS; i++)
		if (bytes_begin_nocase(subject, bytes_of(forms[i])))
			return true;
	return false;
}

bool
subject_is_failure(struct bytes subject)
{
	return (has_words(subject, "failure report") ||
	    has_words(subject, "forensic report")) &&
	    (has_words(subject, "dmarc") || has_words(subject, "auth") ||
	    has_words(subject, "dkim") || has_words(subject, "spf"));
}
