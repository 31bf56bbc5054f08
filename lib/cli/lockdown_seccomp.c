/*
 * lockdown_seccomp: system calls, by Linux's seccomp.
 *
 * A list of what the programs need; every other call fails with EPERM.
 */
#include "cli/lockdown.h"

#if defined(__linux__) && !defined(RUA_NO_LOCKDOWN)

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define WRITING	(O_ACCMODE | O_CREAT | O_TRUNC)

/* Open files, memory, time, signals, the end: no harm in them. */
static const int plain[] = {
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write),
	SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(_llseek),
	SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat),
	SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(lstat), SCMP_SYS(stat),
	SCMP_SYS(ftruncate), SCMP_SYS(ftruncate64),
	SCMP_SYS(getdents64), SCMP_SYS(fcntl), SCMP_SYS(fcntl64),
	SCMP_SYS(flock), SCMP_SYS(dup), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex),
	SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday), SCMP_SYS(time),
	SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
	SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
};

static bool
allow_plain(scmp_filter_ctx f)
{
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (seccomp_rule_add(f, SCMP_ACT_ALLOW, plain[i], 0) != 0)
			return false;
	return true;
}

/* Opening to read. */
static bool
allow_opening(scmp_filter_ctx f)
{
	return seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING, O_RDONLY)) == 0 &&
	    seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
	    SCMP_A1(SCMP_CMP_MASKED_EQ, WRITING, O_RDONLY)) == 0;
}

/* New files in the folder, and new names for them. */
static bool
allow_folder(scmp_filter_ctx f, int folder)
{
	static const int one[] = { SCMP_SYS(openat), SCMP_SYS(unlinkat) };
	static const int two[] = { SCMP_SYS(linkat), SCMP_SYS(renameat),
	    SCMP_SYS(renameat2) };
	struct scmp_arg_cmp from = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)folder,
	    0);
	struct scmp_arg_cmp to = SCMP_A2(SCMP_CMP_EQ, (scmp_datum_t)folder,
	    0);
	size_t i;

	for (i = 0; i < sizeof(one) / sizeof(one[0]); i++)
		if (seccomp_rule_add(f, SCMP_ACT_ALLOW, one[i], 1, from) != 0)
			return false;
	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++)
		if (seccomp_rule_add(f, SCMP_ACT_ALLOW, two[i], 2, from,
		    to) != 0)
			return false;
	return true;
}

/* Memory that is no code, and questions to a terminal. */
static bool
allow_some(scmp_filter_ctx f)
{
	static const int maps[] = { SCMP_SYS(mmap), SCMP_SYS(mmap2),
	    SCMP_SYS(mprotect) };
	static const unsigned long asks[] = { TCGETS, TIOCGWINSZ };
	size_t i;

	for (i = 0; i < 3; i++)
		if (seccomp_rule_add(f, SCMP_ACT_ALLOW, maps[i], 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
			return false;
	for (i = 0; i < 2; i++)
		if (seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
		    SCMP_A1(SCMP_CMP_EQ, asks[i], 0)) != 0)
			return false;
	return true;
}

bool
lockdown_seccomp(int folder)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool good;

	if (f == NULL)
		return false;
	good = allow_plain(f) && allow_opening(f) && allow_some(f) &&
	    (folder < 0 || allow_folder(f, folder)) && seccomp_load(f) == 0;
	seccomp_release(f);
	return good;
}

#else

bool
lockdown_seccomp(int folder)
{
	(void)folder;
	return false;
}

#endif
