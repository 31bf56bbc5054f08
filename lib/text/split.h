/*
 * split: where one report ends and the next begins, in what `cat` makes of
 * several. Bytes are only looked at here, not understood.
 */
#ifndef TEXT_SPLIT_H
#define TEXT_SPLIT_H

#include "base/bytes.h"

/* State of one search; zeroed at the begin of a document. */
struct split {
	size_t	seen;		/* bytes looked at */
	size_t	from;		/* XML: … for another declaration */
	bool	spelt;		/* XML: the root's spelling is known: */
	bool	any_case;	/* … it is not all in lower case */
	size_t	depth;		/* JSON: open braces and brackets */
	bool	string;		/* JSON: inside a string … */
	bool	escaped;	/* … and behind a backslash */
};

/*
 * Offset just past the end of the XML document that s begins with: behind
 * its </feedback>, with any prefix, or, where it was cut before that, at the
 * XML declaration of the next; </FEEDBACK> where <FEEDBACK> was the root. 0
 * when neither is in s: call again with more of the same bytes, or take all
 * of s when there is no more.
 */
size_t	 split_xml(struct split *st, struct bytes s);

/* The same for JSON: behind the brace or bracket that closes the first. */
size_t	 split_json(struct split *st, struct bytes s);

/* How many blanks and NULs s begins with. */
size_t	 split_blanks(struct bytes s);

/*
 * A list of JSON objects is taken for these, one behind the other. Bytes
 * before the first, where s begins such a list (a byte order mark may stand
 * before it); else 0.
 */
size_t	 split_list(struct bytes s);
/* How many blanks, NULs, commas and ends of such a list s begins with. */
size_t	 split_between(struct bytes s);

#endif
