/*
 * terminal: what standard output is, when it is a terminal.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Its columns, as far as they are good to read: 40 to 160; otherwise where
 * it is none or does not tell. To be asked before lock-down.
 */
size_t	 cli_terminal_width(size_t otherwise);

/*
 * May output be coloured? Not where it is no terminal, or a dumb one, and
 * not where NO_COLOR is set to anything (no-color.org).
 */
bool	 cli_terminal_colours(void);

#endif
