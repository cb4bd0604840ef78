#include "material.h"

#include "mix/mixer.h"
#include "sink/encoder.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// What a child writes here its parent finds.
static void *share(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                        0);
    return memory == MAP_FAILED ? NULL : memory;
}

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double mix_and_forget(Mixer *mixer, float *piece, Frames length)
{
    double began = processor_seconds();
    mixer_seek(mixer, 0);
    for (Frames done = 0; done < length; done += MIXING_PIECE)
        mixer_fill(mixer, piece, length - done < MIXING_PIECE ? length - done : MIXING_PIECE);
    return processor_seconds() - began;
}

static int mix_in_child(const Material *material, const char *session, double *mixing)
{
    Walk   walk;
    Status status = walk_compile_and_report(&material->order, session, DEPTH_SCORE, &material->terminal,
                                            &walk);
    Mixer *mixer = status == STATUS_DONE ? mixer_open(&walk.score) : NULL;
    if (!mixer)
        return 1;
    for (int pass = 0; pass < MIXING_PASSES; pass++)
        mixing[pass] = mix_and_forget(mixer, material->frames, material->length);
    mixer_seek(mixer, 0);
    mixer_fill(mixer, material->frames, material->length);
    for (Frames i = 0; i < material->length * material->channels; i++)
        material->samples[i] = encoder_s16(material->frames[i]);
    return 0;
}

// What the child made has its pages here too before anything is measured.
static bool touch(const void *bytes, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < size; i += 1024)
        sum |= ((const volatile unsigned char *)bytes)[i];
    return sum != 0;
}

// In a child: the heap of sounds would make every fork after it dearer.
static bool mix(Material *material, const char *session)
{
    size_t  count = (size_t)(material->length * material->channels);
    double *mixing = share(sizeof material->mixing);
    material->frames = share(sizeof *material->frames * count);
    material->samples = share(sizeof *material->samples * count);
    if (!mixing || !material->frames || !material->samples)
        return false;
    int   status = 1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(mix_in_child(material, session, mixing));
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return false;
    for (int pass = 0; pass < MIXING_PASSES; pass++)
        material->mixing[pass] = mixing[pass];
    munmap(mixing, sizeof material->mixing);
    return status == 0 && touch(material->frames, sizeof *material->frames * count) &&
           touch(material->samples, sizeof *material->samples * count);
}

static void list_phrases(Material *material)
{
    static const int   rates[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };
    const ScorePhrase *all = score_phrases(&material->walk.timeline, &material->walk.arena,
                                           &material->phrase_count);
    material->phrases = ARENA_ARRAY(&material->walk.arena, Phrase, material->phrase_count + 1);
    for (size_t i = 0; i < material->phrase_count; i++)
        material->phrases[i] = (Phrase){ all[i].text, rates[all[i].rate], all[i].breath_word, all[i].pos };
}

bool material_open(Material *out, const char *session, double most)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *out = (Material){ .order = WALK_ORDER_DEFAULT, .jobs = cores < 1 ? 1 : (int)cores, .channels = 2 };
    out->terminal = (Terminal){ .quiet = true, .no_color = true };
    terminal_find(&out->terminal);
    out->order.jobs = out->jobs;
    out->rate = out->order.listening.sample_rate;

    Walk *walk = &out->walk;
    if (walk_compile_and_report(&out->order, session, DEPTH_NAMES, &out->terminal, walk) != STATUS_DONE)
        return false;
    out->length = frames_at(walk->timeline.length, out->rate);
    if (most > 0 && most < seconds_of(walk->timeline.length))
        out->length = frames_at((Micros)(most * (double)MICROS_PER_SECOND), out->rate);
    if (!mix(out, session))
        return false;
    list_phrases(out);
    return (out->voice = voice_open(&walk->cast.voice, walk->paths.speaker, &walk->arena, &walk->diags)) !=
           NULL;
}

void material_close(Material *material)
{
    size_t count = (size_t)(material->length * material->channels);
    if (material->frames)
        munmap(material->frames, sizeof *material->frames * count);
    if (material->samples)
        munmap(material->samples, sizeof *material->samples * count);
    voice_close(material->voice);
    walk_free(&material->walk);
}
