#include "job/inputs.h"

#include "plan/read.h"
#include "voice/takes.h"

#include <dirent.h>
#include <sys/stat.h>

static void add_file(Inputs *inputs, const char *path)
{
    struct stat about;
    if (path && stat(path, &about) == 0 && S_ISREG(about.st_mode))
        *ARENA_PUSH(inputs->arena, inputs->files, inputs->count,
                    inputs->room) = (struct InputFile){ about.st_dev, about.st_ino };
}

static void add_source(Inputs *inputs, SourcePos pos)
{
    if (pos.source)
        add_file(inputs, pos.source->path);
}

// Every file of it, whatever name it has.
static void add_folder(Inputs *inputs, const char *folder)
{
    DIR *open = folder ? opendir(folder) : NULL;
    for (const struct dirent *entry; open && (entry = readdir(open));)
        add_file(inputs, arena_printf(inputs->arena, "%s/%s", folder, entry->d_name));
    if (open)
        closedir(open);
}

static void add_sound(Inputs *inputs, const SoundSpec *spec)
{
    add_source(inputs, spec->pos);
    if (spec->source == SOURCE_FILE)
        add_file(inputs, spec->name);
}

// A list of recordings may name files in other folders.
static void add_recordings(Inputs *inputs, const char *folder)
{
    add_folder(inputs, folder);
    if (!folder)
        return;
    const Takes takes = takes_open(folder, inputs->arena);
    for (size_t i = 0; i < takes.count; i++)
        add_file(inputs, takes.listed[i].file);
}

static void add_voice(Inputs *inputs, const VoiceProfile *voice)
{
    for (; voice; voice = voice->fallback) {
        add_source(inputs, voice->pos);
        add_recordings(inputs, voice->folder);
        for (const char *const *word = voice->argv; word && *word; word++)
            add_file(inputs, *word);
    }
}

static void add_cast(Inputs *inputs, const Cast *cast)
{
    add_voice(inputs, &cast->voice);
    for (size_t i = 0; i < cast->bed_count; i++)
        add_sound(inputs, &cast->beds[i].spec);
    for (size_t i = 0; i < cast->pack_count; i++)
        for (int kind = 0; cast->packs[i].pack && kind < SOUND_KIND_COUNT; kind++)
            add_sound(inputs, &cast->packs[i].pack->specs[kind]);
}

static void add_plans(Inputs *inputs, const SearchPath *search)
{
    for (int root = 0; root < search->count; root++)
        for (int i = 0; i < FILES_FOLDERS_MAX && plan_files.folders[i]; i++)
            add_folder(inputs,
                       arena_printf(inputs->arena, "%s/%s", search->roots[root], plan_files.folders[i]));
}

void inputs_add(Inputs *inputs, const Walk *walk)
{
    for (size_t i = 0; i < walk->diags.source_count; i++)
        add_file(inputs, walk->diags.sources[i]->path);
    add_file(inputs, walk->paths.profile);
    add_cast(inputs, &walk->cast);
    add_plans(inputs, &walk->paths.search);
    add_folder(inputs, paths_state(inputs->arena));
}

bool inputs_have(const Inputs *inputs, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->files[i].device == about.st_dev && inputs->files[i].number == about.st_ino)
            return true;
    return false;
}

bool walk_reads(const Walk *walk, const char *path)
{
    Arena  arena = { 0 };
    Inputs inputs = { .arena = &arena };
    inputs_add(&inputs, walk);
    bool reads = inputs_have(&inputs, path);
    arena_free(&arena);
    return reads;
}

bool voice_reads(const VoiceProfile *voice, const char *path)
{
    Arena  arena = { 0 };
    Inputs inputs = { .arena = &arena };
    add_voice(&inputs, voice);
    bool reads = inputs_have(&inputs, path);
    arena_free(&arena);
    return reads;
}
