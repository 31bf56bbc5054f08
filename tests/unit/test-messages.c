/* test-messages: what the programs say (cli/messages.h). */
#include "cli/messages.h"

#include "tap.h"

static bool
is_slug(const char *s)
{
	return *s != '\0' && s[0] != '-' && s[strlen(s) - 1] != '-' &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

int
main(void)
{
	int i, j, odd = 0, twice = 0, ended = 0, limits = 0, wrong = 0;

	for (i = 0; i < MESSAGE_KINDS; i++) {
		const char *slug = message_slug((enum message)i);
		const char *text = message_sentence((enum message)i);
		bool limit = strncmp(slug, "limit-", 6) == 0;

		odd += !is_slug(slug);
		ended += *text == '\0' || text[strlen(text) - 1] == '.' ||
		    strchr(text, '\n') != NULL || strchr(text, '%') != NULL;
		limits += limit;
		wrong += limit &&
		    message_level((enum message)i) != LEVEL_REFUSED;
		for (j = 0; j < i; j++)
			twice += strcmp(slug,
			    message_slug((enum message)j)) == 0;
	}
	tap_num(odd, 0, "slugs are words with hyphens");
	tap_num(twice, 0, "each slug stands once");
	tap_num(ended, 0, "sentences are one line without a full stop");
	tap_num(wrong, 0, "what is past a limit is refused");
	ok(MESSAGE_KINDS - limits < 40, "fewer than 40 besides the limits");
	tap_num(message_level(MSG_USAGE), LEVEL_FATAL, "levels follow");
	return tap_done();
}
