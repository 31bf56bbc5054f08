/*
 * failure_prose: failure reports that Exim, cPanel, Baruwa and filters made
 * of them write for people, without a part for machines.
 */
#include "mail/header.h"
#include "report/failure_impl.h"

enum { KEY_DOMAIN, KEY_ADDRESS, KEY_DATE, KEY_SPF, KEY_DKIM, KEY_RESULTS,
	KEYS };

static const struct bytes keys[KEYS] = {
	{ "sender domain:", 14 }, { "sender ip address:", 18 },
	{ "received date:", 14 }, { "spf alignment:", 14 },
	{ "dkim alignment:", 15 }, { "dmarc results:", 14 },
};

/* A text being read: what stands before its keys, and behind each. */
struct prose {
	struct buf	intro, values[KEYS];
};

/* Which key does the line begin with, or -1; *rest is what stands behind. */
static int
key_of_line(struct bytes line, struct bytes *rest)
{
	int k;

	for (k = 0; k < KEYS; k++)
		if (bytes_begin_nocase(line, keys[k])) {
			*rest = bytes_trim(bytes_from(line, keys[k].n));
			return k;
		}
	return -1;
}

/* Joins a line to what it goes on with. */
static void
join_line(struct buf *b, struct bytes line)
{
	if (line.n == 0)
		return;
	if (b->n != 0)
		buf_byte(b, ' ');
	buf_add(b, line);
}

/*
 * Does a value go on in the line? In what is shown, only where the line was
 * wrapped for sure: somebody's mail may stand right behind it.
 */
static bool
goes_on(const struct prose *p, const struct buf *value, struct bytes raw,
    struct bytes line)
{
	if (value == &p->intro)
		return true;
	if (line.n == 0)
		return false;
	if (value != &p->values[KEY_SPF] && value != &p->values[KEY_DKIM] &&
	    value != &p->values[KEY_RESULTS])
		return true;
	return !header_is_field(line) && (value->n == 0 ||
	    value->p[value->n - 1] == ',' || raw.p[0] == ' ' ||
	    raw.p[0] == '\t');
}

/*
 * Takes keys and values off *text, up to a line of hyphens or the end; a
 * blank line ends a value.
 */
static void
read_lines(struct prose *p, struct bytes *text)
{
	struct bytes raw, line, value;
	struct buf *at = &p->intro;
	int k;

	while (line_next(text, &raw)) {
		line = bytes_trim(raw);
		if (bytes_begin(line, BYTES("-----")))
			break;
		k = key_of_line(line, &value);
		if (k >= 0) {
			at = &p->values[k];
			line = at->n == 0 ? value : BYTES_NONE;
		} else if (at != NULL && !goes_on(p, at, raw, line)) {
			at = NULL;
		}
		if (at != NULL)
			join_line(at, line);
	}
}

static struct bytes
kept(struct failure_reader *r, const struct buf *b)
{
	return b->n != 0 ? arena_copy(&r->text, buf_view(b)) : BYTES_NONE;
}

/* "SPF Alignment: no, DKIM Alignment: no", as it stands. */
static struct bytes
alignment(struct failure_reader *r, const struct prose *p)
{
	r->scratch.n = 0;
	if (p->values[KEY_SPF].n != 0) {
		buf_adds(&r->scratch, "SPF Alignment: ");
		buf_add(&r->scratch, buf_view(&p->values[KEY_SPF]));
	}
	if (p->values[KEY_DKIM].n != 0) {
		if (r->scratch.n != 0)
			buf_adds(&r->scratch, ", ");
		buf_adds(&r->scratch, "DKIM Alignment: ");
		buf_add(&r->scratch, buf_view(&p->values[KEY_DKIM]));
	}
	return kept(r, &r->scratch);
}

static bool
says(const struct buf *b, const char *words)
{
	struct bytes s = buf_view(b);

	return bytes_find_nocase(s, bytes_of(words), 0) < s.n;
}

void
failure_prose(struct failure_reader *r, struct bytes text,
    struct bytes *rest)
{
	struct prose p = { 0 };
	struct failure *f = &r->report;
	struct bytes domain;
	int k;

	read_lines(&p, &text);
	*rest = text;
	quirk_set(&f->quirks, QUIRK_PROSE);
	f->feedback_type = BYTES("auth-failure");
	if (says(&p.intro, "failed the published dmarc policy"))
		f->auth_failure = BYTES("dmarc");
	domain = failure_domain(r, buf_view(&p.values[KEY_DOMAIN]));
	if (domain.n != 0)
		failure_list_add(r, &f->reported_domain, domain);
	r->source_ip = kept(r, &p.values[KEY_ADDRESS]);
	r->arrival = kept(r, &p.values[KEY_DATE]);
	f->identity_alignment = alignment(r, &p);
	f->delivery_result = kept(r, &p.values[KEY_RESULTS]);
	buf_free(&p.intro);
	for (k = 0; k < KEYS; k++)
		buf_free(&p.values[k]);
}
