/* lockdown_probe: tries what must be denied, in a build to prove it. */
#include "cli/lockdown.h"

#if defined(RUA_LOCKDOWN_PROBE)

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void
tell(const char *what, int result)
{
	int error = errno;

	fprintf(stderr, "probe: %s %s\n", what, result >= 0 ? "worked" :
	    error == EPERM || error == EACCES ? "denied" : "failed");
}

void
lockdown_probe(void)
{
	static char program[] = "/bin/true";
	static char *argv[] = { program, NULL }, *none[] = { NULL };

	tell("socket", socket(AF_INET, SOCK_STREAM, 0));
	tell("connection between processes",
	    socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){ 0, 0 }));
	tell("creation of a file", open("/tmp/rua-tools-probe",
	    O_WRONLY | O_CREAT, 0600));
	tell("writing to a file", open("/dev/null", O_WRONLY));
	tell("removal of a file", unlink("/tmp/rua-tools-no-such-file"));
	tell("process", fork());
	tell("program", execve(program, argv, none));
}

#endif
