/*
 * mime: the leaves of a message, one after the other (RFC 2046 section 5.1).
 *
 * A message without multiparts is one leaf. Boundaries are looked for once,
 * in one pass over the lines, whatever is nested in what.
 */
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include "base/limits.h"
#include "base/quirks.h"
#include "mail/decode.h"
#include "mail/header.h"

struct mime_part {
	struct bytes	 head;		/* its fields; the message's own for a
					   message without multiparts */
	struct bytes	 body;		/* still encoded */
	const char	*number;	/* "2.1"; until the next mime_next */
	struct bytes	 type;		/* "text/plain" as it stands, or "" */
	enum decode_kind encoding;
	bool		 open;		/* no boundary ends it, but the text */
};

enum mime_result {
	MIME_PART,
	MIME_END,
	MIME_TOO_DEEP,		/* multiparts in multiparts: limits.depth */
	MIME_TOO_MANY,		/* limits.parts */
	MIME_LONG_HEADER	/* limits.header */
};

struct mime_level;

struct mime {
	const struct limits	*limits;
	struct bytes		 head;	/* of the message */
	struct bytes		 text;	/* its body */
	size_t			 at;	/* of text: what was not looked at */
	struct mime_level	*level;	/* open multiparts, outermost first */
	size_t			 depth, room;
	uint64_t		 parts;
	bool			 started;
	bool			 between;	/* a part begins at `at` */
	bool			 whole;		/* the body was the leaf */
	bool			 lost;		/* a boundary never came */
	/* Its last boundary ends at `at`. */
	bool			 closed;
	struct quirks		 quirks;
	struct buf		 number;
};

/*
 * Begins with a message (mail_lines was applied); false when its header is
 * too long. m->head is its header from then on. End with mime_end.
 */
bool		 mime_start(struct mime *m, struct bytes message,
		    const struct limits *limits);
/* The next leaf. After anything but MIME_PART there is none. */
enum mime_result mime_next(struct mime *m, struct mime_part *part);
void		 mime_end(struct mime *m);
/* Does that boundary delimit a multipart that has not ended? */
bool		 mime_is_open(const struct mime *m, struct bytes boundary);

/*
 * Appends the name a part was sent under: filename of Content-Disposition,
 * else name of Content-Type (RFC 2183 section 2.3), decoded. May be empty.
 */
void		 mime_name(const struct mime_part *part, struct buf *out);
/* Appends the charset of a part's Content-Type; may be empty. */
void		 mime_charset(const struct mime_part *part, struct buf *out);

#endif
