/*
 * failure_impl: what the files that read failure reports share, and nobody
 * else needs.
 *
 * failure.c finds the parts; failure_fields.c reads fields, failure_prose.c
 * text for people, failure_results.c what was authenticated,
 * failure_domain.c names, and failure_sample.c the reported message;
 * failure_settle.c brings all of it together.
 */
#ifndef REPORT_FAILURE_IMPL_H
#define REPORT_FAILURE_IMPL_H

#include "base/arena.h"
#include "report/failure.h"

/* Signatures of the sample that are looked at (RFC 9990 3.1.1.8). */
enum { SIGNATURES_MOST = 100 };

/* A DKIM-Signature of the sample (RFC 6376 section 3.5). */
struct failure_signature {
	struct bytes	domain, selector, identity;
};

/* What a set of Authentication-Results fields says. */
struct failure_results {
	struct bytes	server;		/* authserv-id of the first field */
	bool		any;		/* there was a field */
	bool		dkim, spf;	/* it tells of these methods */
	struct bytes	dmarc;		/* result, or empty: not told */
	struct bytes	from;		/* header.from beside it */
	struct bytes	mailfrom;	/* of SPF's, "<>" or a domain */
	struct bytes	identity;	/* first header.i */
};

struct failure_reader {
	const struct limits *limits;
	struct arena	 text;
	struct failure	 report;
	enum encrypted	 encrypted;
	bool		 too_many;	/* items of a list */
	struct buf	 lines;		/* of the message, if made anew */
	struct buf	 fields, sample, scratch, flat;

	/* of the part of fields */
	struct bytes	 reporting_mta, arrival, received, source_ip,
			 mail_from, dkim_domain, dkim_selector, message_id;
	bool		 has_mail_from;
	struct failure_list results;	/* values of the fields, unfolded */

	/* of the sample */
	bool		 has_sample, has_from, has_received;
	struct bytes	 sample_from;
	struct bytes	 received_by;	/* server, of the first Received */
	struct failure_list sample_results;
	struct failure_signature signatures[SIGNATURES_MOST];
	size_t		 nsignatures;

	struct failure_results reported, sampled;
};

/* Appends; false when that is over the limit of a list. */
bool	 failure_list_add(struct failure_reader *r, struct failure_list *l,
	    struct bytes item);
void	 failure_check_add(struct failure_reader *r,
	    struct failure_checks *l, struct failure_check check);

/* The value of a field without folds, trimmed, in the arena. */
struct bytes	 failure_flat(struct failure_reader *r, struct bytes value);
/* The same without comments. */
struct bytes	 failure_plain(struct failure_reader *r, struct bytes value);

/*
 * The domain of s, an address or a name, in normal form. What is none, and
 * what may be a local part alone, is empty, QUIRK_DOMAIN.
 */
struct bytes	 failure_domain(struct failure_reader *r, struct bytes s);

/* Reads the fields of text; returns what stands behind them. */
struct bytes	 failure_fields(struct failure_reader *r, struct bytes text);

/*
 * Reads prose of Exim and its kin. *rest is what may be the header of the
 * reported message, or empty.
 */
void	 failure_prose(struct failure_reader *r, struct bytes text,
	    struct bytes *rest);

/* Reads the reported message's header. */
void	 failure_sample(struct failure_reader *r, struct bytes head);

/* Which Authentication-Results fields count, and which of their checks. */
struct failure_wanted {
	bool		all;	/* fields of any server; else: */
	struct bytes	server;	/* … of this one */
	bool		dkim, spf;
};

/*
 * Reads values of Authentication-Results fields into *out, and checks of
 * methods that are asked for into the report.
 */
void	 failure_results(struct failure_reader *r,
	    const struct failure_list *values,
	    const struct failure_wanted *wanted, struct failure_results *out);

/*
 * The server whose results in the sample's header are the reporter's: it, or
 * the one that received the message, has that name, one above or below, or
 * one beside it. Empty: none. Who sends a message may write such fields into
 * it, too.
 */
struct bytes	 failure_server(struct failure_reader *r);

/* Makes the report of what was read. head: of the report's mail. */
void	 failure_settle(struct failure_reader *r, struct bytes head);

#endif
