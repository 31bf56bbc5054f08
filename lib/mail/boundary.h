/*
 * boundary: what delimits the parts of a multipart whose header does not say
 * so, or not truly.
 */
#ifndef MAIL_BOUNDARY_H
#define MAIL_BOUNDARY_H

#include "base/bytes.h"

/*
 * The boundary that the body seems to have: of its first line, if that begins
 * with "--" and the next one is a field of a part's header. behind_text: or of
 * such a line further down, yet not behind another message's header. Empty
 * when there is none.
 */
struct bytes	 boundary_guess(struct bytes body, bool behind_text);

#endif
