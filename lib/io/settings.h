/*
 * settings: the files in which users list what is theirs, line by line.
 *
 * Their common dialect is that of rua-rows(5), OPTION FILES: UTF-8, one
 * entry a line; blank lines and lines that begin with # are passed over.
 */
#ifndef IO_SETTINGS_H
#define IO_SETTINGS_H

#include "cli/cli.h"

/*
 * Takes one line, without its end (LF or CR LF); returns NULL, or in our
 * words what is wrong with it.
 */
typedef const char	*settings_take(void *to, struct bytes line);

/*
 * Hands each line of file to take. Says bad-file of those that are wrong,
 * with their numbers, the first few of them; then, or when the file cannot
 * be opened or read, ends the program.
 */
void	 settings_read(struct cli *c, const char *file, settings_take *take,
	    void *to);

#endif
