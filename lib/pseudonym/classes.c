/* classes: what is done with each column, by its name. */
#include "pseudonym/classes.h"

#define ONE	false
#define LIST	true
#define COLUMN(name, class, list) \
	{ { #name, sizeof(#name) - 1 }, { CLASS_##class, list } },

static const struct {
	struct bytes	name;
	struct class_of	class;
} columns[] = { PSEUDONYM_COLUMNS(COLUMN) };

struct class_of
class_find(struct bytes name)
{
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (bytes_equal(columns[i].name, name))
			return columns[i].class;
	if (bytes_end(name, BYTES("_dmarc")))
		return (struct class_of){ CLASS_OUTCOME, false };
	if (bytes_end(name, BYTES("_action")))
		return (struct class_of){ CLASS_POLICY, false };
	if (bytes_end(name, BYTES("_change")))
		return (struct class_of){ CLASS_CHANGE, false };
	return (struct class_of){ CLASS_NONE, false };
}

#define KIND(name, kind, separators) \
	{ { kind, sizeof(kind) - 1 }, separators },

static const struct {
	struct bytes	 kind;
	const char	*separators;
} keywords[] = { PSEUDONYM_KEYWORDS(KIND) };

_Static_assert(CLASSES - CLASS_FIRST_KEYWORD < 64, "a set is 64 bits");

enum class
class_of_kind(struct bytes kind)
{
	int c;

	for (c = CLASS_FIRST_KEYWORD; c < CLASSES; c++)
		if (bytes_equal(keywords[c - CLASS_FIRST_KEYWORD].kind, kind))
			return (enum class)c;
	return CLASS_NONE;
}

const char *
class_separators(enum class c)
{
	return keywords[c - CLASS_FIRST_KEYWORD].separators;
}
