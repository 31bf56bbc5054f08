/* locale: what the locale writes. */
#include "cli/locale.h"

#include <stdlib.h>

#include "base/bytes.h"

bool
cli_locale_is_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	struct bytes value = BYTES_NONE;
	size_t i;

	for (i = 0; i < 3 && value.n == 0; i++)
		value = bytes_of(getenv(names[i]));
	return bytes_find_nocase(value, BYTES("utf-8"), 0) < value.n ||
	    bytes_find_nocase(value, BYTES("utf8"), 0) < value.n;
}
