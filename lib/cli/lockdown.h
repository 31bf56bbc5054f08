/*
 * lockdown: what a program gives up before it reads a stranger's byte.
 *
 * From then on it can open no connection, start no program, and write to no
 * file but those already open; where that was asked for, it can make files in
 * one folder, and rename and remove them there. Denied calls fail with EPERM
 * (or EACCES, by Landlock). Files can still be opened to read.
 *
 * Linux: Landlock and seccomp; OpenBSD: pledge and unveil; quietly less
 * where there is less. A build with RUA_NO_LOCKDOWN (sanitizers, valgrind,
 * fuzzers need calls that are denied) does nothing.
 */
#ifndef CLI_LOCKDOWN_H
#define CLI_LOCKDOWN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Locks the process down for good. folder: descriptor of a folder in which
 * files may be created, and its path (for unveil); -1 and NULL for none.
 */
void		 lockdown(int folder, const char *path);

/* What lockdown would use here, for --version: "seccomp, landlock". */
const char	*lockdown_means(char *out, size_t n);

/* One mechanism each; false where there is none. Used by lockdown only. */
bool		 lockdown_landlock(int folder);
bool		 lockdown_landlock_there(void);
bool		 lockdown_seccomp(int folder);
bool		 lockdown_seccomp_there(void);
bool		 lockdown_pledge(const char *path);
bool		 lockdown_pledge_there(void);

/* Tries what must be denied and says so; in a build to prove it only. */
void		 lockdown_probe(void);

#endif
