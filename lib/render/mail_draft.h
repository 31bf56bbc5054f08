/* mail_draft: a mail while options say what its headers shall be. */
#ifndef RENDER_MAIL_DRAFT_H
#define RENDER_MAIL_DRAFT_H

#include "render/mail.h"
#include "render/model.h"
#include "render/render.h"

enum mail_header {
	MAIL_FROM, MAIL_TO, MAIL_SUBJECT, MAIL_DATE, MAIL_MESSAGE_ID,
	MAIL_HEADERS
};

/* A zeroed one is empty. */
struct mail_draft {
	struct mail	 mail;
	struct bytes	*to;
	bool		 begun;		/* some header was given */
};

/*
 * Gives it a header, MAIL_TO any number of times; value must live as long.
 * Returns NULL, or in our words what the header takes.
 */
const char	*draft_take(struct mail_draft *d, enum mail_header header,
		    struct bytes value);
/* Has it all that it must? NULL, or what is wrong. */
const char	*draft_settle(struct mail_draft *d, struct bytes title);
/* Writes the page as a mail. */
void		 draft_write(struct buf *out, const struct mail_draft *d,
		    const struct page *page, const struct text_form *form);
void		 draft_free(struct mail_draft *d);

#endif
