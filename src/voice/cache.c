// A file is named by a hash of its key. It also begins with the key itself, in case two keys share a hash:
//
//   magic, sizes, a checksum of each | key | marks | samples
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
static const char magic[8] = "wkclip3";

typedef struct {
    char     magic[8];
    uint64_t key_size, marks_size, clip_size;  // the clip: marks and samples
    uint64_t marks_sum, samples_sum;
} Head;

// Four sums, each over every fourth word: a single one would wait for its own product at every word.
static uint64_t hash_of(const void *bytes, size_t size)
{
    enum { LANES = 4, STEP = LANES * sizeof(uint64_t) };
    uint64_t lanes[LANES] = { size, size + 1, size + 2, size + 3 }, words[LANES];
    for (size_t at = 0; at < size; at += STEP) {
        size_t count = size - at < STEP ? size - at : STEP;
        if (count < STEP)
            memset(words, 0, sizeof words);
        memcpy(words, (const char *)bytes + at, count);
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lanes[lane] ^ words[lane]) * 0x9E3779B97F4A7C15u;
            lanes[lane] ^= lanes[lane] >> 29;
        }
    }
    return rng_hash(rng_hash(lanes[0], lanes[1]), rng_hash(lanes[2], lanes[3]));
}

static void name_file(const char *folder, const char *key, char out[PATH_SIZE])
{
    snprintf(out, PATH_SIZE, "%s/%016llx.clip", folder, (unsigned long long)hash_of(key, strlen(key)));
}

// Reads the head of a file for that key, which is as long as the head says.
static bool read_head(int file, const char *key, Head *head)
{
    struct stat about;
    return fstat(file, &about) == 0 && read(file, head, sizeof *head) == sizeof *head &&
           memcmp(head->magic, magic, sizeof magic) == 0 && head->key_size == strlen(key) &&
           head->clip_size <= FILE_MAX && head->marks_size <= head->clip_size &&
           (uint64_t)about.st_size == sizeof *head + head->key_size + head->clip_size;
}

// Reads what comes after the head into the room, over what was there.
static bool read_rest(int file, const Head *head, ClipWanted wanted, Bytes *room)
{
    room->size = 0;
    char *bytes = bytes_grow(room,
                             head->key_size + (wanted == CLIP_MARKS ? head->marks_size : head->clip_size));
    return bytes && read(file, bytes, room->size) == (ssize_t)room->size;
}

static bool is_whole(const Head *head, const char *clip, ClipWanted wanted)
{
    return hash_of(clip, head->marks_size) == head->marks_sum &&
           (wanted == CLIP_MARKS ||
            hash_of(clip + head->marks_size, head->clip_size - head->marks_size) == head->samples_sum);
}

// The packed clip or its marks, in the room. NULL: not there, for another key, or damaged.
static const char *find(const char *folder, const char *key, ClipWanted wanted, Bytes *room, size_t *size)
{
    char path[PATH_SIZE];
    Head head = { .key_size = strlen(key) };
    name_file(folder, key, path);
    int  file = open(path, O_RDONLY | O_CLOEXEC);
    bool there = file >= 0 && read_head(file, key, &head) && read_rest(file, &head, wanted, room) &&
                 memcmp(room->at, key, head.key_size) == 0;
    if (file >= 0)
        close(file);
    if (!there)
        return NULL;
    const char *clip = (const char *)room->at + head.key_size;
    *size = room->size - head.key_size;
    return is_whole(&head, clip, wanted) ? clip : NULL;
}

char *cache_get_bytes(const char *folder, const char *key, ClipOf of, size_t *size)
{
    Bytes       room = { 0 };
    const char *clip = find(folder, key, CLIP_WHOLE, &room, size);
    if (clip && clip_is_packed(clip, *size, of)) {
        memmove(room.at, clip, *size);
        return (char *)room.at;
    }
    free(room.at);
    return NULL;
}

Clip *cache_get(const char *folder, const char *key, ClipOf of, ClipWanted wanted, Bytes *room)
{
    size_t      size = 0;
    const char *clip = find(folder, key, wanted, room, &size);
    if (!clip)
        return NULL;
    return wanted == CLIP_MARKS ? clip_unpack_marks(clip, size, of) : clip_unpack(clip, size, of);
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
    Head head = { .key_size = strlen(key), .clip_size = size, .marks_size = clip_marks_size(bytes, size) };
    memcpy(head.magic, magic, sizeof magic);
    head.marks_sum = hash_of(bytes, head.marks_size);
    head.samples_sum = hash_of((const char *)bytes + head.marks_size, size - head.marks_size);
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

// Only our own files: anything else in the folder is somebody else's.
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
