/*
 * embed: a data file as C, so that programs bring it along.
 *
 *	embed NAME <file >file.c
 *
 * The C defines `const struct bytes NAME`, all bytes of the file; a - in
 * NAME becomes _. Who uses it declares it. Used while building; not
 * installed.
 */
#include <stdio.h>
#include <stdlib.h>

enum { PER_LINE = 16 };

static void
put_name(const char *name)
{
	for (; *name != '\0'; name++)
		putchar(*name == '-' ? '_' : *name);
}

static void
put_bytes(void)
{
	size_t n = 0;
	int c;

	while ((c = getchar()) != EOF)
		printf("%s%d,", n++ % PER_LINE ? "" : "\n\t", c);
	/* An array must have an element, also of an empty file. */
	printf("\n\t0\n");
}

int
main(int argc, char **argv)
{
	if (argc != 2 || argv[1][0] == '\0') {
		fprintf(stderr, "usage: embed NAME <file >file.c\n");
		return 1;
	}
	printf("/* Made by tools/embed. */\n"
	    "#include \"base/bytes.h\"\n\n"
	    "static const unsigned char data[] = {");
	put_bytes();
	printf("};\n\nextern const struct bytes ");
	put_name(argv[1]);
	printf(";\nconst struct bytes ");
	put_name(argv[1]);
	printf(" = { (const char *)data, sizeof(data) - 1 };\n");
	if (ferror(stdin) || fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "embed: cannot read or write\n");
		return 1;
	}
	return 0;
}
