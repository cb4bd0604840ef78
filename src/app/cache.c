// walkcoach cache: the phrases that were spoken before and are kept, so that nothing is spoken twice.
#include "voice/cache.h"
#include "app/commands.h"
#include "job/paths.h"

#define MEGABYTE (1 << 20)

static void say_kept(const Paths *paths, CacheKept kept, Arena *arena)
{
    printf("%s: %zu phrase%s, %.1f MB; above %d MB the oldest are deleted\n",
           paths_pretty(paths_clips(paths, arena), arena), kept.files, kept.files == 1 ? "" : "s",
           (double)kept.bytes / MEGABYTE, CACHE_MOST / MEGABYTE);
}

static Status clear(const Terminal *terminal, const char *folder, CacheKept kept)
{
    cache_trim(folder, 0);
    CacheKept left = cache_kept(folder);
    if (left.files > 0)
        return terminal_fail(terminal, STATUS_WORLD, "%s: %zu files could not be deleted", folder,
                             left.files);
    terminal_say(terminal, "deleted: %zu, %.1f MB; they are spoken again when they are needed", kept.files,
                 (double)kept.bytes / MEGABYTE);
    return STATUS_DONE;
}

Status cmd_cache(const Settings *settings)
{
    Arena arena = { 0 };
    Paths paths = paths_find(&arena);
    if (!paths.cache) {
        arena_free(&arena);
        return terminal_fail(&settings->terminal, STATUS_WORLD,
                             "nothing is kept: HOME is not an absolute path");
    }
    const char *folder = paths_clips(&paths, &arena);
    CacheKept   kept = cache_kept(folder);
    Status      status = STATUS_DONE;
    if (settings->looking.clear)
        status = clear(&settings->terminal, folder, kept);
    else
        say_kept(&paths, kept, &arena);
    arena_free(&arena);
    return status;
}
