/* cell_cache: pseudonyms of the cells of a row. */
#include "pseudonym/cell_cache.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "keywords/keywords.h"
#include "pseudonym/texts.h"
#include "text/cell.h"
#include "tsv/reader.h"

enum {
	SLOTS = 16384,		/* a power of two; 4 MB in all. An item may be
				   in either of two next to each other */
	RAW_MOST = 110,		/* longer ones are made each time */
	OUT_MOST = 140,
	LEVEL_DIGITS = 2,	/* of an SPF term */
	COUNT_DIGITS = 12
};

struct cell_cache_slot {
	uint8_t	class;			/* 0: free */
	uint8_t	nraw, nout;
	char	raw[RAW_MOST], out[OUT_MOST];
};

void
cell_cache_start(struct cell_cache *w, struct prf *prf,
    struct orgdomain *orgs, const struct kept *kept)
{
	*w = (struct cell_cache){ .prf = prf, .kept = *kept };
	w->prose.prf = prf;
	w->prose.kept = &w->kept;
	w->prose.names = (struct names){ prf, orgs, &w->kept };
	addresses_start(&w->prose.addresses, prf, &w->kept);
	w->seed = hash_key_random();
	w->slots = mem_zero(SLOTS, sizeof(*w->slots));
}

void
cell_cache_free(struct cell_cache *w)
{
	addresses_free(&w->prose.addresses);
	kept_free(&w->kept);
	free(w->slots);
	buf_free(&w->text);
	buf_free(&w->bars);
}

static bool
is_country(struct bytes s)
{
	return s.n == 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' &&
	    s.p[1] >= 'A' && s.p[1] <= 'Z';
}

static bool
add_as(struct cell_cache *w, struct bytes s, struct buf *out)
{
	uint64_t n;

	if (!num_parse(s, &n) || n > UINT32_MAX)
		return false;
	buf_num(out, addresses_map_as(&w->prose.addresses, (uint32_t)n));
	return true;
}

/* Where a cell is what its column promises; false: it is text. */
static bool
add_promised(struct cell_cache *w, enum class class, struct bytes s,
    struct buf *out)
{
	struct prose *p = &w->prose;

	switch (class) {
	case CLASS_DOMAIN:
		return texts_add_domain(p, s, out);
	case CLASS_ADDRESS:
		return addresses_add(&p->addresses, s, out);
	case CLASS_AS:
		return add_as(w, s, out);
	case CLASS_CONTACT:
		return texts_add_contact(p, s, out);
	case CLASS_NAME:
		return texts_add_name(p, s, out);
	case CLASS_SERVICE:
		return texts_add_service(p, s, out);
	case CLASS_PATH:
		return texts_add_path(p, s, out);
	case CLASS_STS:
		return texts_add_sts(p, s, out);
	case CLASS_GUESS:
		return texts_add_guess(p, s, out);
	case CLASS_PROSE:
		prose_add(p, s, out);
		return true;
	default:
		return false;
	}
}

/* Words of one class, with its separators between. */
static bool
are_keywords(const struct kept *k, enum class class, struct bytes s)
{
	const char *separators = class_separators(class);
	struct bytes word;
	size_t n;

	if (separators[0] == '\0')
		return kept_keyword(k, class, s);
	for (; s.n != 0; s = bytes_from(s, n + 1)) {
		for (n = 0; n < s.n && (s.p[n] == '\0' ||
		    strchr(separators, s.p[n]) == NULL); n++)
			;
		word = bytes_first(s, n);
		if (n != 0 && !kept_keyword(k, class, word) &&
		    !bytes_equal(word, BYTES("\xe2\x80\xa6")))
			return false;
	}
	return true;
}

static bool
is_percent(struct bytes s)
{
	uint64_t n;
	size_t point = bytes_find(s, BYTES("."), 0);

	return prose_plain_number(s) && s.n <= point + 3 &&
	    num_parse(bytes_first(s, point), &n) && n <= 100;
}

static bool
is_port(struct bytes s)
{
	uint64_t n;

	return num_parse(s, &n) && n <= UINT16_MAX;
}

/* slug:records */
static bool
is_counted(const struct kept *k, struct bytes s)
{
	size_t colon = bytes_find(s, BYTES(":"), 0);
	struct bytes count = bytes_from(s, colon + 1);
	uint64_t n;

	return kept_keyword(k, CLASS_QUIRK, bytes_first(s, colon)) &&
	    count.n <= COUNT_DIGITS && num_parse(count, &n);
}

/* Does the item stand as it is? What decides is looked up first. */
static bool
is_kept_word(const struct cell_cache *w, enum class class, struct bytes s)
{
	switch (class) {
	case CLASS_NUMBER:
		return prose_plain_number(s);
	case CLASS_PERCENT:
		return is_percent(s);
	case CLASS_PORT:
		return is_port(s);
	case CLASS_TIME:
		return prose_plain_time(s);
	case CLASS_COUNTRY:
		return is_country(s);
	case CLASS_COUNTED:
		return is_counted(&w->kept, s);
	case CLASS_LEVEL:
		return are_keywords(&w->kept, class, s) ||
		    (s.n <= LEVEL_DIGITS && prose_plain_number(s));
	default:
		return class >= CLASS_FIRST_KEYWORD && class < CLASSES &&
		    are_keywords(&w->kept, class, s);
	}
}

/* "…" stands for the rest of a set, "(other)" for the rest of the keys. */
static bool
is_kept(struct bytes s)
{
	return s.n == 0 || bytes_equal(s, BYTES("\xe2\x80\xa6")) ||
	    bytes_equal(s, BYTES("(other)"));
}

/* s, with a bar where a list has to write ¦ for it: the same text. */
static struct bytes
with_bars(struct bytes s, struct buf *b)
{
	const struct bytes broken = BYTES("\xc2\xa6");
	size_t at = bytes_find(s, broken, 0), from = 0;

	if (at == s.n)
		return s;
	b->n = 0;
	for (; at < s.n; at = bytes_find(s, broken, from)) {
		buf_add(b, (struct bytes){ s.p + from, at - from });
		buf_byte(b, '|');
		from = at + broken.n;
	}
	buf_add(b, bytes_from(s, from));
	return buf_view(b);
}

/*
 * Of a comment, arc=pass decides (keywords/keywords.h). What is no domain
 * must not become one.
 */
static void
add_text(struct cell_cache *w, enum class class, struct bytes s,
    struct buf *out)
{
	s = with_bars(s, &w->bars);
	if (class == CLASS_TEXT && auth_says_arc_pass(s))
		buf_adds(out, "arc=pass ");
	if (class == CLASS_DOMAIN)
		buf_byte(out, '(');
	token_add(w->prf, USE_TEXT, s, out);
	if (class == CLASS_DOMAIN)
		buf_byte(out, ')');
}

static void
make_item(struct cell_cache *w, enum class class, struct bytes raw,
    struct buf *out)
{
	struct bytes s = tsv_text(raw, &w->text);

	if (!add_promised(w, class, s, out))
		add_text(w, class, s, out);
}

static bool
slot_holds(const struct cell_cache_slot *s, enum class class, struct bytes raw)
{
	return s->class == class && s->nraw == raw.n &&
	    memcmp(s->raw, raw.p, raw.n) == 0;
}

/* A slot for raw; the one that holds it, if one does. */
static struct cell_cache_slot *
slot_of(struct cell_cache *w, enum class class, struct bytes raw)
{
	struct hash_key seed = { w->seed.k0 ^ class, w->seed.k1 };
	size_t i = hash_bytes(seed, raw) & (SLOTS - 1);

	if (slot_holds(&w->slots[i], class, raw))
		return &w->slots[i];
	if (!slot_holds(&w->slots[i ^ 1], class, raw) && w->slots[i].class != 0)
		return &w->slots[i ^ (w->turn++ & 1)];
	return &w->slots[w->slots[i].class != 0 ? i ^ 1 : i];
}

static void
add_item(struct cell_cache *w, enum class class, struct bytes raw,
    struct buf *out)
{
	struct cell_cache_slot *s;
	size_t from = out->n, n;

	if (is_kept(raw) || is_kept_word(w, class, raw)) {
		buf_add(out, raw);
		return;
	}
	if (raw.n > RAW_MOST) {
		make_item(w, class, raw, out);
		return;
	}
	s = slot_of(w, class, raw);
	if (slot_holds(s, class, raw)) {
		buf_add(out, (struct bytes){ s->out, s->nout });
		return;
	}
	make_item(w, class, raw, out);
	n = out->n - from;
	if (n > OUT_MOST)
		return;
	s->class = (uint8_t)class;
	s->nraw = (uint8_t)raw.n;
	s->nout = (uint8_t)n;
	memcpy(s->raw, raw.p, raw.n);
	memcpy(s->out, out->p + from, n);
}

void
cell_cache_add(struct cell_cache *w, struct class_of class,
    struct bytes cell, struct buf *out)
{
	bool more = cell.n != 0, first = true;
	struct bytes item;

	/* Also for an empty cell. */
	buf_room(out, 1);
	if (!class.list || memchr(cell.p, '|', cell.n) == NULL) {
		add_item(w, class.class, cell, out);
		return;
	}
	for (; tsv_item(&cell, &more, &item); first = false) {
		if (!first)
			buf_byte(out, '|');
		add_item(w, class.class, item, out);
	}
}
