/* words_ja: the Japanese table, and that it is whole. */
#include "render/words_ja.h"

#include "render/words.h"

/* A sentence that is there twice is an enumerator twice. */
#define JA_NAME(name, sentence)		JA_##name,
enum { WORDS_JA(JA_NAME) JA_COUNT };

/* One that is missing is an enumerator that nobody declared. */
#define JA_HAS(name, sentence)		(JA_##name) >= 0 &&
#define JA_HAS_N(name, one, many)	(JA_##name) >= 0 &&
_Static_assert(WORDS(JA_HAS, JA_HAS_N) (int)JA_COUNT == (int)WORD_COUNT,
    "the Japanese table has the sentences of the English one");

#define JA_TEXT(name, sentence)		[WORD_##name] = sentence,

const struct words words_ja = {
	.lang = "ja",
	.thousands = ",",
	.point = ".",
	.percent = "%",
	.day = "{1}年{2}月{3}日",
	.beyond_ascii = true,
	.text = { WORDS_JA(JA_TEXT) },
};
