/* assume: what a record's messages would meet under another policy. */
#include "auth/assume.h"

#include "tsv/columns.h"
#include "tsv/reader.h"

struct bytes
auth_change_keyword(enum auth_change c)
{
#define CHANGE_WORD(name, word, meaning)	WORD(word),
	static const struct bytes words[] = { ASSUME_CHANGES(CHANGE_WORD) };
#undef CHANGE_WORD

	return words[c];
}

static bool
is_letter(struct bytes s, char letter)
{
	return s.n == 1 && s.p[0] == letter;
}

static const char *
set_policy(enum auth_policy *p, struct bytes value)
{
	*p = auth_policy_of(value);
	return *p == POLICY_UNKNOWN ?
	    "p, sp and np of --assume are none, quarantine or reject" : NULL;
}

static const char *
set_letter(bool *set, struct bytes value, char yes, char no)
{
	*set = is_letter(value, yes);
	if (*set || is_letter(value, no))
		return NULL;
	return yes == 'y' ? "t of --assume is y or n" :
	    "adkim and aspf of --assume are r or s";
}

/* Takes "tag=value"; NULL, or what is wrong with it. */
static const char *
take_tag(struct auth_assumption *a, struct bytes text)
{
	static const struct {
		struct bytes	name;
		unsigned	tag;
	} table[] = {
		{ WORD("p="), ASSUME_P }, { WORD("sp="), ASSUME_SP },
		{ WORD("np="), ASSUME_NP }, { WORD("adkim="), ASSUME_ADKIM },
		{ WORD("aspf="), ASSUME_ASPF }, { WORD("t="), ASSUME_T },
	};
	const size_t known = sizeof(table) / sizeof(table[0]);
	struct bytes value;
	size_t i;

	for (i = 0; i < known && !bytes_begin(text, table[i].name); i++)
		;
	if (i == known)
		return bytes_begin(text, BYTES("pct=")) ?
		    "there is no pct: messages of one record would meet "
		    "different policies" :
		    "give p, sp, np, adkim, aspf and t, as in "
		    "p=reject,adkim=s";
	if (a->tags & table[i].tag)
		return "this tag stands twice";
	a->tags |= table[i].tag;
	value = bytes_from(text, table[i].name.n);
	switch (table[i].tag) {
	case ASSUME_P:
		return set_policy(&a->p, value);
	case ASSUME_SP:
		return set_policy(&a->sp, value);
	case ASSUME_NP:
		return set_policy(&a->np, value);
	case ASSUME_ADKIM:
		return set_letter(&a->modes.dkim_strict, value, 's', 'r');
	case ASSUME_ASPF:
		return set_letter(&a->modes.spf_strict, value, 's', 'r');
	default:
		return set_letter(&a->testing, value, 'y', 'n');
	}
}

static bool
is_name(struct bytes s)
{
	return tsv_name_like(s) && s.n <= ASSUME_NAME &&
	    bytes_is_letter(s.p[0]);
}

/* Do rows have that column, other than by an assumption? */
static bool
is_taken(struct bytes column)
{
	int k;

	for (k = KIND_NONE + 1; k < TSV_KINDS; k++)
		if (k != KIND_ASSUMED &&
		    tsv_column_find((enum tsv_kind)k, column) >= 0)
			return true;
	return false;
}

/* Names the columns of the last of l. */
static const char *
take_name(struct auth_assumptions *l, struct bytes name)
{
	static const char *const suffix[] = { "_dmarc", "_action",
		"_change" };
	struct buf *columns = l->at[l->n - 1].columns;
	size_t i;

	if (!is_name(name))
		return "a name of --assume begins with a small letter, and "
		    "has up to 24 small letters, digits and _";
	for (i = 0; i < ASSUME_COLUMNS; i++) {
		buf_add(&columns[i], name);
		buf_adds(&columns[i], suffix[i]);
		if (is_taken(buf_view(&columns[i])))
			return "this name of --assume would make a column "
			    "that rows have already";
	}
	for (i = 0; i + 1 < l->n; i++)
		if (bytes_equal(buf_view(&columns[0]),
		    buf_view(&l->at[i].columns[0])))
			return "two --assume have this name; give one another "
			    "name, as in --assume strict:adkim=s";
	return NULL;
}

const char *
auth_assumptions_add(struct auth_assumptions *l, struct bytes text,
    struct bytes *part)
{
	size_t colon = bytes_find(text, BYTES(":"), 0), comma;
	struct bytes rest = text;
	const char *why;

	*part = text;
	if (l->n == ASSUME_MOST)
		return "no more than 16 --assume can be given";
	l->n++;
	*part = BYTES("assumed");
	if (colon < text.n) {
		*part = bytes_first(text, colon);
		rest = bytes_from(text, colon + 1);
	}
	why = take_name(l, *part);
	while (why == NULL) {
		comma = bytes_find(rest, BYTES(","), 0);
		*part = bytes_first(rest, comma);
		why = take_tag(&l->at[l->n - 1], *part);
		if (comma == rest.n)
			break;
		rest = bytes_from(rest, comma + 1);
	}
	if (part->n == 0)
		*part = text;
	return why;
}

void
auth_assumptions_free(struct auth_assumptions *l)
{
	size_t i, k;

	for (i = 0; i < l->n; i++)
		for (k = 0; k < ASSUME_COLUMNS; k++)
			buf_free(&l->at[i].columns[k]);
	*l = (struct auth_assumptions){ 0 };
}

enum auth_policy
auth_action(enum auth_outcome dmarc, enum auth_policy policy)
{
	if (dmarc == OUTCOME_PASS || policy == POLICY_NONE)
		return POLICY_NONE;
	return dmarc == OUTCOME_FAIL ? policy : POLICY_UNKNOWN;
}

/* What would be published. */
static struct auth_published
assumed_record(const struct auth_assumption *a, const struct auth_published *p)
{
	struct auth_published q = *p;

	if (a->tags & ASSUME_P)
		q.p = a->p;
	if (a->tags & ASSUME_SP)
		q.sp = a->sp;
	if (a->tags & ASSUME_NP)
		q.np = a->np;
	if (a->tags & ASSUME_T)
		q.testing = a->testing;
	return q;
}

/* The reporter's reasons that hold under it, too. */
static unsigned
assumed_reasons(const struct auth_assumption *a, unsigned reasons)
{
	reasons &= ~(unsigned)REASON_SAMPLED_OUT;
	return a->tags & ASSUME_T ? reasons & ~(unsigned)REASON_TEST_MODE :
	    reasons;
}

static struct auth_modes
assumed_modes(const struct auth_assumption *a, struct auth_modes modes)
{
	if (a->tags & ASSUME_ADKIM)
		modes.dkim_strict = a->modes.dkim_strict;
	if (a->tags & ASSUME_ASPF)
		modes.spf_strict = a->modes.spf_strict;
	return modes;
}

/*
 * Does the same policy apply, though it may not be known which? A reason
 * for a weaker one must not have gone, either.
 */
static bool
same_policy(const struct auth_record *r, const struct auth_published *q,
    unsigned reasons, enum auth_policy today, enum auth_policy assumed)
{
	const struct auth_published *p = &r->published;

	if (today != POLICY_UNKNOWN || assumed != POLICY_UNKNOWN)
		return today == assumed;
	return p->p == q->p && p->sp == q->sp && p->np == q->np &&
	    p->testing == q->testing && r->reasons == reasons;
}

static enum auth_change
change_of(enum auth_policy today, enum auth_policy assumed)
{
	if (today == POLICY_UNKNOWN || assumed == POLICY_UNKNOWN)
		return CHANGE_UNKNOWN;
	if (today == assumed)
		return CHANGE_SAME;
	return assumed > today ? CHANGE_STRICTER : CHANGE_WEAKER;
}

struct auth_assumed
auth_assume(const struct auth_assumption *a, const struct auth_record *r,
    const struct evaluation *today)
{
	struct auth_published q = assumed_record(a, &r->published);
	struct auth_modes modes = assumed_modes(a, today->modes);
	unsigned reasons = assumed_reasons(a, r->reasons);
	bool same_modes = modes.dkim_strict == today->modes.dkim_strict &&
	    modes.spf_strict == today->modes.spf_strict;
	enum auth_outcome was = today->align.dmarc;
	struct auth_policy_answer policy =
	    auth_policy_for(&q, &r->results.from, reasons);
	struct auth_assumed f;

	f.dmarc = same_modes ? was : auth_align(&r->results, modes).dmarc;
	f.action = auth_action(f.dmarc, policy.policy);
	f.change = change_of(auth_action(was, today->policy.policy),
	    f.action);
	/* Whatever it is, it is what it was. */
	if (f.change == CHANGE_UNKNOWN &&
	    (same_modes || (f.dmarc == was && was != OUTCOME_UNKNOWN)) &&
	    same_policy(r, &q, reasons, today->policy.policy, policy.policy))
		f.change = CHANGE_SAME;
	return f;
}

void
auth_assume_words(const struct auth_assumptions *l,
    const struct auth_record *r, const struct evaluation *today,
    struct bytes *out)
{
	struct auth_assumed f;
	size_t i;

	for (i = 0; i < l->n; i++, out += ASSUME_COLUMNS) {
		f = auth_assume(&l->at[i], r, today);
		out[ASSUME_DMARC] = auth_outcome_keyword(f.dmarc);
		out[ASSUME_ACTION] = auth_policy_keyword(f.action);
		out[ASSUME_CHANGE] = auth_change_keyword(f.change);
	}
}
