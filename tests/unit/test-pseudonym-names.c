/* test-pseudonym-names: domain names keep what decides (pseudonym/names.h). */
#include "auth/align.h"
#include "auth/verdict.h"
#include "text/domain.h"

#include "pseudonym.h"

#define KEY	"a key for tests, of no use"

/* Names of every kind of rule, and near one another. */
static const char *const names[] = {
	"com", "example.com", "www.example.com", "mail.www.example.com",
	"news.example.com", "example.net", "example", "www.example",
	"harbour.example", "mail.harbour.example", "co.uk", "shop.co.uk",
	"www.shop.co.uk", "my-shop.co.uk", "myshop.co.uk", "uk",
	"kawasaki.jp", "city.kawasaki.jp", "www.city.kawasaki.jp",
	"other.kawasaki.jp", "www.other.kawasaki.jp",
	"a.www.other.kawasaki.jp", "ck", "bank.ck", "www.ck", "a.www.ck",
	"www.bank.ck", "mail.www.bank.ck", "github.io", "me.github.io",
	"www.me.github.io", "io", "cloud.com", "compute.cloud.com",
	"one.compute.cloud.com", "x.one.compute.cloud.com",
	"y.x.one.compute.cloud.com", "z.x.one.compute.cloud.com", "host",
	"host.lan", "mail.host.lan", "server.intranet",
	"mail.server.intranet", "intranet", "xn--bcher-kva.example",
	"www.xn--bcher-kva.example", "_dmarc.example.com", "*.example.com",
	"mail.protection.outlook.com", "outlook.com", "hotmail.outlook.com",
	"a.b.c.d.e.f.g.h.i.j.k.l.example.com",
	"b.b.c.d.e.f.g.h.i.j.k.l.example.com",
	"a.b.c.d.e.f.g.h.example.com", "b.c.d.e.f.g.h.example.com",
	"a-b.example.com", "ab.example.com", "1.example.com",
};

static struct auth_name
look_up(struct scene *s, struct bytes name)
{
	return orgdomain_name(s->orgs, name, &s->names);
}

static enum auth_match
match(struct scene *s, struct bytes a, struct bytes b)
{
	struct auth_name one = look_up(s, a), other = look_up(s, b);

	return auth_match_of(&one, &other);
}

/* A name that mail and the DNS take: RFC 1035 section 2.3.4. */
static bool
valid(struct bytes name)
{
	size_t i, label = 0;

	for (i = 0; i < name.n; i++) {
		label = name.p[i] == '.' ? 0 : label + 1;
		if (label > 63 || (name.p[i] == '.' && i + 1 == name.n))
			return false;
	}
	return name.n != 0 && name.n <= 253 && label != 0;
}

/* What differs of a pair, as bits. */
static int
pair(struct scene *s, size_t i, size_t k, struct bytes pa, struct bytes pb)
{
	struct bytes a = bytes_of(names[i]), b = bytes_of(names[k]);
	/* Those with more labels than have words of their own. */
	bool deep = bytes_find(a, BYTES("e.f.g.h."), 0) < a.n;
	int wrong = bytes_equal(pa, pb) != (i == k);

	wrong |= (match(s, a, b) != match(s, pa, pb)) << 1;
	/* Not all of cloud.com is public, though what is below it is. */
	wrong |= (domain_below(a, b) && !deep && !domain_below(pa, pb) &&
	    strstr(names[k], "cloud.com") == NULL) << 2;
	if (wrong)
		printf("# %d: %s, %s\n", wrong, names[i], names[k]);
	return wrong;
}

/* Every pair: equal, in one organisation, below one another, or neither. */
static void
pairs(struct scene *s, const char *what)
{
	struct bytes after[COUNT(names)], want;
	int wrong = 0, org = 0, bad = 0;
	size_t i, k;

	for (i = 0; i < COUNT(names); i++) {
		struct auth_name one = look_up(s, bytes_of(names[i])), two;

		after[i] = arena_copy(&s->names, scene_domain(s, names[i]));
		two = look_up(s, after[i]);
		want = auth_name_org(&one);
		if (want.n != 0)
			want = scene_cell(s, CLASS_DOMAIN, false, want);
		if (!bytes_equal(auth_name_org(&two), want) && ++org)
			printf("# org of %s\n", names[i]);
		bad += !valid(after[i]);
	}
	for (i = 0; i < COUNT(names); i++)
		for (k = 0; k < COUNT(names); k++)
			wrong |= pair(s, i, k, after[i], after[k]);
	printf("# %s\n", what);
	ok(!(wrong & 1), "equal names, and no others, are equal after");
	ok(!(wrong & 2), "they match as strictly as before");
	ok(!(wrong & 4), "what is below another is below it after");
	tap_num(org, 0, "organisational domains have the pseudonym of theirs");
	tap_num(bad, 0, "they are valid names");
}

static void
is(struct scene *s, const char *name, const char *want)
{
	tap_bytes(scene_domain(s, name), bytes_of(want), name);
}

static void
ends(struct scene *s, const char *name, const char *end)
{
	struct bytes got = scene_domain(s, name);

	if (!ok(bytes_end(got, bytes_of(end)) &&
	    !bytes_equal(got, bytes_of(name)), name))
		tap_show("got", got);
}

/* What stands as it is, and what does not. */
static void
public_parts(struct scene *s)
{
	is(s, "com", "com");
	is(s, "co.uk", "co.uk");
	is(s, "example", "example");
	is(s, "outlook.com", "outlook.com");
	is(s, "protection.outlook.com", "protection.outlook.com");
	is(s, "www.ck", "www.ck");
	is(s, "<>", "<>");
	is(s, "not.evaluated", "not.evaluated");
	ends(s, "shop.co.uk", ".co.uk");
	ends(s, "bank.ck", ".ck");
	ends(s, "city.other.kawasaki.jp", ".kawasaki.jp");
	ends(s, "a.city.kawasaki.jp", ".city.kawasaki.jp");
	ends(s, "mail.hotmail.outlook.com", ".outlook.com");
	ends(s, "bank.intranet", "");
	ok(bytes_find(scene_domain(s, "bank.intranet"), BYTES("intranet"),
	    0) == scene_domain(s, "bank.intranet").n,
	    "a top-level domain that is no public one goes");
	ok(bytes_begin(scene_domain(s, "_dmarc.bank.org"), BYTES("_dmarc.")),
	    "labels of standards stay");
	ok(!bytes_begin(scene_domain(s, "_bank.bank.org"), BYTES("_bank")),
	    "others do not, whatever they begin with");
	ok(bytes_begin(scene_domain(s, "*.bank.org"), BYTES("*.")),
	    "a star stays");
	ok(scene_domain(s, "no domain").p[0] == '(', "no domain is none");
}

/* Forms of one name. */
static void
forms(struct scene *s)
{
	struct bytes plain = scene_domain(s, "bank.org");
	char out[DOMAIN_TEXT];
	struct bytes upper = scene_domain(s, "Bank.ORG");
	struct bytes normal = { out, domain_normal(upper, out) };

	ok(!bytes_equal(upper, plain), "another case is another text");
	tap_bytes(normal, plain, "and the same name");
	upper = scene_domain(s, "bank.org.");
	tap_num((int64_t)upper.n, (int64_t)plain.n + 1, "with a dot behind");
	tap_bytes(scene_domain(s, "b\xc3\xbc" "cher.org"),
	    scene_domain(s, "xn--bcher-kva.org"), "a U-label");
}

/* Signatures that a service makes of a customer's name (auth/verdict.h). */
static void
signatures(struct scene *s)
{
	static const struct {
		const char	*from, *domain;
		bool		 is;
	} rows[] = {
		{ "bank.org", "bank-org.20230601.gappssmtp.com", true },
		{ "bank.org", "bank-org.gappssmtp.com", true },
		{ "shop.co.uk", "shop-co-uk.20230601.gappssmtp.com", true },
		{ "my-shop.co.uk", "my-shop-co-uk.1.gappssmtp.com", true },
		{ "bank.example", "bank-example.1.gappssmtp.com", true },
		{ "www.bank.org", "bank-org.20230601.gappssmtp.com", true },
		{ "bank.org", "other-org.20230601.gappssmtp.com", false },
		{ "bank.org", "bank.onmicrosoft.com", true },
		{ "my-shop.co.uk", "myshop.onmicrosoft.com", true },
		{ "my-shop.co.uk", "my.onmicrosoft.com", false },
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct auth_name from = look_up(s, bytes_of(rows[i].from));
		struct auth_name after = look_up(s,
		    scene_domain(s, rows[i].from));

		ok(auth_default_signature(bytes_of(rows[i].domain), &from) ==
		    rows[i].is && auth_default_signature(scene_domain(s,
		    rows[i].domain), &after) == rows[i].is, rows[i].domain);
	}
}

/* The longest names there are, of one label and of many. */
static void
long_names(struct scene *s)
{
	char name[260];
	size_t label, i;
	bool good = true;

	for (label = 1; label <= 63; label++) {
		for (i = 0; i < 253; i++)
			name[i] = i % (label + 1) == label ? '.' :
			    (char)('a' + i % 26);
		while (name[i - 1] == '.')
			i--;
		name[i] = '\0';
		good &= valid(scene_domain(s, name));
		memcpy(name + i - 4, ".com", 4);
		if (name[i - 5] != '.')
			good &= valid(scene_domain(s, name)) &&
			    bytes_end(scene_domain(s, name), BYTES(".com"));
	}
	ok(good, "of the longest names come valid names");
}

static void
keys(struct scene *s)
{
	struct scene same, other;

	scene_start(&same, KEY, true);
	scene_start(&other, KEY "!", true);
	tap_bytes(scene_domain(&same, "mail.bank.org"),
	    scene_domain(s, "mail.bank.org"), "the same key, the same name");
	ok(!bytes_equal(scene_domain(&other, "bank.org"),
	    scene_domain(s, "bank.org")), "another key, another name");
	/* So that no version of these programs gives others by accident. */
	is(s, "mail.bank.org", "poelanbdxuqc.dhzwisktk6go.org");
	scene_end(&same);
	scene_end(&other);
}

int
main(void)
{
	struct scene s, all;

	scene_start(&s, KEY, true);
	scene_start(&all, KEY, false);
	pairs(&s, "services and reporters kept");
	pairs(&all, "nothing kept");
	public_parts(&s);
	forms(&s);
	signatures(&s);
	long_names(&s);
	keys(&s);
	ends(&all, "outlook.com", ".com");
	scene_end(&s);
	scene_end(&all);
	return tap_done();
}
