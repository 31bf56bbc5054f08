/*
 * audit: domains times what profiles ask for, as rows.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "audit/evidence.h"
#include "audit/profile.h"
#include "audit/survey.h"
#include "checks/check.h"
#include "posture/posture.h"
#include "text/inventory.h"
#include "tsv/writer.h"

struct audit {
	struct cli		*cli;
	const struct inventory	*domains;
	struct dns		*dns;
	struct orgdomain	*orgdomain;
	const struct profile	*profiles;
	size_t			 nprofiles;
	const char		*policy_dir, *bimi_dir;	/* or NULL */
	const struct evidence	*evidence;		/* or NULL */
	struct survey		*survey;		/* of audit_survey */
	bool			 needed;	/* ask for what profiles need */
	struct tsv_writer	*out;
	struct lookup		 lookup;
	struct arena		 keep;		/* of one domain */
	struct check		 check;
	/* Who stands below whom: lists of entries, by their numbers. */
	uint32_t		*below;		/* the first link of each */
	struct audit_link	*link;
	size_t			 nlinks, links_room;
	uint64_t		 rows, failed, unknown;
	bool			 fresh_said;	/* see audit/spf.h */
};

/* The fields above `ask` are set by the caller. */
void	 audit_start(struct audit *a);
void	 audit_end(struct audit *a);

/*
 * Gathers what the data says of each domain, in the list's order, and hands
 * it to visit (NULL: it is only asked for; then lookup_noted tells what is not
 * in the data). Ends early at a write error.
 */
void	 audit_each(struct audit *a,
	    void (*visit)(struct audit *a, const struct posture *p));

/* Writes the audit rows of one domain; for audit_each. */
void	 audit_write(struct audit *a, const struct posture *p);

/* Counts the domain in a->survey; for audit_each. */
void	 audit_survey(struct audit *a, const struct posture *p);

/*
 * Writes the questions that were left open to fd, as dig -f reads them: a
 * name, a blank and a type. Returns errno of a failed write, or 0.
 */
int	 audit_questions(const struct audit *a, int fd);

#endif
