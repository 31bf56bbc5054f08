/*
 * fieldlist: what stands behind the version of MTA-STS and TLS-RPT records,
 * "; name=value; name=value" (RFC 8461 section 3.1, RFC 8460 section 3).
 */
#ifndef RECORDS_FIELDLIST_H
#define RECORDS_FIELDLIST_H

#include "base/bytes.h"
#include "records/reading.h"

enum { FIELD_NAME_MOST = 32 };

struct field {
	struct bytes	name, value;
	bool		named;	/* the name is one: a letter or digit, then
				   those, "_", "-" and "." */
	bool		plain;	/* the value may stand in an extension: not
				   empty, visible ASCII but "=" and ";" */
};

/*
 * Takes version off the begin of *txt, "v=STSv1" say: a semicolon must
 * follow. Records that do not begin so are discarded, before anything else
 * is asked of them.
 */
bool	 fieldlist_version(struct bytes *txt, struct bytes version);

/* Does txt look like a record of that version, but for case and blanks? */
bool	 fieldlist_near(struct bytes txt, struct bytes version);

/*
 * Takes the next field off. False at the end: *list is empty then, but where
 * something is not a field, and not a last semicolon either.
 */
bool	 fieldlist_next(struct bytes *list, struct field *out);

/* A kind of record that is one value and extensions. */
struct fieldlist_kind {
	struct bytes	 version;	/* "v=STSv1" */
	/* Takes a field; NULL, or what is wrong, in our words. */
	const char	*(*take)(const struct field *f, struct bytes *value,
			    const char **doubt);
	/* What is said where it does not begin so, and has no value. */
	const char	*begins, *has_none;
};

/*
 * Reads a TXT record: value is empty, doubt and fault are NULL, or what is
 * doubtful or wrong, in our words.
 */
enum record_reading fieldlist_read(struct bytes txt,
	    const struct fieldlist_kind *kind, struct bytes *value,
	    const char **doubt, const char **fault);

#endif
