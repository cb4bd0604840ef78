#include "espeak.h"

#include "voice/clip_key.h"
#include "voice/spoken.h"

#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CALL(name) __typeof__(&name) name##_ = (__typeof__(&name))dlsym(RTLD_DEFAULT, #name)

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int heard(short *samples, int count, espeak_EVENT *events)
{
    (void)samples, (void)count, (void)events;
    return 0;
}

static double speak_all(const Material *material)
{
    const VoiceProfile *profile = &material->walk.cast.voice;
    Arena               arena = { 0 };
    if (!dlopen("libespeak-ng.so.1", RTLD_NOW | RTLD_GLOBAL))
        return 0;
    CALL(espeak_Initialize);
    CALL(espeak_SetVoiceByName);
    CALL(espeak_SetParameter);
    CALL(espeak_SetSynthCallback);
    CALL(espeak_Synth);
    setenv("PULSE_SERVER", "unix:/nonexistent", 1);
    espeak_Initialize_(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_PHONEME_EVENTS);
    if (espeak_SetVoiceByName_(profile->espeak_voice) != EE_OK)
        return 0;
    espeak_SetSynthCallback_(heard);
    espeak_SetParameter_(espeakPITCH, profile->pitch, 0);
    espeak_SetParameter_(espeakRANGE, profile->range, 0);
    espeak_SetParameter_(espeakWORDGAP, profile->word_gap, 0);
    double began = processor_seconds();
    for (size_t i = 0; i < material->phrase_count; i++) {
        const char *text = spoken_words(profile, material->phrases[i].text, &arena);
        espeak_SetParameter_(espeakRATE, clip_rate(profile, &material->phrases[i]), 0);
        espeak_Synth_(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakPHONEMES, NULL,
                      NULL);
    }
    return processor_seconds() - began;
}

bool espeak_speak(const Material *material, double *seconds)
{
    int   pipes[2], status = 1;
    pid_t pid = pipe(pipes) == 0 ? fork() : -1;
    if (pid == 0) {
        double took = speak_all(material);
        _exit(write(pipes[1], &took, sizeof took) == sizeof took ? 0 : 1);
    }
    if (pid < 0)
        return false;
    bool got = read(pipes[0], seconds, sizeof *seconds) == sizeof *seconds && *seconds > 0;
    close(pipes[0]);
    close(pipes[1]);
    waitpid(pid, &status, 0);
    return got && status == 0;
}
