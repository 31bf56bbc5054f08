/* settings: the files in which users list what is theirs, line by line. */
#include "io/settings.h"

#include <errno.h>
#include <stdio.h>

enum {
	LINE_MOST = 64 * 1024,	/* bytes: a file without lines is none */
	TOLD_MOST = 5		/* wrong lines that are told of */
};

/*
 * Reads a line, without its LF, of which no more than LINE_MOST + 1 bytes
 * are kept; false at the end.
 */
static bool
next_line(FILE *f, struct buf *line)
{
	bool any = false;
	int c;

	line->n = 0;
	while ((c = getc_unlocked(f)) != EOF && c != '\n') {
		any = true;
		if (line->n <= LINE_MOST)
			buf_byte(line, (char)c);
		else
			break;
	}
	return any || c == '\n';
}

static bool
is_entry(struct bytes line)
{
	line = bytes_trim(line);
	return line.n != 0 && line.p[0] != '#';
}

/* What is wrong with the line, or NULL. */
static const char *
take_line(struct bytes line, unsigned long number, settings_take *take,
    void *to)
{
	if (line.n > LINE_MOST)
		return "longer than 65536 bytes";
	/* Editors of some systems put a byte order mark there. */
	if (number == 1 && bytes_begin(line, BYTES("\xef\xbb\xbf")))
		line = bytes_from(line, 3);
	if (line.n != 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return is_entry(line) ? take(to, line) : NULL;
}

static void
take_lines(struct cli *c, struct bytes name, FILE *f, settings_take *take,
    void *to)
{
	unsigned long number = 0, wrong = 0;
	struct buf line = { 0 };
	const char *why;

	while (line.n <= LINE_MOST && wrong < TOLD_MOST &&
	    next_line(f, &line)) {
		why = take_line(buf_view(&line), ++number, take, to);
		if (why == NULL)
			continue;
		cli_sayf(c, MSG_BAD_FILE, name, "line %lu: %s", number, why);
		wrong++;
	}
	buf_free(&line);
}

void
settings_read(struct cli *c, const char *file, settings_take *take, void *to)
{
	struct bytes name = bytes_of(file);
	FILE *f = fopen(file, "r");

	if (f == NULL) {
		cli_sayf(c, MSG_CANNOT_OPEN, name, "%s", strerror(errno));
		cli_die(c);
	}
	errno = 0;
	take_lines(c, name, f, take, to);
	if (ferror(f))
		cli_sayf(c, MSG_CANNOT_READ, name, "%s", strerror(errno));
	fclose(f);
	if (c->fatal)
		cli_die(c);
}
