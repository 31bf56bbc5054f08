/* mail_draft: a mail while options say what its headers shall be. */
#include "render/mail_draft.h"

#include <stdlib.h>

#include "base/mem.h"

static void
add_recipient(struct mail_draft *d, struct bytes address)
{
	struct mail *m = &d->mail;

	d->to = mem_resize(d->to, m->nto + 1, sizeof(*d->to));
	d->to[m->nto++] = address;
	m->to = d->to;
}

const char *
draft_take(struct mail_draft *d, enum mail_header header, struct bytes value)
{
	static const char *(*const wrong[MAIL_HEADERS])(struct bytes) = {
		mail_bad_address, mail_bad_address, mail_bad_subject,
		mail_bad_date, mail_bad_id
	};
	const char *why = wrong[header](value);

	if (why != NULL)
		return why;
	d->begun = true;
	if (header == MAIL_FROM)
		d->mail.from = value;
	else if (header == MAIL_TO)
		add_recipient(d, value);
	else if (header == MAIL_SUBJECT)
		d->mail.subject = value;
	else if (header == MAIL_DATE)
		d->mail.date = value;
	else
		d->mail.message_id = value;
	return NULL;
}

const char *
draft_settle(struct mail_draft *d, struct bytes title)
{
	if (d->mail.from.n == 0 || d->mail.nto == 0)
		return "--mail needs --from and --to";
	if (d->mail.subject.n == 0)
		d->mail.subject = title;
	if (mail_bad_subject(d->mail.subject) != NULL)
		return "--title is no subject for a mail; give it one with "
		    "--subject";
	return NULL;
}

void
draft_write(struct buf *out, const struct mail_draft *d,
    const struct page *page, const struct text_form *form)
{
	struct buf text = { 0 }, html = { 0 };
	struct mail m = d->mail;

	render_text(&text, page, form);
	render_html(&html, page);
	if (m.subject.n == 0)
		m.subject = page->title;
	m.lang = page->strings->lang;
	m.text = buf_view(&text);
	m.html = buf_view(&html);
	mail_write(out, &m);
	buf_free(&text);
	buf_free(&html);
}

void
draft_free(struct mail_draft *d)
{
	free(d->to);
	*d = (struct mail_draft){ 0 };
}
