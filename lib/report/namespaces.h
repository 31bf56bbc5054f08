/*
 * namespaces: which elements of an aggregate report are the report's.
 *
 * RFC 9990 section 5 lets others put elements of their namespaces among
 * those of a report; they are passed over, however they are spelt. The
 * report's are those of no namespace, of the root's, of the two standards'
 * and of any at dmarc.org, which reporters make up.
 */
#ifndef REPORT_NAMESPACES_H
#define REPORT_NAMESPACES_H

#include "base/arena.h"

/* Declarations in force at one place; reports have three at most. */
enum { BINDINGS = 16 };

#define NAMESPACE_7489	BYTES("http://dmarc.org/dmarc-xml/0.1")
#define NAMESPACE_9990	BYTES("urn:ietf:params:xml:ns:dmarc-2.0")

struct namespaces {
	struct bytes	 prefix;	/* of the root, with its colon */
	struct bytes	 uri;		/* of the root; empty: none */
	struct binding {
		struct bytes	prefix;	/* without colon */
		bool		foreign;
		size_t		level;	/* of the element it stands in */
	}		 binding[BINDINGS];
	size_t		 n;
	size_t		 defaults;	/* of them without a prefix */
};

/*
 * The root, of this prefix (with its colon, or none) and these attributes
 * (name, value, ..., NULL). What is kept is copied into text.
 */
void	 namespaces_root(struct namespaces *ns, struct arena *text,
	    struct bytes prefix, const char **attributes);
/*
 * An element at level, from 1 for what stands in the root. False when more
 * would be in force than BINDINGS.
 */
bool	 namespaces_enter(struct namespaces *ns, struct arena *text,
	    size_t level, const char **attributes);
/* The element at level ends, and with it what it declares. */
static inline void
namespaces_leave(struct namespaces *ns, size_t level)
{
	while (ns->n > 0 && ns->binding[ns->n - 1].level >= level)
		ns->defaults -= ns->binding[--ns->n].prefix.n == 0;
}
/* What a prefix (with its colon, or none) stands for: another's? */
bool	 namespaces_bound(const struct namespaces *ns, struct bytes prefix);

/* Is an element of this prefix another's? */
static inline bool
namespaces_foreign(const struct namespaces *ns, struct bytes prefix)
{
	return (prefix.n != 0 || ns->defaults != 0) &&
	    namespaces_bound(ns, prefix);
}

#endif
