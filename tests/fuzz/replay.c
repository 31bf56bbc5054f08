/* replay: runs a harness over files or folders of them, without a fuzzer. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

static int
replay_file(const char *name)
{
	static uint8_t data[1 << 20];
	FILE *f = fopen(name, "rb");
	uint8_t *exact;
	size_t n;

	if (f == NULL)
		return 0;
	n = fread(data, 1, sizeof(data), f);
	fclose(f);
	/* Of its exact size, so that reading past its end is noticed. */
	exact = malloc(n ? n : 1);
	if (exact == NULL)
		return 0;
	memcpy(exact, data, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 1;
}

int
main(int argc, char **argv)
{
	char name[4096];
	struct dirent *e;
	int i, done = 0;
	DIR *d;

	for (i = 1; i < argc; i++) {
		d = opendir(argv[i]);
		if (d == NULL) {
			done += replay_file(argv[i]);
			continue;
		}
		while ((e = readdir(d)) != NULL) {
			if (e->d_name[0] == '.')
				continue;
			snprintf(name, sizeof(name), "%s/%s", argv[i],
			    e->d_name);
			done += replay_file(name);
		}
		closedir(d);
	}
	printf("%d inputs\n", done);
	return done == 0;
}
