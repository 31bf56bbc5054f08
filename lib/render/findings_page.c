/* findings_page: what somebody should do, and why we think so. */
#include "base/hash.h"
#include "base/map.h"
#include "base/num.h"
#include "render/finding_text.h"

/* In letters: a figure on a page is one that it counts. */
static void
add_letters(struct buf *b, uint64_t n)
{
	int shift;

	for (shift = 28; shift >= 0; shift -= 4)
		buf_byte(b, "abcdefghijklmnop"[n >> shift & 15]);
}

/*
 * An id to link to, the same on every page that has the finding: its name,
 * and a hash of what it is about. Of two with one hash the second has a 2.
 */
static struct bytes
anchor(struct writing *x, const struct finding *n, struct map *given)
{
	static const struct hash_key key = { 0 };
	const struct bytes about[] = { n->domain, n->from, n->sender,
	    n->subject };
	struct buf id = { 0 }, all = { 0 };
	struct bytes kept;
	bool added;
	size_t i;

	for (i = 0; i < sizeof(about) / sizeof(about[0]); i++) {
		buf_add(&all, about[i]);
		buf_byte(&all, '\t');
	}
	if (n->id == FINDING_SPOOF_WAVE)
		buf_num(&all, n->day < 0 ? 0 : (uint64_t)n->day);
	buf_adds(&id, "finding-");
	buf_add(&id, finding_id(n->id));
	buf_byte(&id, '-');
	add_letters(&id, hash_bytes(key, buf_view(&all)));
	map_add(given, buf_view(&id), &added);
	for (i = 2; !added; i++) {
		buf_byte(&id, '-');
		buf_num(&id, i);
		map_add(given, buf_view(&id), &added);
	}
	kept = page_copy(x->page, buf_view(&id));
	buf_free(&id);
	buf_free(&all);
	return kept;
}

/* With the name that --fail-on takes. */
static struct bytes
notice_title(struct writing *x, const struct finding *n)
{
	struct bytes text = finding_title(x, n);

	arg_text(x, text);
	arg_text(x, finding_id(n->id));
	return writing_kept(x, STRING_FINDING_TITLE);
}

static void
write_finding(struct writing *x, const struct finding *n, struct map *given)
{
	struct notice notice = { .level = n->severity };
	struct bytes step[FINDING_STEPS_MOST];
	struct fact fact[FINDING_FACTS_MOST];
	struct buf text = { 0 };

	notice.id = anchor(x, n, given);
	notice.grade = bytes_of(x->strings->text[STRING_SEVERITY_CRITICAL +
	    n->severity]);
	notice.title = notice_title(x, n);
	finding_add_text(x, n, &text);
	notice.text = buf_view(&text);
	notice.step = step;
	notice.nsteps = finding_steps(x, n, step);
	notice.fact = fact;
	notice.nfacts = finding_facts(x, n, fact);
	notice.proof = finding_proofs(x, n);
	page_notice(x->page, &notice);
	buf_free(&text);
}

enum { GROUP_LEAST = 3, GROUP_NAMES_MOST = 100 };

/* The title of several findings of a kind; STRING_COUNT: each stands alone. */
static enum string
group_of(const struct finding *n)
{
	/* One without a domain is of all. */
	if (n->domain.n == 0)
		return STRING_COUNT;
	switch (n->id) {
	case FINDING_NO_REPORTS:
		return STRING_GROUP_NO_REPORTS;
	case FINDING_SUBDOMAIN_WEAKER:
		return STRING_GROUP_SUBDOMAIN_WEAKER;
	case FINDING_PCT_OR_TEST_LEFT:
		return STRING_GROUP_PCT_OR_TEST_LEFT;
	case FINDING_SUBDOMAIN_SEEN:
		return STRING_GROUP_SUBDOMAIN_SEEN;
	case FINDING_NOT_READY:
		return STRING_GROUP_NOT_READY;
	default:
		return STRING_COUNT;
	}
}

/* How many from at on are one notice. */
static size_t
group_size(const struct findings *f, size_t at)
{
	const struct finding *n = &f->at[at];
	size_t i;

	if (group_of(n) == STRING_COUNT)
		return 1;
	for (i = at + 1; i < f->n && f->at[i].id == n->id &&
	    f->at[i].severity == n->severity &&
	    group_of(&f->at[i]) != STRING_COUNT; i++)
		;
	return i - at < GROUP_LEAST ? 1 : i - at;
}

/* A name of the group, and what there is to say of it. */
static struct fact
group_fact(struct writing *x, const struct finding *n)
{
	struct buf name = { 0 }, text = { 0 };
	struct fact fact = { 0 };

	page_foreign(&name, n->id == FINDING_SUBDOMAIN_SEEN ? n->subject :
	    n->domain);
	fact.label = page_copy(x->page, buf_view(&name));
	if (n->id == FINDING_NOT_READY)
		buf_add(&text, finding_proofs(x, n));
	else
		finding_add_text(x, n, &text);
	fact.value = page_copy(x->page, buf_view(&text));
	buf_free(&name);
	buf_free(&text);
	return fact;
}

/* One notice of several findings of a kind, their names folded away. */
static void
write_group(struct writing *x, const struct finding *n, size_t count)
{
	struct fact fact[GROUP_NAMES_MOST];
	struct notice notice = { .level = n->severity, .fact = fact };
	struct buf id = { 0 };
	struct bytes text;

	buf_adds(&id, "finding-");
	buf_add(&id, finding_id(n->id));
	notice.id = buf_view(&id);
	notice.grade = bytes_of(x->strings->text[STRING_SEVERITY_CRITICAL +
	    n->severity]);
	arg_number(x, count);
	text = writing_kept(x, group_of(n));
	arg_text(x, text);
	arg_text(x, finding_id(n->id));
	notice.title = writing_kept(x, STRING_FINDING_TITLE);
	arg_number(x, count);
	notice.fold = writing_kept(x, STRING_GROUP_NAMES);
	for (; notice.nfacts < count && notice.nfacts < GROUP_NAMES_MOST;
	    notice.nfacts++)
		fact[notice.nfacts] = group_fact(x, &n[notice.nfacts]);
	if (count > GROUP_NAMES_MOST) {
		arg_number(x, count - GROUP_NAMES_MOST);
		notice.proof = writing_kept(x, STRING_FINDING_MORE);
	}
	page_notice(x->page, &notice);
	buf_free(&id);
}

enum { NOTICES_MOST = 100 };	/* more would not be read */

/* Silence is no praise where the gates of the rules are shut. */
static void
write_shut(struct writing *x, const struct findings *f)
{
	if (f->nshut == 0 || !f->possible)
		return;
	arg_number(x, f->nshut);
	arg_number(x, f->ndomains);
	arg_number(x, f->thresholds->gate_days);
	arg_number(x, f->thresholds->gate_reporters);
	arg_number(x, f->thresholds->gate_messages);
	arg_number(x, f->thresholds->recent_days);
	write_text(x, BLOCK_NOTE, STRING_SHARES_SHUT);
}

static struct bytes
reason_of(struct writing *x, const struct page_verdict *v, enum open_because b)
{
	static const enum string words[OPEN_REASONS] = {
		STRING_OPEN_NOTHING, STRING_OPEN_ROWS, STRING_OPEN_REFUSED,
		STRING_OPEN_DATA, STRING_OPEN_LITTLE, STRING_OPEN_TLS
	};

	arg_number(x, v->n[b]);
	arg_number(x, v->of[b]);
	return writing_sentence(x, words[b]);
}

/* One of four, and never "nothing to do" where nobody can know. */
static void
write_verdict(struct writing *x)
{
	static const enum string words[] = {
		STRING_VERDICT_ACTION, STRING_VERDICT_RISK, STRING_VERDICT_NONE
	};
	const struct page_verdict *v = &x->figures->verdict;
	struct buf list = { 0 };
	int i;

	if (v->state != STATE_OPEN) {
		write_text(x, BLOCK_TEXT, words[v->state]);
		return;
	}
	for (i = 0; i < OPEN_REASONS; i++) {
		if (!v->because[i])
			continue;
		if (list.n != 0)
			strings_add(&list, x->strings, STRING_LIST_COMMA);
		buf_add(&list, reason_of(x, v, (enum open_because)i));
	}
	arg_text(x, page_copy(x->page, buf_view(&list)));
	write_text(x, BLOCK_TEXT, STRING_VERDICT_OPEN);
	buf_free(&list);
}

static void
write_tls_shut(struct writing *x, const struct findings *f)
{
	if (f->ntls_shut == 0)
		return;
	arg_number(x, f->ntls_shut);
	arg_number(x, f->ntls);
	arg_number(x, f->thresholds->gate_days);
	arg_number(x, f->thresholds->gate_reporters);
	arg_number(x, f->thresholds->gate_messages);
	write_text(x, BLOCK_NOTE, STRING_TLS_SHUT);
}

void
write_findings(struct writing *x)
{
	const struct findings *f = &x->figures->findings;
	struct map given;
	size_t i, notices = 0, size;

	if (x->figures->none && f->n == 0)
		return;
	write_section(x, "actions", STRING_ACTIONS_HEADING);
	write_verdict(x);
	if (!f->possible && !x->figures->none)
		write_text(x, BLOCK_TEXT, STRING_NO_FINDING_ROWS);
	map_init(&given);
	for (i = 0; i < f->n && notices < NOTICES_MOST; i += size) {
		size = group_size(f, i);
		notices++;
		if (size > 1)
			write_group(x, &f->at[i], size);
		else
			write_finding(x, &f->at[i], &given);
	}
	map_free(&given);
	if (i < f->n) {
		arg_number(x, f->n - i);
		write_text(x, BLOCK_TEXT, STRING_MORE_FINDINGS);
	}
	if (f->nignored != 0) {
		arg_number(x, f->nignored);
		write_text(x, BLOCK_NOTE, STRING_IGNORED);
	}
	write_shut(x, f);
	write_tls_shut(x, f);
}
