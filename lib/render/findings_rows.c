/* findings_rows: findings as rows, for other programs and tickets. */
#include "render/findings_rows.h"

#include "base/num.h"
#include "render/finding_text.h"
#include "summary/gate.h"

static void
put_day(struct tsv_writer *w, int64_t day)
{
	char text[PERIOD_TEXT];

	if (day < 0)
		tsv_put_empty(w);
	else
		tsv_put(w, (struct bytes){ text,
		    period_format(PERIOD_DAY, day, text) });
}

static void
put_share(struct tsv_writer *w, int share)
{
	struct buf text = { 0 };

	if (share < 0) {
		tsv_put_empty(w);
		return;
	}
	buf_num(&text, (unsigned)share / 10);
	buf_byte(&text, '.');
	buf_num(&text, (unsigned)share % 10);
	tsv_put(w, buf_view(&text));
	buf_free(&text);
}

/* Of findings that are not about failing mail nobody did anything. */
static void
put_receivers(struct tsv_writer *w, const struct finding *n)
{
	bool any = false;
	int i;

	for (i = 0; i < RECEIVERS; i++)
		any |= n->receivers[i] != 0;
	for (i = 0; i < RECEIVERS; i++)
		if (any)
			tsv_put_num(w, n->receivers[i]);
		else
			tsv_put_empty(w);
}

/* Without the marks around foreign text. */
static void
add_plain(struct buf *out, struct bytes text)
{
	struct bytes run;
	bool foreign;

	while (page_span(&text, &run, &foreign))
		buf_add(out, run);
}

/* Another sentence. */
static void
add_after(struct buf *said, struct writing *x, struct bytes sentence)
{
	if (sentence.n != 0 && said->n != 0)
		strings_add(said, x->strings, STRING_BETWEEN_SENTENCES);
	buf_add(said, sentence);
}

static void
put_text(struct tsv_writer *w, struct writing *x, const struct finding *n)
{
	struct buf said = { 0 }, text = { 0 };
	struct bytes title = finding_title(x, n), step[FINDING_STEPS_MOST];
	size_t i, nsteps;

	finding_add_text(x, n, &said);
	nsteps = finding_steps(x, n, step);
	for (i = 0; i < nsteps; i++)
		add_after(&said, x, step[i]);
	add_after(&said, x, finding_proofs(x, n));
	arg_text(x, title);
	arg_text(x, buf_view(&said));
	add_plain(&text, said.n == 0 ? title :
	    writing_sentence(x, STRING_FINDING_LABEL));
	tsv_put(w, buf_view(&text));
	buf_free(&said);
	buf_free(&text);
}

static void
write_row(struct tsv_writer *w, struct writing *x, const struct finding *n)
{
	tsv_put(w, finding_id(n->id));
	tsv_put(w, bytes_of(gate_severity(n->severity)));
	tsv_put(w, n->domain);
	tsv_put(w, n->sender);
	tsv_put(w, n->subject);
	tsv_put_num(w, n->messages);
	tsv_put_num(w, n->of);
	put_day(w, n->since);
	put_day(w, n->until);
	put_share(w, percent_share(n->messages, n->of));
	put_receivers(w, n);
	tsv_put(w, n->evidence);
	tsv_put(w, n->command);
	put_text(w, x, n);
	tsv_end_row(w);
}

void
findings_rows(struct tsv_writer *w, const struct summary_figures *f,
    const struct strings *words)
{
	struct writing x = { .strings = words, .figures = f };
	struct page page;
	size_t i;

	page_start(&page, words, BYTES_NONE);
	x.page = &page;
	for (i = 0; i < f->findings.n; i++) {
		x.nargs = 0;
		write_row(w, &x, &f->findings.at[i]);
	}
	writing_free(&x);
	page_free(&page);
}
