/* lockdown_pledge: promises and paths, by OpenBSD's pledge and unveil. */
#include "cli/lockdown.h"

#if defined(__OpenBSD__) && !defined(RUA_NO_LOCKDOWN)

#include <unistd.h>

bool
lockdown_pledge(const char *path)
{
	if (unveil("/", "r") != 0 ||
	    (path != NULL && unveil(path, "rwc") != 0))
		return false;
	return pledge(path != NULL ? "stdio rpath wpath cpath flock" :
	    "stdio rpath flock", "") == 0;
}

#else

bool
lockdown_pledge(const char *path)
{
	(void)path;
	return false;
}

#endif
