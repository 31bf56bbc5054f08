/* messages: all that the programs say on standard error, as one table. */
#include "cli/messages.h"

static const struct {
	const char	*slug;
	enum level	 level;
	const char	*sentence;
} table[] = {
#define MESSAGE_ROW(name, slug, level, sentence) \
	{ slug, LEVEL_##level, sentence },
	MESSAGES(MESSAGE_ROW)
#undef MESSAGE_ROW
};

const char *
message_slug(enum message m)
{
	return table[m].slug;
}

enum level
message_level(enum message m)
{
	return table[m].level;
}

const char *
message_sentence(enum message m)
{
	return table[m].sentence;
}
