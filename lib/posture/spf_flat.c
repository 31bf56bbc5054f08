/* spf_flat: networks, and the terms that cannot become networks. */
#include "posture/spf_flat.h"

#include "posture/spf_walk_impl.h"

/* ---- What can become networks */

static bool
has_networks(enum spf_kind k)
{
	return k == SPF_IP4 || k == SPF_IP6 || k == SPF_A || k == SPF_MX;
}

static bool
leads_on(enum spf_kind k)
{
	return k == SPF_INCLUDE || k == SPF_REDIRECT;
}

/* Is it known what it comes down to? */
static bool
is_settled(const struct spf_step *s)
{
	return s->state == SPF_STATE_OK || s->state == SPF_STATE_VOID;
}

/* Has it no part in any result? A void exists matches nobody. */
static bool
is_nothing(const struct spf_step *s)
{
	return s->state == SPF_STATE_IGNORED || s->term.kind == SPF_EXP ||
	    s->term.kind == SPF_OTHER_MODIFIER ||
	    (s->term.kind == SPF_EXISTS && s->state == SPF_STATE_VOID);
}

/* Of a record that is included: can its term stand elsewhere? */
static bool
can_leave_include(const struct spf_step *s)
{
	char q = s->term.qualifier;

	if (is_nothing(s))
		return true;
	if (s->term.kind == SPF_ALL)
		return q != '+';
	if (leads_on(s->term.kind))
		return (q == '+' || q == '\0') && !s->term.macros;
	return q == '+' && has_networks(s->term.kind) && is_settled(s);
}

/* The same of a record that a redirect of the domain's own leads to. */
static bool
can_leave_redirect(const struct spf_step *s)
{
	if (is_nothing(s) || s->term.kind == SPF_ALL)
		return true;
	if (leads_on(s->term.kind))
		return !s->term.macros;
	return has_networks(s->term.kind) && is_settled(s);
}

/* Can all terms of the record that step i leads to stand elsewhere? */
static bool
can_open(const struct spf_walk *w, size_t i, bool inside)
{
	size_t k, end = spf_walk_end(w, i);
	const struct spf_step *s;

	if (w->step[i].state != SPF_STATE_OK)
		return false;
	for (k = i + 1; k < end; k++) {
		s = &w->step[k];
		if (s->level == w->step[i].level + 1 && !(inside ?
		    can_leave_include(s) : can_leave_redirect(s)))
			return false;
	}
	return true;
}

/* ---- Items */

static unsigned
lookups_of(const struct spf_walk *w, size_t i)
{
	return w->step[spf_walk_end(w, i) - 1].lookups -
	    w->step[i].lookups + 1;
}

static struct spf_flat_item *
add_item(struct spf_flat *f, char qualifier)
{
	f->item = walk_room(f->keep, f->item, f->n, &f->room,
	    sizeof(*f->item));
	f->item[f->n] = (struct spf_flat_item){ .qualifier = qualifier,
	    .kept = BYTES_NONE };
	return &f->item[f->n++];
}

/* Keeps name and domain, or all of the term when name is NULL. */
static void
keep_term(struct spf_flat *f, size_t i, const char *name, char qualifier)
{
	const struct spf_step *s = &f->walk->step[i];
	struct spf_flat_item *item = add_item(f, qualifier);
	struct buf b = { 0 };

	if (name == NULL) {
		buf_add(&b, s->term.text);
	} else {
		if (qualifier != '+')
			buf_byte(&b, qualifier);
		buf_adds(&b, name);
		buf_add(&b, s->target.n ? s->target : s->term.domain);
	}
	item->kept = arena_copy(f->keep, buf_view(&b));
	item->lookups = lookups_of(f->walk, i);
	buf_free(&b);
}

static void
add_networks(struct spf_flat *f, const struct spf_step *s, char qualifier)
{
	if (s->nnets == 0)
		return;
	f->resolved |= s->level != 0 || s->term.kind == SPF_A ||
	    s->term.kind == SPF_MX;
	add_item(f, qualifier)->step = s;
}

/* The record that include i leads to; what passes there has qualifier. */
static void
open_include(struct spf_flat *f, size_t i, char qualifier)
{
	const struct spf_walk *w = f->walk;
	size_t k = i + 1, end = spf_walk_end(w, i);

	for (; k < end; k = spf_walk_end(w, k)) {
		if (is_nothing(&w->step[k]))
			continue;
		if (!leads_on(w->step[k].term.kind))
			add_networks(f, &w->step[k], qualifier);
		else if (can_open(w, k, true))
			open_include(f, k, qualifier);
		else
			keep_term(f, k, "include:", qualifier);
	}
}

static void
add_tail(struct spf_flat *f, struct bytes text)
{
	buf_byte(&f->tail, ' ');
	buf_add(&f->tail, text);
}

static void	 open_record(struct spf_flat *f, size_t from, size_t end);

static void
take_redirect(struct spf_flat *f, size_t i)
{
	if (can_open(f->walk, i, false)) {
		open_record(f, i + 1, spf_walk_end(f->walk, i));
		return;
	}
	f->redirect = f->walk->step[i].term.text;
	add_tail(f, f->redirect);
	f->redirect_lookups = lookups_of(f->walk, i);
}

/* The domain's own record, or one that a redirect puts in its place. */
static void
open_record(struct spf_flat *f, size_t from, size_t end)
{
	const struct spf_walk *w = f->walk;
	const struct spf_step *s;
	size_t i;

	for (i = from; i < end; i = spf_walk_end(w, i)) {
		s = &w->step[i];
		if (s->level == 0 && (s->term.kind == SPF_EXP ||
		    s->term.kind == SPF_OTHER_MODIFIER))
			add_tail(f, s->term.text);
		else if (is_nothing(s))
			continue;
		else if (s->term.kind == SPF_ALL)
			add_tail(f, s->term.text);
		else if (s->term.kind == SPF_REDIRECT)
			take_redirect(f, i);
		else if (has_networks(s->term.kind) && is_settled(s))
			add_networks(f, s, s->term.qualifier);
		else if (s->term.kind == SPF_INCLUDE && can_open(w, i, true))
			open_include(f, i, s->term.qualifier);
		else
			keep_term(f, i, NULL, s->term.qualifier);
	}
}

void
spf_flat_make(struct spf_flat *f, const struct spf_walk *w,
    struct arena *keep)
{
	*f = (struct spf_flat){ .walk = w, .keep = keep,
	    .redirect = BYTES_NONE };
	open_record(f, 0, w->n);
}

void
spf_flat_free(struct spf_flat *f)
{
	buf_free(&f->tail);
}
