/* test-treewalk: the DNS Tree Walk of RFC 9989 (auth/treewalk.h). */
#include "auth/treewalk.h"

#include "auth/policy.h"
#include "tap.h"

/* What the DNS says, and what it was asked. */
struct data {
	const char	*at[8][2];	/* a name below _dmarc, its text; "?":
					   not known */
	bool		 all_known;	/* names that are not there have none */
	struct buf	 asked;
};

static bool
ask(void *arg, struct bytes name,
    void (*take)(void *walk, struct bytes txt), void *walk)
{
	struct data *d = arg;
	bool known = d->all_known;
	size_t i;

	name = bytes_from(name, sizeof("_dmarc.") - 1);
	buf_add(&d->asked, name);
	buf_byte(&d->asked, ' ');
	for (i = 0; i < COUNT(d->at) && d->at[i][0] != NULL; i++) {
		if (!bytes_equal(name, bytes_of(d->at[i][0])))
			continue;
		if (strcmp(d->at[i][1], "?") == 0)
			return false;
		known = true;
		take(walk, bytes_of(d->at[i][1]));
	}
	return known;
}

static struct treewalk_answer
walk(struct data d, const char *name, const char *asked)
{
	struct treewalk_dns dns = { ask, &d };
	struct treewalk_answer a = treewalk(&dns, bytes_of(name));

	if (asked != NULL)
		tap_bytes(buf_view(&d.asked), bytes_of(asked), "asked in turn");
	buf_free(&d.asked);
	return a;
}

/* The walk is decided, and this is the organisational domain. */
static void
org(struct data d, const char *name, const char *want, const char *what)
{
	struct treewalk_answer a;

	d.all_known = true;
	a = walk(d, name, NULL);
	ok(a.decided, what);
	tap_bytes(bytes_from(bytes_of(name), a.org), bytes_of(want), name);
}

#define NONE	"v=DMARC1; p=none"
#define PSD_Y	"v=DMARC1; p=none; psd=y"
#define PSD_N	"v=DMARC1; p=none; psd=n"

static void
targets(void)
{
	struct data d = { .all_known = true };

	/* The example of section 4.10. */
	tap_num(walk(d, "a.b.c.d.e.f.g.h.i.j.mail.example.com",
	    "a.b.c.d.e.f.g.h.i.j.mail.example.com g.h.i.j.mail.example.com "
	    "h.i.j.mail.example.com i.j.mail.example.com j.mail.example.com "
	    "mail.example.com example.com com ").queries, 8, "eight queries");
	tap_num(walk(d, "b.c.d.e.f.g.h.i", "b.c.d.e.f.g.h.i c.d.e.f.g.h.i "
	    "d.e.f.g.h.i e.f.g.h.i f.g.h.i g.h.i h.i i ").queries, 8,
	    "eight labels");
	tap_num(walk(d, "a.b.c.d.e.f.g.h.i", "a.b.c.d.e.f.g.h.i c.d.e.f.g.h.i "
	    "d.e.f.g.h.i e.f.g.h.i f.g.h.i g.h.i h.i i ").queries, 8,
	    "nine labels: one is left out");
	tap_num(walk(d, "c.d.e.f.g.h.i", "c.d.e.f.g.h.i d.e.f.g.h.i e.f.g.h.i "
	    "f.g.h.i g.h.i h.i i ").queries, 7, "seven labels");
	tap_num(walk(d, "com", "com ").queries, 1, "one label");
}

static void
choice(void)
{
	org((struct data){ .at = { { "mail.example.com", NONE },
	    { "example.com", NONE } } }, "a.mail.example.com", "example.com",
	    "the record with the fewest labels");
	org((struct data){ .at = { { "mail.example.com", PSD_N },
	    { "example.com", NONE } } }, "a.mail.example.com",
	    "mail.example.com", "psd=n ends the walk");
	org((struct data){ .at = { { "com", PSD_Y } } }, "a.mail.example.com",
	    "example.com", "one label below psd=y");
	org((struct data){ .at = { { "example.com", PSD_Y } } },
	    "mail.example.com", "mail.example.com", "the start itself is");
	org((struct data){ .at = { { "example.com", PSD_Y },
	    { "com", NONE } } }, "example.com", "example.com",
	    "psd=y where the walk starts ends it");
	org((struct data){ .at = { { "a.b.example.com", NONE },
	    { "example.com", PSD_Y } } }, "a.b.example.com", "b.example.com",
	    "psd=y goes before a longer record");
	org((struct data){ .at = { { "c.d.e.f.g.h.i", PSD_Y } } },
	    "y.z.b.c.d.e.f.g.h.i", "b.c.d.e.f.g.h.i",
	    "one label below, which was not asked");
	org((struct data){ .at = { { NULL, NULL } } }, "a.mail.example.com",
	    "a.mail.example.com", "no record at all: the start");
	org((struct data){ .at = { { "a.mail.example.com", NONE } } },
	    "a.mail.example.com", "a.mail.example.com",
	    "none above its own: itself");
	org((struct data){ .at = { { "com", NONE } } }, "mail.example.com",
	    "com", "also a record at the top");
}

/* giant.bank.example and mega.bank.example, under a PSD of psd=y. */
static void
banks(void)
{
	struct data d = { .at = { { "bank.example", "v=DMARC1; p=reject; "
	    "psd=y" }, { "giant.bank.example", NONE } } };

	org(d, "giant.bank.example", "giant.bank.example", "giant");
	org(d, "mail.giant.bank.example", "giant.bank.example", "below it");
	org(d, "mega.bank.example", "mega.bank.example", "mega is another");
	org(d, "mail.mega.bank.example", "mega.bank.example",
	    "without a record of its own");
	org(d, "bank.example", "bank.example", "the PSD itself");
}

static void
discarded(void)
{
	org((struct data){ .at = { { "mail.example.com", NONE },
	    { "example.com", NONE }, { "example.com", NONE } } },
	    "a.mail.example.com", "mail.example.com",
	    "several records are all discarded");
	org((struct data){ .at = { { "example.com", PSD_N },
	    { "example.com", "v=DMARC1; p=none; p=none" }, { "com", PSD_Y } } },
	    "a.mail.example.com", "example.com",
	    "an invalid one among them counts");
	org((struct data){ .at = { { "mail.example.com", NONE },
	    { "example.com", "v=spf1 -all" }, { "example.com", NONE } } },
	    "mail.example.com", "example.com", "other texts do not");
	org((struct data){ .at = { { "mail.example.com", NONE },
	    { "example.com", "v=DMARC1; p=none; p=none" } } },
	    "mail.example.com", "mail.example.com", "an invalid one is none");
	org((struct data){ .at = { { "mail.example.com", NONE },
	    { "example.com", "V=DMARC1; p=none" } } },
	    "mail.example.com", "mail.example.com", "nor is another case");
}

static void
undecided(void)
{
	struct treewalk_answer a;
	struct data d = { .at = { { "a.example.com", NONE },
	    { "com", "?" } }, .all_known = true };

	a = walk(d, "a.example.com", NULL);
	ok(!a.decided, "a name that is not in the data");
	ok(a.own == TREEWALK_OWN, "its own record is known though");
	a = walk(d, "example.com", NULL);
	ok(!a.decided && a.own == TREEWALK_OWN_NONE, "or that it has none");
	a = walk(d, "com", NULL);
	ok(!a.decided && a.own == TREEWALK_OWN_UNKNOWN, "or neither");
	d.at[0][1] = PSD_N;
	a = walk(d, "a.example.com", "a.example.com ");
	ok(a.decided && a.org == 0, "what a psd=n makes needless");
}

static void
long_name(void)
{
	struct data d = { .all_known = true };
	char name[254];
	size_t i;

	for (i = 0; i < 253; i++)
		name[i] = i % 64 == 63 ? '.' : 'a';
	name[253] = '\0';
	ok(walk(d, name, NULL).decided, "_dmarc below a name of 253 bytes");
}

/* Who had the record, where the reporter wrote a subdomain (doubtful). */
static void
policy(enum treewalk_own own, enum auth_policy sp, const char *word,
    const char *from, const char *what)
{
	const struct auth_name name = { .text = BYTES("a.example.com"),
	    .org = 2, .own = own };
	struct auth_published p = { name, POLICY_REJECT, sp, POLICY_UNKNOWN,
	    false };
	struct auth_policy_answer a = auth_policy_for(&p, &name, 0);

	tap_bytes(auth_policy_source_keyword(a.from), bytes_of(from), what);
	tap_bytes(auth_policy_keyword(a.policy), bytes_of(word), "its policy");
}

static void
policies(void)
{
	policy(TREEWALK_OWN, POLICY_NONE, "reject", "own",
	    "the DNS shows a record of its own");
	policy(TREEWALK_OWN_NONE, POLICY_NONE, "none", "sp",
	    "the DNS shows none: sp of the one above");
	policy(TREEWALK_OWN_NONE, POLICY_UNKNOWN, "reject", "p",
	    "or its p");
	policy(TREEWALK_OWN_UNKNOWN, POLICY_UNKNOWN, "reject", "own",
	    "not known, and no matter");
}

int
main(void)
{
	targets();
	choice();
	banks();
	discarded();
	undecided();
	long_name();
	policies();
	return tap_done();
}
