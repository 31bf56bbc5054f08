/* token: words that stand for texts. */
#include "pseudonym/token.h"

/* Five bits each, from 60 bits; of the first only four, for a letter. */
void
token_make(struct prf *p, enum token_use use, struct bytes text,
    char out[TOKEN])
{
	static const char letter[] = "abcdefghijklmnopqrstuvwxyz234567";
	uint8_t bytes[PRF_BYTES];
	uint64_t bits = 0;
	int i;

	prf_make(p, (char)use, text, bytes);
	for (i = 0; i < 8; i++)
		bits = bits << 8 | bytes[i];
	out[0] = letter[bits & 15];
	bits >>= 4;
	for (i = 1; i < TOKEN; i++) {
		out[i] = letter[bits & 31];
		bits >>= 5;
	}
}

void
token_add(struct prf *p, enum token_use use, struct bytes text,
    struct buf *out)
{
	buf_room(out, TOKEN);
	token_make(p, use, text, out->p + out->n);
	out->n += TOKEN;
}
