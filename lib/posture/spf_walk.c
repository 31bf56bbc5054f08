/* spf_walk: what a domain's SPF record comes to, by saved answers. */
#include "posture/spf_walk_impl.h"

#include "posture/as_of.h"
#include "text/domain.h"

struct bytes
spf_state_word(enum spf_state s)
{
#define STATE_WORD(name, slug, meaning)	{ slug, sizeof(slug) - 1 },
	static const struct bytes words[] = { SPF_STATES(STATE_WORD) };
#undef STATE_WORD

	return words[s];
}

/* A record on the way from the domain's own to the one at hand. */
struct frame {
	const struct frame	*outer;
	struct bytes		 domain;
	unsigned		 level;
	bool			 inside;	/* an include: only what passes
						   here matches there … */
	char			 through;	/* … with this result */
};

/* ---- Steps */

static void
first(size_t *mark, size_t i)
{
	if (*mark == SPF_NO_STEP)
		*mark = i;
}

/* The number of a new step, or SPF_NO_STEP where there are too many. */
static size_t
add_step(struct walker *w, const struct frame *f, const struct spf_term *t)
{
	struct spf_walk *out = w->out;
	char q = t->qualifier;

	if (out->n == SPF_WALK_TERMS) {
		first(&out->stopped, out->n - 1);
		first(&out->open_lookups, out->n - 1);
		return SPF_NO_STEP;
	}
	out->step = walk_room(w->keep, out->step, out->n, &out->room,
	    sizeof(*out->step));
	out->step[out->n] = (struct spf_step){ .term = *t,
	    .level = f->level, .record_domain = f->domain,
	    .target = BYTES_NONE, .record = BYTES_NONE,
	    .state = SPF_STATE_OK, .net = out->nnets, .as_of = AS_OF_NONE,
	    .lookups = out->lookups, .voids = out->voids,
	    .result = !f->inside ? q : q == '+' ? f->through : '\0' };
	return out->n++;
}

void
walk_set(struct walker *w, size_t i, enum spf_state state)
{
	struct spf_walk *out = w->out;

	out->step[i].state = state;
	switch (state) {
	case SPF_STATE_WRONG:
	case SPF_STATE_NO_RECORD:
	case SPF_STATE_SEVERAL:
	case SPF_STATE_BROKEN:
	case SPF_STATE_NAMES:
		first(&out->permerror, i);
		break;
	case SPF_STATE_LOOP:
		first(&out->permerror, i);
		first(&out->loop, i);
		break;
	case SPF_STATE_STOPPED:
		first(&out->stopped, i);
		first(&out->open_lookups, i);
		break;
	default:
		break;
	}
}

void
walk_dated(struct walker *w, size_t i, int64_t as_of)
{
	w->out->step[i].as_of = as_of_older(w->out->step[i].as_of, as_of);
	w->out->as_of = as_of_older(w->out->as_of, as_of);
}

void
walk_void(struct walker *w, size_t i, bool for4, bool for6)
{
	w->out->voids += for4 && for6;
	w->out->voids4 += for4;
	w->out->voids6 += for6;
	w->out->step[i].voids = w->out->voids;
}

void
walk_open(struct walker *w, size_t i, size_t *mark)
{
	first(mark, i);
	w->out->step[i].state = SPF_STATE_UNKNOWN;
}

/* ---- Include and redirect */

static void walk_record(struct walker *w, const struct frame *f,
		    const struct spf_record *r);

static bool
is_loop(const struct frame *f, struct bytes target)
{
	for (; f != NULL; f = f->outer)
		if (bytes_equal(f->domain, target))
			return true;
	return false;
}

/* What became of the question for a record. */
static enum spf_state
state_of(const struct spf_published *p)
{
	if (p->state == DNS_UNKNOWN)
		return SPF_STATE_UNKNOWN;
	if (p->n == 0)
		return SPF_STATE_NO_RECORD;
	if (p->n > 1)
		return SPF_STATE_SEVERAL;
	return p->record.wrong ? SPF_STATE_BROKEN : SPF_STATE_OK;
}

static void
take_record(struct walker *w, const struct frame *f, size_t i)
{
	struct spf_step *s = &w->out->step[i];
	bool include = s->term.kind == SPF_INCLUDE;
	struct frame inner = { f, s->target, f->level + 1,
	    f->inside || include, include ? s->result : f->through };
	struct spf_published p;

	if (is_loop(f, s->target)) {
		walk_set(w, i, SPF_STATE_LOOP);
		return;
	}
	spf_published_ask(&p, w->lookup, s->target);
	s->record = p.text;
	walk_dated(w, i, p.as_of);
	walk_set(w, i, state_of(&p));
	if (p.state == DNS_UNKNOWN) {
		walk_open(w, i, &w->out->open_lookups);
		first(&w->out->open_voids, i);
	} else if (p.state != DNS_FOUND) {
		walk_void(w, i, true, true);
	}
	if (p.n == 1)
		walk_record(w, &inner, &p.record);
}

/* ---- Terms */

/* Its domain-spec without macros, or the record's domain; may stay empty. */
static void
set_target(struct walker *w, const struct frame *f, struct spf_step *s)
{
	char text[DOMAIN_TEXT];
	size_t n;

	if (s->term.domain.n == 0) {
		s->target = f->domain;
		return;
	}
	n = domain_dns(s->term.domain, text);
	if (n != 0)
		s->target = arena_copy(w->keep, (struct bytes){ text, n });
}

/* One with a macro: it counts, and all else is open. */
static void
take_macro(struct walker *w, size_t i)
{
	enum spf_kind kind = w->out->step[i].term.kind;

	walk_set(w, i, SPF_STATE_UNDECIDED);
	w->out->maybe_void++;
	if (kind == SPF_INCLUDE || kind == SPF_REDIRECT)
		first(&w->out->open_lookups, i);
	if (kind == SPF_MX)
		first(&w->out->open_names, i);
}

/* Those that ask the DNS and have a domain for it. */
static void
take_target(struct walker *w, const struct frame *f, size_t i)
{
	enum spf_kind kind = w->out->step[i].term.kind;
	bool record = kind == SPF_INCLUDE || kind == SPF_REDIRECT;

	set_target(w, f, &w->out->step[i]);
	if (w->out->step[i].target.n == 0) {
		/* Malformed (section 4.3): nothing can be there. */
		walk_set(w, i, record ? SPF_STATE_NO_RECORD :
		    SPF_STATE_VOID);
		walk_void(w, i, true, true);
		return;
	}
	if (record)
		take_record(w, f, i);
	else if (kind == SPF_MX)
		walk_mx(w, i);
	else
		walk_addresses(w, i);
}

/* A term that counts among the 10 of section 4.6.4. */
static void
take_lookup(struct walker *w, const struct frame *f, size_t i)
{
	struct spf_walk *out = w->out;

	if (out->lookups == SPF_WALK_LOOKUPS) {
		walk_set(w, i, SPF_STATE_STOPPED);
		return;
	}
	out->step[i].lookups = ++out->lookups;
	if (out->step[i].term.kind == SPF_PTR) {
		out->names += SPF_MX_NAMES;
		walk_set(w, i, SPF_STATE_UNDECIDED);
	} else if (out->step[i].term.macros) {
		take_macro(w, i);
	} else {
		take_target(w, f, i);
	}
}

static void
take_term(struct walker *w, const struct frame *f, size_t i)
{
	struct spf_step *s = &w->out->step[i];

	switch (s->term.kind) {
	case SPF_ALL:
		if (!f->inside)
			w->out->all = s->term.qualifier;
		break;
	case SPF_IP4:
	case SPF_IP6:
		walk_net(w, i, &s->term.net, s->term.kind == SPF_IP6);
		break;
	case SPF_EXP:
	case SPF_NO_TERM:
		break;
	case SPF_OTHER_MODIFIER:
		walk_set(w, i, SPF_STATE_IGNORED);
		break;
	default:
		take_lookup(w, f, i);
	}
}

/* Behind all others, wherever it stands (section 6.1). */
static void
take_redirect(struct walker *w, const struct frame *f,
    const struct spf_term *t, bool ignored)
{
	size_t i = add_step(w, f, t);
	enum spf_state state;

	if (i == SPF_NO_STEP)
		return;
	if (ignored) {
		walk_set(w, i, SPF_STATE_IGNORED);
		return;
	}
	take_lookup(w, f, i);
	state = w->out->step[i].state;
	w->out->all_open |= !f->inside && (state == SPF_STATE_UNKNOWN ||
	    state == SPF_STATE_UNDECIDED || state == SPF_STATE_STOPPED);
}

static void
walk_record(struct walker *w, const struct frame *f,
    const struct spf_record *r)
{
	struct spf_term t, redirect = { .kind = SPF_NO_TERM };
	struct bytes terms = r->terms;
	bool past_all = false, wrong;
	size_t i;

	while (spf_term_next(&terms, &t)) {
		wrong = t.wrong != NULL || t.text.p == r->wrong_term.p;
		if (t.kind == SPF_REDIRECT && !wrong) {
			redirect = t;
			continue;
		}
		i = add_step(w, f, &t);
		if (i == SPF_NO_STEP) {
			w->out->all_open |= !f->inside && !past_all;
			return;
		}
		if (wrong)
			walk_set(w, i, SPF_STATE_WRONG);
		else if (past_all && t.qualifier != '\0')
			walk_set(w, i, SPF_STATE_IGNORED);
		else
			take_term(w, f, i);
		past_all |= t.kind == SPF_ALL && !wrong;
	}
	if (redirect.kind == SPF_REDIRECT)
		take_redirect(w, f, &redirect, r->has_all);
}

void
spf_walk(struct spf_walk *out, struct lookup *ask, struct arena *keep,
    struct bytes domain, const struct spf_published *p)
{
	struct walker w = { ask, keep, out };
	struct frame f = { .domain = domain };

	*out = (struct spf_walk){ .open_lookups = SPF_NO_STEP,
	    .open_voids = SPF_NO_STEP, .open_names = SPF_NO_STEP,
	    .permerror = SPF_NO_STEP, .loop = SPF_NO_STEP,
	    .stopped = SPF_NO_STEP, .as_of = p->as_of };
	walk_record(&w, &f, &p->record);
}

size_t
spf_walk_end(const struct spf_walk *w, size_t i)
{
	size_t end = i + 1;

	while (end < w->n && w->step[end].level > w->step[i].level)
		end++;
	return end;
}
