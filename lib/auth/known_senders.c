/* known_senders: the user's list of networks and DKIM keys. */
#include "auth/known_senders.h"

#include <stdlib.h>

#include "auth/sender_mark.h"
#include "base/mem.h"
#include "text/cell.h"
#include "text/domain.h"

void
known_senders_start(struct known_senders *o)
{
	*o = (struct known_senders){ 0 };
	map_init(&o->labels);
	map_init(&o->keys);
}

void
known_senders_free(struct known_senders *o)
{
	map_free(&o->labels);
	map_free(&o->keys);
	ipmap_free(&o->nets);
	free(o->key_label);
	buf_free(&o->scratch);
	*o = (struct known_senders){ 0 };
}

/* Takes the first word off a line; leaves what is behind it. */
static struct bytes
first_word(struct bytes *line)
{
	struct bytes word = bytes_trim(*line);
	size_t n = 0;

	while (n < word.n && word.p[n] != ' ' && word.p[n] != '\t')
		n++;
	*line = bytes_trim(bytes_from(word, n));
	return bytes_first(word, n);
}

/* Looks like an address: no domain ends in a number (RFC 3696 section 2). */
static bool
ends_in_number(struct bytes name)
{
	size_t i = name.n;

	while (i > 0 && name.p[i - 1] >= '0' && name.p[i - 1] <= '9')
		i--;
	return i < name.n && (i == 0 || name.p[i - 1] == '.');
}

/* One name of a key, in normal form or *; false when it is none. */
static bool
add_name(struct buf *key, struct bytes name)
{
	char text[DOMAIN_TEXT];
	size_t n;

	if (bytes_equal(name, BYTES("*"))) {
		buf_byte(key, '*');
		return true;
	}
	n = bytes_find(name, BYTES("*"), 0) < name.n ? 0 :
	    domain_normal(name, text);
	buf_add(key, (struct bytes){ text, n });
	return n != 0;
}

/* Makes the key of an entry; false when its domain is none. */
static bool
begin_key(struct known_senders *o, struct bytes domain)
{
	bool below = bytes_begin(domain, BYTES("*."));

	o->scratch.n = 0;
	if (below) {
		buf_adds(&o->scratch, "*.");
		domain = bytes_from(domain, 2);
	}
	if (bytes_equal(domain, BYTES("*")) ||
	    !add_name(&o->scratch, domain))
		return false;
	if (below) {
		o->wild = true;
		if (o->scratch.n - 2 > o->longest)
			o->longest = o->scratch.n - 2;
	}
	return true;
}

/* what: domain/selector. */
static const char *
add_key(struct known_senders *o, struct bytes what, uint32_t label)
{
	size_t slash = bytes_find(what, BYTES("/"), 0);
	uint32_t number;

	if (slash == what.n)
		return "neither a network nor domain/selector; domain/* "
		    "stands for every selector";
	if (ends_in_number(bytes_first(what, slash)) ||
	    bytes_find(what, BYTES(":"), 0) < slash)
		return "no network: neither an IPv4 address and a prefix up "
		    "to 32, nor an IPv6 address and one up to 128";
	if (!begin_key(o, bytes_first(what, slash)))
		return "what stands before the slash is no domain";
	buf_byte(&o->scratch, '/');
	if (!add_name(&o->scratch, bytes_from(what, slash + 1)))
		return "what stands behind the slash is no selector, and "
		    "not *";
	number = map_add(&o->keys, buf_view(&o->scratch), NULL);
	if (number >= o->room) {
		o->room = o->room ? o->room * 2 : 64;
		o->key_label = mem_resize(o->key_label, o->room,
		    sizeof(*o->key_label));
	}
	o->key_label[number] = label;
	return NULL;
}

const char *
known_senders_take(void *arg, struct bytes line)
{
	struct known_senders *o = arg;
	struct bytes what = first_word(&line);
	enum sender_mark mark;
	struct ip_net net;
	uint32_t label;
	int64_t until;

	if (!sender_mark_of(line, &mark, &until))
		return "the brackets hold no mark: forwarder, partner, "
		    "not-mine, or ignore until 2026-12-31";
	if (line.n == 0)
		return "no label behind the network or domain/selector";
	o->scratch.n = 0;
	if (cell_add(&o->scratch, line))
		return "the label is not UTF-8, or has a control character";
	label = map_add(&o->labels, buf_view(&o->scratch), NULL);
	if (!ip_net_parse(what, &net))
		return add_key(o, what, label);
	ipmap_add(&o->nets, &net, label);
	return NULL;
}

void
known_senders_end(struct known_senders *o)
{
	ipmap_build(&o->nets);
}

bool
known_senders_has_keys(const struct known_senders *o)
{
	return o->keys.n != 0;
}

/* The label of prefix name / selector, or of prefix name / *. */
static uint32_t
find_key(struct known_senders *o, const char *prefix, struct bytes name,
    struct bytes selector)
{
	uint32_t number;

	o->scratch.n = 0;
	buf_adds(&o->scratch, prefix);
	buf_add(&o->scratch, name);
	buf_byte(&o->scratch, '/');
	if (selector.n != 0) {
		buf_add(&o->scratch, selector);
		number = map_find(&o->keys, buf_view(&o->scratch));
		if (number != MAP_NONE)
			return o->key_label[number];
		o->scratch.n -= selector.n;
	}
	buf_byte(&o->scratch, '*');
	number = map_find(&o->keys, buf_view(&o->scratch));
	return number == MAP_NONE ? number : o->key_label[number];
}

/* The same of the name itself, else of the nearest one above it. */
static uint32_t
label_of_key(struct known_senders *o, const struct auth_signature *s)
{
	char text[DOMAIN_TEXT];
	struct bytes selector = { text, domain_normal(s->selector, text) };
	struct bytes name = s->name;
	uint32_t label = find_key(o, "", name, selector);

	while (o->wild && label == MAP_NONE && name.n != 0) {
		name = bytes_from(name,
		    bytes_find(name, BYTES("."), 0) + 1);
		if (name.n != 0 && name.n <= o->longest)
			label = find_key(o, "*.", name, selector);
	}
	return label;
}

static bool
is_aligned(const struct auth_signature *s)
{
	return s->match == MATCH_STRICT || s->match == MATCH_RELAXED;
}

static uint32_t
label_of_signatures(struct known_senders *o, const struct auth_signatures *l,
    bool aligned)
{
	const struct auth_signature *s;
	uint32_t label = MAP_NONE;
	size_t i;

	for (i = 0; i < l->n && label == MAP_NONE; i++) {
		s = &l->at[i];
		if (s->passed && s->name.n != 0 && is_aligned(s) == aligned)
			label = label_of_key(o, s);
	}
	return label;
}

struct bytes
known_senders_sender(struct known_senders *o, const struct auth_signatures *l,
    struct bytes address)
{
	uint32_t label = MAP_NONE;
	struct ip ip;

	if (known_senders_has_keys(o)) {
		label = label_of_signatures(o, l, true);
		if (label == MAP_NONE)
			label = label_of_signatures(o, l, false);
	}
	if (label == MAP_NONE && ip_parse(address, &ip))
		label = ipmap_find(&o->nets, &ip);
	return label == MAP_NONE ? BYTES_NONE : map_key(&o->labels, label);
}
