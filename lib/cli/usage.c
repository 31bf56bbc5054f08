/* usage: what is said of an option or its argument that is wrong. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/num.h"
#include "cli/cli.h"
#include "text/scrub.h"

enum {
	WORD_MOST = 40,		/* a longer word has no near one */
	NEAR = 2		/* letters that may differ */
};

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to change, add or drop until a is b (Levenshtein). */
static size_t
edit_distance(struct bytes a, struct bytes b)
{
	size_t row[WORD_MOST + 1], i, k, above, left;

	if (a.n > WORD_MOST || b.n > WORD_MOST)
		return WORD_MOST;
	for (k = 0; k <= b.n; k++)
		row[k] = k;
	for (i = 0; i < a.n; i++) {
		above = row[0]++;
		for (k = 0; k < b.n; k++) {
			left = least_of(row[k], row[k + 1]) + 1;
			left = least_of(left, above + (a.p[i] != b.p[k]));
			above = row[k + 1];
			row[k + 1] = left;
		}
	}
	return row[b.n];
}

/* The nearest of n words, if it is near enough to be meant; else empty. */
static struct bytes
nearest(struct bytes word, const struct bytes *words, size_t n)
{
	struct bytes best = BYTES_NONE;
	size_t i, d, most = least_of(NEAR, word.n / 2) + 1;

	for (i = 0; i < n; i++) {
		d = edit_distance(word, words[i]);
		/* One that is there is wrong for another reason. */
		if (d == 0)
			return BYTES_NONE;
		if (d < most) {
			most = d;
			best = words[i];
		}
	}
	return best;
}

static void
add_nearest(struct buf *b, const char *lead, struct bytes word)
{
	if (word.n == 0)
		return;
	buf_adds(b, lead);
	buf_add(b, word);
}

/* "--since yesterday: ", an argument of strange bytes in quotes. */
static void
add_typed(struct buf *b, const char *option, struct bytes typed)
{
	buf_adds(b, option);
	buf_byte(b, ' ');
	if (typed.n == 0)
		buf_adds(b, "\"\"");
	else
		scrub_source(b, typed);
	buf_adds(b, ": ");
}

/* The option that cli_next returned last, as it is typed. */
static void
option_name(const struct cli *c, char out[64])
{
	struct cli_option o = { .name = "" };

	(void)cli_option(c->program, c->option, &o);
	snprintf(out, 64, "--%s", o.name);
}

void
cli_say_choices(struct cli *c, enum message m, struct bytes source,
    const char *option, struct bytes typed, const char *lead,
    const struct bytes *words, size_t n)
{
	struct buf b = { 0 };
	size_t i;

	add_typed(&b, option, typed);
	buf_adds(&b, lead);
	for (i = 0; i < n; i++) {
		buf_adds(&b, i == 0 ? " " : ", ");
		buf_add(&b, words[i]);
	}
	add_nearest(&b, "; the nearest is ", nearest(typed, words, n));
	cli_say_words(c, m, source, buf_view(&b));
	buf_free(&b);
}

_Noreturn void
cli_wrong_word(struct cli *c, struct bytes typed, const char *lead,
    const struct bytes *words, size_t n)
{
	char option[64];

	option_name(c, option);
	cli_say_choices(c, MSG_USAGE, BYTES_NONE, option, typed, lead, words,
	    n);
	cli_die(c);
}

size_t
cli_choice(struct cli *c, const struct bytes *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes_equal(words[i], bytes_of(c->arg)))
			return i;
	cli_wrong_word(c, bytes_of(c->arg), "one of", words, n);
}

_Noreturn void
cli_wrong(struct cli *c, const char *format, ...)
{
	struct buf b = { 0 };
	char option[64], text[512];
	va_list ap;

	option_name(c, option);
	va_start(ap, format);
	if (vsnprintf(text, sizeof(text), format, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	add_typed(&b, option, bytes_of(c->arg));
	buf_adds(&b, text);
	cli_say_words(c, MSG_USAGE, BYTES_NONE, buf_view(&b));
	cli_die(c);
}

_Noreturn void
cli_usagef(struct cli *c, const char *format, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, format);
	if (vsnprintf(text, sizeof(text), format, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	cli_sayf(c, MSG_USAGE, BYTES_NONE, "%s", text);
	cli_die(c);
}

uint64_t
cli_number(struct cli *c, uint64_t most)
{
	uint64_t n;

	if (num_parse(bytes_of(c->arg), &n) && n <= most)
		return n;
	if (most >= UINT64_MAX / 4)
		cli_wrong(c, "not a number");
	cli_wrong(c, "not a number from 0 to %" PRIu64, most);
}

_Noreturn void
cli_unknown(struct cli *c, struct bytes typed, const struct bytes *options,
    size_t n)
{
	struct bytes name = bytes_first(typed, bytes_find(typed, BYTES("="),
	    0));
	struct buf b = { 0 };

	scrub_source(&b, name);
	buf_adds(&b, ": no such option");
	if (bytes_begin(name, BYTES("--"))) {
		buf_adds(&b, ", or an abbreviation of several");
		add_nearest(&b, "; the nearest is --",
		    nearest(bytes_from(name, 2), options, n));
	}
	cli_say_words(c, MSG_USAGE, BYTES_NONE, buf_view(&b));
	buf_free(&b);
	cli_die(c);
}
