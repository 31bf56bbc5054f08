/* fuzz-rows: the TSV reader, and cells back and forth. */
#include <stdlib.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"
#include "tsv/reader.h"

static void
take_cell(struct bytes cell)
{
	struct buf text = { 0 };
	struct bytes list = cell, item;
	bool more = list.n != 0;
	struct tsv_writer w;

	while (tsv_item(&list, &more, &item))
		;
	tsv_start(&w, fuzz_null());
	w.columns = 1;
	tsv_put(&w, tsv_text(cell, &text));
	tsv_end_row(&w);
	fuzz_finish(&w);
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct tsv_reader r;
	enum tsv_result result;
	int fd = fuzz_file(data, n), map[TSV_COLUMNS_MOST];
	size_t i;

	tsv_open(&r, fd, n % 2, 1 << 16);
	while ((result = tsv_next(&r)) == TSV_ROW || result == TSV_HEADER) {
		if (result == TSV_HEADER)
			(void)tsv_map(r.cells, r.ncells, KIND_RECORDS, map);
		for (i = 0; i < r.ncells; i++)
			take_cell(r.cells[i]);
	}
	tsv_close(&r);
	close(fd);
	return 0;
}
