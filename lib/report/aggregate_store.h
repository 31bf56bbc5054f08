/*
 * aggregate_store: the values of a report as they come, put in their place.
 *
 * Used by report/aggregate.c only. The report it fills stays valid until
 * store_reset; its arrays may move while it grows.
 */
#ifndef REPORT_AGGREGATE_STORE_H
#define REPORT_AGGREGATE_STORE_H

#include "report/aggregate.h"

/* Elements that hold text. */
enum leaf {
	LEAF_version, LEAF_org_name, LEAF_email, LEAF_extra_contact_info,
	LEAF_report_id, LEAF_error, LEAF_generator, LEAF_begin, LEAF_end,
	LEAF_policy_domain, LEAF_p, LEAF_sp, LEAF_np, LEAF_adkim, LEAF_aspf,
	LEAF_pct, LEAF_fo, LEAF_testing, LEAF_discovery_method,
	LEAF_source_ip, LEAF_count, LEAF_disposition, LEAF_evaluated_dkim,
	LEAF_evaluated_spf, LEAF_reason_type, LEAF_reason_comment,
	LEAF_header_from, LEAF_envelope_from, LEAF_envelope_to,
	LEAF_auth_domain, LEAF_auth_detail, LEAF_auth_result,
	LEAF_auth_human_result,
	LEAF_COUNT
};

struct store {
	struct aggregate report;
	struct arena	 text;
	struct quirks	 now;		/* of the record or report being read */
	struct quirks	 outer;		/* report's, while in a record */
	size_t		 errors_room, records_room, reasons_room, dkims_room,
			 spfs_room;
	size_t		 nreasons, ndkims, nspfs;
	struct aggregate_record *record;	/* the one being read */
	struct aggregate_auth	*auth;		/* the one being read */
	bool		 auth_is_spf;
	bool		 has_count, has_ip;
	uint64_t	 budget;	/* bytes that entries may still take */
	size_t		 whole;		/* records ended */
	bool		 any;		/* something a report has was there */
};

/* budget: bytes that records and their results may take together. */
void	 store_reset(struct store *s, uint64_t budget);
void	 store_free(struct store *s);
/* The root's namespace, which must live as long as the report. */
void	 store_namespace(struct store *s, struct bytes uri);

/* An element that holds others begins; false when it is one too many. */
bool	 store_record(struct store *s, uint64_t most);
bool	 store_reason(struct store *s, uint64_t most);
bool	 store_dkim(struct store *s, uint64_t most);
bool	 store_spf(struct store *s, uint64_t most);

/* An element ends; text is trimmed and only valid now. */
void	 store_leaf(struct store *s, enum leaf leaf, struct bytes text);
void	 store_reason_end(struct store *s, struct bytes text);
void	 store_record_end(struct store *s);

/* For entry n of an array of entries of that size: grows it, and *have. */
void	*store_room(void *array, size_t n, size_t *have, size_t size);
/* A copy of text in lower case. */
struct bytes store_keyword(struct store *s, struct bytes text);

/* Drops the record that was being read, of a document that was cut. */
void	 store_salvage(struct store *s);

/* The report's end: sums, defaults that need all of it. False: it has
   nothing that a report has. */
bool	 store_finish(struct store *s);

#endif
