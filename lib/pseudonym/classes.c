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
	if (bytes_end(name, BYTES("_dmarc")) ||
	    bytes_end(name, BYTES("_action")) ||
	    bytes_end(name, BYTES("_change")))
		return (struct class_of){ CLASS_WORD, false };
	return (struct class_of){ CLASS_NONE, false };
}
