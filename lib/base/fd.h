/*
 * fd: all of some bytes to a file descriptor.
 */
#ifndef BASE_FD_H
#define BASE_FD_H

#include "base/bytes.h"

/* Writes all of s, however short and interrupted; false: errno tells. */
bool	 fd_write(int fd, struct bytes s);
/*
 * The same at the end of a file that was opened for append and that others
 * append to. False, with errno: then nothing of s is left in it, unless it
 * is no regular file, or somebody without the lock (flock) wrote behind s.
 */
bool	 fd_append(int fd, struct bytes s);

#endif
