/*
 * inside: what the files of this room share and nobody else needs.
 *
 * operand.c opens what the user named; walk.c recognises what is there and
 * hands it to document.c, pack.c or mail_files.c, which open one sort of item
 * each and come back to walk_items with what was in it. message.c opens the
 * messages that mail_files.c finds, series.c parts them from one another,
 * promise.c says what could not be read; seek.c finds the way
 * behind what is damaged.
 */
#ifndef CONTAINER_INSIDE_H
#define CONTAINER_INSIDE_H

#include "container/gzip.h"
#include "container/magic.h"
#include "container/stream.h"
#include "container/walk.h"
#include "mail/mime.h"

/* The message that what is walked came in. */
struct mail_context {
	struct mail_context *outer;	/* the one it is attached to */
	struct document_mail mail;
	bool		 classified;	/* by its subject: */
	bool		 promises;	/* … a report is in it */
	bool		 fails;		/* … or a failure report */
	bool		 empty;		/* a payload of nothing was in it */
	bool		 named;		/* a part has a report's name, and
					   was not known for anything */
	bool		 lost_boundary;	/* a multipart without a part */
};

struct walk {
	struct cli		*cli;
	const struct walk_sink	*sink;
	struct walk_counts	 counts;
	uint64_t		 refused;	/* told, in this run */
	struct stream_pool	 streams;
	struct gzip_pool	 gzips;
	struct buf		 source;	/* where we are */
	size_t			 operand_n;	/* of it, the operand */
	size_t			 label, label_n;	/* in source */
	uint64_t		 depth;
	struct mail_context	*context;
	struct quirks		 leading;	/* of the next document */
	struct buf		 others;	/* names of other files */
	bool			 others_said;	/* … and what is behind */
	unsigned		 damages;	/* in this operand or file */
	struct buf		 document;
	struct buf		 units;	/* of a document in UTF-16, a byte for
					   each */
	uint64_t		 held;	/* bytes of messages and archives, one
					   in the other, that are in memory */
};

/* A level that names what is in it, and how many that were so far. */
struct path_mark {
	size_t		 source_n, label, label_n;	/* to go back to */
	uint64_t	 items;
};

/* Goes into `name` (empty: no name) of the mark before. */
struct path_mark	 path_enter(struct walk *w, struct bytes name);
/* The same into "12" or "2.1", which is no label for what is in it. */
struct path_mark	 path_enter_number(struct walk *w, struct bytes digits);
void		 path_leave(struct walk *w, const struct path_mark *p);
/*
 * Counts an item of a mark; from the second on, and with `several` from the
 * first, enters its number. Leave with path_leave.
 */
struct path_mark	 path_enter_item(struct walk *w, struct path_mark *p,
		    bool several);

/* One message, at the current source; counts refusals. */
void		 walk_say(struct walk *w, enum message m);
/* The same, with something more. */
void		 walk_say_more(struct walk *w, enum message m,
		    const char *detail);
/*
 * Says that something is damaged or encrypted; in mail only of what bears a
 * report's name, else it is counted.
 */
void		 walk_damage(struct walk *w, enum message m);
/*
 * The same of a part of mail that is encrypted, and so may be a failure
 * report: its message has a report's subject, or it is not told.
 */
void		 walk_encrypted(struct walk *w);
/*
 * What is known and not read here: refused with the way out when it is a
 * store of mail or the only thing given, or when a report's name or subject
 * stands on it or in it.
 */
bool		 walk_unread(struct walk *w, struct stream *s, enum magic m);
/*
 * A message is through without a report: refused if it promised one, else
 * counted, and false.
 */
bool		 walk_broken_promise(struct walk *w);
/*
 * Says what is wrong with a stream that failed, unless a stream under it
 * says so.
 */
void		 walk_fault(struct walk *w, const struct stream *s);

/* How many more bytes may be held: --max-message in all. */
uint64_t	 walk_may_hold(const struct walk *w);

/* One level deeper; false, and told, when that is too deep. */
bool		 walk_deeper(struct walk *w);
void		 walk_back(struct walk *w);

/*
 * Walks all items of s, one after the other. True when the first one was
 * known for something, be it no report.
 */
bool		 walk_items(struct walk *w, struct stream *s,
		    struct path_mark *p);
/*
 * Does another item follow in s, or in what s was compressed in? Junk that
 * follows instead is noted in the stream's quirks.
 */
bool		 walk_follows(struct stream *s);

enum {
	SEEK_TEXT = 1,		/* the begin of XML */
	SEEK_PACKED = 2		/* of a gzip or zip file */
};

/*
 * Goes on to what may be the begin of such an item in s; false when there is
 * none.
 */
bool		 walk_seek(struct stream *s, unsigned what);
/* The same behind a damaged item; gives up after many of them. */
bool		 walk_past_damage(struct walk *w, struct stream *s,
		    unsigned what);

/*
 * Each takes the item that s stands at. True when s may hold another one
 * behind it.
 */
bool		 walk_document(struct walk *w, struct stream *s,
		    struct path_mark *p, enum magic m, bool *known);
bool		 walk_compressed(struct walk *w, struct stream *s,
		    struct path_mark *p, enum magic m);
bool		 walk_archive(struct walk *w, struct stream *s,
		    struct path_mark *p, enum magic m);
bool		 walk_mbox(struct walk *w, struct stream *s,
		    struct path_mark *p, enum magic m);
bool		 walk_mail(struct walk *w, struct stream *s,
		    struct path_mark *p);
bool		 walk_emlx(struct walk *w, struct stream *s,
		    struct path_mark *p);
bool		 walk_wide(struct walk *w, struct stream *s,
		    struct path_mark *p);
bool		 walk_cr(struct walk *w, struct stream *s,
		    struct path_mark *p);
bool		 walk_signed(struct walk *w, struct stream *s,
		    struct path_mark *p);
bool		 walk_tnef(struct walk *w, struct stream *s,
		    struct path_mark *p);

/*
 * A message, with its lines as they are, at the current source; or several,
 * one behind the other. under: what its bytes are from.
 */
void		 walk_message(struct walk *w, struct stream *under,
		    struct bytes message);
/*
 * What was signed, in a message: an entity whose parts are that message's.
 */
void		 walk_entity(struct walk *w, struct stream *under,
		    struct bytes entity);
/*
 * Takes all of s into *out; false, and told, when that is too large, or s has
 * failed.
 */
bool		 walk_hold(struct walk *w, struct stream *s,
		    struct buf *out);
/* One that w holds in a buffer of its own. */
void		 walk_held(struct walk *w, struct stream *under,
		    const struct buf *message);

/* Messages that stand one behind the other. */
struct series {
	uint64_t	 total;		/* bytes of all of them */
	uint64_t	 looked;	/* … that were looked at in vain */
};

/*
 * Length of the message that text (mail_lines was applied) begins with: all
 * of it, or as far as where another one begins. *failure: it is a failure
 * report.
 */
size_t		 series_next(struct walk *w, struct series *s,
		    struct bytes text, bool *failure);
/*
 * The begin of a part's text, decoded into w->document if need be: so much
 * as tells what it is.
 */
struct bytes	 walk_part_begin(struct walk *w,
		    const struct mime_part *part);

/* Gives a document to the sink. several: it is not the only item. */
void		 walk_hand_over(struct walk *w, struct path_mark *p,
		    struct document *document, bool several);

#endif
