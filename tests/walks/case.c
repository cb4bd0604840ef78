// What to type to hear the same session.
#include "case.h"

const char *case_text(const Case *one, Arena *arena)
{
    static const char *const cores[] = { "breath_only", "tall", "light" };
    static const char *const talks[] = { "", " --talk short", " --talk silent" };
    static const char *const births[] = { "", " --birth vaginal", " --birth c-section" };
    static const char *const forms[] = { " --form easier", "", " --form harder" };
    const char              *level = one->level ? arena_printf(arena, " --level %d", one->level) : "";
    const char              *weeks = one->weeks >= 0 ? arena_printf(arena, " --weeks %d", one->weeks) : "";
    const char              *core = one->core < 0 ? ""
                                                  : arena_printf(arena, " --core %s%s", cores[one->core],
                                                    one->core_typed ? "" : " (profile)");
    const char              *seed = one->seed >= 0 ? arena_printf(arena, " --seed %d", one->seed) : "";
    return arena_printf(arena, "%s%s%s%s%s%s%s%s%s%s%s%s", one->name, level, births[one->birth], weeks, core,
                        one->tear ? " --tear" : "", one->cleared ? " --cleared" : "",
                        one->floor_cleared ? " --floor-cleared" : "", one->pram ? " --pram" : "",
                        talks[one->talk], forms[one->form + 1], seed);
}
