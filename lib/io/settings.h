/*
 * settings: the lines of a file that the user names in an option.
 *
 * Lists of labels, names and services are read so, before lock-down. Blank
 * lines and lines that begin with # are passed over; a byte order mark and
 * CR at line ends, as editors leave them, too. What is wrong ends the
 * program, with the file and the line.
 */
#ifndef IO_SETTINGS_H
#define IO_SETTINGS_H

#include "cli/cli.h"

enum { SETTINGS_LINE = 65536 };		/* bytes of one line */

struct settings {
	struct cli	*cli;
	struct bytes	 name;
	int		 fd;
	char		*block;
	size_t		 at, end;
	uint64_t	 line;		/* of the last one, from 1 */
	bool		 ended;
};

/* Opens it, or ends the program. */
void	 settings_open(struct settings *s, struct cli *c, const char *file);
/* The next line; valid until the next call. False at the end. */
bool	 settings_next(struct settings *s, struct bytes *line);
/* Says that the last line cannot be used, and why; ends the program. */
_Noreturn void	 settings_bad(const struct settings *s, const char *why);
void	 settings_close(struct settings *s);

/*
 * Hands the lines of file (NULL: none) to take, which returns NULL or what
 * is wrong with one; ends the program when something is.
 */
void	 settings_list(struct cli *c, const char *file,
	    const char *(*take)(void *, struct bytes), void *to);

/* The first cell of a line; *line becomes what is behind its tab. */
struct bytes	 settings_cell(struct bytes *line);

#endif
