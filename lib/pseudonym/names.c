/* names: pseudonyms of domain names, label by label. */
#include "pseudonym/names.h"

#include "text/domain.h"

enum {
	NAME_MOST = 253,
	LABELS_MOST = 8,	/* that have a word each; those to their left
				   have one together */
	LABEL_MOST = 2 * TOKEN,	/* a word with all its hyphens, and a dot */
	HYPHENED_MOST = 63 - LABEL_MOST
};

/* Under this, labels are names of customers with hyphens for dots. */
#define HYPHENED	BYTES(".gappssmtp.com")

/* s without hyphens; most 63 bytes. */
static struct bytes
squeeze(struct bytes s, char out[DOMAIN_TEXT])
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != '-')
			out[n++] = s.p[i];
	return (struct bytes){ out, n };
}

/*
 * The label right below what is kept: a word of its letters and, where it
 * has hyphens, some in the gaps of that word.
 */
static void
add_organisation(const struct names *n, struct bytes label, struct buf *out)
{
	char text[DOMAIN_TEXT], word[TOKEN];
	struct bytes letters = squeeze(label, text);
	uint8_t bytes[PRF_BYTES];
	unsigned gaps = 0;
	int i;

	token_make(n->prf, USE_ORGANISATION, letters, word);
	if (letters.n != label.n) {
		prf_make(n->prf, USE_HYPHENS, label, bytes);
		/* 2047 ways: any of 11 gaps, and at least one. */
		gaps = 1 + ((unsigned)bytes[0] << 8 | bytes[1]) % 2047;
	}
	for (i = 0; i < TOKEN; i++) {
		buf_byte(out, word[i]);
		if (gaps >> i & 1)
			buf_byte(out, '-');
	}
}

/*
 * harbour-co-nz, for harbour.co.nz: the longest end that is a public suffix
 * stays. False when none is.
 */
static bool
add_hyphened(const struct names *n, struct bytes label, struct buf *out)
{
	char text[DOMAIN_TEXT];
	size_t i, at;

	for (i = 0; i < label.n; i++)
		text[i] = label.p[i] == '-' ? '.' : label.p[i];
	text[label.n] = '\0';
	if (label.n == 0 || text[0] == '.' || text[label.n - 1] == '.' ||
	    bytes_find((struct bytes){ text, label.n }, BYTES(".."), 0) !=
	    label.n)
		return false;
	at = orgdomain_listed(n->orgs, (struct bytes){ text, label.n });
	i = kept_domain(n->kept, (struct bytes){ text, label.n });
	if (i < at)
		at = i;
	if (at == 0 || label.n - at > HYPHENED_MOST || at == label.n)
		return false;
	add_organisation(n, bytes_first(label, at - 1), out);
	buf_byte(out, '-');
	buf_add(out, bytes_from(label, at));
	return true;
}

/* Labels that mean the same under every name: _dmarc, *, and RFC 8461's. */
static bool
standard(const struct names *n, struct bytes label)
{
	return bytes_equal(label, BYTES("*")) ||
	    bytes_equal(label, BYTES("mta-sts")) ||
	    (label.p[0] == '_' && kept_word(n->kept, label));
}

/*
 * The label of name from at to end; what is behind `before` is kept. Only
 * the first label of a name is that of a customer in hyphens.
 */
static void
add_label(const struct names *n, struct bytes name, size_t at, size_t end,
    size_t before, struct buf *out)
{
	struct bytes label = { name.p + at, end - at };

	if (standard(n, label))
		buf_add(out, label);
	else if (at == 0 && bytes_equal(bytes_from(name, before), HYPHENED) &&
	    add_hyphened(n, label, out))
		return;
	else if (end == before)
		add_organisation(n, label, out);
	else
		token_add(n->prf, USE_NAME, bytes_from(name, at), out);
}

/* Where in name its last n labels before `end` begin, n from 1. */
static size_t
labels_before(struct bytes name, size_t end, size_t n)
{
	size_t i;

	for (i = end; i > 0; i--)
		if (name.p[i - 1] == '.' && --n == 0)
			return i;
	return 0;
}

/* Where the part of a name begins that stands as it is. */
static size_t
public_part(const struct names *n, struct bytes name)
{
	size_t listed = orgdomain_listed(n->orgs, name);
	size_t kept = kept_domain(n->kept, name);
	size_t from = listed < kept ? listed : kept;

	/* What would leave no room for labels is not kept. */
	return NAME_MOST - (name.n - from) < 3 * LABEL_MOST && from > 0 ?
	    name.n : from;
}

static void
add_normal(const struct names *n, struct bytes name, struct buf *out)
{
	size_t from = public_part(n, name), at = 0, end;
	size_t before = from == name.n || from == 0 ? from : from - 1;
	size_t most = (NAME_MOST - (name.n - from)) / LABEL_MOST;

	if (most > LABELS_MOST)
		most = LABELS_MOST;
	if (before != 0 && labels_before(name, before, most) != 0) {
		at = labels_before(name, before, most - 1);
		token_add(n->prf, USE_DEEP, name, out);
		buf_byte(out, '.');
	}
	for (; at < before; at = end + 1) {
		end = bytes_find(name, BYTES("."), at);
		add_label(n, name, at, end, before, out);
		if (end < name.n)
			buf_byte(out, '.');
	}
	buf_add(out, bytes_from(name, from));
}

bool
names_add(const struct names *n, struct bytes raw, struct buf *out)
{
	char text[DOMAIN_TEXT];
	struct bytes name = { text, domain_normal(raw, text) };
	size_t start = out->n, i;

	if (name.n == 0)
		return false;
	add_normal(n, name, out);
	raw = bytes_trim(raw);
	for (i = 0; i < raw.n; i++)
		if (raw.p[i] >= 'A' && raw.p[i] <= 'Z')
			break;
	if (i < raw.n && out->p[start] >= 'a' && out->p[start] <= 'z')
		out->p[start] ^= 0x20;
	if (raw.p[raw.n - 1] == '.')
		buf_byte(out, '.');
	return true;
}
