/*
 * cli: a program's options, what it says, and the status it ends with.
 *
 * A program declares itself in a struct cli_program, hands its arguments to
 * cli_next until that returns CLI_END, works, and returns cli_finish.
 * Options all programs share (-h -q -v -n -N --rejects --allow-rejects, the
 * limits …) are handled here and leave their values in struct cli.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/limits.h"
#include "cli/messages.h"

enum {
	STATUS_TAKEN = 0,	/* all input was taken */
	STATUS_REFUSED = 1,	/* some input was refused */
	STATUS_FATAL = 2,	/* usage, files, columns, write errors */
	STATUS_CONDITION = 3	/* a condition that the user set was met */
};

enum { CLI_END = -1 };

/* For cli_wrong, where a date is wanted. */
#define CLI_NO_DATE	"not a date; give YYYY-MM-DD"

struct cli_option {
	int		 id;	/* its letter, or a number from 256 on */
	const char	*name;	/* without -- */
	const char	*arg;	/* NULL: takes none; "[N]": may take one */
	const char	*help;	/* one line */
};

/* Which of the shared options make sense for a program. */
enum {
	CLI_READS_ROWS = 1,	/* -N */
	CLI_WRITES_ROWS = 2	/* -n */
};

struct cli_program {
	const char	*name;
	const char	*synopsis;	/* "[-v] [file ...]" */
	const char	*purpose;	/* one line for --help */
	const struct cli_option	*options;
	size_t		 noptions;
	unsigned	 shared;	/* CLI_READS_ROWS … */
	unsigned	 limits;	/* LIMIT_UNPACK …: its --max- options */
	/* Names and versions of libraries in use, for --version. */
	const char	*(*libraries)(char *out, size_t n);
};

struct cli {
	const struct cli_program *program;
	struct limits	 limits;
	int		 option;	/* the option cli_next returned … */
	const char	*arg;		/* … and its argument */
	char		**operands;	/* after CLI_END; "-" is stdin */
	size_t		 noperands;
	bool		 quiet, verbose;
	bool		 no_header;		/* -n */
	bool		 no_input_header;	/* -N */
	bool		 allow_all;		/* --allow-rejects */
	uint64_t	 allow;			/* --allow-rejects=N */
	bool		 require_lockdown;
	uint64_t	 refused;
	bool		 fatal, condition;
	int		 rejects;		/* descriptor, or -1 */
	const char	*rejects_name;
	struct outfile	*outfiles;		/* those that are open */
	bool		 progress;		/* stderr is a terminal */
	uint64_t	 progress_at;
	struct buf	 line;
};

/*
 * Options of argv, one a call: the id of one of the program's own, or
 * CLI_END when only operands are left. --help and --version print and end
 * the program with 0; a wrong option ends it with 2.
 */
int	 cli_next(struct cli *c, const struct cli_program *program, int argc,
	    char **argv);

/* Says what is wrong with the options, in our words, and ends with 2. */
_Noreturn void	 cli_usagef(struct cli *c, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));

/*
 * The same of the argument of the option that cli_next returned last, as
 * "--since yesterday: not a date": the words are what stands behind.
 */
_Noreturn void	 cli_wrong(struct cli *c, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));
/*
 * The same of a word of that argument, with what it may be: "--verdict
 * fail: one of aligned, dkim-only", lead being "one of". A near word is
 * suggested.
 */
_Noreturn void	 cli_wrong_word(struct cli *c, struct bytes typed,
		    const char *lead, const struct bytes *words, size_t n);
/* Which of n words the argument is; or ends so. */
size_t		 cli_choice(struct cli *c, const struct bytes *words,
		    size_t n);
/* Says so of another message's source, option and word, and goes on. */
void		 cli_say_choices(struct cli *c, enum message m,
		    struct bytes source, const char *option,
		    struct bytes typed, const char *lead,
		    const struct bytes *words, size_t n);
/* An option that is none of these n; ends with 2. */
_Noreturn void	 cli_unknown(struct cli *c, struct bytes typed,
		    const struct bytes *options, size_t n);
/* The program's option of that id, its own or a shared one; else false. */
bool		 cli_option(const struct cli_program *p, int id,
		    struct cli_option *out);

/*
 * One message: "program: source: sentence [slug]". Raises the status as the
 * message's level says, and writes the rejects row when it is a refusal.
 * source may be empty.
 */
void	 cli_say(struct cli *c, enum message m, struct bytes source);
/* The same with text of strangers behind the sentence: quoted, scrubbed. */
void	 cli_say_text(struct cli *c, enum message m, struct bytes source,
	    struct bytes text);
/* The same with words of our own behind the sentence, as for printf. */
void	 cli_sayf(struct cli *c, enum message m, struct bytes source,
	    const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * The same with words of our own among text of strangers: shown is what
 * was made fit for a terminal, detail the same as it is, for the rejects row.
 */
void	 cli_say_shown(struct cli *c, enum message m, struct bytes source,
	    struct bytes detail, struct bytes shown);

/* The same, of any length. */
void	 cli_say_words(struct cli *c, enum message m, struct bytes source,
	    struct bytes words);

/* Under -v: one line of counts, "program: words" on standard error. */
void	 cli_counts(struct cli *c, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));

/* Shows on a terminal that n of `what` are done; cheap to call often. */
void	 cli_progress(struct cli *c, uint64_t n, const char *what);

/* The option's argument as a number up to most, or ends as cli_wrong. */
uint64_t cli_number(struct cli *c, uint64_t most);

/* Ends now with status 2, after a fatal message. */
_Noreturn void	 cli_die(struct cli *c);

/*
 * The end: closes the rejects file and returns the status, the worst of
 * 2, 3, 1, 0 that was met. write_error is the errno of writing standard
 * output, or 0.
 */
int	 cli_finish(struct cli *c, int write_error);

#endif
