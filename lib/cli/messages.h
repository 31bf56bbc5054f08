/*
 * messages: all that the programs say on standard error, as one table.
 *
 * Each has a slug that scripts may match, a level and a fixed sentence.
 * Manual pages list under DIAGNOSTICS those that their program can say; a
 * test compares both.
 */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

enum level {
	LEVEL_NOTE,	/* nothing was lost; silenced by -q */
	LEVEL_REFUSED,	/* one input was refused; status 1 */
	LEVEL_FATAL,	/* the program cannot go on; status 2 */
	LEVEL_CONDITION	/* a condition that the user set; status 3, said
			   by that alone under -q */
};

/* X(NAME, slug, level, sentence) */
#define MESSAGES(X) \
	X(USAGE, "usage", FATAL, "wrong option or operand; see --help") \
	X(CANNOT_OPEN, "cannot-open", FATAL, "cannot be opened") \
	X(CANNOT_READ, "cannot-read", FATAL, "cannot be read to its end") \
	X(CANNOT_WRITE, "cannot-write", FATAL, "cannot be written") \
	X(MISSING_COLUMN, "missing-column", FATAL, \
	    "a column is missing that this program needs") \
	X(MIXED_HEADER, "mixed-header", FATAL, \
	    "a second header differs from the first; give the files " \
	    "in one layout") \
	X(BAD_FILE, "bad-file", FATAL, \
	    "cannot be used for that option; see the manual page") \
	X(OTHER_KEY, "other-key", FATAL, \
	    "this rollup has another key; roll up the records again with " \
	    "the same --by") \
	X(UNSORTED, "unsorted", FATAL, \
	    "rows do not come in the order of the key; sort them with " \
	    "LC_ALL=C sort, or leave --sorted away") \
	X(EMPTY_INPUT, "empty-input", REFUSED, \
	    "no input at all, not even a header; did the program before " \
	    "it fail?") \
	X(RAGGED_LINE, "ragged-line", REFUSED, \
	    "a row does not have as many cells as the header") \
	X(CUT_LINE, "cut-line", REFUSED, \
	    "the last line has no line end; the program before it died") \
	X(CRLF_INPUT, "crlf-input", REFUSED, \
	    "lines end in CR LF; remove the CR, for example with tr -d " \
	    "'\\r'") \
	X(BAD_CELL, "bad-cell", REFUSED, \
	    "a cell does not hold what its column promises") \
	X(PACKED_INPUT, "packed-input", REFUSED, \
	    "packed or mail, not a report; pipe it through dmarc-unpack " \
	    "first") \
	X(WRONG_KIND, "wrong-kind", REFUSED, \
	    "another kind of input than this program reads") \
	X(NO_REPORT, "no-report", REFUSED, "holds no report") \
	X(NOT_XML, "not-xml", REFUSED, "is not well-formed XML") \
	X(NOT_JSON, "not-json", REFUSED, "is not valid JSON") \
	X(DOCTYPE, "doctype", REFUSED, \
	    "declares a document type or entities, which no report needs") \
	X(NOT_AGGREGATE, "not-aggregate", REFUSED, \
	    "is XML, but no DMARC aggregate report") \
	X(NOT_TLSRPT, "not-tlsrpt", REFUSED, \
	    "is JSON, but no SMTP TLS report") \
	X(CUT_REPORT, "cut-report", REFUSED, \
	    "ends inside its records") \
	X(BAD_ARCHIVE, "bad-archive", REFUSED, \
	    "is a damaged archive or compressed file") \
	X(ENCRYPTED, "encrypted", REFUSED, \
	    "is encrypted; decrypt it first") \
	X(PASSED_OVER, "passed-over", NOTE, "was passed over") \
	X(UNREAD_FORM, "unread-form", REFUSED, \
	    "may hold a report, but in a format that is not read") \
	X(NO_REPORT_INSIDE, "no-report-inside", NOTE, \
	    "no report that this program reads") \
	X(CONFLICT, "conflict", REFUSED, \
	    "another report has the same organisation, id, domain and " \
	    "period, but different content") \
	X(DUPLICATES, "duplicates", NOTE, \
	    "reports came more than once; the first copy of each was kept") \
	X(TAKEN_TWICE, "taken-twice", NOTE, "reports may be counted twice") \
	X(LONG_GAP, "long-gap", NOTE, \
	    "gaps are of more days than --max-gap allows; the days past it " \
	    "have no row") \
	X(REPORTED_ONLY, "reported-only", NOTE, \
	    "records without a verdict were counted as their reporter " \
	    "evaluated them; put align-filter before this program") \
	X(OVERFLOW, "overflow", REFUSED, \
	    "a sum is past 2^64 - 1 and stays there") \
	X(CONDITION, "condition", CONDITION, \
	    "a condition you set was met") \
	X(NOT_COMPARABLE, "not-comparable", NOTE, \
	    "these rollups are not directly comparable") \
	X(KEEP_FRESH, "keep-fresh", NOTE, \
	    "networks of others stand in these records as they were when " \
	    "the answers were saved; make and publish them anew, often") \
	X(REPAIRED_TEXT, "repaired-text", NOTE, \
	    "control characters or invalid UTF-8 became U+FFFD") \
	X(LOCKDOWN_PARTIAL, "lockdown-partial", NOTE, \
	    "lock-down is incomplete; in force") \
	X(LIMIT_DOCUMENT, "limit-document", REFUSED, \
	    "a document is larger than --max-document allows") \
	X(LIMIT_JSON, "limit-json", REFUSED, \
	    "a JSON report is larger than --max-json allows") \
	X(LIMIT_JSON_TREE, "limit-json-tree", REFUSED, \
	    "would take more than 16 times its size to read") \
	X(LIMIT_MESSAGE, "limit-message", REFUSED, \
	    "a message is larger than --max-message allows") \
	X(LIMIT_DEPTH, "limit-depth", REFUSED, \
	    "is packed in more levels than --max-depth allows") \
	X(LIMIT_MEMBERS, "limit-members", REFUSED, \
	    "has more members than --max-members allows") \
	X(LIMIT_PARTS, "limit-parts", REFUSED, \
	    "has more parts than --max-parts allows") \
	X(LIMIT_HEADER, "limit-header", REFUSED, \
	    "a header is longer than --max-header allows") \
	X(LIMIT_RATIO, "limit-ratio", REFUSED, \
	    "expands more than --max-ratio or --max-ratio-xz allows") \
	X(LIMIT_WINDOW, "limit-window", REFUSED, \
	    "needs more memory to unpack than --max-window allows") \
	X(LIMIT_XML_DEPTH, "limit-xml-depth", REFUSED, \
	    "has elements nested deeper than --max-xml-depth allows") \
	X(LIMIT_XML_TEXT, "limit-xml-text", REFUSED, \
	    "has a longer text in one element than --max-xml-text allows") \
	X(LIMIT_RECORDS, "limit-records", REFUSED, \
	    "has more records than --max-records allows") \
	X(LIMIT_LIST, "limit-list", REFUSED, \
	    "has more results in one record than --max-list allows") \
	X(LIMIT_GROWTH, "limit-growth", REFUSED, \
	    "would become larger rows than --max-growth allows") \
	X(LIMIT_DNS, "limit-dns", REFUSED, \
	    "has more saved DNS data than --max-dns allows") \
	X(LIMIT_LINE, "limit-line", REFUSED, \
	    "a line is longer than --max-line allows") \
	X(LIMIT_DAYS, "limit-days", REFUSED, \
	    "reports are of more days than --max-days allows; their rows " \
	    "count, but on no day")

#define MESSAGE_NAME(name, slug, level, sentence)	MSG_##name,
enum message {
	MESSAGES(MESSAGE_NAME)
	MESSAGE_KINDS
};
#undef MESSAGE_NAME

const char	*message_slug(enum message m);
enum level	 message_level(enum message m);
const char	*message_sentence(enum message m);

#endif
