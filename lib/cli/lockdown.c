/* lockdown: what a program gives up before it reads a stranger's byte. */
#include "cli/lockdown.h"

#include <stdio.h>

void
lockdown(int folder, const char *path)
{
#if !defined(RUA_NO_LOCKDOWN)
	/* seccomp last: it denies the calls that Landlock is set up with. */
	(void)lockdown_landlock(folder);
	(void)lockdown_seccomp(folder);
	(void)lockdown_pledge(path);
#else
	(void)folder;
	(void)path;
#endif
#if defined(RUA_LOCKDOWN_PROBE)
	lockdown_probe();
#endif
}

const char *
lockdown_means(char *out, size_t n)
{
#if defined(RUA_NO_LOCKDOWN)
	snprintf(out, n, "none (built without)");
#else
	bool landlock = lockdown_landlock_there();
	bool seccomp = lockdown_seccomp_there();

	snprintf(out, n, "%s%s%s%s", seccomp ? "seccomp" : "",
	    seccomp && landlock ? ", " : "", landlock ? "landlock" : "",
	    lockdown_pledge_there() ? "pledge, unveil" :
	    seccomp || landlock ? "" : "none");
#endif
	return out;
}
