/*
 * pack: packs what tests send, with libarchive.
 *
 *   pack xz|lzma|zstd|bzip2|lz4|compress <FILE    compresses
 *   pack zip|7zip|ustar FILE …                    archives, names as given
 *
 * Writes to standard output.
 */
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
copy(struct archive *a, int fd)
{
	char block[65536];
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) > 0)
		if (archive_write_data(a, block, (size_t)n) != n)
			return -1;
	return n < 0 ? -1 : 0;
}

static int
add(struct archive *a, const char *name, int fd)
{
	struct archive_entry *e = archive_entry_new();
	struct stat st;
	int bad = fd < 0 || fstat(fd, &st) != 0;

	archive_entry_set_pathname(e, name);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	if (!bad && S_ISREG(st.st_mode))
		archive_entry_set_size(e, st.st_size);
	bad = bad || archive_write_header(a, e) != ARCHIVE_OK ||
	    copy(a, fd) != 0;
	archive_entry_free(e);
	return bad;
}

int
main(int argc, char **argv)
{
	struct archive *a = archive_write_new();
	int i, bad, format;

	if (argc < 2)
		return 2;
	format = strcmp(argv[1], "zip") == 0 || strcmp(argv[1], "7zip") == 0 ||
	    strcmp(argv[1], "ustar") == 0;
	bad = format ? archive_write_set_format_by_name(a, argv[1]) :
	    archive_write_set_format_raw(a) ||
	    archive_write_add_filter_by_name(a, argv[1]);
	archive_write_set_bytes_in_last_block(a, 1);
	bad = bad || archive_write_open_fd(a, STDOUT_FILENO) != ARCHIVE_OK;
	if (!format)
		bad = bad || add(a, "data", STDIN_FILENO);
	for (i = 2; format && !bad && i < argc; i++) {
		int fd = open(argv[i], O_RDONLY);

		bad = add(a, argv[i], fd);
		close(fd);
	}
	bad = bad || archive_write_close(a) != ARCHIVE_OK;
	if (bad)
		fprintf(stderr, "pack: %s\n", archive_error_string(a));
	archive_write_free(a);
	return bad;
}
