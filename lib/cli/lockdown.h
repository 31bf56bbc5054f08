/*
 * lockdown: what a program gives up before it reads a stranger's byte.
 *
 * From then on it can open no connection, start no program, and write to no
 * file but those already open; where that was asked for, it can make files in
 * one folder, and rename and remove them there. Denied calls fail with EPERM
 * (or EACCES, by Landlock). Files can still be opened to read.
 *
 * Linux: Landlock and seccomp; OpenBSD: pledge and unveil. Where the kernel
 * refuses one of them there is less, and a note of that (lockdown-partial);
 * under --require-lockdown the program ends with 2, here as on a system that
 * knows none. A build with RUA_NO_LOCKDOWN (sanitizers, valgrind, fuzzers
 * need calls that are denied) does nothing.
 */
#ifndef CLI_LOCKDOWN_H
#define CLI_LOCKDOWN_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

enum { LOCKDOWN_WORDS = 80 };

/*
 * Locks the process down for good; -v says by what. folder: descriptor of a
 * folder in which files may be created, renamed and removed, and its path
 * (for unveil); -1 and NULL for none.
 */
void		 lockdown(struct cli *c, int folder, const char *path);

/* The same; puts into out, and returns, what is in force: for --version. */
const char	*lockdown_describe(struct cli *c, int folder, const char *path,
		    char out[LOCKDOWN_WORDS]);

/* What the kernel took. landlock: the version of its interface, or 0. */
struct locked {
	bool	seccomp, pledge;
	int	landlock;
};

/*
 * One mechanism each, used by lockdown only: what is in force now; false or
 * 0 where the system has none or refuses.
 */
int		 lockdown_landlock(int folder);
bool		 lockdown_seccomp(int folder);
bool		 lockdown_pledge(const char *path);

/* Tries what must be denied and says so; in a build to prove it only. */
void		 lockdown_probe(void);

#endif
