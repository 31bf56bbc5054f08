/*
 * promise: what could not be read, and whether it promised to be a report.
 *
 * Mail holds all sorts of things that are none of ours. What bears a report's
 * name or subject is never passed over in silence.
 */
#include "container/inside.h"
#include "container/names.h"
#include "mail/params.h"
#include "mail/subject.h"

/* Sets what the subject says of the message. */
static void
classify_subject(struct mail_context *c)
{
	struct buf subject = { 0 };

	if (c->classified)
		return;
	mail_subject(c->mail.head, &subject);
	c->promises = subject_is_report(buf_view(&subject));
	c->fails = subject_is_failure(buf_view(&subject));
	c->classified = true;
	buf_free(&subject);
}

void
walk_damage(struct walk *w, enum message m)
{
	if (w->context != NULL)
		classify_subject(w->context);
	if (w->context != NULL && !w->context->promises &&
	    !name_path_is_report(buf_view(&w->source)))
		w->counts.damaged++;
	else
		walk_say(w, m);
}

void
walk_encrypted(struct walk *w)
{
	classify_subject(w->context);
	if (!w->context->promises && !w->context->fails)
		return;
	walk_say_more(w, MSG_ENCRYPTED,
	    "see failure-parse(1), Encrypted reports");
}

static const char *
way_out(enum magic m)
{
	switch (m) {
	case MAGIC_OLE:
		return "Outlook's .msg or an old Office file; save the mail "
		    "as .eml";
	case MAGIC_PST:
		return "Outlook's .pst; export its mail, for example with "
		    "readpst";
	case MAGIC_RAR:
		return "rar; unpack it, for example with bsdtar -xf";
	default:
		return "Dovecot's own storage; get the mail with doveadm fetch "
		    "text";
	}
}

/*
 * Does a report's subject stand in the text of s, as Outlook keeps it in a
 * file: in UTF-16, or in one byte a character? Passes over s.
 */
static bool
shows_subject(struct stream *s)
{
	static const char wide[] = "R\0e\0p\0o\0r\0t\0 \0D\0o\0m\0a\0i\0n\0:";
	enum { OVERLAP = sizeof(wide) };
	struct bytes b, look = { wide, sizeof(wide) - 1 };
	bool shows = false;

	while (!shows && (b = stream_peek(s, STREAM_PEEK)).n > 0) {
		shows = bytes_find_nocase(b, look, 0) < b.n ||
		    bytes_find_nocase(b, BYTES("Report Domain:"), 0) < b.n;
		stream_skip(s, b.n > OVERLAP && !s->ended ? b.n - OVERLAP :
		    b.n);
	}
	return shows;
}

bool
walk_unread(struct walk *w, struct stream *s, enum magic m)
{
	bool alone = w->context == NULL && w->source.n == w->operand_n;
	bool named = name_path_is_report(buf_view(&w->source)) ||
	    name_is_subject(buf_view(&w->source));

	if (w->context != NULL) {
		classify_subject(w->context);
		named |= w->context->promises || w->context->fails;
	} else if (m == MAGIC_PST || m == MAGIC_DOVECOT) {
		named = true;
	}
	if (alone || named || (m == MAGIC_OLE && shows_subject(s)))
		walk_say_more(w, MSG_UNREAD_FORM, way_out(m));
	else if (w->context != NULL)
		w->counts.damaged++;
	return false;
}

/* Is the message such as programs send about another one? */
static bool
is_answer(struct bytes head, bool forwarded)
{
	struct buf type = { 0 };
	struct bytes value;
	bool yes = header_find(head, "Auto-Submitted", &value) &&
	    bytes_equal_nocase(params_word(value), BYTES("auto-replied"));

	/* Outlook says of what it forwards, too, what it is in reply to. */
	yes |= !forwarded && header_find(head, "In-Reply-To", &value);
	if (header_find(head, "Content-Type", &value) &&
	    bytes_equal_nocase(params_word(value),
	    BYTES("multipart/report")) &&
	    params_find(value, "report-type", &type))
		yes |= !bytes_equal_nocase(buf_view(&type),
		    BYTES("feedback-report")) && !bytes_equal_nocase(
		    buf_view(&type), BYTES("tlsrpt"));
	buf_free(&type);
	return yes;
}

/* Does the message, by subject or the name of a part, say it has a report? */
static bool
has_promised(const struct mail_context *c)
{
	struct buf subject = { 0 };
	bool forwarded, yes;

	mail_subject(c->mail.head, &subject);
	yes = subject_promises(buf_view(&subject), &forwarded);
	buf_free(&subject);
	return (yes || c->named) && !is_answer(c->mail.head, forwarded);
}

bool
walk_broken_promise(struct walk *w)
{
	const struct mail_context *c;

	c = w->context;
	do {
		if (c->empty || is_answer(c->mail.head, true))
			return false;
	} while ((c = c->outer) != NULL);
	if (!has_promised(w->context))
		return false;
	walk_say_more(w, MSG_UNREAD_FORM, w->context->lost_boundary ?
	    "the subject promises a report, but the boundary between the parts "
	    "is missing; save the mail again" :
	    "the subject or the name of a part promises a report, but no part "
	    "is one; look at the mail, or ask the sender");
	return true;
}
