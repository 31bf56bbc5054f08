/* operand: files, folders and standard input, and what is said of each. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "container/folder.h"
#include "container/inside.h"
#include "container/names.h"
#include "text/scrub.h"

/* Of the files without a report, so many are named with their count. */
enum { OTHERS_NAMED = 3 };

/* Goes to the operand or file of that name; collapsed as in source. */
static void
set_source(struct walk *w, struct bytes name)
{
	w->source.n = 0;
	name_add_collapsed(&w->source, name, false);
	w->label_n = name_base(buf_view(&w->source)).n;
	w->label = w->source.n - w->label_n;
}

/* How much was found so far, of any sort. */
static uint64_t
count_found(const struct walk *w)
{
	return w->counts.reports + w->counts.messages + w->counts.empty +
	    w->refused;
}

/* An open file at the current source; true when it holds anything known. */
static bool
walk_file(struct walk *w, int fd)
{
	struct stream *s = stream_of_file(&w->streams, fd);
	struct path_mark p = { 0 };
	uint64_t before = count_found(w);

	w->damages = 0;
	cli_progress(w->cli, ++w->counts.files, "files");
	walk_items(w, s, &p);
	walk_fault(w, s);
	stream_give(&w->streams, s);
	return count_found(w) != before;
}

/* A file of a folder that holds nothing we know. */
static void
note_other(struct walk *w, struct bytes path)
{
	struct bytes name = name_base(path);

	if (name_is_report(name) || name_is_subject(name)) {
		walk_say(w, MSG_NO_REPORT);
		return;
	}
	if (++w->counts.others <= OTHERS_NAMED) {
		buf_adds(&w->others, w->others.n != 0 ? ", " : " (");
		scrub_quote(&w->others, name);
	}
	if (w->cli->verbose)
		walk_say(w, MSG_NO_REPORT_INSIDE);
}

static void
visit_entry(void *arg, enum folder_event event, struct bytes path, int fd,
    int error)
{
	struct walk *w = arg;

	set_source(w, path);
	switch (event) {
	case FOLDER_FILE:
		if (!walk_file(w, fd))
			note_other(w, path);
		close(fd);
		break;
	case FOLDER_OTHER:
		cli_sayf(w->cli, MSG_PASSED_OVER, path,
		    "it is no regular file");
		break;
	case FOLDER_FAULT:
		w->refused++;
		cli_sayf(w->cli, MSG_CANNOT_OPEN, path, "%s",
		    strerror(error));
		break;
	}
}

/* Appends "3 of 7 messages" or the like to text; returns its length. */
static size_t
add_words(char *text, size_t at, size_t size, uint64_t n, uint64_t of,
    const char *what)
{
	int k;

	if (n == 0 || at >= size)
		return at;
	if (of != 0)
		k = snprintf(text + at, size - at, "%s%llu of %llu %s%s",
		    at != 0 ? ", " : "", (unsigned long long)n,
		    (unsigned long long)of, what, of == 1 ? "" : "s");
	else
		k = snprintf(text + at, size - at, "%s%llu %s%s",
		    at != 0 ? ", " : "", (unsigned long long)n, what,
		    n == 1 ? "" : "s");
	return k > 0 ? at + (size_t)k : at;
}

/* What the operand held that was no report, in one line. */
static void
say_others(struct walk *w, const struct walk_counts *was, bool folder)
{
	const struct walk_counts *now = &w->counts;
	uint64_t bare = now->bare - was->bare;
	uint64_t empty = now->empty - was->empty;
	uint64_t others = now->others - was->others;
	bool alone = !folder && now->messages - was->messages <= 1;
	char text[128];
	size_t n;

	n = add_words(text, 0, sizeof(text), alone ? 0 : bare,
	    now->messages - was->messages, "message");
	n = add_words(text, n, sizeof(text), empty, 0, "empty payload");
	n = add_words(text, n, sizeof(text), others, 0, "other file");
	if (n != 0)
		cli_sayf(w->cli, MSG_NO_REPORT_INSIDE, buf_view(&w->source),
		    "%s", text);
	else if ((alone && bare != 0) || (folder && now->files == was->files))
		walk_say(w, MSG_NO_REPORT_INSIDE);
}

/* An open file, folder or standard input. */
static void
walk_open(struct walk *w, struct bytes name, int fd)
{
	struct walk_counts was = w->counts;
	uint64_t before = count_found(w);
	bool input = fd == STDIN_FILENO, known, folder;
	struct stat st;

	folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
	set_source(w, name);
	w->operand_n = w->source.n;
	if (folder) {
		folder_walk(fd, buf_view(&w->source), visit_entry, w);
		set_source(w, name);
		say_others(w, &was, true);
		return;
	}
	known = walk_file(w, fd);
	set_source(w, name);
	if (!input)
		close(fd);
	/* An empty pipe: what should have come did not. */
	if (input && w->counts.empty != was.empty &&
	    count_found(w) - w->counts.empty == before - was.empty)
		known = false;
	if (!known)
		walk_say(w, MSG_NO_REPORT);
	else
		say_others(w, &was, false);
}

const char *
walk_others(struct walk *w)
{
	if (w->others.n != 0 && !w->others_said) {
		if (w->counts.others > OTHERS_NAMED)
			buf_adds(&w->others, ", …");
		buf_byte(&w->others, ')');
		w->others_said = true;
	}
	return buf_string(&w->others);
}

bool
walk_operand(struct walk *w, const char *name)
{
	int fd = STDIN_FILENO;

	if (strcmp(name, "-") != 0)
		fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0) {
		walk_open(w, bytes_of(name), fd);
		return true;
	}
	w->refused++;
	cli_sayf(w->cli, MSG_CANNOT_OPEN, bytes_of(name), "%s",
	    strerror(errno));
	return false;
}
