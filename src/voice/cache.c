// A file is named by a hash of its key and begins with the key itself, which settles it where two keys share
// a hash:
//
//   magic and sizes | checksum of the clip | key | clip
#include "voice/cache.h"

#include "base/bytes.h"
#include "base/rng.h"
#include "base/whole.h"
#include "voice/clip_bytes.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, FILE_MAX = 64 << 20 };
static const char magic[8] = "wkclip1";

typedef struct {
    char     magic[8];
    uint64_t key_size, clip_size, checksum;
} Head;

static uint64_t hash_of(const void *bytes, size_t size)
{
    uint64_t    hash = size, word;
    const char *at = bytes;
    for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    word = 0;
    memcpy(&word, at, size);
    return rng_hash(hash, word);
}

static void name_file(const char *folder, const char *key, char out[PATH_SIZE])
{
    snprintf(out, PATH_SIZE, "%s/%016llx.clip", folder, (unsigned long long)hash_of(key, strlen(key)));
}

static char *read_whole(const char *path, size_t *size)
{
    struct stat about;
    FILE       *file = fopen(path, "r");
    char       *bytes = NULL;
    if (file && fstat(fileno(file), &about) == 0 && about.st_size > 0 && about.st_size <= FILE_MAX)
        bytes = malloc(*size = (size_t)about.st_size);
    if (bytes && fread(bytes, 1, *size, file) != *size)
        *size = 0;
    if (file)
        fclose(file);
    return bytes;
}

// Where the clip begins in a file's bytes, and its length. NULL: it is not the file of that key, or damaged.
static const char *clip_in(const char *bytes, size_t size, const char *key, size_t *clip_size)
{
    Head   head;
    size_t key_size = strlen(key);
    if (size < sizeof head)
        return NULL;
    memcpy(&head, bytes, sizeof head);
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.key_size != key_size ||
        head.clip_size > FILE_MAX || size != sizeof head + key_size + head.clip_size ||
        memcmp(bytes + sizeof head, key, key_size) != 0)
        return NULL;
    const char *clip = bytes + sizeof head + key_size;
    *clip_size = head.clip_size;
    bool whole = hash_of(clip, head.clip_size) == head.checksum && clip_is_packed(clip, head.clip_size);
    return whole ? clip : NULL;
}

char *cache_get_bytes(const char *folder, const char *key, size_t *size)
{
    char   path[PATH_SIZE];
    size_t whole = 0;
    name_file(folder, key, path);
    char       *bytes = read_whole(path, &whole);
    const char *clip = bytes ? clip_in(bytes, whole, key, size) : NULL;
    if (clip) {
        memmove(bytes, clip, *size);
        return bytes;
    }
    free(bytes);
    return NULL;
}

Clip *cache_get(const char *folder, const char *key)
{
    size_t size = 0;
    char  *bytes = cache_get_bytes(folder, key, &size);
    Clip  *clip = bytes ? clip_unpack(bytes, size) : NULL;
    free(bytes);
    return clip;
}

static bool write_whole(const char *path, const Head *head, const char *key, const void *bytes)
{
    FILE *file = fopen(path, "wx");
    if (!file)
        return false;
    bool written = fwrite(head, sizeof *head, 1, file) == 1 &&
                   fwrite(key, 1, head->key_size, file) == head->key_size &&
                   fwrite(bytes, 1, head->clip_size, file) == head->clip_size;
    return fclose(file) == 0 && written;
}

void cache_put(const char *folder, const char *key, const void *bytes, size_t size)
{
    char path[PATH_SIZE], temporary[PATH_SIZE + 32];
    Head head = { .key_size = strlen(key), .clip_size = size, .checksum = hash_of(bytes, size) };
    memcpy(head.magic, magic, sizeof magic);
    name_file(folder, key, path);
    snprintf(temporary, sizeof temporary, "%s.%ld", path, (long)getpid());
    if (access(folder, F_OK) != 0)
        whole_make_private_folder(folder);
    if (!write_whole(temporary, &head, key, bytes) || rename(temporary, path) != 0)
        unlink(temporary);
}

typedef struct {
    char            name[64];
    int64_t         size;
    struct timespec written;
} Kept;

static int older_first(const void *a, const void *b)
{
    const Kept *left = a, *right = b;
    if (left->written.tv_sec != right->written.tv_sec)
        return left->written.tv_sec < right->written.tv_sec ? -1 : 1;
    if (left->written.tv_nsec != right->written.tv_nsec)
        return left->written.tv_nsec < right->written.tv_nsec ? -1 : 1;
    return strcmp(left->name, right->name);
}

// Only our own files: what else is in the folder is somebody's.
static bool look_at(int folder, const char *name, Kept *out)
{
    struct stat about;
    if (!strstr(name, ".clip") || strlen(name) >= sizeof out->name ||
        fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    *out = (Kept){ .size = about.st_size, .written = about.st_mtim };
    memcpy(out->name, name, strlen(name));
    return S_ISREG(about.st_mode);
}

typedef struct {
    DIR    *listing;  // NULL: no such folder
    Kept   *files;    // malloc'd
    size_t  count;
    int64_t bytes;
} KeptFiles;

static KeptFiles look_through(const char *folder)
{
    KeptFiles      all = { .listing = opendir(folder) };
    struct dirent *entry;
    Bytes          files = { 0 };
    Kept           one;
    while (all.listing && (entry = readdir(all.listing)))
        if (look_at(dirfd(all.listing), entry->d_name, &one)) {
            bytes_add(&files, &one, sizeof one);
            all.bytes += one.size;
        }
    all.files = (Kept *)files.at;
    all.count = files.size / sizeof *all.files;
    return all;
}

static void look_away(KeptFiles *all)
{
    free(all->files);
    if (all->listing)
        closedir(all->listing);
}

CacheKept cache_kept(const char *folder)
{
    KeptFiles all = look_through(folder);
    CacheKept kept = { all.count, all.bytes };
    look_away(&all);
    return kept;
}

void cache_trim(const char *folder, int64_t most)
{
    KeptFiles all = look_through(folder);
    int64_t   left = all.bytes;
    if (all.count > 0)
        qsort(all.files, all.count, sizeof *all.files, older_first);
    for (size_t i = 0; i < all.count && left >= most; i++)
        if (unlinkat(dirfd(all.listing), all.files[i].name, 0) == 0)
            left -= all.files[i].size;
    look_away(&all);
}
