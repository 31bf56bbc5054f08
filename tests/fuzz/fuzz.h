/* fuzz: what the harnesses share. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdint.h>

#include "tsv/writer.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A descriptor that takes anything. */
int	 fuzz_null(void);
/* A descriptor to read data from; to be closed. */
int	 fuzz_file(const uint8_t *data, size_t n);
/* Ends the writer; stops the fuzzer when its rows break the TSV contract. */
void	 fuzz_finish(struct tsv_writer *w);

#endif
