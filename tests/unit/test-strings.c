/*
 * test-strings: every language has every sentence, and it is a translation
 * (render/strings.h). That none is missing, the compiler has seen.
 */
#include "render/strings.h"

#include "tap.h"
#include "text/utf8.h"

struct sentence {
	const char	*name, *text, *one;
	enum string	 id;
};

#define ONE_OF(name, text)		{ #name, text, NULL, STRING_##name },
#define MANY_OF(name, one, many)	{ #name, many, one, STRING_##name },
static const struct sentence english[] = { STRINGS(ONE_OF, MANY_OF) };

enum { SENTENCES = sizeof(english) / sizeof(english[0]) };

/* What is written without a Japanese letter, and what Japanese takes besides
 * the words that the English sentence has. */
static const enum string same[] = {
	STRING_HEAD_DKIM, STRING_HEAD_SPF, STRING_PERIOD, STRING_BEFORE_NOW,
	STRING_MADE_BY_VALUE
};
static const char *const borrowed[] = {
	"DKIM", "DMARC", "DNS", "From", "IP", "MTA", "Path", "RFC", "Return",
	"SPF", "TLS", "UTC", "enforce", "permerror", "reject", "temperror",
	/* kinds of rows, in the plural */
	"aligned", "records", "rollups",
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
has_letter(const char *s)
{
	for (; *s != '\0'; s++)
		if (is_letter(*s))
			return true;
	return false;
}

static bool
is_japanese(uint32_t c)
{
	return (c >= 0x3041 && c <= 0x30fa) || (c >= 0x4e00 && c <= 0x9fff);
}

static bool
has_japanese(const char *s)
{
	struct bytes rest = bytes_of(s);
	uint32_t c;
	size_t n, skip;

	while (rest.n != 0) {
		n = utf8_next(rest, &c, &skip);
		if (n != 0 && is_japanese(c))
			return true;
		rest = bytes_from(rest, n == 0 ? skip : n);
	}
	return false;
}

static unsigned
places(const char *s)
{
	unsigned set = 0;

	for (; *s != '\0'; s++)
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}')
			set |= 1U << (s[1] - '0');
	return set;
}

static bool
is_same(enum string id)
{
	size_t i;

	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (same[i] == id)
			return true;
	return false;
}

static bool
may_stay(struct bytes word, const char *sentence)
{
	struct bytes s = bytes_of(sentence);
	size_t i;

	if (bytes_find_nocase(s, word, 0) < s.n)
		return true;
	for (i = 0; i < sizeof(borrowed) / sizeof(borrowed[0]); i++)
		if (bytes_equal(word, bytes_of(borrowed[i])))
			return true;
	return false;
}

/* A word of Latin letters that is not in the English sentence. */
static bool
strays(const char *text, const char *sentence)
{
	size_t n;

	for (; *text != '\0'; text += n) {
		for (n = 0; is_letter(text[n]); n++)
			continue;
		if (n > 1 && !may_stay((struct bytes){ text, n }, sentence))
			return true;
		n += n == 0;
	}
	return false;
}

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* A half-width sign behind a Japanese character. */
static bool
half_width(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++)
		if ((unsigned char)s[i] >= 0x80 && s[i + 1] != '\0' &&
		    strchr(",.;:!?()", s[i + 1]) != NULL)
			return true;
	return false;
}

static const char *
fault_of(const struct sentence *e, const char *ja)
{
	if (ja == NULL)
		return "is not there";
	if (has_letter(e->text) && !is_same(e->id) && !has_japanese(ja))
		return "is not translated";
	if (places(ja) != places(e->text))
		return "has other places";
	if (ends_in(e->text, ".") != ends_in(ja, "。") &&
	    !ends_in(e->text, ":"))
		return "ends otherwise";
	if (half_width(ja))
		return "has half-width signs";
	if (strays(ja, e->text))
		return "has words that English does not have";
	return NULL;
}

static void
every_sentence(void)
{
	const char *fault;
	int i, bad = 0;

	for (i = 0; i < SENTENCES; i++) {
		fault = fault_of(&english[i],
		    strings_ja.text[english[i].id]);
		if (fault != NULL)
			printf("# %s %s\n", english[i].name, fault);
		bad += fault != NULL;
	}
	tap_num(bad, 0, "every sentence is in Japanese, with its places");
	for (i = 0, bad = 0; i < SENTENCES; i++)
		bad += english[i].one != NULL &&
		    places(english[i].one) != places(english[i].text);
	tap_num(bad, 0, "one and many have the same places");
}

/* The checks above see what they are there for. */
static void
faults_are_seen(void)
{
	static const struct sentence e = {
		"E", "{1} of {2} fail.", NULL, STRING_TITLE
	};

	tap_check(fault_of(&e, "{2}通中{1}が失敗しました。") == NULL,
	    "a translation");
	tap_check(fault_of(&e, "{1} of {2} fail.") != NULL, "English");
	tap_check(fault_of(&e, "{1} / {2}。") != NULL, "no Japanese");
	tap_check(fault_of(&e, "{1}が失敗しました。") != NULL,
	    "a place is missing");
	tap_check(fault_of(&e, "{3}通中{1}が{2}失敗しました。") != NULL,
	    "a place too many");
	tap_check(fault_of(&e, "{2}通中{1}が失敗しました") != NULL,
	    "no full stop");
	tap_check(fault_of(&e, "{2}通中,{1}が失敗しました。") != NULL,
	    "a half-width comma");
	tap_check(fault_of(&e, "{2}通中{1}がtodo失敗しました。") != NULL,
	    "a stray word");
}

static void
day_is(const struct strings *w, const char *iso, const char *want)
{
	struct buf b = { 0 };

	strings_day(&b, w, bytes_of(iso));
	tap_bytes(buf_view(&b), bytes_of(want), want);
	buf_free(&b);
}

static void
numbers(void)
{
	struct buf b = { 0 };

	day_is(&strings_en, "2026-11-06", "2026-11-06");
	day_is(&strings_ja, "2026-11-06", "2026年11月6日");
	day_is(&strings_ja, "2026-01-20", "2026年1月20日");
	day_is(&strings_ja, "12026-01-20", "12026年1月20日");
	strings_number(&b, &strings_ja, 1234567);
	tap_bytes(buf_view(&b), BYTES("1,234,567"), "a number");
	b.n = 0;
	strings_share(&b, &strings_ja, 987);
	tap_bytes(buf_view(&b), BYTES("98.7%"), "a share");
	b.n = 0;
	strings_count(&b, &strings_ja, STRING_MESSAGES, 1);
	tap_bytes(buf_view(&b), BYTES("1通"), "one is not apart");
	buf_free(&b);
}

int
main(void)
{
	every_sentence();
	faults_are_seen();
	numbers();
	tap_check(strings_of(BYTES("en")) == &strings_en, "en");
	tap_check(strings_of(BYTES("ja")) == &strings_ja, "ja");
	tap_check(strings_of(BYTES("JA")) == NULL, "JA is none");
	tap_check(strings_of(BYTES("")) == NULL, "nothing is none");
	return tap_done();
}
