/* lockdown_landlock: files and ports, by Linux's Landlock. */
#include "cli/lockdown.h"

#if defined(__linux__) && defined(__has_include)
#if __has_include(<linux/landlock.h>)
#define HAVE_LANDLOCK
#endif
#endif

#if defined(HAVE_LANDLOCK)

#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* In kernels newer than the headers this may be built with. */
#define ACCESS_REFER		(UINT64_C(1) << 13)	/* ABI 2 */
#define ACCESS_TRUNCATE		(UINT64_C(1) << 14)	/* ABI 3 */
#define ACCESS_NET		UINT64_C(3)	/* ABI 4: bind, connect */

struct ruleset {
	uint64_t	files, net;
};

static int
version(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
}

static uint64_t
all_writing(int abi)
{
	uint64_t access = LANDLOCK_ACCESS_FS_EXECUTE |
	    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
	    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
	    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
	    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

	if (abi >= 2)
		access |= ACCESS_REFER;
	if (abi >= 3)
		access |= ACCESS_TRUNCATE;
	return access;
}

static bool
allow_folder(int ruleset, int folder, int abi)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE |
		    LANDLOCK_ACCESS_FS_MAKE_REG |
		    LANDLOCK_ACCESS_FS_REMOVE_FILE |
		    (abi >= 3 ? ACCESS_TRUNCATE : 0),
		.parent_fd = folder,
	};

	return syscall(SYS_landlock_add_rule, ruleset,
	    LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

int
lockdown_landlock(int folder)
{
	int abi = version(), ruleset;
	struct ruleset attr = { 0, abi >= 4 ? ACCESS_NET : 0 };
	bool good;

	if (abi < 1)
		return 0;
	attr.files = all_writing(abi);
	ruleset = (int)syscall(SYS_landlock_create_ruleset, &attr,
	    abi >= 4 ? sizeof(attr) : sizeof(attr.files), 0);
	if (ruleset < 0)
		return 0;
	good = (folder < 0 || allow_folder(ruleset, folder, abi)) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return good ? abi : 0;
}

#else

int
lockdown_landlock(int folder)
{
	(void)folder;
	return 0;
}

#endif
