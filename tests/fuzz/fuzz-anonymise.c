/*
 * fuzz-anonymise: pseudonyms of cells of every class, and what must be true
 * of them: the same text has the same one, whether it is looked up or made,
 * and no row breaks.
 */
#include <stdlib.h>
#include <unistd.h>

#include "pseudonym/cell_cache.h"
#include "tests/fuzz/fuzz.h"
#include "text/domain.h"
#include "tsv/reader.h"

static void
take_cell(struct cell_cache *w, struct class_of class, struct bytes cell,
    struct tsv_writer *out)
{
	struct buf once = { 0 }, again = { 0 };

	cell_cache_add(w, class, cell, &once);
	cell_cache_add(w, class, cell, &again);
	if (!bytes_equal(buf_view(&once), buf_view(&again)))
		abort();
	tsv_put_raw(out, buf_view(&once), 1);
	buf_free(&once);
	buf_free(&again);
}

/* A name becomes a name. */
static void
take_name(struct cell_cache *w, struct bytes cell)
{
	char text[DOMAIN_TEXT], after[DOMAIN_TEXT];
	struct buf out = { 0 };
	size_t n = domain_normal(cell, text);

	if (n != 0 && (!names_add(&w->prose.names, cell, &out) ||
	    domain_normal(buf_view(&out), after) == 0))
		abort();
	buf_free(&out);
}

static void
take_rows(struct cell_cache *w, const uint8_t *data, size_t n)
{
	struct tsv_reader r;
	struct tsv_writer out;
	enum tsv_result result;
	int fd = fuzz_file(data, n);
	size_t i;
	int class;

	tsv_open(&r, fd, false, 1 << 16);
	tsv_start(&out, fuzz_null());
	while ((result = tsv_next(&r)) == TSV_ROW || result == TSV_HEADER)
		for (i = 0; i < r.ncells; i++) {
			take_name(w, r.cells[i]);
			out.columns = 2 * (CLASSES - 1);
			for (class = CLASS_NUMBER; class < CLASSES;
			    class++) {
				take_cell(w, (struct class_of){
				    (enum class)class, false }, r.cells[i],
				    &out);
				take_cell(w, (struct class_of){
				    (enum class)class, true }, r.cells[i],
				    &out);
			}
			tsv_end_row(&out);
		}
	fuzz_finish(&out);
	tsv_close(&r);
	close(fd);
}

/* With what is well known kept, or not; made once, since that takes time. */
static struct cell_cache *
work_of(bool known)
{
	static struct cell_cache work[2];
	static struct orgdomain *orgs;
	static struct prf *prf;
	struct kept kept;
	int i;

	for (i = 0; i < 2; i++) {
		if (work[i].slots != NULL)
			break;
		if (prf == NULL) {
			prf = prf_open(BYTES("a secret of tests, of no use"));
			orgs = orgdomain_open(NULL, false);
		}
		kept_start(&kept, orgs);
		if (i == 1)
			kept_known(&kept, orgs);
		cell_cache_start(&work[i], prf, orgs, &kept);
	}
	return &work[known];
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	take_rows(work_of(n % 2), data, n);
	return 0;
}
