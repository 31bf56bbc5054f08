/*
 * parser: what the programs that read reports do alike.
 *
 * Documents in, rows out, each report once: the options for that, which
 * reports are passed over, and what is told at the end. What a report of its
 * kind is, each program knows for itself.
 */
#ifndef PARSER_PARSER_H
#define PARSER_PARSER_H

#include "cli/cli.h"
#include "io/docs.h"
#include "io/my_domains.h"
#include "report/authentic.h"
#include "report/dedup.h"
#include "report/identity.h"
#include "report/origin.h"
#include "tsv/writer.h"

/* Programs number options of their own from PARSER_OPTIONS on. */
enum {
	PARSER_KEEP = 256,
	PARSER_SEEN,
	PARSER_SEEN_NEW,
	PARSER_MY_DOMAINS,
	PARSER_AUTH,
	PARSER_OPTIONS
};

/* Lines of a program's table of options: which reports came before … */
#define PARSER_OPTIONS_SEEN \
	{ PARSER_KEEP, "keep-duplicates", NULL, \
	    "take a report again that came before" }, \
	{ PARSER_SEEN, "seen", "FILE", \
	    "skip reports of earlier runs, which FILE lists" }, \
	{ PARSER_SEEN_NEW, "seen-new", "FILE", \
	    "list these and those of this run in FILE for the next" }
/* … and whose are wanted. */
#define PARSER_OPTIONS_WHOSE \
	{ PARSER_MY_DOMAINS, "own-domains", "FILE", \
	    "pass over reports for domains that FILE does not list" }, \
	{ PARSER_AUTH, "require-auth", NULL, \
	    "skip reports whose mail_auth is not pass" }

struct parser {
	struct cli	 cli;
	struct docs	 docs;
	struct authentic auth;
	struct dedup	 dedup;
	struct my_domains my_domains;
	const char	*domains_file;	/* NULL: all domains */
	struct tsv_writer out;		/* rows, on standard output */
};

/* Sets what an option asks for; false when it is none of these. */
bool	 parser_option(struct parser *p, int option);
/*
 * After the options: reads the lists and starts the output. unit: what
 * reports count ("message"). Ends the program with a message when a file
 * cannot be used. docs_start is the program's.
 */
void	 parser_start(struct parser *p, const char *unit, enum tsv_kind kind);
/*
 * The next document to be read, as docs_next; those whose mail was not
 * authenticated are passed over. False at the end, or when writing failed.
 */
bool	 parser_next(struct parser *p, struct document *doc);

/* Where the rows of a document say that they are from. */
struct report_origin parser_origin(const struct document *doc);
/*
 * The same, and the report's key: a row has it, a document as it is does
 * not, and then it is of hash, as text in key.
 */
struct report_origin parser_origin_keyed(const struct document *doc,
	    uint64_t hash, char key[IDENTITY_TEXT]);
/* Are rows of so many bytes too many for the document? That is told. */
bool	 parser_too_amplified(struct parser *p, const struct document *doc,
	    uint64_t bytes);

/*
 * The end of input and of standard output; returns its error, a number of
 * errno.h, or 0.
 */
int	 parser_end(struct parser *p);
/* Writes state, tells counts ("3 reports") and the rest; gives the status. */
int	 parser_finish(struct parser *p, int error, const char *counts);

#endif
