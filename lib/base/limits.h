/*
 * limits: what strangers may make us hold, each with its unit and reason.
 *
 * Every one is the default of an option (the name stands behind it) and is
 * checked before memory grows. cli/cli.h holds the values in force.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#define MIB	(UINT64_C(1) << 20)

/*
 * X(field, default, option, programs, what it limits; why that number)
 */
#define LIMITS(X) \
	X(document, 256 * MIB, "max-document", \
	    LIMIT_UNPACK | LIMIT_XML, \
	    "bytes of one report document; the largest seen is 4 MB") \
	X(json, 32 * MIB, "max-json", \
	    LIMIT_UNPACK | LIMIT_JSON, \
	    "bytes of one JSON report; its tree takes 16 times as much") \
	X(message, 512 * MIB, "max-message", \
	    LIMIT_UNPACK | LIMIT_MAIL, \
	    "bytes of one mail message, which is held whole") \
	X(depth, 16, "max-depth", \
	    LIMIT_UNPACK | LIMIT_MAIL, \
	    "levels of archive in mail in archive; honest ones have 5") \
	X(members, 100000, "max-members", \
	    LIMIT_UNPACK, \
	    "members of one archive") \
	X(parts, 10000, "max-parts", \
	    LIMIT_UNPACK | LIMIT_MAIL, \
	    "MIME parts of one message") \
	X(header, 1 * MIB, "max-header", \
	    LIMIT_UNPACK | LIMIT_MAIL, \
	    "bytes of one header block of a message or part") \
	X(ratio, 500, "max-ratio", \
	    LIMIT_UNPACK, \
	    "output bytes to input byte of gzip and zip once 8 MiB are out; " \
	    "honest files reach 100") \
	X(ratio_xz, 2000, "max-ratio-xz", \
	    LIMIT_UNPACK, \
	    "the same for xz, zstd, 7z and their kin; honest files reach 370") \
	X(window, 64 * MIB, "max-window", \
	    LIMIT_UNPACK, \
	    "bytes of dictionary an xz, zstd or 7z decoder may take") \
	X(xml_depth, 64, "max-xml-depth", \
	    LIMIT_XML, \
	    "elements inside one another; the schema needs 6") \
	X(xml_text, 1 * MIB, "max-xml-text", \
	    LIMIT_XML, \
	    "bytes of text in one element; a column has a few hundred") \
	X(records, 16000000, "max-records", \
	    LIMIT_XML, \
	    "records of one report, which are held until its end was read") \
	X(list, 10000, "max-list", \
	    LIMIT_XML | LIMIT_MAIL, \
	    "signatures, SPF results or reasons of one record, or fields of " \
	    "one name in a failure report; RFC 9990 " \
	    "section 3.1.1.8 asks for at most 100") \
	X(growth, 64, "max-growth", \
	    LIMIT_XML | LIMIT_JSON, \
	    "bytes of rows to byte of report once 8 MiB are out; what stands " \
	    "in each row is written anew, and honest reports reach 12") \
	X(dns, 512 * MIB, "max-dns", \
	    LIMIT_DNS, \
	    "bytes of saved DNS data, of all files; 200,000 answers with " \
	    "what dig says of them have 95 MB") \
	X(line, 1024 * MIB, "max-line", \
	    LIMIT_ROWS, \
	    "bytes of one row of input; a document row holds a document") \
	X(days, 35, "max-days", \
	    LIMIT_DAYS, \
	    "UTC days of one report that are told apart; each may become a " \
	    "row, and reports are of a day, seldom of a week or month") \
	X(gap, 366, "max-gap", \
	    LIMIT_DAYS, \
	    "days without a report that --coverage writes in a row; one " \
	    "report with a wrong date makes a gap of years for all others")

/* Which programs have the option: cli/cli.h, struct cli_program. */
enum {
	LIMIT_UNPACK = 1,
	LIMIT_XML = 2,
	LIMIT_JSON = 4,
	LIMIT_ROWS = 8,
	LIMIT_DAYS = 16,
	LIMIT_DNS = 32,
	LIMIT_MAIL = 64
};

#define LIMIT_FIELD(field, value, option, programs, why)	uint64_t field;
struct limits {
	LIMITS(LIMIT_FIELD)
};
#undef LIMIT_FIELD

#define LIMIT_VALUE(field, value, option, programs, why)	(value),
#define LIMITS_DEFAULT	((struct limits){ LIMITS(LIMIT_VALUE) })

/* From here on a ratio counts: small files may expand as they like. */
#define LIMIT_RATIO_FROM	(8 * MIB)

/* Do so many bytes come of in bytes, more than ratio allows? */
static inline bool
limit_amplified(uint64_t out, uint64_t in, uint64_t ratio)
{
	return out > LIMIT_RATIO_FROM && out / (ratio ? ratio : 1) > in;
}

#endif
