/* kept: what stands as it is in a case that is shared. */
#include "pseudonym/kept.h"

#include <stdlib.h>

#include "auth/verdict.h"
#include "base/mem.h"
#include "base/quirks.h"
#include "io/settings.h"
#include "senders/services.h"
#include "text/domain.h"

/* share/rua-tools/kept.tsv, made C by tools/embed. */
extern const struct bytes kept_table;

static void
add_domain(struct kept *k, struct bytes name, bool below)
{
	bool added;
	uint32_t i = map_add(&k->domains, name, &added);

	if (i >= k->room) {
		k->room = k->room ? k->room * 2 : 256;
		k->below = mem_resize(k->below, k->room, sizeof(*k->below));
	}
	k->below[i] = below || (!added && k->below[i]);
}

/*
 * With those above it, down from its organisational domain: other names
 * below that would no longer be of the same organisation.
 */
static const char *
take_domain(struct kept *k, struct orgdomain *orgs, struct bytes line)
{
	bool below = bytes_begin(line, BYTES("."));
	struct arena keep = { 0 };
	struct auth_name name = orgdomain_name(orgs,
	    bytes_trim(bytes_from(line, below)), &keep);
	size_t at = 0;

	if (name.text.n == 0)
		return "it is no domain, nor a dot and a domain";
	add_domain(k, name.text, below);
	while (at < name.org && name.org < name.text.n) {
		at = bytes_find(name.text, BYTES("."), at) + 1;
		if (at <= name.org)
			add_domain(k, bytes_from(name.text, at), false);
	}
	arena_free(&keep);
	return NULL;
}

static void
add_net(struct kept *k, const struct ip_net *net)
{
	if (k->nnets == k->nets_room) {
		k->nets_room = k->nets_room ? 2 * k->nets_room : 64;
		k->nets = mem_resize(k->nets, k->nets_room,
		    sizeof(*k->nets));
	}
	k->nets[k->nnets++] = *net;
}

static uint64_t
class_bit(enum class class)
{
	return class >= CLASS_FIRST_KEYWORD ?
	    UINT64_C(1) << (class - CLASS_FIRST_KEYWORD) : 0;
}

/* class: of keywords; or CLASS_PROSE. */
static void
add_word(struct kept *k, enum class class, struct bytes word)
{
	bool added;
	uint32_t i = map_add(&k->words, word, &added);

	if (i >= k->words_room) {
		k->words_room = k->words_room ? k->words_room * 2 : 1024;
		k->classes = mem_resize(k->classes, k->words_room,
		    sizeof(*k->classes));
	}
	k->classes[i] = (added ? 0 : k->classes[i]) | class_bit(class);
}

/* Words of a line, with blanks between. */
static void
take_words(struct kept *k, enum class class, struct bytes line)
{
	size_t end;

	for (; line.n != 0; line = bytes_from(line, end + 1)) {
		end = bytes_find(line, BYTES(" "), 0);
		if (end != 0)
			add_word(k, class, bytes_first(line, end));
	}
}

/* known: lines of reporters; else those of what is kept always. */
static void
take_line(struct kept *k, struct orgdomain *orgs, struct bytes line,
    bool known)
{
	struct bytes kind = settings_cell(&line);
	struct ip_net net;

	if (known) {
		if (bytes_equal(kind, BYTES("name")))
			map_add(&k->names, line, NULL);
		else if (bytes_equal(kind, BYTES("domain")))
			take_domain(k, orgs, line);
	} else if (bytes_equal(kind, BYTES("word"))) {
		take_words(k, CLASS_PROSE, line);
	} else if (bytes_equal(kind, BYTES("suffix"))) {
		add_domain(k, line, false);
	} else if (bytes_equal(kind, BYTES("net")) &&
	    ip_net_parse(line, &net)) {
		add_net(k, &net);
	} else if (class_of_kind(kind) != CLASS_NONE) {
		take_words(k, class_of_kind(kind), line);
	}
}

static void
take_table(struct kept *k, struct orgdomain *orgs, bool known)
{
	struct bytes table = kept_table;
	size_t end;

	for (; table.n != 0; table = bytes_from(table, end + 1)) {
		end = bytes_find(table, BYTES("\n"), 0);
		take_line(k, orgs, bytes_first(table, end), known);
	}
}

/* Words that other rooms declare. */
static void
take_declared(struct kept *k)
{
	int i;

	for (i = 0; i < QUIRK_KINDS; i++)
		add_word(k, CLASS_QUIRK, bytes_of(quirk_slug(i)));
	for (i = 0; i < VERDICT_KINDS; i++)
		add_word(k, CLASS_VERDICT, auth_verdict_keyword(i));
	for (i = 0; i < BASIS_KINDS; i++)
		add_word(k, CLASS_EVIDENCE, verdict_basis_slug(i));
	for (i = 0; i < WHY_KINDS; i++)
		add_word(k, CLASS_WHY, auth_why_keyword(i));
	for (i = 0; i < POLICY_FROM_KINDS; i++)
		add_word(k, CLASS_POLICY_FROM, auth_policy_source_keyword(i));
	for (i = 0; i < MESSAGE_KINDS; i++)
		add_word(k, CLASS_SLUG, bytes_of(message_slug(i)));
}

void
kept_start(struct kept *k, struct orgdomain *orgs)
{
	*k = (struct kept){ 0 };
	map_init(&k->words);
	map_init(&k->names);
	map_init(&k->domains);
	take_table(k, orgs, false);
	take_declared(k);
}

static void
take_services(struct kept *k, struct orgdomain *orgs,
    const struct services *s)
{
	const struct ipmap_entry *e;
	struct ip_net net;
	size_t i;
	int b;

	for (i = 0; i < s->domains.n; i++)
		take_domain(k, orgs, map_key(&s->domains, (uint32_t)i));
	for (i = 0; i < s->names.n; i++)
		map_add(&k->names, map_key(&s->names, (uint32_t)i), NULL);
	for (i = 0; i < s->nets.nentries; i++) {
		e = &s->nets.entry[i];
		for (b = 0; b < 8; b++) {
			net.ip.a[b] = (uint8_t)(e->first.hi >> (56 - 8 * b));
			net.ip.a[8 + b] =
			    (uint8_t)(e->first.lo >> (56 - 8 * b));
		}
		net.bits = e->bits;
		add_net(k, &net);
	}
}

void
kept_known(struct kept *k, struct orgdomain *orgs)
{
	struct services s;

	take_table(k, orgs, true);
	services_start(&s);
	take_services(k, orgs, &s);
	services_free(&s);
}

/* Who takes the lines of the user's list. */
struct kept_list {
	struct kept		*kept;
	struct orgdomain	*orgs;
};

static const char *
take_wanted(void *to, struct bytes line)
{
	const struct kept_list *l = to;

	return take_domain(l->kept, l->orgs, bytes_trim(line));
}

void
kept_read(struct kept *k, struct cli *c, const char *file,
    struct orgdomain *orgs)
{
	struct kept_list list = { k, orgs };

	settings_list(c, file, take_wanted, &list);
}

void
kept_free(struct kept *k)
{
	map_free(&k->words);
	map_free(&k->names);
	map_free(&k->domains);
	free(k->classes);
	free(k->below);
	free(k->nets);
}

bool
kept_word(const struct kept *k, struct bytes word)
{
	return map_find(&k->words, word) != MAP_NONE;
}

bool
kept_keyword(const struct kept *k, enum class class, struct bytes word)
{
	uint32_t i = map_find(&k->words, word);

	return i != MAP_NONE && (k->classes[i] & class_bit(class)) != 0;
}

bool
kept_name(const struct kept *k, struct bytes name)
{
	return map_find(&k->names, name) != MAP_NONE;
}

size_t
kept_domain(const struct kept *k, struct bytes name)
{
	size_t at = 0, from = name.n;
	uint32_t i;

	while (at < name.n) {
		i = map_find(&k->domains, bytes_from(name, at));
		if (i != MAP_NONE && k->below[i])
			return 0;
		if (i != MAP_NONE && from == name.n)
			from = at;
		at = bytes_find(name, BYTES("."), at) + 1;
	}
	return from;
}

/* How many bits both begin with. */
static unsigned
common_bits(const struct ip *a, const struct ip *b)
{
	unsigned i, n;

	for (i = 0; i < 16 && a->a[i] == b->a[i]; i++)
		;
	if (i == 16)
		return 128;
	for (n = 0; ((a->a[i] ^ b->a[i]) << n & 0x80) == 0; n++)
		;
	return 8 * i + n;
}

unsigned
kept_bits(const struct kept *k, const struct ip *ip)
{
	unsigned most = 0, bits;
	size_t i;

	for (i = 0; i < k->nnets; i++) {
		/* The bit that tells them apart is not turned, either. */
		bits = common_bits(&k->nets[i].ip, ip) + 1;
		if (bits > k->nets[i].bits)
			bits = k->nets[i].bits;
		if (bits > most)
			most = bits;
	}
	return most;
}
