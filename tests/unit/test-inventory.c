/* test-inventory: the list of one's domains (text/inventory.h). */
#include "text/inventory.h"

#include "tap.h"

static void
take(struct inventory *l, const char *line)
{
	const char *wrong = inventory_take(l, bytes_of(line));

	tap_bytes(bytes_of(wrong ? wrong : "fine"), BYTES("fine"), line);
}

static void
find(const struct inventory *l, const char *name, const char *want)
{
	uint32_t i = inventory_find(l, bytes_of(name));

	tap_bytes(i == INVENTORY_NONE ? BYTES_NONE : l->at[i].domain,
	    bytes_of(want), name);
}

static void
entries(void)
{
	struct inventory l;

	inventory_start(&l);
	find(&l, "example.com", "");
	take(&l, "Example.COM.\tsending,RECEIVING\ta group \tA, Owner\t"
	    "S1|s2.May\tmore");
	take(&l, "b.example.com\tnon-sending");
	take(&l, ".example.net");
	take(&l, "example.org\t\tg\\t");
	take(&l, "b.example.com\tnon-sending\t\t");
	tap_num((int64_t)l.n, 4, "entries");
	tap_num(l.at[0].roles, ROLE_SENDING | ROLE_RECEIVING, "two roles");
	tap_bytes(l.at[0].group, BYTES("a group"), "group");
	tap_bytes(l.at[0].owner, BYTES("A, Owner"), "owner");
	tap_bytes(l.at[0].selectors, BYTES("s1|s2.may"), "selectors");
	tap_num(l.at[1].roles, ROLE_NON_SENDING, "one");
	tap_num(l.at[2].roles, 0, "none");
	tap_bytes(l.at[2].owner, BYTES_NONE, "no owner");
	tap_bytes(l.at[3].group, BYTES("g\\t"), "a backslash is one");
	find(&l, "example.com", "example.com");
	find(&l, "a.example.com", "example.com");
	find(&l, "x.b.example.com", "b.example.com");
	find(&l, "b.example.com", "b.example.com");
	find(&l, "badexample.com", "");
	find(&l, "com", "");
	find(&l, "", "");
	find(&l, "www.example.net", "example.net");
	inventory_free(&l);
}

static void
headers(void)
{
	struct inventory l;

	inventory_start(&l);
	take(&l, "Owner\tnote\tDomain\trole");
	take(&l, "M. Example\tx\texample.com\tsending");
	tap_num((int64_t)l.n, 1, "a header is no entry");
	tap_bytes(l.at[0].owner, BYTES("M. Example"), "columns by name");
	tap_num(l.at[0].roles, ROLE_SENDING, "those behind, too");
	tap_bytes(l.at[0].group, BYTES_NONE, "and one that is not there");
	inventory_free(&l);

	inventory_start(&l);
	take(&l, "example.com\tsending\tdomain\trole");
	tap_num((int64_t)l.n, 1, "a group called domain makes no header");
	inventory_free(&l);
}

static void
selectors(void)
{
	struct bytes rest = BYTES("s1|s2.may"), s;
	struct inventory l;
	const char *wrong;

	tap_check(inventory_selector(&rest, &s), "there is a selector");
	tap_bytes(s, BYTES("s1"), "the first");
	tap_check(inventory_selector(&rest, &s), "and another");
	tap_bytes(s, BYTES("s2.may"), "of two labels");
	tap_check(!inventory_selector(&rest, &s), "and no more");

	inventory_start(&l);
	take(&l, "example.com\t\t\t\ts1");
	wrong = inventory_take(&l, BYTES("example.net\t\t\t\tsee ticket 5"));
	tap_check(wrong != NULL && strstr(wrong, "DKIM") != NULL,
	    "prose is no selector");
	wrong = inventory_take(&l, BYTES("example.net\t\t\t\ts1||s2"));
	tap_check(wrong != NULL, "nor is nothing between two");
	wrong = inventory_take(&l, BYTES("example.com\t\t\t\ts2"));
	tap_check(wrong != NULL, "one domain has one list of them");
	take(&l, "example.com\t\t\t\tS1");
	inventory_free(&l);

	inventory_start(&l);
	take(&l, "domain\tselectors\ttickets");
	take(&l, "example.com\ts1|s2\tsee ticket 5");
	tap_bytes(l.at[0].selectors, BYTES("s1|s2"), "by a header");
	inventory_free(&l);
}

int
main(void)
{
	entries();
	selectors();
	headers();
	return tap_done();
}
