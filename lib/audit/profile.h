/*
 * profile: what a framework asks of a domain, as data.
 *
 * A line asks for one requirement, of domains of some roles, more or less
 * strictly; its cells are described in dns-audit(1), PROFILES. Those of
 * share/rua-tools/profiles are built in; users write their own alike.
 */
#ifndef AUDIT_PROFILE_H
#define AUDIT_PROFILE_H

#include "checks/requirements.h"
#include "base/arena.h"
#include "cli/cli.h"

enum demanded {
	DEMANDED_MUST,
	DEMANDED_SHOULD,
	DEMANDED_MAY,
	DEMANDED_KINDS
};

struct bytes	 gate_word(enum demanded s);

struct profile_line {
	const struct requirement *requirement;
	unsigned		  roles;	/* ROLE_… of text/inventory.h;
						   0: any */
	enum demanded		  severity;
	struct bytes		  threshold, source, note;
};

struct profile {
	struct bytes		 name;
	struct profile_line	*at;
	size_t			 n, room;
	bool			 begun;		/* a line was taken */
	struct arena		 text;
	struct buf		 wrong;		/* words on the last line */
};

/* Is that line asked of a domain of those roles? See dns-audit(1), ROLES. */
bool		 profile_asks(const struct profile_line *l, unsigned roles);

/*
 * The built-in profile of that name, or what is in the file, for a name that
 * has a / or ends in .tsv. Ends the program with a message when there is
 * none or a line of it is wrong.
 */
void		 profile_read(struct profile *p, struct cli *c,
		    const char *name);
void		 profile_free(struct profile *p);

/* Takes a line; NULL, or in our words what is wrong with it. For a struct
   profile; io/settings.h says what is a line. */
const char	*profile_take(void *profile, struct bytes line);

/*
 * Appends the text of a built-in profile, or for NULL a line for each, of its
 * name and what its first line says of it. Ends the program with a message
 * when there is none of that name.
 */
void		 profile_show(struct buf *out, struct cli *c,
		    const char *name);

/* Name of built-in profile number i, or empty past the last; its text. */
struct bytes	 profile_name(size_t i);
struct bytes	 profile_text(size_t i);

#endif
