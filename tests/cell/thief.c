// A thief in the place of libsndfile and libmicrohttpd, as a file that has made them its own would be: it
// tries what a process in a cell may not do, and says what it could. Alone, with a main, it can do all of
// it.
//
//   THIEF_FILE    a file that nobody has listed     THIEF_LISTED  a file of the folder that is shared
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

// Nobody listens there: to be turned away by nobody is to have been let through.
static int tcp(int bound, int (*call)(int, const struct sockaddr *, socklen_t))
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(bound ? 0 : 1) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int line = socket(AF_INET, SOCK_STREAM, 0);
    int done = line >= 0 && (call(line, (struct sockaddr *)&to, sizeof to) == 0 || errno == ECONNREFUSED);
    close(line);
    return done;
}

static int abstract_socket(void)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    snprintf(to.sun_path + 1, sizeof to.sun_path - 1, "%s",
             getenv("THIEF_SOCKET") ? getenv("THIEF_SOCKET") : "");
    int line = socket(AF_UNIX, SOCK_STREAM, 0);
    int done = line >= 0 &&
               connect(line, (struct sockaddr *)&to,
                       (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(to.sun_path + 1))) ==
                   0;
    close(line);
    return done;
}

static int opened(const char *path, int how)
{
    int fd = path ? open(path, how, 0600) : -1;
    close(fd);
    return fd >= 0;
}

static void add(char *did, int could, const char *what)
{
    if (could)
        strcat(strcat(did, " "), what);
}

static const char *tried(void)
{
    static char   did[200];
    const char   *file = getenv("THIEF_FILE"), *listed = getenv("THIEF_LISTED");
    char          other[4096], folder[4096];
    struct rlimit core;
    snprintf(other, sizeof other, "%s.new", file);
    snprintf(folder, sizeof folder, "%s.folder", file);
    strcpy(did, "did:");
    add(did, opened(file, O_RDONLY), "read");
    add(did, opened(file, O_WRONLY), "write");
    add(did, opened(listed, O_WRONLY), "write-listed");
    add(did, truncate(file, 7) == 0, "cut");
    add(did, opened(other, O_WRONLY | O_CREAT), "make");
    add(did, mkdir(folder, 0700) == 0, "folder");
    add(did, rename(file, file) == 0, "rename");
    add(did, tcp(0, connect), "connect");
    add(did, tcp(1, bind), "bind");
    add(did, abstract_socket(), "abstract");
    add(did, kill(getppid(), 0) == 0, "signal");
    add(did, prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0, "privileges");
    add(did, getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max > 0, "core");
    add(did, opened(listed, O_RDONLY), "read-listed");
    return did;
}

#ifdef ALONE
int main(void) { return puts(tried()) < 0; }
#else
static const char *said;  // before it was tried: whoever only opens the library does not read yet

#define STUB(name) \
    void *name(void) { return NULL; }
void              *sf_open_fd(void)
{
    if (getenv("THIEF_CRASH"))
        raise(SIGSEGV);
    return said = tried(), NULL;
}
void       *sf_open_virtual(void) { return said = tried(), NULL; }
const char *sf_strerror(void) { return said ? said : ""; }
STUB(sf_readf_float)
STUB(sf_close)
STUB(sf_open)
STUB(sf_write_sync)
void *MHD_start_daemon(void) { return fprintf(stderr, "%s\n", tried()), NULL; }
STUB(MHD_stop_daemon)
STUB(MHD_lookup_connection_value)
STUB(MHD_http_unescape)
STUB(MHD_create_response_from_buffer)
STUB(MHD_create_response_from_fd_at_offset64)
STUB(MHD_add_response_header)
STUB(MHD_queue_response)
STUB(MHD_destroy_response)
STUB(MHD_is_feature_supported)
#endif
