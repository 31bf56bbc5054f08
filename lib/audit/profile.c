/* profile: what a framework asks of a domain, as data. */
#include "audit/profile.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/settings.h"
#include "text/inventory.h"

/* X(C name, name): share/rua-tools/profiles, made C by tools/embed. */
#define PROFILES(X) \
	X(best, "best") X(sge, "sge") X(google, "google") \
	X(yahoo, "yahoo") X(apple, "apple") X(microsoft, "microsoft") \
	X(uk, "uk") X(bod_18_01, "bod-18-01") X(pci_dss, "pci-dss") \
	X(jp_gov, "jp-gov") X(jp_cards, "jp-cards")

#define PROFILE_TABLE(c, name)	extern const struct bytes c##_table;
PROFILES(PROFILE_TABLE)

enum { CELLS = 6 };

enum { PROFILE_COUNT = 0
#define PROFILE_ONE(c, name)	+ 1
	PROFILES(PROFILE_ONE)
};

struct bytes
profile_name(size_t i)
{
#define PROFILE_NAME(c, name)	{ name, sizeof(name) - 1 },
	static const struct bytes names[] = { PROFILES(PROFILE_NAME) };

	return i < PROFILE_COUNT ? names[i] : BYTES_NONE;
}

struct bytes
profile_text(size_t i)
{
#define PROFILE_TEXT(c, name)	&c##_table,
	static const struct bytes *const texts[] = {
		PROFILES(PROFILE_TEXT) };

	return i < PROFILE_COUNT ? *texts[i] : BYTES_NONE;
}

struct bytes
gate_word(enum demanded s)
{
	static const struct bytes words[DEMANDED_KINDS] = {
		{ "must", 4 }, { "should", 6 }, { "may", 3 } };

	return words[s];
}

bool
profile_asks(const struct profile_line *l, unsigned roles)
{
	if (roles == 0)
		roles = ROLE_SENDING | ROLE_RECEIVING;
	return l->roles == 0 || (l->roles & roles) != 0;
}

/* ---- Lines */

static bool
read_severity(struct bytes word, enum demanded *out)
{
	int k;

	for (k = 0; k < DEMANDED_KINDS; k++)
		if (bytes_equal(word, gate_word((enum demanded)k)))
			break;
	*out = (enum demanded)k;
	return k < DEMANDED_KINDS;
}

static bool
read_roles(struct bytes cell, unsigned *out)
{
	bool more = true;
	unsigned role;
	size_t comma;

	*out = 0;
	if (bytes_equal(cell, BYTES("any")))
		return true;
	for (; more; cell = bytes_from(cell, comma + 1)) {
		comma = bytes_find(cell, BYTES(","), 0);
		role = inventory_role(bytes_trim(bytes_first(cell, comma)));
		if (role == 0)
			return false;
		*out |= role;
		more = comma < cell.n;
	}
	return true;
}

static const char *
unknown_requirement(struct profile *p, struct bytes slug)
{
	const struct requirement *near = requirement_nearest(slug);

	p->wrong.n = 0;
	buf_adds(&p->wrong, "there is no such requirement; the nearest is ");
	buf_adds(&p->wrong, near ? near->slug : "none");
	buf_adds(&p->wrong, "; rua-requirements(7) has them "
	    "all");
	return buf_string(&p->wrong);
}

static const char *
check_threshold(const struct requirement *r, struct bytes threshold)
{
	if (threshold.n == 0)
		return NULL;
	if (r->wrong == NULL)
		return "this requirement takes no threshold";
	return r->wrong(threshold);
}

static void
add_line(struct profile *p, struct profile_line l)
{
	if (p->n == p->room) {
		p->room = p->room ? p->room * 2 : 32;
		p->at = mem_resize(p->at, p->room, sizeof(*p->at));
	}
	l.threshold = arena_copy(&p->text, l.threshold);
	l.source = arena_copy(&p->text, l.source);
	l.note = arena_copy(&p->text, l.note);
	p->at[p->n++] = l;
}

const char *
profile_take(void *profile, struct bytes line)
{
	struct profile *p = profile;
	struct bytes cell[CELLS];
	struct profile_line l;
	const char *wrong;
	bool first = !p->begun;
	int k;

	for (k = 0; k < CELLS; k++)
		cell[k] = bytes_trim(settings_cell(&line));
	p->begun = true;
	if (first && bytes_equal(cell[0], BYTES("requirement")))
		return NULL;
	if (line.n != 0)
		return "more than six cells";
	l.requirement = requirement_find(cell[0]);
	if (l.requirement == NULL)
		return unknown_requirement(p, cell[0]);
	if (!read_roles(cell[1], &l.roles))
		return "the second cell is any, or of sending, non-sending "
		    "and receiving those it is asked of, with commas";
	if (!read_severity(cell[2], &l.severity))
		return "the third cell is none of must, should and may";
	wrong = check_threshold(l.requirement, cell[3]);
	if (wrong != NULL)
		return wrong;
	l.threshold = cell[3];
	l.source = cell[4];
	l.note = cell[5];
	add_line(p, l);
	return NULL;
}

/* ---- Files */

static bool
is_file(struct bytes name)
{
	return bytes_find(name, BYTES("/"), 0) < name.n ||
	    bytes_end(name, BYTES(".tsv"));
}

/* The name of a file's profile: the file's, without folder and ending. */
static struct bytes
name_of_file(struct bytes name)
{
	size_t slash = name.n;

	while (slash != 0 && name.p[slash - 1] != '/')
		slash--;
	name = bytes_from(name, slash);
	if (bytes_end(name, BYTES(".tsv")))
		name.n -= 4;
	return name;
}

static size_t
built_in(struct bytes name)
{
	size_t i;

	for (i = 0; i < PROFILE_COUNT; i++)
		if (bytes_equal(profile_name(i), name))
			break;
	return i;
}

static _Noreturn void
no_such_profile(struct cli *c, struct bytes name)
{
	struct buf names = { 0 };
	size_t i;

	for (i = 0; i < PROFILE_COUNT; i++) {
		buf_byte(&names, ' ');
		buf_add(&names, profile_name(i));
	}
	cli_sayf(c, MSG_BAD_FILE, name, "the built-in profiles are%s; a file "
	    "of your own has a / or .tsv in its name", buf_string(&names));
	cli_die(c);
}

/* What is built in is good: a test reads it all. */
static void
take_text(struct profile *p, struct cli *c, struct bytes text)
{
	struct bytes line;
	const char *wrong;
	size_t end;

	for (; text.n != 0; text = bytes_from(text, end + 1)) {
		end = bytes_find(text, BYTES("\n"), 0);
		line = bytes_first(text, end);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		wrong = profile_take(p, line);
		if (wrong == NULL)
			continue;
		cli_sayf(c, MSG_BAD_FILE, p->name, "%s", wrong);
		cli_die(c);
	}
}

void
profile_read(struct profile *p, struct cli *c, const char *name)
{
	struct bytes text = bytes_of(name);
	size_t i = built_in(text);

	*p = (struct profile){ .name = text };
	if (is_file(text)) {
		p->name = name_of_file(text);
		settings_list(c, name, profile_take, p);
	} else if (i < PROFILE_COUNT) {
		take_text(p, c, profile_text(i));
	} else {
		no_such_profile(c, text);
	}
	if (p->n != 0)
		return;
	cli_sayf(c, MSG_BAD_FILE, text, "it asks for nothing");
	cli_die(c);
}

void
profile_free(struct profile *p)
{
	free(p->at);
	arena_free(&p->text);
	buf_free(&p->wrong);
	*p = (struct profile){ .name = BYTES_NONE };
}

/* "# What it is." of the first line, without the mark. */
static struct bytes
first_comment(struct bytes text)
{
	struct bytes line = bytes_first(text,
	    bytes_find(text, BYTES("\n"), 0));

	return bytes_begin(line, BYTES("#")) ?
	    bytes_trim(bytes_from(line, 1)) : BYTES_NONE;
}

void
profile_show(struct buf *out, struct cli *c, const char *name)
{
	size_t i = name ? built_in(bytes_of(name)) : 0;

	if (i == PROFILE_COUNT)
		no_such_profile(c, bytes_of(name));
	if (name != NULL) {
		buf_add(out, profile_text(i));
		return;
	}
	for (; i < PROFILE_COUNT; i++) {
		buf_add(out, profile_name(i));
		buf_byte(out, '\t');
		buf_add(out, first_comment(profile_text(i)));
		buf_byte(out, '\n');
	}
}
