/* lockdown_probe: tries what must be denied, in a build to prove it. */
#include "cli/lockdown.h"

#if defined(RUA_LOCKDOWN_PROBE)

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void
print_result(const char *what, int result)
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

	print_result("socket", socket(AF_INET, SOCK_STREAM, 0));
	print_result("connection between processes",
	    socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){ 0, 0 }));
	print_result("creation of a file", open("/tmp/rua-tools-probe",
	    O_WRONLY | O_CREAT, 0600));
	print_result("writing to a file", open("/dev/null", O_WRONLY));
	print_result("removal of a file",
	    unlink("/tmp/rua-tools-no-such-file"));
	print_result("process", fork());
	print_result("program", execve(program, argv, none));
}

#endif
