// The kernel is asked by number, for C libraries have no calls for it. What a header does not know yet has
// its number here, and what the kernel does not know yet is not asked of it.
#include "base/cell.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif

#ifndef SYS_landlock_create_ruleset  // the same on every processor
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule       445
#define SYS_landlock_restrict_self  446
#endif

// The kernel's own structs; a header may know fewer fields of them.
typedef struct {
    uint64_t files, network, scoped;
} Handled;

typedef struct {
    uint64_t allowed;
    int32_t  parent;
} __attribute__((packed)) FileRule;

typedef struct {
    uint64_t allowed, port;
} PortRule;

enum { RULE_FILE = 1, RULE_PORT = 2, ASK_VERSION = 1 };
enum { READ_FILE = 1 << 2, READ_FOLDER = 1 << 3, BIND = 1 << 0, CONNECT = 1 << 1 };
enum { NO_ABSTRACT_SOCKET = 1 << 0, NO_SIGNAL = 1 << 1 };
enum { ABI_MOST = 6, ABI_NETWORK = 4, ABI_SCOPED = 6 };

// How many kinds of access to files each ABI knows, bits from 0 on: 2 came with REFER, 3 with TRUNCATE, 5
// with IOCTL_DEV.
static const int file_accesses[ABI_MOST + 1] = { 0, 13, 14, 15, 15, 16, 16 };

#ifdef LANDLOCK_ACCESS_FS_READ_DIR
_Static_assert(LANDLOCK_ACCESS_FS_READ_FILE == READ_FILE && LANDLOCK_ACCESS_FS_READ_DIR == READ_FOLDER &&
                   LANDLOCK_CREATE_RULESET_VERSION == ASK_VERSION &&
                   sizeof(FileRule) == sizeof(struct landlock_path_beneath_attr),
               "the numbers are the kernel's");
#endif

int cell_landlock(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    return abi > 0 ? (int)abi : 0;
}

void cell_words(char out[CELL_WHY_SIZE])
{
    int abi = cell_landlock();
    if (abi > 0)
        snprintf(out, CELL_WHY_SIZE, "Landlock ABI %d and limits", abi);
    else
        snprintf(out, CELL_WHY_SIZE, "limits only: this kernel has no Landlock");
}

// --- Landlock --------------------------------------------------------------------------

// All that this kernel can refuse. Returns the size of the struct as it knows it.
static size_t handle_all(int abi, Handled *out)
{
    int known = abi < ABI_MOST ? abi : ABI_MOST;
    *out = (Handled){ .files = (1u << file_accesses[known]) - 1,
                      .network = known >= ABI_NETWORK ? BIND | CONNECT : 0,
                      .scoped = known >= ABI_SCOPED ? NO_ABSTRACT_SOCKET | NO_SIGNAL : 0 };
    return known >= ABI_SCOPED    ? sizeof *out
           : known >= ABI_NETWORK ? 2 * sizeof out->files
                                  : sizeof out->files;
}

static bool allow_reading(int ruleset, int readable)
{
    struct stat about;
    if (fstat(readable, &about) != 0)
        return false;
    FileRule rule = { .allowed = S_ISDIR(about.st_mode) ? READ_FILE | READ_FOLDER : READ_FILE,
                      .parent = readable };
    return syscall(SYS_landlock_add_rule, ruleset, RULE_FILE, &rule, 0) == 0;
}

static bool allow_port(int ruleset, int port)
{
    PortRule rule = { .allowed = BIND, .port = (uint64_t)port };
    return syscall(SYS_landlock_add_rule, ruleset, RULE_PORT, &rule, 0) == 0;
}

static bool lock_in(const Cell *cell, int abi)
{
    Handled handled;
    size_t  size = handle_all(abi, &handled);
    int     ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    bool    good = ruleset >= 0;
    for (const int *readable = cell->readable; good && readable && *readable >= 0; readable++)
        good = allow_reading(ruleset, *readable);
    if (good && cell->port && handled.network)
        good = allow_port(ruleset, cell->port);
    good = good && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    int problem = errno;
    if (ruleset >= 0)
        close(ruleset);
    errno = problem;
    return good;
}

// --- Limits ----------------------------------------------------------------------------

// Never raises a limit.
static bool limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(what, &now) != 0)
        return false;
    if (now.rlim_max < most)
        most = now.rlim_max;
    return setrlimit(what, &(struct rlimit){ most, most }) == 0;
}

// The sanitizers' own memory is larger than any limit.
static bool limit_memory(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
    return true;
#else
    return limit(RLIMIT_AS, CELL_MEMORY);
#endif
}

static bool limit_all(const Cell *cell)
{
    if (!limit(RLIMIT_CORE, 0))
        return false;
    signal(SIGXFSZ, SIG_IGN);  // an error is enough
    return !cell->closed || (limit(RLIMIT_NOFILE, (rlim_t)cell->most_open) && limit(RLIMIT_FSIZE, 0) &&
                             limit(RLIMIT_NPROC, 0) && limit(RLIMIT_CPU, CELL_SECONDS) && limit_memory());
}

bool cell_enter(const Cell *cell, char why[CELL_WHY_SIZE])
{
    int abi = cell_landlock();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && (abi == 0 || lock_in(cell, abi)) && limit_all(cell))
        return true;
    snprintf(why, CELL_WHY_SIZE, "the cell to read files in cannot be set up: %s", strerror(errno));
    return false;
}
