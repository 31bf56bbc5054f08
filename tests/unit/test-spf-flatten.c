/* test-spf-flatten: SPF as addresses (audit/spf_flatten.h), and as a tree. */
#include "audit/spf_flatten.h"

#include "audit/spf_tree.h"
#include "posture/netset.h"
#include "spf.h"

/* What a writer wrote to its descriptor. */
static void
read_back(struct tsv_writer *w, struct buf *out)
{
	char text[4096];
	ssize_t n;
	int fd = w->fd;

	out->n = 0;
	if (tsv_finish(w) != 0)
		abort();
	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, text, sizeof(text))) > 0)
		buf_add(out, (struct bytes){ text, (size_t)n });
}

/* Flattens a.example; rows without the domain before each. */
static struct spf_flattened
flatten(const char *data, struct buf *out)
{
	struct scene s;
	struct tsv_writer w;
	struct spf_flattened did;
	FILE *f = tmpfile();

	if (f == NULL)
		abort();
	scene_begin(&s, data, "a.example");
	tsv_start(&w, fileno(f));
	tsv_header(&w, KIND_SPF_RECORDS, true);
	did = spf_flatten_write(&w, BYTES("a.example"), &s.posture.spf,
	    &s.keep);
	read_back(&w, out);
	fclose(f);
	scene_end(&s);
	return did;
}

static void
one(const char *data, const char *want, const char *what)
{
	struct buf b = { 0 };

	(void)flatten(data, &b);
	tap_bytes(buf_view(&b), bytes_of(want), what);
	buf_free(&b);
}

#define ROW(record, bytes, nets, kept) \
	"a.example\ta.example\t" record "\t" bytes "\t" nets "\t\t" kept "\t\n"

static void
networks(void)
{
	one(ZONE SPF("a.example.", "-all"), ROW("v=spf1 -all", "11", "0", ""),
	    "nothing to do");
	one(ZONE SPF("a.example.", "a mx/31//127 include:b.example ~all")
	    SPF("b.example.", "ip4:192.0.2.1 ip4:198.51.100.0/24 -all")
	    "a.example. 60 IN A 192.0.2.0\n"
	    "a.example. 60 IN MX 1 h.example.\n"
	    "h.example. 60 IN A 192.0.2.2\n"
	    "h.example. 60 IN AAAA 2001:db8::1\n",
	    ROW("v=spf1 ip4:192.0.2.0/30 ip4:198.51.100.0/24 "
	    "ip6:2001:db8::/127 ~all", "67", "3", ""),
	    "look-ups made, networks merged");
	one(ZONE SPF("a.example.", "ip4:192.0.2.0/24 ip4:192.0.2.7 "
	    "ip6:2001:db8::/32 ip6:2001:db8:1::/48 "
	    "ip6:2001:db9::/32 exp=e.%{d} ra=x"),
	    ROW("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/31 exp=e.%{d} ra=x",
	    "57", "2", ""), "what is held by another");
	one(ZONE SPF("a.example.", "ip4:0.0.0.0/1 ip4:128.0.0.0/1 "
	    "ip6:::/1 ip6:8000::/1 -all"),
	    ROW("v=spf1 ip4:0.0.0.0/0 ip6:::/0 -all", "34", "2", ""),
	    "up to all there is, and no further");
	one(ZONE SPF("a.example.", "ip6:::ffff:192.0.2.1 -all"),
	    ROW("v=spf1 -all", "11", "0", ""), "what matches nobody");
	one(ZONE SPF("a.example.", "a:n.example exists:n.example -all"),
	    ROW("v=spf1 -all", "11", "0", ""), "what is void");
	one(ZONE SPF("a.example.", "redirect=b.example ip4:192.0.2.1")
	    SPF("b.example.", "-ip4:192.0.2.1 ip4:192.0.2.2 ~all"),
	    ROW("v=spf1 ip4:192.0.2.1 -ip4:192.0.2.1 ip4:192.0.2.2 ~all",
	    "54", "3", ""), "redirect");
	one(ZONE SPF("a.example.", "?ip4:192.0.2.1 ip4:192.0.2.0/25 "
	    "~include:b.example ip4:192.0.2.128/25 ip4:192.0.2.0/25 -all")
	    SPF("b.example.", "ip4:192.0.2.4/31 ip4:192.0.2.6/31 -all"),
	    ROW("v=spf1 ?ip4:192.0.2.1 ip4:192.0.2.0/25 ~ip4:192.0.2.4/30 "
	    "ip4:192.0.2.0/24 -all", "78", "4", ""), "qualifiers");
}

static void
kept(void)
{
	one(ZONE SPF("a.example.", "ptr ip4:192.0.2.1 exists:%{i}.b.example "
	    "?all"), ROW("v=spf1 ip4:192.0.2.1 ptr exists:%{i}.b.example "
	    "?all", "51", "1", "ptr|exists:%{i}.b.example"),
	    "what messages decide");
	one(ZONE SPF("a.example.", "ip4:192.0.2.1 -exists:%{i}.b.example "
	    "ip4:192.0.2.0 -all"), ROW("v=spf1 ip4:192.0.2.1 "
	    "-exists:%{i}.b.example ip4:192.0.2.0 -all", "62", "2",
	    "-exists:%{i}.b.example"), "in its place, where that matters");
	one(ZONE SPF("a.example.", "a:x.test include:i.test ip4:192.0.2.1 "
	    "redirect=r.test"), ROW("v=spf1 ip4:192.0.2.1 a:x.test "
	    "include:i.test redirect=r.test", "60", "1",
	    "a:x.test|include:i.test|redirect=r.test"),
	    "what is not in the data");
	one(ZONE SPF("a.example.", "include:b.example -all")
	    SPF("b.example.", "ip4:192.0.2.1 include:c.example")
	    SPF("c.example.", "ip4:192.0.2.2 exists:%{i}.%{d}"),
	    ROW("v=spf1 ip4:192.0.2.1 include:c.example -all", "43", "1",
	    "include:c.example"), "the smallest include of it");
	one(ZONE SPF("a.example.", "include:b.example -all")
	    SPF("b.example.", "ip4:192.0.2.1 include:%{d2}.x.example"),
	    ROW("v=spf1 include:b.example -all", "29", "0",
	    "include:b.example"), "and not what means another there");
	one(ZONE SPF("a.example.", "?include:b.example ip4:192.0.2.9 -all")
	    SPF("b.example.", "ip4:192.0.2.1 redirect=c.example")
	    SPF("c.example.", "-ip4:192.0.2.2 ip4:192.0.2.0/24"),
	    ROW("v=spf1 ?ip4:192.0.2.1 ?include:c.example ip4:192.0.2.9 -all",
	    "59", "2", "?include:c.example"), "exceptions in it");
	one(ZONE SPF("a.example.", "include:b.example include:n.example -all")
	    SPF("b.example.", "+all"), ROW("v=spf1 include:b.example "
	    "include:n.example -all", "47", "0",
	    "include:b.example|include:n.example"),
	    "what passes all, and what is in error");
	one(ZONE SPF("a.example.", "ip4:192.0.2.1 include:n.example -all"),
	    ROW("v=spf1 ip4:192.0.2.1 include:n.example -all", "43", "1",
	    "include:n.example"), "networks pass before an error comes");
	one(ZONE SPF("a.example.", "mx redirect=b.example")
	    SPF("b.example.", "exists:%{i}.%{d} -all"),
	    ROW("v=spf1 redirect=b.example", "25", "0",
	    "redirect=b.example"),
	    "a redirect that depends on its domain");
	one(ZONE SPF("a.example.", "ptr ptr ptr ptr ptr ptr ptr ptr ptr ptr "
	    "ptr -all"), "a.example\ta.example\tv=spf1 ptr ptr ptr ptr ptr "
	    "ptr ptr ptr ptr ptr ptr -all\t55\t0\t\tptr|ptr|ptr|ptr|ptr|ptr|"
	    "ptr|ptr|ptr|ptr|ptr\t"
	    "takes more than 10 look-ups, which receivers refuse\n",
	    "too much is kept");
}

#define WHY(words)	"a.example\ta.example\t\t0\t0\t\t\t" words "\n"

static void
refused(const char *data, const char *want)
{
	struct buf b = { 0 };
	struct spf_flattened did = flatten(data, &b);

	tap_bytes(buf_view(&b), bytes_of(want), "nothing is made");
	ok(!did.made, "and that is told");
	buf_free(&b);
}

/* Networks that the walk of a domain comes down to, as text. */
static void
all_networks(const char *data, struct buf *out)
{
	struct scene s;
	struct netset_item *at;
	char text[IP_TEXT + 4];
	size_t i, n;

	scene_begin(&s, data, "a.example");
	n = s.posture.spf.walk.nnets;
	at = calloc(n + 1, sizeof(*at));
	if (at == NULL)
		abort();
	for (i = 0; i < n; i++)
		at[i].net = s.posture.spf.walk.net[i].net;
	netset_sort(at, n);
	n = netset_collapse(at, n);
	for (i = 0; i < n; i++) {
		buf_add(out, (struct bytes){ text,
		    ip_net_format(&at[i].net, text) });
		buf_byte(out, ' ');
	}
	free(at);
	scene_end(&s);
}

/* Rows as a zone: names and records. */
static void
publish(struct bytes rows, struct buf *zone)
{
	struct bytes cell[3];
	size_t end, at, k;

	zone->n = 0;
	buf_adds(zone, ZONE);
	for (; rows.n != 0; rows = bytes_from(rows, end + 1)) {
		end = bytes_find(rows, BYTES("\n"), 0);
		for (k = at = 0; k < 3; k++) {
			cell[k] = bytes_from(rows, at);
			cell[k].n = bytes_find(cell[k], BYTES("\t"), 0);
			at += cell[k].n + 1;
		}
		buf_add(zone, cell[1]);
		buf_adds(zone, ". 60 IN TXT");
		for (k = 0; k < cell[2].n; k += 255) {
			buf_adds(zone, " \"");
			buf_add(zone, bytes_first(bytes_from(cell[2], k),
			    255));
			buf_byte(zone, '"');
		}
		buf_byte(zone, '\n');
	}
}

/* Includes with n networks that do not merge. */
static void
many(struct buf *zone, int n)
{
	char line[80];
	int k;

	zone->n = 0;
	buf_adds(zone, ZONE "a.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 "
	    "exists:%{i}.x.example include:b.example -all\"\n"
	    "b.example. 60 IN TXT \"v=spf1\"");
	for (k = 0; k < n; k++) {
		snprintf(line, sizeof(line), " \" ip4:10.%d.%d.%d\"",
		    k / 100, k % 100, k % 2 * 2 + 10);
		buf_adds(zone, line);
	}
	buf_adds(zone, " \" -all\"\n");
}

/* As many look-ups are kept as there may be: none is left for an include. */
static void
full(int ptrs)
{
	struct buf zone = { 0 }, rows = { 0 };
	struct spf_flattened did;
	int k;

	buf_adds(&zone, ZONE "a.example. 60 IN TXT \"v=spf1\"");
	for (k = 0; k < ptrs; k++)
		buf_adds(&zone, " \" ptr\"");
	for (k = 0; k < 40; k++) {
		buf_adds(&zone, " \" ip4:192.0.2.");
		buf_num(&zone, (uint64_t)k * 2);
		buf_byte(&zone, '"');
	}
	buf_adds(&zone, " \" -all\"\n");
	did = flatten(buf_string(&zone), &rows);
	tap_num(did.lookups, ptrs, "look-ups that are kept");
	ok((bytes_find(buf_view(&rows), BYTES("_spf1."), 0) == rows.n) ==
	    (ptrs >= 10), "leave room for an include, or not");
	buf_free(&zone);
	buf_free(&rows);
}

/* Flattened twice, it is the same, and so are the networks. */
static void
round_trip(int n, unsigned lookups, const char *what)
{
	struct buf zone = { 0 }, rows = { 0 }, again = { 0 };
	struct buf before = { 0 }, after = { 0 };
	struct spf_flattened did;

	many(&zone, n);
	did = flatten(buf_string(&zone), &rows);
	tap_num(did.lookups, lookups, what);
	ok(did.made && did.kept && did.resolved, "is written");
	all_networks(buf_string(&zone), &before);
	publish(buf_view(&rows), &zone);
	all_networks(buf_string(&zone), &after);
	tap_bytes(buf_view(&after), buf_view(&before), "same networks");
	did = flatten(buf_string(&zone), &again);
	tap_bytes(buf_view(&again), buf_view(&rows), "same records");
	ok(did.lookups <= 10, "within 10 look-ups");
	buf_free(&zone);
	buf_free(&rows);
	buf_free(&again);
	buf_free(&before);
	buf_free(&after);
}

static void
tree_rows(void)
{
	struct buf b = { 0 };
	struct tsv_writer w;
	struct scene s;
	FILE *f = tmpfile();

	if (f == NULL)
		abort();
	scene_begin(&s, ZONE SPF("a.example.", "mx include:b.example -all")
	    SPF("b.example.", "foo ip4:192.0.2.0/24")
	    "a.example. 60 IN MX 1 h.example.\n"
	    "h.example. 60 IN A 192.0.2.1\nh.example. 60 IN A 192.0.2.2\n",
	    "a.example");
	tsv_start(&w, fileno(f));
	tsv_header(&w, KIND_SPF_TERMS, true);
	spf_tree_write(&w, BYTES("a.example"), &s.posture.spf);
	scene_end(&s);
	scene_begin(&s, ZONE "z.example. 60 IN TXT \" v=spf1 -all\"\n",
	    "z.example");
	spf_tree_write(&w, BYTES("z.example"), &s.posture.spf);
	read_back(&w, &b);
	tap_bytes(buf_view(&b), BYTES("a.example\t0\ta.example\tmx\t1\t0\tok\t"
	    "192.0.2.1|192.0.2.2\t\n"
	    "a.example\t0\ta.example\tinclude:b.example\t2\t0\tbroken\t"
	    "v=spf1 foo ip4:192.0.2.0/24\t\n"
	    "a.example\t1\tb.example\tfoo\t2\t0\twrong\t"
	    "an unknown mechanism\t\n"
	    "a.example\t1\tb.example\tip4:192.0.2.0/24\t2\t0\tok\t"
	    "192.0.2.0/24\t\n"
	    "a.example\t0\ta.example\t-all\t2\t0\tok\t\t\n"
	    "z.example\t0\tz.example\t\t0\t0\tno-record\t v=spf1 -all\t\n"),
	    "the tree");
	scene_end(&s);
	fclose(f);
	buf_free(&b);
}

int
main(void)
{
	networks();
	kept();
	refused(ZONE SPF("a.example.", "foo"),
	    WHY("its SPF record has a syntax error"));
	refused(ZONE "b.example. 60 IN A 192.0.2.1\n",
	    WHY("it has no SPF record"));
	refused(ZONE SPF("a.example.", "-all") SPF("a.example.", "~all"),
	    WHY("it has several SPF records"));
	refused("b.test. 60 IN A 192.0.2.1\n",
	    WHY("its TXT records are not in the data"));
	round_trip(10, 1, "one record");
	round_trip(60, 4, "several");
	round_trip(1500, 10, "longer ones, as no more than 10 may be asked");
	full(10);
	full(11);
	tree_rows();
	return tap_done();
}
