/* expat-count: the least a program can do with expat; what bench compares. */
#include <expat.h>
#include <stdio.h>

static unsigned long starts, ends, bytes;
#define UNUSED	__attribute__((unused))
static void start(UNUSED void *a, UNUSED const char *n, UNUSED const char **t)
{ starts++; }
static void end(UNUSED void *a, UNUSED const char *n) { ends++; }
static void text(UNUSED void *a, UNUSED const char *s, int n)
{ bytes += (unsigned)n; }

int
main(int argc, char **argv)
{
	static char block[64 * 1024];
	XML_Parser p = XML_ParserCreate(NULL);
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		XML_ParserReset(p, NULL);
		XML_SetHashSalt(p, 1);
		XML_SetElementHandler(p, start, end);
		XML_SetCharacterDataHandler(p, text);
		setvbuf(f, NULL, _IONBF, 0);
		for (size_t n = 1; n > 0;) {
			n = fread(block, 1, sizeof(block), f);
			XML_Parse(p, block, (int)n, n == 0);
		}
		fclose(f);
	}
	return printf("%lu %lu %lu\n", starts, ends, bytes) < 0;
}
