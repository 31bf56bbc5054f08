/* num: unsigned decimal numbers as text, and sums that do not wrap. */
#include "base/num.h"

bool
num_parse(struct bytes s, uint64_t *out)
{
	uint64_t v = 0;
	size_t i;

	if (s.n == 0)
		return false;
	for (i = 0; i < s.n; i++) {
		unsigned d = (unsigned char)s.p[i] - (unsigned)'0';

		if (d > 9 || v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

size_t
num_format(uint64_t n, char out[NUM_TEXT])
{
	char digits[NUM_TEXT];
	size_t i = 0, k;

	do {
		digits[i++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	for (k = 0; k < i; k++)
		out[k] = digits[i - 1 - k];
	return i;
}

bool
num_add(uint64_t *sum, uint64_t n)
{
	if (n > UINT64_MAX - *sum) {
		*sum = UINT64_MAX;
		return false;
	}
	*sum += n;
	return true;
}

void
buf_num(struct buf *b, uint64_t n)
{
	buf_room(b, NUM_TEXT);
	b->n += num_format(n, b->p + b->n);
}
