/* sender_mark: what a user says of a listed sender besides its label. */
#include "auth/sender_mark.h"

#include "base/utc.h"

static bool
parse_mark(struct bytes text, enum sender_mark *mark, int64_t *until)
{
	static const struct bytes words[] = {
		[MARK_FORWARDER] = { "forwarder", 9 },
		[MARK_PARTNER] = { "partner", 7 },
		[MARK_NOT_MINE] = { "not-mine", 8 }
	};
	struct bytes ignore = BYTES("ignore until ");
	int i;

	for (i = MARK_FORWARDER; i <= MARK_NOT_MINE; i++)
		if (bytes_equal(text, words[i])) {
			*mark = (enum sender_mark)i;
			return true;
		}
	*mark = MARK_IGNORE;
	return bytes_begin(text, ignore) && text.n == ignore.n + 10 &&
	    utc_parse(bytes_from(text, ignore.n), until);
}

bool
sender_mark_of(struct bytes label, enum sender_mark *mark, int64_t *until)
{
	size_t open = label.n;

	*mark = MARK_NONE;
	*until = -1;
	if (label.n == 0 || label.p[label.n - 1] != ']')
		return true;
	while (open > 0 && label.p[open - 1] != '[')
		open--;
	if (open == 0)
		return true;
	return parse_mark(bytes_first(bytes_from(label, open),
	    label.n - open - 1), mark, until);
}
