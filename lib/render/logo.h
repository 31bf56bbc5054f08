/*
 * logo: a picture of the user's, checked, as a data: URI for an HTML page.
 *
 * PNG is taken by its signature and first chunk. SVG is read as XML, and
 * refused with anything that runs, moves or fetches: a page must be as safe
 * to open from a mail with a picture as without.
 */
#ifndef RENDER_LOGO_H
#define RENDER_LOGO_H

#include "base/bytes.h"

enum { LOGO_MOST = 256 * 1024 };	/* bytes of the file */

/* Appends the URI; returns NULL, or in our words what is wrong. */
const char	*logo_take(struct buf *uri, struct bytes file);

#endif
