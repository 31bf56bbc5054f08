/* say: messages on standard error, and the status they add up to. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/outfile.h"
#include "cli/rejects.h"
#include "text/scrub.h"

/* One write a message, so that programs of a pipe do not mix theirs. */
static void
put_line(struct cli *c)
{
	ssize_t k;

	buf_byte(&c->line, '\n');
	do
		k = write(STDERR_FILENO, c->line.p, c->line.n);
	while (k < 0 && errno == EINTR);
	c->line.n = 0;
}

static void
start_line(struct cli *c)
{
	c->line.n = 0;
	if (c->progress_at != 0)
		buf_adds(&c->line, "\r\033[K");
	buf_adds(&c->line, c->program->name);
	buf_adds(&c->line, ": ");
}

static void
raise_status(struct cli *c, enum level level)
{
	if (level == LEVEL_REFUSED)
		c->refused++;
	else if (level == LEVEL_FATAL)
		c->fatal = true;
	else if (level == LEVEL_CONDITION)
		c->condition = true;
}

void
cli_say_shown(struct cli *c, enum message m, struct bytes source,
    struct bytes detail, struct bytes shown)
{
	enum level level = message_level(m);

	if (source.n == 0 && (m == MSG_CANNOT_OPEN || m == MSG_CANNOT_WRITE))
		source = BYTES("an empty name");
	raise_status(c, level);
	if (level == LEVEL_REFUSED)
		rejects_row(c, m, source, detail);
	/* Nothing is lost by silence: the status tells of a condition. */
	if ((level == LEVEL_NOTE || level == LEVEL_CONDITION) && c->quiet)
		return;
	start_line(c);
	if (source.n != 0) {
		scrub_source(&c->line, source);
		buf_adds(&c->line, ": ");
	}
	buf_adds(&c->line, message_sentence(m));
	if (shown.n != 0) {
		buf_adds(&c->line, ": ");
		buf_add(&c->line, shown);
	}
	buf_adds(&c->line, " [");
	buf_adds(&c->line, message_slug(m));
	buf_byte(&c->line, ']');
	put_line(c);
}

void
cli_say(struct cli *c, enum message m, struct bytes source)
{
	cli_say_shown(c, m, source, BYTES_NONE, BYTES_NONE);
}

void
cli_say_text(struct cli *c, enum message m, struct bytes source,
    struct bytes text)
{
	struct buf shown = { 0 };

	scrub_quote(&shown, text);
	cli_say_shown(c, m, source, text, buf_view(&shown));
	buf_free(&shown);
}

void
cli_sayf(struct cli *c, enum message m, struct bytes source,
    const char *format, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, format);
	if (vsnprintf(text, sizeof(text), format, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	cli_say_shown(c, m, source, bytes_of(text), bytes_of(text));
}

void
cli_say_words(struct cli *c, enum message m, struct bytes source,
    struct bytes words)
{
	cli_say_shown(c, m, source, words, words);
}

void
cli_counts(struct cli *c, const char *format, ...)
{
	char text[512];
	va_list ap;

	if (!c->verbose)
		return;
	va_start(ap, format);
	if (vsnprintf(text, sizeof(text), format, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	start_line(c);
	buf_adds(&c->line, text);
	put_line(c);
}

static uint64_t
tenths(void)
{
	struct timespec t = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 10 + (uint64_t)t.tv_nsec / 100000000 + 1;
}

void
cli_progress(struct cli *c, uint64_t n, const char *what)
{
	uint64_t now;

	if (!c->progress || n % 64 != 0)
		return;
	now = tenths();
	if (now < c->progress_at + 2)
		return;
	c->progress_at = now;
	fprintf(stderr, "\r%s: %llu %s\033[K", c->program->name,
	    (unsigned long long)n, what);
}

/* Takes the progress line off the terminal. */
static void
clear_progress(struct cli *c)
{
	if (c->progress_at != 0)
		fputs("\r\033[K", stderr);
	c->progress_at = 0;
}

_Noreturn void
cli_die(struct cli *c)
{
	clear_progress(c);
	outfile_drop_all(c);
	exit(STATUS_FATAL);
}

int
cli_finish(struct cli *c, int write_error)
{
	if (write_error != 0)
		cli_sayf(c, MSG_CANNOT_WRITE, BYTES("standard output"), "%s",
		    strerror(write_error));
	clear_progress(c);
	if (c->rejects >= 0 && close(c->rejects) != 0)
		cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(c->rejects_name), "%s",
		    strerror(errno));
	buf_free(&c->line);
	if (c->fatal)
		return STATUS_FATAL;
	if (c->condition)
		return STATUS_CONDITION;
	if (c->refused != 0 && !c->allow_all && c->refused > c->allow)
		return STATUS_REFUSED;
	return STATUS_TAKEN;
}
