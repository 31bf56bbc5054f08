/*
 * walk: every report document in whatever it was packed in.
 *
 * What is in a file is recognised by its bytes, opened by the reader for
 * that, and what comes out is recognised again, until documents are left.
 * They go to the sink, with the name of where they were (see SOURCES in
 * dmarc-unpack(1)). Memory grows with the largest document or message.
 */
#ifndef CONTAINER_WALK_H
#define CONTAINER_WALK_H

#include "base/quirks.h"
#include "cli/cli.h"
#include "mail/facts.h"

enum document_kind {
	DOCUMENT_NONE,
	DOCUMENT_REPORT,
	DOCUMENT_MESSAGE	/* a part that makes its message a report */
};

/* A message with documents in it, the same for all of them. */
struct document_mail {
	struct bytes	 head;		/* its header */
	struct document_mail *outer;	/* the one it was part of, or stood
					   behind in one file, or NULL */
	bool		 read;		/* the sink has set what follows */
	struct mail_facts facts;
	const char	*auth;
};

struct document {
	struct bytes	 source;
	struct bytes	 label;		/* the last name in source, or empty */
	struct bytes	 bytes;		/* as found, in any charset */
	struct bytes	 charset;	/* what its MIME part declares */
	bool		 message;	/* a whole message (failure report) */
	struct document_mail *mail;	/* it came in, or NULL */
	struct quirks	 quirks;
};

struct walk_sink {
	void	*arg;
	/*
	 * What the document is that begins with head: all of it, or its first
	 * STREAM_PEEK bytes at least. As found, in any charset.
	 */
	enum document_kind (*classify)(void *arg, struct bytes head);
	/* Takes a document; false when it was refused (and told). */
	bool	(*take)(void *arg, const struct document *document);
};

struct walk_counts {
	uint64_t	files, messages, archives;
	uint64_t	reports;	/* taken by the sink */
	uint64_t	bare;		/* messages without a report */
	uint64_t	empty;		/* payloads of nothing, or "unused" */
	uint64_t	others;		/* other files without a report */
	uint64_t	damaged;	/* archives in mail, passed over */
};

struct walk;

/* The sink, and c, must stay until walk_free. */
struct walk	*walk_new(struct cli *c, const struct walk_sink *sink);
void		 walk_free(struct walk *w);
const struct walk_counts *walk_counts(const struct walk *w);
/*
 * The names of the first other files, in brackets and fit for a terminal;
 * "" when there were none. At the end.
 */
const char	*walk_others(struct walk *w);

/*
 * One operand: a file, a folder with all that is in it, or "-" for standard
 * input. Says what was refused, and in one line what held no report. False
 * when name could not be opened (told).
 */
bool		 walk_operand(struct walk *w, const char *name);

#endif
