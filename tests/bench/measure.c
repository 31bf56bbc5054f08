/*
 * measure: runs a command with its output away and prints what it took:
 * CPU microseconds (user and system, with its children), peak KiB of the
 * largest of its processes, wall microseconds. With -s in front of the
 * command, its status as well; else it must be 0.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long
micros(struct timeval t)
{
	return (long)t.tv_sec * 1000000 + (long)t.tv_usec;
}

int
main(int argc, char **argv)
{
	struct timespec a, b;
	struct rusage u;
	bool any = argc > 1 && strcmp(argv[1], "-s") == 0;
	pid_t pid;
	int status;

	argv += any;
	clock_gettime(CLOCK_MONOTONIC, &a);
	pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
			_exit(127);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 ||
	    (status != 0 && !any))
		return 1;
	clock_gettime(CLOCK_MONOTONIC, &b);
	getrusage(RUSAGE_CHILDREN, &u);
	printf("%ld %ld %ld", micros(u.ru_utime) + micros(u.ru_stime),
	    u.ru_maxrss, (long)(b.tv_sec - a.tv_sec) * 1000000 +
	    (b.tv_nsec - a.tv_nsec) / 1000);
	if (any)
		printf(" %d", WIFEXITED(status) ? WEXITSTATUS(status) :
		    128 + WTERMSIG(status));
	putchar('\n');
	return 0;
}
