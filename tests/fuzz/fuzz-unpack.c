/* fuzz-unpack: archives, mail, mailboxes, and what is in them. */
#include <stdio.h>
#include <unistd.h>

#include "container/walk.h"
#include "report/sniff.h"
#include "tests/fuzz/fuzz.h"
#include "text/charset.h"

static enum document_kind
classify(void *arg, struct bytes head)
{
	(void)arg;
	switch (sniff(head)) {
	case SNIFF_NONE:
		return DOCUMENT_NONE;
	case SNIFF_FAILURE:
		return DOCUMENT_MESSAGE;
	default:
		return DOCUMENT_REPORT;
	}
}

static bool
take(void *arg, const struct document *document)
{
	struct tsv_writer *w = arg;

	tsv_put(w, document->source);
	tsv_put(w, document->bytes);
	tsv_end_row(w);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct cli_program program = { .name = "fuzz" };
	struct cli c = { .program = &program, .rejects = -1, .quiet = true };
	struct tsv_writer out;
	struct walk_sink sink = { &out, classify, take };
	int fd = fuzz_file(data, n);
	struct walk *w;
	char name[32];

	c.limits = LIMITS_DEFAULT;
	c.limits.document = c.limits.message = 1 << 20;
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	tsv_start(&out, fuzz_null());
	out.columns = 2;
	w = walk_new(&c, &sink);
	(void)walk_operand(w, name);
	walk_free(w);
	fuzz_finish(&out);
	buf_free(&c.line);
	close(fd);
	return 0;
}
