/*
 * reading: how a text reads where a domain publishes records of a kind.
 */
#ifndef RECORDS_READING_H
#define RECORDS_READING_H

enum record_reading {
	RECORD_READ,
	RECORD_OTHER,	/* another text: it does not begin with the version,
			   and is discarded */
	RECORD_NEAR,	/* the same, but it was meant to be one */
	RECORD_INVALID	/* one that is not valid: then the domain has none */
};

#endif
