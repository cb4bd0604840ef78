#include "job/inputs.h"

#include <dirent.h>
#include <sys/stat.h>

static bool is_same(const char *path, const struct stat *file)
{
    struct stat about;
    return path && stat(path, &about) == 0 && about.st_dev == file->st_dev && about.st_ino == file->st_ino;
}

static bool is_at(SourcePos pos, const struct stat *file)
{
    return pos.source && is_same(pos.source->path, file);
}

static bool is_sound(const SoundSpec *spec, const struct stat *file)
{
    return is_at(spec->pos, file) || (spec->source == SOURCE_FILE && is_same(spec->name, file));
}

// --- What the session says -------------------------------------------------------------

static bool says(const Say *list, size_t count, const struct stat *file)
{
    for (size_t i = 0; i < count; i++)
        for (size_t w = 0; w < list[i].pool->full.count; w++)
            if (is_at(list[i].pool->full.items[w].pos, file))
                return true;
    return false;
}

static bool parts_read(const Phase *parts, size_t count, const struct stat *file)
{
    for (size_t i = 0; i < count; i++)
        if (is_at(parts[i].pos, file) || says(parts[i].says, parts[i].say_count, file) ||
            parts_read(parts[i].phases, parts[i].phase_count, file))
            return true;
    return false;
}

// --- What it is heard with -------------------------------------------------------------

// Any file of the folder, whatever name it has.
static bool is_in(const char *folder, const struct stat *file)
{
    DIR *open = folder ? opendir(folder) : NULL;
    bool found = false;
    for (const struct dirent *entry; open && !found && (entry = readdir(open));) {
        struct stat about;
        found = fstatat(dirfd(open), entry->d_name, &about, 0) == 0 && about.st_dev == file->st_dev &&
                about.st_ino == file->st_ino;
    }
    if (open)
        closedir(open);
    return found;
}

static bool voice_has(const VoiceProfile *voice, const struct stat *file)
{
    for (; voice; voice = voice->fallback)
        if (is_at(voice->pos, file) || is_in(voice->folder, file))
            return true;
    return false;
}

static bool cast_reads(const Cast *cast, const struct stat *file)
{
    for (size_t i = 0; i < cast->bed_count; i++)
        if (is_sound(&cast->beds[i].spec, file))
            return true;
    for (size_t i = 0; i < cast->pack_count; i++)
        for (int kind = 0; cast->packs[i].pack && kind < SOUND_KIND_COUNT; kind++)
            if (is_sound(&cast->packs[i].pack->specs[kind], file))
                return true;
    return false;
}

bool walk_reads(const Walk *walk, const char *path)
{
    struct stat    file;
    const Session *session = &walk->session;
    if (stat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return false;
    return is_same(walk->paths.profile, &file) || is_at(session->bed.pos, &file) ||
           says(session->says, session->say_count, &file) ||
           parts_read(session->phases, session->phase_count, &file) || voice_has(&walk->cast.voice, &file) ||
           cast_reads(&walk->cast, &file);
}

bool voice_reads(const VoiceProfile *voice, const char *path)
{
    struct stat file;
    return stat(path, &file) == 0 && S_ISREG(file.st_mode) && voice_has(voice, &file);
}
