/* strings_ja: the Japanese table, and that it is whole. */
#include "render/strings_ja.h"

#include "render/strings.h"

/* A sentence that is there twice is an enumerator twice. */
#define JA_NAME(name, sentence)		JA_##name,
enum { STRINGS_JA(JA_NAME) JA_COUNT };

/* One that is missing is an enumerator that nobody declared. */
#define JA_HAS(name, sentence)		(JA_##name) >= 0 &&
#define JA_HAS_N(name, one, many)	(JA_##name) >= 0 &&
_Static_assert(STRINGS(JA_HAS, JA_HAS_N) (int)JA_COUNT == (int)STRING_COUNT,
    "the Japanese table has the sentences of the English one");

#define JA_TEXT(name, sentence)		[STRING_##name] = sentence,

const struct strings strings_ja = {
	.lang = "ja",
	.thousands = ",",
	.point = ".",
	.percent = "%",
	.day = "{1}年{2}月{3}日",
	.beyond_ascii = true,
	.text = { STRINGS_JA(JA_TEXT) },
};
