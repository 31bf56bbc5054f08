/*
 * fd: all of some bytes to a file descriptor.
 */
#ifndef BASE_FD_H
#define BASE_FD_H

#include "base/bytes.h"

/* Writes all of s, however short and interrupted; false: errno tells. */
bool	 fd_write(int fd, struct bytes s);

#endif
