/*
 * bimi_facts: what the data says of a domain's BIMI
 * (draft-brand-indicators-for-message-identification-10).
 *
 * Of selectors only "default" is asked for. The picture and the certificate
 * are asked from no web server: they are read from the folder of BIMI files,
 * where they stand as DOMAIN.svg and DOMAIN.pem, the domain being the one
 * whose record counts.
 */
#ifndef POSTURE_BIMI_FACTS_H
#define POSTURE_BIMI_FACTS_H

#include "posture/policy_files.h"
#include "posture/record_at.h"
#include "posture/subject.h"
#include "posture/svg.h"
#include "records/bimi_record.h"

/* What stands at default._bimi.NAME. */
struct bimi_record_at {
	struct bytes		 name;
	struct published	 txt;		/* record tells its doubts */
	struct bimi_record	 record;	/* when valid */
};

struct bimi_certificate {
	enum policy_file_state state;
	const char	*fault;		/* in our words, or NULL */
	int64_t		 not_before, not_after;
	bool		 mark;		/* it is for brand indicators */
	bool		 named;		/* for the domain, or for its
					   organisational domain */
};

struct bimi_facts {
	struct bimi_record_at	 own, org;	/* the second unasked, and its
						   name empty, where the first
						   decides */
	const struct bimi_record_at	*counts;	/* own, or else org */
	enum policy_file_state	 picture;
	struct svg		 svg;		/* when POLICY_FILE_READ */
	struct bimi_certificate	 certificate;
};

void	 bimi_facts_gather(struct bimi_facts *f, const struct subject *s);

#endif
