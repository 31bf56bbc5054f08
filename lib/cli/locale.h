/*
 * locale: what the locale writes.
 */
#ifndef CLI_LOCALE_H
#define CLI_LOCALE_H

#include <stdbool.h>

/*
 * Is it one of UTF-8? Only the names in LC_ALL, LC_CTYPE and LANG are looked
 * at, the first that is set, as setlocale(3) does.
 */
bool	 cli_locale_is_utf8(void);

#endif
