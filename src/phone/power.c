#include "phone/power.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NOBODY = 65534 };  // the kernel's own number for it

// In a container, root may have nobody else to become.
static void become(uid_t user, gid_t group)
{
    if (setgroups(0, NULL) != 0 || setresgid(group, group, group) != 0 || setresuid(user, user, user) != 0)
        return;
}

// Of root's powers, keeps only the one to read any file, or none. Without root there are none.
static bool keep_reading(bool all)
{
    const __u32                     powers = all ? 1u << CAP_DAC_READ_SEARCH : 0;
    struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
    struct __user_cap_data_struct   sets[_LINUX_CAPABILITY_U32S_3] = { { .effective = powers,
                                                                         .permitted = powers } };
    return syscall(SYS_capset, &head, sets) == 0;
}

static bool failed(char why[POWER_WHY_SIZE])
{
    snprintf(why, POWER_WHY_SIZE, "root's privileges cannot be dropped: %s", strerror(errno));
    return false;
}

bool power_only_read(int folder, char why[POWER_WHY_SIZE])
{
    struct stat about;
    bool        good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && fstat(folder, &about) == 0;
    if (good && geteuid() == 0) {
        bool roots = about.st_uid == 0;
        prctl(PR_SET_KEEPCAPS, roots, 0, 0, 0);
        become(roots ? NOBODY : about.st_uid, roots ? NOBODY : about.st_gid);
        good = keep_reading(roots || geteuid() == 0);
    }
    return good || failed(why);
}

bool power_only_own(const char *file, char why[POWER_WHY_SIZE])
{
    struct stat about;
    bool        good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && stat(file, &about) == 0;
    if (good && geteuid() == 0) {
        become(about.st_uid, about.st_gid);
        good = keep_reading(false);
    }
    return good || failed(why);
}
