/*
 * xml: an XML document as a run of events.
 *
 * Who reads a report does not know which XML reader feeds it. Document type
 * declarations, and so entities, are refused; nothing is ever fetched.
 */
#ifndef REPORT_XML_H
#define REPORT_XML_H

#include "base/bytes.h"

struct xml;

struct xml_events {
	/* attributes: name, value, …, NULL. Names stand as in the document. */
	void	(*start)(void *arg, const char *name, const char **attributes);
	void	(*end)(void *arg, const char *name);
	/* Text may come in pieces. */
	void	(*text)(void *arg, const char *s, int n);
};

enum xml_result {
	XML_READ,		/* up to its end */
	XML_STOPPED,		/* by xml_stop */
	XML_CUT,		/* well-formed as far as it goes */
	XML_MALFORMED,
	XML_HAS_DOCTYPE
};

struct xml_position {
	unsigned long	 line, column;	/* from 1, of the fault */
	const char	*reason;	/* in the reader's words */
	size_t		 offset;	/* bytes read well */
};

struct xml	*xml_new(void);
void		 xml_free(struct xml *x);

/*
 * Reads doc, which is UTF-8 whatever it declares. *position is set unless the
 * result is XML_READ.
 */
enum xml_result	 xml_read(struct xml *x, struct bytes doc,
		    const struct xml_events *events, void *arg,
		    struct xml_position *position);

/* Called in an event: no other begins; of an empty element the end comes. */
void		 xml_stop(struct xml *x);

/* Name and version of the reader, for --version. */
const char	*xml_library(void);

/* Between elements: blanks, as a rule one line end or one indentation. */
static inline bool
xml_blank(const char *s, int n)
{
	if (s[n - 1] > ' ' || s[0] > ' ')
		return false;
	while (n > 0 && (unsigned char)*s <= ' ')
		s++, n--;
	return n == 0;
}

/* The name behind its prefix, which goes to *prefix with the colon. */
static inline struct bytes
xml_local_name(const char *name, struct bytes *prefix)
{
	const char *colon = strchr(name, ':');

	*prefix = colon ? (struct bytes){ name, (size_t)(colon - name) + 1 } :
	    BYTES_NONE;
	return bytes_of(name + prefix->n);
}

#endif
