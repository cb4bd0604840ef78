// Found by name at run time, once PortAudio is open: building needs nothing, and without ALSA there is
// nothing to do.
#include "sink/alsa.h"

#include <dlfcn.h>
#include <stddef.h>

typedef void Handler(const char *file, int line, const char *function, int error, const char *format, ...);

static void unheard(const char *file, int line, const char *function, int error, const char *format, ...)
{
    (void)file, (void)line, (void)function, (void)error, (void)format;
}

void alsa_messages(bool wanted)
{
    int (*set_handler)(Handler *) = (int (*)(Handler *))dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler");
    if (set_handler)
        set_handler(wanted ? NULL : unheard);
}

bool alsa_is_empty(void)
{
    int (*update)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "snd_config_update");
    int (*search)(void *, const char *,
                  void **) = (int (*)(void *, const char *, void **))dlsym(RTLD_DEFAULT, "snd_config_search");
    int (*next_card)(int *) = (int (*)(int *))dlsym(RTLD_DEFAULT, "snd_card_next");
    void **config = dlsym(RTLD_DEFAULT, "snd_config"), *devices;
    if (!update || !search || !next_card || !config)
        return false;
    int  card = -1;
    bool named = update() >= 0 && *config && search(*config, "pcm", &devices) >= 0;
    return !named && (next_card(&card) < 0 || card < 0);
}
