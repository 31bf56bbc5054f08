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

enum policy_file_state {
	POLICY_FILE_NOT_ASKED,	/* there is no folder */
	POLICY_FILE_MISSING,
	POLICY_FILE_UNREADABLE,	/* it is no regular file, or not for us */
	POLICY_FILE_LARGE,		/* over the limit */
	POLICY_FILE_READ
};

struct policy_file {
	enum policy_file_state state;
	struct bytes	 text;
};

/*
 * Reads DIR/BEFORE DOMAIN BEHIND, up to most bytes; what is read lasts as long
 * as keep. dir may be NULL. Links are followed; what is no regular file is
 * not opened for long, nor waited for.
 */
struct policy_file	 policy_file_read(const char *dir, const char *before,
		    struct bytes domain, const char *behind, size_t most,
		    struct arena *keep);

/* Why there is no text, in our words; NULL for POLICY_FILE_READ. */
const char	*policy_file_words(enum policy_file_state state);

#endif
