/*
 * policy_files: small files about a domain, saved in a folder.
 *
 * Their names are made of the domain's. A normal form (text/domain.h) may
 * have a slash in it: no file is looked for then, so that none outside of the
 * folder can be.
 */
#ifndef POSTURE_POLICY_FILES_H
#define POSTURE_POLICY_FILES_H

#include "base/arena.h"

enum local_state {
	LOCAL_NOT_ASKED,	/* there is no folder */
	LOCAL_MISSING,
	LOCAL_UNREADABLE,	/* it is no regular file, or not for us */
	LOCAL_LARGE,		/* over the limit */
	LOCAL_READ
};

struct local {
	enum local_state state;
	struct bytes	 text;
};

/*
 * Reads DIR/BEFORE DOMAIN BEHIND, up to most bytes; what is read lasts as long
 * as keep. dir may be NULL. Links are followed; what is no regular file is
 * not opened for long, nor waited for.
 */
struct local	 local_read(const char *dir, const char *before,
		    struct bytes domain, const char *behind, size_t most,
		    struct arena *keep);

/* Why there is no text, in our words; NULL for LOCAL_READ. */
const char	*local_words(enum local_state state);

#endif
