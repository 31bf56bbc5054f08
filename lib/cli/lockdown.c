/* lockdown: what a program gives up before it reads a stranger's byte. */
#include "cli/lockdown.h"

#include <stdio.h>

#include "cli/cli.h"

/* Whether this build has what its system knows for that. */
#if !defined(RUA_NO_LOCKDOWN) && \
    (defined(__linux__) || defined(__OpenBSD__))
enum { BUILT_WITH = true };
#else
enum { BUILT_WITH = false };
#endif

static struct locked
lock(int folder, const char *path)
{
	struct locked in_force = { 0 };

#if !defined(RUA_NO_LOCKDOWN)
	/* seccomp last: it denies the calls that Landlock is set up with. */
	in_force.landlock = lockdown_landlock(folder);
	in_force.seccomp = lockdown_seccomp(folder);
	in_force.pledge = lockdown_pledge(path);
#else
	(void)folder;
	(void)path;
#endif
#if defined(RUA_LOCKDOWN_PROBE)
	lockdown_probe();
#endif
	return in_force;
}

static bool
is_whole(const struct locked *l)
{
	return l->pledge || (l->seccomp && l->landlock > 0);
}

/* "seccomp, landlock 7"; the number is the version of its interface. */
static const char *
words(const struct locked *l, char *out, size_t n)
{
	char landlock[32] = "";

	if (l->landlock > 0)
		snprintf(landlock, sizeof(landlock), "landlock %d",
		    l->landlock);
	snprintf(out, n, "%s%s%s%s", l->seccomp ? "seccomp" : "",
	    l->seccomp && l->landlock > 0 ? ", " : "", landlock,
	    l->pledge ? "pledge, unveil" :
	    l->seccomp || l->landlock > 0 ? "" :
	    BUILT_WITH ? "nothing" : "nothing (built without)");
	return out;
}

/* Silence is for those who did not ask. */
static void
partial(struct cli *c, const char *in_force)
{
	bool quiet = c->quiet;

	c->quiet = quiet && !c->require_lockdown;
	cli_sayf(c, MSG_LOCKDOWN_PARTIAL, BYTES_NONE, "%s", in_force);
	c->quiet = quiet;
}

const char *
lockdown_describe(struct cli *c, int folder, const char *path,
    char out[LOCKDOWN_WORDS])
{
	struct locked in_force = lock(folder, path);

	words(&in_force, out, LOCKDOWN_WORDS);
	if (is_whole(&in_force))
		return out;
	if (BUILT_WITH || c->require_lockdown)
		partial(c, out);
	if (c->require_lockdown)
		cli_die(c);
	return out;
}

void
lockdown(struct cli *c, int folder, const char *path)
{
	char text[LOCKDOWN_WORDS];

	lockdown_describe(c, folder, path, text);
	cli_counts(c, "locked down by: %s", text);
}
