/* test-spf-walk: SPF through include and redirect (posture/spf_walk.h). */
#include "spf.h"

/* "term lookups voids state;" of each step, or what is said instead. */
static void
tree(const char *data, const char *want, const char *what)
{
	struct scene s;
	struct buf b = { 0 };
	const struct spf_walk *w = &s.posture.spf.walk;
	size_t i, k;

	scene_begin(&s, data, "a.example");
	for (i = 0; i < w->n; i++) {
		for (k = 0; k < w->step[i].level; k++)
			buf_byte(&b, ' ');
		buf_add(&b, w->step[i].term.text);
		buf_byte(&b, ' ');
		buf_num(&b, w->step[i].lookups);
		buf_byte(&b, ' ');
		buf_num(&b, w->step[i].voids);
		buf_byte(&b, ' ');
		buf_add(&b, spf_state_word(w->step[i].state));
		buf_byte(&b, ';');
	}
	tap_bytes(buf_view(&b), bytes_of(want), what);
	buf_free(&b);
	scene_end(&s);
}

static void
terms(void)
{
	tree(ZONE SPF("a.example.", "-all"), "-all 0 0 ok;", "all");
	tree(ZONE "a.example. 60 IN TXT \"x\"\n", "", "no record");
	tree(ZONE SPF("a.example.", "ip4:192.0.2.1 exp=x.example ra=me "
	    "ip6:2001:db8::1 -all"), "ip4:192.0.2.1 0 0 ok;"
	    "exp=x.example 0 0 ok;ra=me 0 0 ignored;"
	    "ip6:2001:db8::1 0 0 ok;-all 0 0 ok;", "not counted");
	tree(ZONE SPF("a.example.", "a mx:m.example a:n.example "
	    "exists:e.example exists:n.example ptr ?all")
	    "a.example. 60 IN A 192.0.2.1\n"
	    "m.example. 60 IN MX 10 h.example.\n"
	    "h.example. 60 IN AAAA 2001:db8::1\n"
	    "e.example. 60 IN A 127.0.0.2\n",
	    "a 1 0 ok;mx:m.example 2 0 ok;a:n.example 3 1 void;"
	    "exists:e.example 4 1 ok;exists:n.example 5 2 void;"
	    "ptr 6 2 undecided;?all 6 2 ok;", "counted");
	tree(ZONE SPF("a.example.", "-all a include:b.example x=1 exp=%{d}"),
	    "-all 0 0 ok;a 0 0 ignored;include:b.example 0 0 ignored;"
	    "x=1 0 0 ignored;exp=%{d} 0 0 ok;", "behind all");
	tree(ZONE SPF("a.example.", "a foo mx -all")
	    "a.example. 60 IN A 192.0.2.1\n",
	    "a 1 0 ok;foo 1 0 wrong;mx 2 1 void;-all 2 1 ok;",
	    "a syntax error");
	tree(ZONE SPF("a.example.", "exists:%{i}.b.example a:%{d} "
	    "include:%{o}.c.example -all"), "exists:%{i}.b.example 1 0 "
	    "undecided;a:%{d} 2 0 undecided;"
	    "include:%{o}.c.example 3 0 undecided;-all 3 0 ok;", "macros");
	tree(SPF("a.example.", "a mx include:b.test exists:c.test "
	    "redirect=d.test"), "a 1 0 unknown;mx 2 0 unknown;"
	    "include:b.test 3 0 unknown;exists:c.test 4 0 unknown;"
	    "redirect=d.test 5 0 unknown;", "not in the data");
	tree(ZONE SPF("a.example.", "a:b..example include:b..example"),
	    "a:b..example 1 1 void;include:b..example 2 2 no-record;",
	    "names that are none");
}

static void
includes(void)
{
	tree(ZONE SPF("a.example.", "include:b.example -all")
	    SPF("b.example.", "a:h.example include:C.example. ~all")
	    SPF("c.example.", "ip4:192.0.2.1 +all")
	    "h.example. 60 IN A 192.0.2.1\n", "include:b.example 1 0 ok;"
	    " a:h.example 2 0 ok; include:C.example. 3 0 ok;"
	    "  ip4:192.0.2.1 3 0 ok;  +all 3 0 ok; ~all 3 0 ok;-all 3 0 ok;",
	    "one in another");
	tree(ZONE SPF("a.example.", "redirect=b.example ip4:192.0.2.1")
	    SPF("b.example.", "mx ~all"), "ip4:192.0.2.1 0 0 ok;"
	    "redirect=b.example 1 0 ok; mx 2 1 void; ~all 2 1 ok;",
	    "redirect comes last");
	tree(ZONE SPF("a.example.", "redirect=b.example -all")
	    SPF("b.example.", "mx ~all"),
	    "-all 0 0 ok;redirect=b.example 0 0 ignored;",
	    "and not beside all");
	tree(ZONE SPF("a.example.", "include:b.example include:n.example "
	    "include:s.example include:w.example redirect=n.example")
	    "b.example. 60 IN TXT \"other\"\n"
	    SPF("s.example.", "-all") SPF("s.example.", "~all")
	    SPF("w.example.", "foo"),
	    "include:b.example 1 0 no-record;include:n.example 2 1 no-record;"
	    "include:s.example 3 1 several;include:w.example 4 1 broken;"
	    " foo 4 1 wrong;redirect=n.example 5 2 no-record;",
	    "of domains without one record");
	tree(ZONE SPF("a.example.", "include:b.example -all")
	    SPF("b.example.", "include:b.example include:a.example"),
	    "include:b.example 1 0 ok; include:b.example 2 0 loop;"
	    " include:a.example 3 0 loop;-all 3 0 ok;", "loops");
	tree(ZONE SPF("a.example.", "include:b.example include:b.example")
	    SPF("b.example.", "a:a.example")
	    "a.example. 60 IN A 192.0.2.1\n", "include:b.example 1 0 ok;"
	    " a:a.example 2 0 ok;include:b.example 3 0 ok;"
	    " a:a.example 4 0 ok;", "twice the same is no loop");
	tree(ZONE SPF("a.example.", "redirect=c.example")
	    "c.example. 60 IN CNAME d.example.\n" SPF("d.example.", "-all"),
	    "redirect=c.example 1 0 ok; -all 1 0 ok;", "by CNAME");
}

static void
mx_names(struct buf *b, int n)
{
	char line[80];
	int k;

	b->n = 0;
	buf_adds(b, ZONE SPF("a.example.", "mx -all"));
	for (k = 0; k < n; k++) {
		snprintf(line, sizeof(line),
		    "a.example. 60 IN MX 10 h%d.example.\n", k);
		buf_adds(b, line);
	}
}

/* How many addresses the mx of n names has, whose last one has one. */
static void
last_name(struct buf *b, int n, int64_t want)
{
	char line[80];
	struct scene s;

	mx_names(b, n);
	snprintf(line, sizeof(line), "h%d.example. 60 IN A 192.0.2.1\n",
	    n - 1);
	buf_adds(b, line);
	scene_begin(&s, buf_string(b), "a.example");
	tap_num((int64_t)s.posture.spf.walk.nnets, want,
	    "addresses of the first 10 names");
	scene_end(&s);
}

static void
exchanges(void)
{
	struct buf b = { 0 };

	last_name(&b, 10, 1);
	last_name(&b, 11, 0);
	mx_names(&b, 10);
	tree(buf_string(&b), "mx 1 0 ok;-all 1 0 ok;", "10 MX names");
	mx_names(&b, 11);
	tree(buf_string(&b), "mx 1 0 names;-all 1 0 ok;", "11 MX names");
	tree(ZONE SPF("a.example.", "mx") "a.example. 60 IN MX 0 .\n",
	    "mx 1 0 ok;", "a null MX");
	tree(ZONE SPF("a.example.", "mx")
	    "a.example. 60 IN MX 0 mail.b.test.\n", "mx 1 0 unknown;",
	    "an MX name that is not in the data");
	buf_free(&b);
}

/* What is asked for when nothing is known but the record. */
static void
questions(void)
{
	struct scene s;
	struct buf b = { 0 };
	size_t i;

	scene_begin(&s, SPF("a.test.", "a mx:m.test include:%{d} "
	    "include:i.test exists:e.test ptr -all redirect=r.test"),
	    "a.test");
	for (i = 0; lookup_noted(&s.lookup, i).n != 0; i++) {
		buf_add(&b, lookup_noted(&s.lookup, i));
		buf_byte(&b, ';');
	}
	tap_bytes(buf_view(&b), BYTES("a.test A;a.test AAAA;m.test MX;"
	    "i.test TXT;e.test A;"), "questions");
	buf_free(&b);
	scene_end(&s);
}

/* Each includes ten of the next level, and so on. */
static void
bombs(void)
{
	struct buf b = { 0 };
	char line[200];
	struct scene s;
	int level, k;

	buf_adds(&b, ZONE SPF("a.example.", "include:l0.example"));
	for (level = 0; level < 30; level++) {
		snprintf(line, sizeof(line), "l%d.example. 60 IN TXT "
		    "\"v=spf1\"", level);
		buf_adds(&b, line);
		for (k = 0; k < 10; k++) {
			snprintf(line, sizeof(line),
			    " \" include:l%d.example\"", level + 1);
			buf_adds(&b, line);
		}
		buf_byte(&b, '\n');
	}
	scene_begin(&s, buf_string(&b), "a.example");
	tap_num(s.posture.spf.walk.lookups, SPF_WALK_LOOKUPS,
	    "a bomb of includes ends at the limit");
	ok(s.posture.spf.walk.stopped != SPF_NO_STEP, "and says so");
	scene_end(&s);
	buf_free(&b);
}

/* Many terms, by including the same record six times. */
static void
long_records(void)
{
	struct buf b = { 0 };
	struct scene s;
	int k;

	buf_adds(&b, ZONE SPF("a.example.", "include:b.example "
	    "include:b.example include:b.example include:b.example "
	    "include:b.example include:b.example -all")
	    "b.example. 60 IN TXT \"v=spf1\"");
	for (k = 0; k < 4000; k++)
		buf_adds(&b, " \" ip4:192.0.2.1\"");
	buf_byte(&b, '\n');
	scene_begin(&s, buf_string(&b), "a.example");
	tap_num((int64_t)s.posture.spf.walk.n, SPF_WALK_TERMS,
	    "a bomb of terms, too");
	ok(s.posture.spf.walk.stopped != SPF_NO_STEP &&
	    s.posture.spf.walk.all_open, "and says so");
	scene_end(&s);
	buf_free(&b);
}

/* A TXT record of n bytes, and that it takes. */
static void
texts(int n, enum dns_state want, const char *what)
{
	struct buf b = { 0 };
	struct scene s;
	int k;

	buf_adds(&b, ZONE SPF("a.example.", "-all")
	    "a.example. 60 IN TXT ");
	for (k = 0; k < n - 11 - 2 * SPF_RECORD_LEAST; k++)
		buf_adds(&b, "x");
	buf_byte(&b, '\n');
	scene_begin(&s, buf_string(&b), "a.example");
	tap_num(s.posture.spf.own.state, want, what);
	tap_num((int64_t)s.posture.spf.own.n, want == DNS_FOUND, "records");
	scene_end(&s);
	buf_free(&b);
}

/* So many addresses at a name. */
static void
addresses(int n, const char *want)
{
	struct buf b = { 0 };
	char line[80];
	int k;

	buf_adds(&b, ZONE SPF("a.example.", "a"));
	for (k = 0; k < n; k++) {
		snprintf(line, sizeof(line), "a.example. 60 IN A "
		    "192.0.%d.%d\n", k / 256, k % 256);
		buf_adds(&b, line);
	}
	tree(buf_string(&b), want, "addresses at a name");
	buf_free(&b);
}

int
main(void)
{
	terms();
	includes();
	exchanges();
	questions();
	bombs();
	long_records();
	texts(SPF_MESSAGE, DNS_FOUND, "as much text as an answer can have");
	texts(SPF_MESSAGE + 1, DNS_UNKNOWN, "more");
	addresses(SPF_SET, "a 1 0 ok;");
	addresses(SPF_SET + 1, "a 1 0 unknown;");
	return tap_done();
}
