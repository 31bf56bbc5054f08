/* boundary: of a multipart that does not tell it. */
#include "mail/boundary.h"

#include "mail/header.h"

struct bytes
boundary_guess(struct bytes body, bool behind_text)
{
	struct bytes line, next, rest;

	while (line_next(&body, &line)) {
		rest = body;
		if (bytes_begin(line, BYTES("--")) && line.n >= 3 &&
		    line_next(&rest, &next) && bytes_begin_nocase(next,
		    BYTES("Content-")))
			return bytes_from(bytes_trim(line), 2);
		if (bytes_trim(line).n != 0 && (!behind_text ||
		    (header_marks(line) & MAIL_FROM) != 0))
			break;
	}
	return BYTES_NONE;
}
