/* dedup: drops reports that came before, and says so. */
#include "report/dedup.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/num.h"
#include "text/scrub.h"

/* Are both there, and one? */
static bool
is_one_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 &&
	    x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Is the folder of both one, and their name in it? */
static bool
is_one_path(const char *a, const char *b)
{
	const char *x = strrchr(a, '/'), *y = strrchr(b, '/');
	struct buf folder[2] = { { 0 } };
	bool same;

	buf_add(&folder[0], (struct bytes){ a, x ? (size_t)(x - a) : 0 });
	buf_add(&folder[1], (struct bytes){ b, y ? (size_t)(y - b) : 0 });
	buf_adds(&folder[0], x ? "/" : ".");
	buf_adds(&folder[1], y ? "/" : ".");
	same = strcmp(x ? x + 1 : a, y ? y + 1 : b) == 0 &&
	    is_one_file(buf_string(&folder[0]), buf_string(&folder[1]));
	buf_free(&folder[0]);
	buf_free(&folder[1]);
	return same;
}

static void
check_options(struct dedup *c)
{
	const char *a = c->seen_name, *b = c->new_name;

	if (c->keep && (a != NULL || b != NULL))
		cli_usagef(c->cli, "--seen%s does not go with "
		    "--keep-duplicates", a == NULL ? "-new" : "");
	if (a != NULL && b != NULL && (is_one_file(a, b) ||
	    is_one_path(a, b)))
		cli_usagef(c->cli, "--seen-new must be another file than "
		    "--seen; rename it once the page is complete");
}

/* False, and told, when the file is none of ours. */
static bool
load_store(struct dedup *c)
{
	struct bytes name = bytes_of(c->seen_name);
	int fd = open(c->seen_name, O_RDONLY | O_CLOEXEC);
	struct dedup_store_file file;

	/* Before the first run there is none. */
	if (fd < 0 && errno == ENOENT)
		return true;
	if (fd < 0) {
		cli_sayf(c->cli, MSG_CANNOT_OPEN, name, "%s",
		    strerror(errno));
		return false;
	}
	if (!dedup_store_load(c->store, fd, &file)) {
		if (file.error != 0)
			cli_sayf(c->cli, MSG_CANNOT_READ, name, "%s",
			    strerror(file.error));
		else
			cli_sayf(c->cli, MSG_BAD_FILE, name, "line %llu",
			    (unsigned long long)file.wrong);
		return false;
	}
	if (file.cut != 0)
		cli_sayf(c->cli, MSG_TAKEN_TWICE, name, "line %llu, "
		    "the last, is cut off and was ignored",
		    (unsigned long long)file.cut);
	c->known = dedup_store_reports(c->store);
	return true;
}

void
dedup_start(struct dedup *c, struct cli *cli)
{
	c->cli = cli;
	check_options(c);
	if (!c->keep) {
		c->store = dedup_store_new();
		c->sources = sources_new();
	}
	outfile_open(&c->out, cli, c->new_name);
	if (c->seen_name != NULL && !load_store(c)) {
		outfile_close(&c->out, cli, 0, false);
		cli_die(cli);
	}
	if (c->seen_name != NULL && c->new_name == NULL)
		cli_sayf(cli, MSG_TAKEN_TWICE, BYTES_NONE, "the next run "
		    "will not know the reports of this one; use --seen-new");
}

/* "1 message in SOURCE" and so on, fit for a terminal or as it is. */
static void
add_first(struct dedup *c, struct buf *b, const struct dedup_report *first,
    bool scrubbed)
{
	struct buf source = { 0 };

	if (first->messages >= DEDUP_MESSAGES_MOST)
		buf_adds(b, "at least ");
	buf_num(b, first->messages);
	buf_adds(b, " in ");
	if (first->where == DEDUP_EARLIER_RUN)
		buf_adds(b, "an earlier run");
	else if (!sources_get(c->sources, first->where, &source))
		buf_adds(b, "an earlier document");
	else if (scrubbed)
		scrub_source(b, buf_view(&source));
	else
		buf_add(b, buf_view(&source));
	buf_free(&source);
}

static void
describe_conflict(struct dedup *c, struct buf *b,
    const struct dedup_report *report,
    const struct dedup_report *first, bool better, struct bytes report_id,
    bool scrubbed)
{
	b->n = 0;
	buf_num(b, report->messages);
	buf_byte(b, ' ');
	buf_adds(b, c->unit);
	buf_adds(b, report->messages == 1 ? " here, " : "s here, ");
	add_first(c, b, first, scrubbed);
	if (!better)
		buf_adds(b, ", which was kept");
	else if (report->flags & ~first->flags & DEDUP_AUTHENTICATED)
		buf_adds(b, "; remove those rows: this report is "
		    "authenticated and was taken");
	else
		buf_adds(b, "; remove those rows: they were salvaged, and "
		    "this report, which is whole, was taken");
	buf_adds(b, "; report ");
	if (scrubbed)
		scrub_quote(b, report_id);
	else
		buf_add(b, report_id);
}

static void
say_conflict(struct dedup *c, struct bytes source,
    const struct dedup_report *report,
    const struct dedup_report *first, bool better, struct bytes report_id)
{
	c->conflicts++;
	describe_conflict(c, &c->detail, report, first, better, report_id,
	    false);
	describe_conflict(c, &c->shown, report, first, better, report_id, true);
	cli_say_shown(c->cli, MSG_CONFLICT, source, buf_view(&c->detail),
	    buf_view(&c->shown));
}

bool
dedup_take(struct dedup *c, struct dedup_report report, struct bytes source,
    struct bytes mail_auth, struct bytes report_id)
{
	struct dedup_report first;

	if (c->store == NULL)
		return true;
	if (bytes_equal(mail_auth, BYTES("pass")))
		report.flags |= DEDUP_AUTHENTICATED;
	report.where = sources_add(c->sources, source);
	switch (dedup_store_add(c->store, &report, &first)) {
	case DEDUP_NEW:
		return true;
	case DEDUP_COPY:
		c->dropped++;
		return false;
	case DEDUP_CONFLICT:
		say_conflict(c, source, &report, &first, false, report_id);
		return false;
	case DEDUP_BETTER:
		say_conflict(c, source, &report, &first, true, report_id);
		return true;
	}
	return false;
}

void
dedup_finish(struct dedup *c, bool written)
{
	int error = 0;

	if (c->dropped != 0)
		cli_sayf(c->cli, MSG_DUPLICATES, BYTES_NONE, "%llu dropped",
		    (unsigned long long)c->dropped);
	if (c->new_name != NULL && written &&
	    dedup_store_save(c->store, c->out.fd) != 0)
		error = errno;
	outfile_close(&c->out, c->cli, error, written);
	if (c->store != NULL) {
		dedup_store_free(c->store);
		sources_free(c->sources);
	}
	buf_free(&c->detail);
	buf_free(&c->shown);
}
