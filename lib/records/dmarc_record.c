/* dmarc_record: the grammar of DMARC records. */
#include "records/dmarc_record.h"

#include "base/num.h"
#include "records/taglist.h"

/* ---- Values */

struct reading {
	struct dmarc_record	*out;
	struct bytes		 value;
	unsigned		 tag;
};

/* Is the value that word, in any case? A case other than lower is noted. */
static bool
is_word(struct reading *r, struct bytes word)
{
	if (!bytes_equal_nocase(r->value, word))
		return false;
	if (!bytes_equal(r->value, word))
		r->out->odd_case |= r->tag;
	return true;
}

static void
bad(struct reading *r)
{
	r->out->bad |= r->tag;
}

static enum auth_policy
policy(struct reading *r)
{
	if (is_word(r, BYTES("none")))
		return POLICY_NONE;
	if (is_word(r, BYTES("quarantine")))
		return POLICY_QUARANTINE;
	if (is_word(r, BYTES("reject")))
		return POLICY_REJECT;
	bad(r);
	return POLICY_UNKNOWN;
}

/* The second of two letters? The first is the default. */
static bool
second_of(struct reading *r, struct bytes first, struct bytes second)
{
	if (is_word(r, second))
		return true;
	if (!is_word(r, first))
		bad(r);
	return false;
}

static enum dmarc_psd
psd(struct reading *r)
{
	if (is_word(r, BYTES("y")))
		return DMARC_PSD_YES;
	if (is_word(r, BYTES("n")))
		return DMARC_PSD_NO;
	if (!is_word(r, BYTES("u")))
		bad(r);
	return DMARC_PSD_UNTOLD;
}

/*
 * 0, 1, d and s, with colons between (RFC 7489 section 6.3). RFC 9989 has
 * each once at most, and makes 0 and 1 exclude one another (section 4.7); of
 * both, 1 asks for all that 0 does.
 */
static unsigned
failure_options(struct reading *r)
{
	static const char letters[] = "01ds";
	struct bytes rest = r->value, item;
	unsigned set = 0, bit;
	const char *at;
	size_t colon;

	do {
		colon = bytes_find(rest, BYTES(":"), 0);
		item = tag_trim(bytes_first(rest, colon));
		at = item.n == 1 && item.p[0] != '\0' ?
		    strchr(letters, item.p[0] | (item.p[0] >= 'A' ? 0x20 : 0)) :
		    NULL;
		bit = at ? 1U << (at - letters) : 0;
		if (bit == 0)
			bad(r);
		if (set & bit)
			r->out->apart |= r->tag;
		set |= bit;
		rest = bytes_from(rest, colon + 1);
	} while (rest.n != 0);
	if ((set & DMARC_FO_ALL) && (set & DMARC_FO_ANY))
		r->out->apart |= r->tag;
	return set ? set : DMARC_FO_ALL;
}

static uint64_t
read_number(struct reading *r, uint64_t most, uint64_t otherwise)
{
	uint64_t n;

	if (num_parse(r->value, &n) && n <= most)
		return n;
	bad(r);
	return otherwise;
}

static struct bytes
addresses(struct reading *r)
{
	struct bytes list = r->value;
	struct dmarc_uri uri;

	if (list.n == 0)
		bad(r);
	while (dmarc_uri_next(&list, &uri)) {
		if (!uri.valid)
			bad(r);
		if (uri.size.n != 0)
			r->out->apart |= r->tag;
	}
	return r->value;
}

static void
take_value(struct reading *r, enum dmarc_tag_number tag)
{
	struct dmarc_record *out = r->out;

	switch (tag) {
	case DMARC_NUMBER_P:
		out->p = policy(r);
		break;
	case DMARC_NUMBER_SP:
		out->sp = policy(r);
		break;
	case DMARC_NUMBER_NP:
		out->np = policy(r);
		break;
	case DMARC_NUMBER_ADKIM:
		out->dkim_strict = second_of(r, BYTES("r"), BYTES("s"));
		break;
	case DMARC_NUMBER_ASPF:
		out->spf_strict = second_of(r, BYTES("r"), BYTES("s"));
		break;
	case DMARC_NUMBER_T:
		out->testing = second_of(r, BYTES("n"), BYTES("y"));
		break;
	case DMARC_NUMBER_FO:
		out->fo = failure_options(r);
		break;
	case DMARC_NUMBER_RUA:
		out->rua = addresses(r);
		break;
	case DMARC_NUMBER_RUF:
		out->ruf = addresses(r);
		break;
	case DMARC_NUMBER_PSD:
		out->psd = psd(r);
		break;
	case DMARC_NUMBER_PCT:
		out->pct = (unsigned)read_number(r, 100, 100);
		break;
	case DMARC_NUMBER_RF:
		out->rf = r->value;
		break;
	case DMARC_NUMBER_RI:
		out->ri = read_number(r, UINT32_MAX, 86400);
		break;
	case DMARC_NUMBER_V:
	case DMARC_TAG_KINDS:
		break;
	}
}

/* ---- Tags */

static enum dmarc_tag_number
tag_of(struct bytes name)
{
#define TAG_WORD(name, tag)	WORD(tag),
	static const struct bytes tags[] = { DMARC_TAGS(TAG_WORD) };
#undef TAG_WORD
	int k;

	for (k = 0; k < DMARC_TAG_KINDS; k++)
		if (bytes_equal(name, tags[k]))
			break;
	return (enum dmarc_tag_number)k;
}

/* One of no standard; false when it came before. */
static bool
take_unknown(struct map *others, struct bytes name)
{
	bool added;

	if (others->nslots == 0)
		map_init(others);
	map_add(others, name, &added);
	return added;
}

/* tag=value; false when the tag came before. */
static bool
take_tag(struct dmarc_record *out, struct map *others, struct bytes spec)
{
	size_t equals = bytes_find(spec, BYTES("="), 0);
	struct bytes name = tag_trim(bytes_first(spec, equals));
	struct reading r = { .out = out };
	enum dmarc_tag_number tag;

	if (equals == spec.n || !taglist_is_name(name)) {
		out->syntax = true;
		return true;
	}
	tag = tag_of(name);
	if (tag == DMARC_TAG_KINDS) {
		out->unknown = true;
		return take_unknown(others, name);
	}
	r.tag = 1U << tag;
	if (out->tags & r.tag)
		return false;
	out->p_second |= tag == DMARC_NUMBER_P && out->tags == DMARC_TAG_V &&
	    !out->unknown;
	out->tags |= r.tag;
	r.value = tag_trim(bytes_from(spec, equals + 1));
	take_value(&r, tag);
	return true;
}

/* ---- Records */

/* Takes "v=DMARC1" off, with blanks around the equals sign. */
static bool
take_version(struct bytes *txt)
{
	size_t end = bytes_find(*txt, BYTES(";"), 0);
	size_t equals = bytes_find(bytes_first(*txt, end), BYTES("="), 0);
	struct bytes name = bytes_first(*txt, equals);
	struct bytes value = bytes_from(bytes_first(*txt, end), equals + 1);

	while (name.n > 1 && (name.p[name.n - 1] == ' ' ||
	    name.p[name.n - 1] == '\t'))
		name.n--;
	if (equals == end || !bytes_equal(name, BYTES("v")) ||
	    !bytes_equal(tag_trim(value), BYTES("DMARC1")))
		return false;
	*txt = bytes_from(*txt, end + 1);
	return true;
}

/* Would it be one but for case, quotes and blanks in front? */
static bool
is_near(struct bytes txt)
{
	while (txt.n != 0 && memchr(" \t\"'\\", txt.p[0], 5) != NULL)
		txt = bytes_from(txt, 1);
	if (txt.n == 0 || (txt.p[0] | 0x20) != 'v')
		return false;
	txt = tag_trim(bytes_from(txt, 1));
	if (txt.n == 0 || txt.p[0] != '=')
		return false;
	txt = tag_trim(bytes_from(txt, 1));
	return bytes_begin_nocase(txt, BYTES("DMARC1"));
}

enum dmarc_reading
dmarc_record_read(struct bytes txt, struct dmarc_record *out)
{
	struct map others = { 0 };
	bool good = true;
	size_t end;

	*out = (struct dmarc_record){ .tags = DMARC_TAG_V,
	    .fo = DMARC_FO_ALL, .pct = 100, .ri = 86400,
	    .rua = BYTES_NONE, .ruf = BYTES_NONE, .rf = BYTES("afrf") };
	if (!take_version(&txt))
		return is_near(txt) ? DMARC_NEAR : DMARC_OTHER;
	while (good && tag_trim(txt).n != 0) {
		end = bytes_find(txt, BYTES(";"), 0);
		good = take_tag(out, &others, bytes_first(txt, end));
		txt = bytes_from(txt, end + 1);
	}
	if (others.nslots != 0)
		map_free(&others);
	return good ? DMARC_READ : DMARC_INVALID;
}

static bool
has_address(struct bytes list)
{
	struct dmarc_uri uri;

	while (dmarc_uri_next(&list, &uri))
		if (uri.valid)
			return true;
	return false;
}

bool
dmarc_record_applies(const struct dmarc_record *r, enum auth_policy *p,
    enum auth_policy *sp, enum auth_policy *np)
{
	*p = r->p;
	*sp = r->sp;
	*np = r->np;
	if (r->p != POLICY_UNKNOWN &&
	    !(r->bad & (DMARC_TAG_SP | DMARC_TAG_NP)))
		return true;
	*p = POLICY_NONE;
	*sp = *np = POLICY_UNKNOWN;
	return has_address(r->rua);
}
