/*
 * zipend: the end of a zip archive, which libarchive leaves unread when it
 * reads in one pass: what `cat` put behind it begins there.
 */
#ifndef CONTAINER_ZIPEND_H
#define CONTAINER_ZIPEND_H

#include "container/stream.h"

/*
 * Skips the central directory (APPNOTE.TXT 4.3.11 to 4.3.16) that s stands
 * at, up to and with its end record; stops at the first thing that is none.
 */
void	 zipend_pass(struct stream *s);

#endif
