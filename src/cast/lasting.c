#include "cast/lasting.h"

#include "base/find.h"
#include "session/kinds.h"
#include "sound/pack_keys.h"
#include "sound/pack_read.h"
#include "voice/profile_read.h"

#include <string.h>

// Each looks for a thing beside the file that names it. NULL: it is elsewhere, or nowhere.
typedef const char *(*FindBeside)(Named named, const Desk *desk);

static const char *if_beside(const char *found, const FileKind *kind, Named named, const Desk *desk)
{
    const char *roots = found ? files_find_in_roots(desk->path, kind, named.text, 0, desk->arena) : NULL;
    return roots && strcmp(found, roots) == 0 ? NULL : found;
}

static const char *pack_beside(Named named, const Desk *desk)
{
    return if_beside(pack_find(desk, named), &pack_files, named, desk);
}

static const char *voice_beside(Named named, const Desk *desk)
{
    return if_beside(voice_find(desk, named), &voice_files, named, desk);
}

static const char *cues_beside(Named named, const Desk *desk)
{
    return if_beside(session_find_cues(desk, named), &cue_files, named, desk);
}

static const char *bed_beside(Named named, const Desk *desk)
{
    int         noise;
    const char *found = choice_find(pack_bed_noises(), named.text, &noise)
                            ? NULL
                            : find_whole(desk, &sound_files, named);
    return found && strcmp(found, find_path(named, desk->arena)) == 0 ? found : NULL;
}

static FindBeside finder_of(const char *key)
{
    static const struct {
        const char *key;
        FindBeside  find;
    } rows[] = {
        { "sound", pack_beside },
        { "voice", voice_beside },
        { "language", cues_beside },
        { "bed", bed_beside },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].key, key) == 0)
            return rows[i].find;
    return NULL;
}

const char *cast_lasting(const char *key, Named named, const Desk *desk)
{
    DiagList    quiet = { .arena = desk->arena };  // what is missing is reported where it is read
    const Desk  apart = desk_apart(desk, &quiet);
    FindBeside  find = strncmp(named.text, "~/", 2) == 0 ? NULL : finder_of(key);
    const char *beside = find ? find(named, &apart) : NULL;
    return beside ? files_full(beside, desk->arena) : named.text;
}
