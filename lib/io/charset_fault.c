/* charset_fault: what is said of a charset that is not known. */
#include "io/charset_fault.h"

#include "text/scrub.h"

void
fault_charset(struct cli *c, struct bytes name, struct bytes declared)
{
	struct buf shown = { 0 };

	buf_adds(&shown, "its charset is not known: ");
	scrub_quote(&shown, declared);
	cli_say_shown(c, MSG_UNREAD_FORM, name, declared, buf_view(&shown));
	buf_free(&shown);
}
