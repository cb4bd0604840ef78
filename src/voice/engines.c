#include "voice/engines.h"

#define PATIENCE_LEAST (60 * MICROS_PER_SECOND)

static const EngineOps *const table[] = {
    [ENGINE_ESPEAK] = &engine_espeak,
    [ENGINE_COMMAND] = &engine_command,
    [ENGINE_RECORDINGS] = &engine_recordings,
    [ENGINE_SILENT] = &engine_silent,
};

bool engine_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    const EngineOps *ops = table[profile->engine];
    return !ops->is_there || ops->is_there(profile, arena, diags);
}

bool engines_open(const VoiceProfile *profiles, size_t count, Arena *arena, DiagList *diags, Engines *out)
{
    *out = (Engines){ .profiles = profiles };
    for (size_t i = 0; i < count; i++) {
        out->ops[i] = table[profiles[i].engine];
        if (!(out->selves[i] = out->ops[i]->open(&profiles[i], arena, diags)))
            return false;
        out->count++;
    }
    return true;
}

void engines_close(Engines *engines)
{
    for (size_t i = engines->count; i-- > 0;)
        if (engines->ops[i]->close)
            engines->ops[i]->close(engines->selves[i]);
    engines->count = 0;
}

int engines_for(const Engines *engines, const char *text)
{
    for (size_t i = 0; i < engines->count; i++)
        if (!engines->ops[i]->knows || engines->ops[i]->knows(engines->selves[i], text))
            return (int)i;
    return -1;
}

Micros engines_patience(const Engines *engines)
{
    Micros longest = PATIENCE_LEAST;
    for (size_t i = 0; i < engines->count; i++) {
        const EngineOps *ops = engines->ops[i];
        Micros           patience = ops->patience ? ops->patience(engines->selves[i]) : 0;
        longest = patience > longest ? patience : longest;
    }
    return longest;
}
