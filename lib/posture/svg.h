/*
 * svg: is a picture of the profile SVG Tiny Portable/Secure, which BIMI asks
 * for (draft-svg-tiny-ps-abrotman)?
 *
 * The profile is SVG Tiny 1.2 without what moves, runs, is fetched or is no
 * vector graphics. Looked at are elements, references and the root; not the
 * values of other attributes.
 */
#ifndef POSTURE_SVG_H
#define POSTURE_SVG_H

#include "base/arena.h"

enum {
	SVG_MOST = 256 * 1024,		/* bytes that are read */
	SVG_ADVISED = 32 * 1024,	/* receivers may take no more */
	SVG_TITLE_ADVISED = 64		/* characters */
};

struct svg {
	const char	*fault;		/* in our words, or NULL */
	const char	*doubt;		/* what is not forbidden, but wrong with
					   many receivers; or NULL */
	struct bytes	 what;		/* of the fault, or else the doubt: the
					   element or attribute; may be empty */
	bool		 compressed;	/* it is SVGZ, and was not read */
};

/* Looks at text, a file; names in out last as long as keep. */
void	 svg_read(struct bytes text, struct arena *keep, struct svg *out);

#endif
