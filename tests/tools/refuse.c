/*
 * refuse: runs a program on a kernel that refuses parts of lock-down.
 *
 *   refuse landlock|seccomp|both PROGRAM [ARGUMENT ...]
 *
 * The calls answer as kernels do that do not have them.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static int
deny(scmp_filter_ctx f, int call)
{
	return seccomp_rule_add(f, SCMP_ACT_ERRNO(ENOSYS), call, 0);
}

int
main(int argc, char **argv)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);
	int wrong = 0;

	if (argc < 3 || f == NULL)
		return 125;
	if (strcmp(argv[1], "seccomp") != 0) {
		wrong |= deny(f, SCMP_SYS(landlock_create_ruleset));
		wrong |= deny(f, SCMP_SYS(landlock_restrict_self));
	}
	if (strcmp(argv[1], "landlock") != 0) {
		wrong |= deny(f, SCMP_SYS(seccomp));
		wrong |= seccomp_rule_add(f, SCMP_ACT_ERRNO(EINVAL),
		    SCMP_SYS(prctl), 1,
		    SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
	}
	if (wrong != 0 || seccomp_load(f) != 0)
		return 125;
	seccomp_release(f);
	execvp(argv[2], argv + 2);
	perror(argv[2]);
	return 125;
}
