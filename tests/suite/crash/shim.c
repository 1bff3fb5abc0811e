/* Stops a program at the n-th moment that matters on the disk.
 *
 * Preloaded, it counts the calls that make something durable or visible
 * (fsync, fdatasync, rename, unlink, mkdir) of the program that STOP_PROGRAM
 * names. From call STOP_AT on it kills the process, or lets the calls fail
 * with the error STOP_ERROR. STOP_COUNT names a file to which each call adds a
 * byte.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

/* Returns whether this call fails; errno is set then. */
static int stopped(void)
{
    const char *program = getenv("STOP_PROGRAM");
    if (!program || strcmp(program, program_invocation_short_name) != 0)
        return 0;
    const char *count = getenv("STOP_COUNT");
    if (count) {
        int file = open(count, O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (0 <= file) {
            ssize_t ignored = write(file, ".", 1);
            (void)ignored;
            close(file);
        }
    }
    const char *at = getenv("STOP_AT");
    if (!at || atomic_fetch_add(&calls, 1) + 1 < atol(at))
        return 0;
    const char *error = getenv("STOP_ERROR");
    if (!error)
        kill(getpid(), SIGKILL);
    errno = atoi(error);
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int file) { return stopped() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return stopped() ? -1 : REAL(fdatasync)(file); }
int rename(const char *from, const char *to)
{
    return stopped() ? -1 : REAL(rename)(from, to);
}
int unlink(const char *path) { return stopped() ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode)
{
    return stopped() ? -1 : REAL(mkdir)(path, mode);
}
