/* settings: the lines of a file that the user names in an option. */
#include "io/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

#define BYTE_ORDER_MARK	BYTES("\xef\xbb\xbf")

static _Noreturn void
cannot(const struct settings *s, enum message m)
{
	cli_sayf(s->cli, m, s->name, "%s", strerror(errno));
	cli_die(s->cli);
}

void
settings_open(struct settings *s, struct cli *c, const char *file)
{
	*s = (struct settings){ .cli = c, .name = bytes_of(file) };
	s->fd = open(file, O_RDONLY | O_CLOEXEC);
	if (s->fd < 0)
		cannot(s, MSG_CANNOT_OPEN);
	s->block = mem_new(2 * SETTINGS_LINE);
}

void
settings_close(struct settings *s)
{
	close(s->fd);
	free(s->block);
	*s = (struct settings){ .fd = -1 };
}

_Noreturn void
settings_bad(const struct settings *s, const char *why)
{
	cli_sayf(s->cli, MSG_BAD_FILE, s->name, "line %llu: %s",
	    (unsigned long long)s->line, why);
	cli_die(s->cli);
}

/* Reads on behind what is not used up; false at the end of the file. */
static bool
fill_buffer(struct settings *s)
{
	ssize_t n;

	memmove(s->block, s->block + s->at, s->end - s->at);
	s->end -= s->at;
	s->at = 0;
	do
		n = read(s->fd, s->block + s->end,
		    2 * SETTINGS_LINE - s->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		cannot(s, MSG_CANNOT_READ);
	s->end += (size_t)n;
	s->ended = n == 0;
	return n > 0;
}

/* Any line, without its end; false behind the last. */
static bool
next_line(struct settings *s, struct bytes *line)
{
	struct bytes rest;
	const char *lf = NULL;
	size_t seen = 0;

	for (;;) {
		rest = (struct bytes){ s->block + s->at, s->end - s->at };
		if (rest.n > seen)
			lf = memchr(rest.p + seen, '\n', rest.n - seen);
		if (lf != NULL || s->ended || rest.n > SETTINGS_LINE)
			break;
		seen = rest.n;
		fill_buffer(s);
	}
	if (lf == NULL && rest.n == 0)
		return false;
	s->line++;
	*line = lf ? bytes_first(rest, (size_t)(lf - rest.p)) : rest;
	if (line->n > SETTINGS_LINE)
		settings_bad(s, "it is too long");
	s->at += line->n + (lf != NULL);
	return true;
}

bool
settings_next(struct settings *s, struct bytes *line)
{
	while (next_line(s, line)) {
		if (s->line == 1 && bytes_begin(*line, BYTE_ORDER_MARK))
			*line = bytes_from(*line, BYTE_ORDER_MARK.n);
		if (bytes_end(*line, BYTES("\r")))
			line->n--;
		if (line->n != 0 && line->p[0] != '#' &&
		    bytes_trim(*line).n != 0)
			return true;
	}
	return false;
}

struct bytes
settings_cell(struct bytes *line)
{
	const char *tab = line->n ? memchr(line->p, '\t', line->n) : NULL;
	struct bytes cell = tab ?
	    bytes_first(*line, (size_t)(tab - line->p)) : *line;

	*line = bytes_from(*line, cell.n + (tab != NULL));
	return cell;
}

void
settings_list(struct cli *c, const char *file,
    const char *(*take)(void *, struct bytes), void *to)
{
	struct settings s;
	struct bytes line;
	const char *wrong;

	if (file == NULL)
		return;
	settings_open(&s, c, file);
	while (settings_next(&s, &line)) {
		wrong = take(to, line);
		if (wrong != NULL)
			settings_bad(&s, wrong);
	}
	settings_close(&s);
}
