/*
 * test-copy: copies of files (io/copy.h), as systems without memory files
 * make them; tests/origins.t has the others.
 */
#undef __linux__
#include "io/copy.c"

#include <fcntl.h>

#include "tap.h"

enum { SIZE = 3 * BLOCK + 7 };

/* An open file of SIZE bytes that has no name. */
static int
original(char *text)
{
	FILE *f = tmpfile();
	size_t i;

	for (i = 0; i < SIZE; i++)
		text[i] = (char)('a' + i % 23);
	if (f == NULL || fwrite(text, 1, SIZE, f) != SIZE || fflush(f) != 0)
		return -1;
	lseek(fileno(f), 0, SEEK_SET);
	return fileno(f);
}

int
main(void)
{
	static char text[SIZE], found[SIZE + 1];
	struct copy c;
	const char *why;
	int from = original(text), fd;

	ok(copy_make(&c, from, SIZE) == NULL, "a copy is made");
	fd = open(c.path, O_RDONLY);
	ok(fd >= 0, "it can be opened by its path");
	copy_end(&c);
	ok(access(c.path, F_OK) != 0, "which is gone then");
	tap_num(read(fd, found, sizeof(found)), SIZE, "all of it is there");
	ok(memcmp(text, found, SIZE) == 0, "byte for byte");
	close(fd);

	lseek(from, 0, SEEK_SET);
	why = copy_make(&c, from, SIZE - 1);
	ok(why != NULL && strcmp(why, "it is too large") == 0,
	    "one byte more than is allowed");
	ok(access(c.path, F_OK) != 0, "leaves nothing behind");
	setenv("TMPDIR", "/nonexistent", 1);
	ok(copy_make(&c, from, SIZE) != NULL, "a folder that is not there");
	return tap_done();
}
