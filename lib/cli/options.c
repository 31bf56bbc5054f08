/* options: the command line, by one table for getopt, --help and limits. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "cli/rejects.h"

/* Programs number their long options from 256 on, so we begin past that. */
enum {
	SHARED_VERSION = 10000,
	SHARED_REJECTS,
	SHARED_ALLOW,
	SHARED_REQUIRE,
	SHARED_LIMIT = 11000
};

static const struct cli_option always[] = {
	{ 'q', "quiet", NULL, "suppress notes" },
	{ 'v', "verbose", NULL, "end with a line of counts" },
	{ SHARED_REJECTS, "rejects", "FILE",
	    "append a row for each input that was refused" },
	{ SHARED_ALLOW, "allow-rejects", "[N]",
	    "status 0 though inputs (at most N) were refused" },
	{ SHARED_REQUIRE, "require-lockdown", NULL,
	    "exit with status 2 if lock-down is incomplete" },
	{ 'h', "help", NULL, "show this and end" },
	{ SHARED_VERSION, "version", NULL, "show versions and end" },
};

static const struct cli_option for_writers[] = {
	{ 'n', "no-header", NULL, "write no header line" },
};

static const struct cli_option for_readers[] = {
	{ 'N', "no-input-header", NULL,
	    "the input has no header; cells are in the declared order" },
};

static const struct {
	const char	*option, *why;
	unsigned	 programs;
	size_t		 offset;
} limit_table[] = {
#define LIMIT_ENTRY(field, value, option, programs, why) \
	{ option, why, programs, offsetof(struct limits, field) },
	LIMITS(LIMIT_ENTRY)
#undef LIMIT_ENTRY
};

enum { OPTIONS_MOST = 96 };	/* of one program; more are not found */

enum { LIMIT_COUNT = sizeof(limit_table) / sizeof(limit_table[0]) };

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

/* Calls visit for each option of the program, its own ones first. */
static void
each_option(const struct cli_program *p,
    void (*visit)(const struct cli_option *, void *), void *arg)
{
	struct cli_option limit;
	size_t i;

	for (i = 0; i < p->noptions; i++)
		visit(&p->options[i], arg);
	if (p->shared & CLI_WRITES_ROWS)
		visit(&for_writers[0], arg);
	if (p->shared & CLI_READS_ROWS)
		visit(&for_readers[0], arg);
	for (i = 0; i < COUNT(always); i++)
		visit(&always[i], arg);
	for (i = 0; i < LIMIT_COUNT; i++) {
		if (!(limit_table[i].programs & p->limits))
			continue;
		limit = (struct cli_option){ SHARED_LIMIT + (int)i,
		    limit_table[i].option, "N", limit_table[i].why };
		visit(&limit, arg);
	}
}

/* What getopt_long wants, made from the table. */
struct getopt_tables {
	struct buf	 letters;
	struct option	*longs;
	size_t		 n;
};

static bool
takes_optional(const struct cli_option *o)
{
	return o->arg != NULL && o->arg[0] == '[';
}

static void
add_getopt(const struct cli_option *o, void *arg)
{
	struct getopt_tables *t = arg;
	int has = o->arg == NULL ? no_argument :
	    takes_optional(o) ? optional_argument : required_argument;

	t->longs = mem_resize(t->longs, t->n + 2, sizeof(*t->longs));
	t->longs[t->n++] = (struct option){ o->name, has, NULL, o->id };
	t->longs[t->n] = (struct option){ NULL, 0, NULL, 0 };
	if (o->id < 256) {
		buf_byte(&t->letters, (char)o->id);
		if (o->arg != NULL)
			buf_adds(&t->letters, takes_optional(o) ? "::" : ":");
	}
}

static void
show_option(const struct cli_option *o, void *arg)
{
	char left[64], letter[8] = "   ";
	const char *eq = o->arg == NULL || takes_optional(o) ? "" : "=";

	(void)arg;
	if (o->id < 256)
		snprintf(letter, sizeof(letter), "-%c,", o->id);
	if (takes_optional(o))
		snprintf(left, sizeof(left), "--%s[=%.*s]", o->name,
		    (int)strlen(o->arg) - 2, o->arg + 1);
	else
		snprintf(left, sizeof(left), "--%s%s%s", o->name, eq,
		    o->arg ? o->arg : "");
	/* The reason behind the semicolon is for the manual. */
	printf("  %s %-20s %.*s\n", letter, left,
	    (int)strcspn(o->help, ";"), o->help);
}

static _Noreturn void
end_output(struct cli *c)
{
	int error = ferror(stdout) || fclose(stdout) != 0 ? errno : 0;

	exit(cli_finish(c, error));
}

static _Noreturn void
show_help(struct cli *c)
{
	const struct cli_program *p = c->program;

	printf("usage: %s %s\n\n%s\n\n", p->name, p->synopsis, p->purpose);
	each_option(p, show_option, NULL);
	printf("\nStatus: 0 all input was taken, 1 some was refused, 2 usage "
	    "or a file,\n3 a condition you asked for holds. More: man %s\n",
	    p->name);
	end_output(c);
}

static _Noreturn void
show_version(struct cli *c)
{
	char text[512] = "", locked[LOCKDOWN_WORDS];

	lockdown_describe(c, -1, NULL, locked);
	printf("%s (rua-tools) %s\n", c->program->name, RUA_VERSION);
	if (c->program->libraries != NULL)
		printf("%s\n", c->program->libraries(text, sizeof(text)));
	printf("locked down by: %s\n", locked);
	end_output(c);
}

/* All options of a program, in one list. */
struct listed {
	struct cli_option	 option[OPTIONS_MOST];
	struct bytes		 name[OPTIONS_MOST];
	size_t			 n;
};

static void
add_listed(const struct cli_option *o, void *arg)
{
	struct listed *l = arg;

	if (l->n == OPTIONS_MOST)
		return;
	l->name[l->n] = bytes_of(o->name);
	l->option[l->n++] = *o;
}

bool
cli_option(const struct cli_program *p, int id, struct cli_option *out)
{
	struct listed l = { .n = 0 };
	size_t i;

	each_option(p, add_listed, &l);
	for (i = 0; i < l.n; i++) {
		if (l.option[i].id != id)
			continue;
		*out = l.option[i];
		return true;
	}
	return false;
}

/* Handles an option all programs share; false when it is none. */
static bool
take_shared(struct cli *c, int id)
{
	switch (id) {
	case 'h':
		show_help(c);
	case SHARED_VERSION:
		show_version(c);
	case 'q':
		c->quiet = true;
		return true;
	case 'v':
		c->verbose = true;
		return true;
	case 'n':
		c->no_header = true;
		return true;
	case 'N':
		c->no_input_header = true;
		return true;
	case SHARED_REJECTS:
		c->rejects_name = c->arg;
		return true;
	case SHARED_REQUIRE:
		c->require_lockdown = true;
		return true;
	case SHARED_ALLOW:
		c->allow_all = c->arg == NULL;
		if (c->arg != NULL)
			c->allow = cli_number(c, UINT64_MAX);
		return true;
	default:
		break;
	}
	if (id < SHARED_LIMIT || id >= SHARED_LIMIT + LIMIT_COUNT)
		return false;
	*(uint64_t *)((char *)&c->limits +
	    limit_table[id - SHARED_LIMIT].offset) =
	    cli_number(c, UINT64_MAX / 4);
	return true;
}

static bool
own_option(const struct cli_program *p, int id)
{
	size_t i;

	for (i = 0; i < p->noptions; i++)
		if (p->options[i].id == id)
			return true;
	return false;
}

/*
 * No file that is opened may take the place of a standard descriptor that
 * was closed: rows would be written into it. Using it fails all the same.
 */
static void
hold_standard(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)open("/dev/null", fd == STDIN_FILENO ?
			    O_WRONLY : O_RDONLY);
}

static void
begin_program(struct cli *c, const struct cli_program *program)
{
	hold_standard();
	*c = (struct cli){ .program = program, .rejects = -1 };
	c->limits = LIMITS_DEFAULT;
	opterr = 0;
}

/* A letter inside -abc is named itself, all others by their argument. */
static _Noreturn void
wrong_option(struct cli *c, int id, const char *arg)
{
	struct cli_option o;
	struct listed l = { .n = 0 };
	char letter[] = { '-', (char)optopt, '\0' };

	if (optopt != 0 && cli_option(c->program, optopt, &o)) {
		if (id == ':')
			cli_usagef(c, "--%s: %s is missing", o.name, o.arg);
		cli_usagef(c, "--%s: takes no argument", o.name);
	}
	if (optopt != 0 && optopt < 256)
		arg = letter;
	each_option(c->program, add_listed, &l);
	cli_unknown(c, bytes_of(arg), l.name, l.n);
}

int
cli_next(struct cli *c, const struct cli_program *program, int argc,
    char **argv)
{
	struct getopt_tables t = { 0 };
	int id;

	if (c->program == NULL)
		begin_program(c, program);
	buf_byte(&t.letters, ':');
	each_option(program, add_getopt, &t);
	do {
		id = getopt_long(argc, argv, buf_string(&t.letters), t.longs,
		    NULL);
		c->arg = optarg;
		c->option = id;
		if (id == '?' || id == ':')
			wrong_option(c, id, argv[optind - 1]);
	} while (id != -1 && (own_option(program, id) == false &&
	    take_shared(c, id)));
	buf_free(&t.letters);
	free(t.longs);
	if (id != -1)
		return id;
	c->operands = argv + optind;
	c->noperands = (size_t)(argc - optind);
	c->progress = !c->quiet && isatty(STDERR_FILENO);
	rejects_open(c);
	return CLI_END;
}
