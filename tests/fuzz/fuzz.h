/* fuzz: what the harnesses share. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdint.h>

#include "cli/cli.h"
#include "tsv/writer.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A descriptor that takes anything. */
int	 fuzz_null(void);
/* A descriptor to read data from; to be closed. */
int	 fuzz_file(const uint8_t *data, size_t n);
/* Ends the writer; stops the fuzzer when its rows break the TSV contract. */
void	 fuzz_finish(struct tsv_writer *w);

enum { FUZZ_OPERANDS = 2 };

/* A command line whose operands hold what a fuzzer gives. */
struct fuzz_cli {
	struct cli	 cli;
	int		 fd[FUZZ_OPERANDS];
	char		 name[FUZZ_OPERANDS][32];
	char		*operand[FUZZ_OPERANDS];
};

/* operands: one, or two, which a form feed stands between. */
void	 fuzz_cli_start(struct fuzz_cli *f, const uint8_t *data, size_t n,
	    size_t operands);
void	 fuzz_cli_end(struct fuzz_cli *f);
/* Stops the fuzzer when s is no text for people: see fuzz_finish. */
void	 fuzz_text(struct bytes s);

#endif
