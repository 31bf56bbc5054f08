/*
 * limits: what strangers may make us hold, each with its unit and reason.
 *
 * Every one is the default of an option (the name stands behind it) and is
 * checked before memory grows. cli/cli.h holds the values in force.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stdint.h>

#define MIB	(UINT64_C(1) << 20)

/*
 * X(field, default, option, what it limits and why)
 */
#define LIMITS(X) \
	X(document, 256 * MIB, "max-document", \
	    "bytes of one report document; the largest seen is 4 MB") \
	X(json, 32 * MIB, "max-json", \
	    "bytes of one JSON report; its tree takes 16 times as much") \
	X(message, 512 * MIB, "max-message", \
	    "bytes of one mail message, which is held whole") \
	X(depth, 16, "max-depth", \
	    "levels of archive in mail in archive; honest ones have 5") \
	X(members, 100000, "max-members", \
	    "members of one archive") \
	X(parts, 10000, "max-parts", \
	    "MIME parts of one message") \
	X(header, 1 * MIB, "max-header", \
	    "bytes of one header block of a message or part") \
	X(ratio, 500, "max-ratio", \
	    "output bytes to input byte of gzip and zip once 8 MiB are out; " \
	    "honest files reach 100") \
	X(ratio_xz, 2000, "max-ratio-xz", \
	    "the same for xz, zstd, 7z and their kin; honest files reach 370") \
	X(window, 64 * MIB, "max-window", \
	    "bytes of dictionary an xz, zstd or 7z decoder may take") \
	X(xml_depth, 64, "max-xml-depth", \
	    "elements inside one another; the schema needs 6") \
	X(xml_text, 1 * MIB, "max-xml-text", \
	    "bytes of text in one element; a column has a few hundred") \
	X(records, 16000000, "max-records", \
	    "records of one report, which are held until its end was read") \
	X(list, 10000, "max-list", \
	    "signatures, SPF results or reasons of one record; RFC 9990 " \
	    "section 3.1.1.8 asks for at most 100") \
	X(line, 1024 * MIB, "max-line", \
	    "bytes of one row of input; a document row holds a document")

#define LIMIT_FIELD(field, value, option, why)	uint64_t field;
struct limits {
	LIMITS(LIMIT_FIELD)
};
#undef LIMIT_FIELD

#define LIMIT_VALUE(field, value, option, why)	(value),
#define LIMITS_DEFAULT	((struct limits){ LIMITS(LIMIT_VALUE) })

/* From here on a ratio counts: small files may compress as they like. */
#define LIMIT_RATIO_FROM	(8 * MIB)

#endif
