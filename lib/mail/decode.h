/*
 * decode: content transfer encodings (RFC 2045 section 6), a piece at a
 * time and as leniently as mail needs.
 *
 * uuencode (POSIX, uuencode): lines too short are filled with blanks, which
 * mail takes off their ends.
 * base64: characters outside the alphabet are skipped; padding may be
 * missing, may come before the end (blocks encoded one by one), and behind
 * the last may stand anything. quoted-printable: what is no code stays.
 */
#ifndef MAIL_DECODE_H
#define MAIL_DECODE_H

#include <stdint.h>

#include "base/bytes.h"

enum decode_kind {
	DECODE_NONE,		/* 7bit, 8bit, binary, and unknown ones */
	DECODE_BASE64,
	DECODE_QUOTED,
	DECODE_UU		/* uuencode(1), from its begin line on */
};

struct decode {
	enum decode_kind	 kind;
	struct bytes		 in;	/* what is left of it */
	uint32_t		 bits;	/* base64: of an unfinished group */
	unsigned		 have;	/* base64: characters of that group */
	bool			 junk;	/* base64: something was forgiven */
};

/* The kind that a Content-Transfer-Encoding field's value names. */
enum decode_kind decode_kind_of(struct bytes value);

/* in must stay until decoding is over. */
void	 decode_start(struct decode *d, enum decode_kind kind,
	    struct bytes in);

/*
 * Writes at most room (>= 3; of uuencode, >= 63) bytes to `to`; returns how
 * many, 0 at the end.
 */
size_t	 decode_more(struct decode *d, char *to, size_t room);

/* Has the text a line that uuencode begins with: "begin 644 name"? */
bool	 decode_has_uu(struct bytes text);

#endif
