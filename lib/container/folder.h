/*
 * folder: all regular files below a folder, in byte order of their paths.
 */
#ifndef CONTAINER_FOLDER_H
#define CONTAINER_FOLDER_H

#include "base/bytes.h"

enum folder_event {
	FOLDER_FILE,	/* fd is open, the callee closes it */
	FOLDER_OTHER,	/* a symbolic link, FIFO, device …; fd is -1 */
	FOLDER_FAULT	/* could not be opened or read; error is the errno */
};

/* path: below what folder_walk was given; valid during the call. */
typedef void	 folder_visit(void *arg, enum folder_event event,
		    struct bytes path, int fd, int error);

/*
 * Visits what is below the open folder fd, which it closes. path is the
 * folder's own, and what stands in front of all others. Symbolic links are
 * not followed; the `tmp` of a Maildir (beside `cur` and `new`) is left out.
 */
void		 folder_walk(int fd, struct bytes path, folder_visit *visit,
		    void *arg);

#endif
