/* outfile: a file beside standard output, whole or not at all. */
#include "cli/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/part.h"

static _Noreturn void
cannot_write(struct cli *c, const char *name, const char *why)
{
	cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(name), "%s", why);
	cli_die(c);
}

/* Why name's part cannot be opened. */
static const char *
no_part(int error)
{
	switch (error) {
	case EWOULDBLOCK:
		return "another run is writing it";
	case EISDIR:
	case EEXIST:
	case ELOOP:
		return "something of that name and " PART_SUFFIX
		    " is in the way";
	default:
		return strerror(error);
	}
}

/* Words between the two: what is to become of the part, and errno or 0. */
enum { TAKE_AWAY, GIVE_NAME };

/* Reads one; false when the other side is gone. */
static bool
hear_word(int fd, unsigned char *word)
{
	ssize_t n;

	do
		n = read(fd, word, 1);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

static bool
send_word(int fd, int word)
{
	char byte = (char)word;

	return fd_write(fd, (struct bytes){ &byte, 1 });
}

/* On the disk, then under its name: 0, or errno. */
static int
give_name(int fd, const char *part, const char *name)
{
	/* EINVAL: this file system has nothing to be waited for. */
	if (fsync(fd) != 0 && errno != EINVAL)
		return errno;
	return rename(part, name) == 0 ? 0 : errno;
}

/* The keeper: names the part when it is told to, else takes it away. */
static _Noreturn void
keep(int maker, int fd, const char *part, const char *name)
{
	static const int ignored[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE,
	    SIGALRM, SIGTERM, SIGUSR1, SIGUSR2 };
	unsigned char word;
	int error = 0;
	size_t i;

	for (i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
		signal(ignored[i], SIG_IGN);
	/* Whoever reads the maker's output is not to wait for us. */
	for (i = 0; i <= STDERR_FILENO; i++)
		close((int)i);
	if (!hear_word(maker, &word)) {
		unlink(part);
		_exit(0);
	}
	if (word == GIVE_NAME)
		error = give_name(fd, part, name);
	if (word != GIVE_NAME || error != 0)
		unlink(part);
	(void)send_word(maker, error);
	_exit(0);
}

/* Starts the keeper; false with errno. */
static bool
start_keeper(struct outfile *o, const char *part, const char *name)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return false;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		keep(ends[1], o->fd, part, name);
	}
	close(ends[1]);
	o->keeper = ends[0];
	if (pid < 0)
		close(ends[0]);
	return pid > 0;
}

/* Somebody who has just been killed has a keeper that tidies up. */
static int
wait_for_part(const char *part)
{
	const struct timespec moment = { 0, 10 * 1000 * 1000 };
	int fd, i;

	for (i = 0; (fd = part_open(AT_FDCWD, part)) < 0 &&
	    errno == EWOULDBLOCK && i < 100; i++)
		nanosleep(&moment, NULL);
	return fd;
}

static void
open_part(struct outfile *o, struct cli *c, const char *name,
    const struct stat *old)
{
	struct buf part = { 0 };
	int error;

	buf_adds(&part, name);
	buf_adds(&part, PART_SUFFIX);
	o->fd = wait_for_part(buf_string(&part));
	if (o->fd < 0)
		cannot_write(c, o->name, no_part(errno));
	if (old != NULL)
		(void)fchmod(o->fd, old->st_mode & 07777);
	if (!start_keeper(o, buf_string(&part), name)) {
		error = errno;
		unlink(buf_string(&part));
		cannot_write(c, o->name, strerror(error));
	}
	buf_free(&part);
	o->next = c->outfiles;
	c->outfiles = o;
	/* Nobody is to take an earlier file for that of this run. */
	if (old != NULL && unlink(name) != 0)
		cannot_write(c, o->name, strerror(errno));
}

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* What else the program does with that file, st where it is there; or NULL. */
static const char *
other_use(const struct cli *c, const char *name, const struct stat *st)
{
	const struct outfile *o;
	struct stat other;
	size_t i;

	for (o = c->outfiles; o != NULL; o = o->next)
		if (strcmp(o->name, name) == 0)
			return "another option writes it";
	if (st == NULL)
		return NULL;
	if (c->rejects >= 0 && fstat(c->rejects, &other) == 0 &&
	    is_same(&other, st))
		return "--rejects writes it";
	for (i = 0; i < 2; i++)
		if (fstat((int)i, &other) == 0 && is_same(&other, st))
			return i == STDIN_FILENO ? "it is standard input" :
			    "it is standard output";
	for (i = 0; i < c->noperands; i++)
		if (stat(c->operands[i], &other) == 0 && is_same(&other, st))
			return "it is an operand";
	return NULL;
}

void
outfile_open(struct outfile *o, struct cli *c, const char *name)
{
	struct stat st;
	bool there = name != NULL && stat(name, &st) == 0;
	const char *other;
	char *real;

	*o = (struct outfile){ name, -1, -1, NULL };
	if (name == NULL)
		return;
	if (name[0] == '\0')
		cannot_write(c, name, strerror(ENOENT));
	if (bytes_begin(bytes_of(name), BYTES("/dev/")) ||
	    (there && !S_ISREG(st.st_mode))) {
		o->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
		    0666);
		if (o->fd < 0)
			cannot_write(c, name, strerror(errno));
		return;
	}
	other = other_use(c, name, there ? &st : NULL);
	if (other != NULL)
		cannot_write(c, name, other);
	if (!there && lstat(name, &st) == 0)
		cannot_write(c, name, "it is a link to a file that is not "
		    "there");
	/* A name that could not be written to is not to be replaced, either. */
	if (there && access(name, W_OK) != 0)
		cannot_write(c, name, strerror(errno));
	real = there ? realpath(name, NULL) : NULL;
	open_part(o, c, real != NULL ? real : name, there ? &st : NULL);
	free(real);
}

/* Has the keeper do what it is there for: 0, or errno. */
static int
ask_keeper(const struct outfile *o, int word)
{
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	unsigned char error = EPIPE;

	if (!send_word(o->keeper, word) || !hear_word(o->keeper, &error))
		error = EPIPE;
	signal(SIGPIPE, before);
	return error;
}

/* No more one of those that are open. */
static void
forget_outfile(struct cli *c, const struct outfile *o)
{
	struct outfile **at = &c->outfiles;

	while (*at != NULL && *at != o)
		at = &(*at)->next;
	if (*at != NULL)
		*at = o->next;
}

void
outfile_close(struct outfile *o, struct cli *c, int error, bool wanted)
{
	if (o->name == NULL)
		return;
	wanted = wanted && error == 0 && !c->fatal;
	if (o->keeper >= 0 && wanted)
		error = ask_keeper(o, GIVE_NAME);
	else if (o->keeper >= 0)
		(void)ask_keeper(o, TAKE_AWAY);
	if (close(o->fd) != 0 && error == 0)
		error = errno;
	if (o->keeper >= 0)
		close(o->keeper);
	if (error != 0)
		cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(o->name), "%s",
		    strerror(error));
	forget_outfile(c, o);
	*o = (struct outfile){ .fd = -1, .keeper = -1 };
}

void
outfile_drop_all(struct cli *c)
{
	const struct outfile *o;

	for (o = c->outfiles; o != NULL; o = o->next)
		(void)ask_keeper(o, TAKE_AWAY);
	c->outfiles = NULL;
}
