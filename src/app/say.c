// walkcoach say: words in her voice, as a walk would say them; to try a phrase, a respelling, a voice.
#include "app/commands.h"
#include "job/aloud.h"
#include "job/inputs.h"
#include "job/interrupt.h"
#include "job/paths.h"
#include "voice/profile_read.h"

#include <string.h>

#define BETWEEN (MICROS_PER_SECOND / 2)  // between texts that were given separately

static bool go_on(void *self)
{
    (void)self;
    return !interrupt_asked();
}

static Status put_out(const Settings *settings, const Aloud *aloud)
{
    const Terminal *terminal = &settings->terminal;
    Encoding        encoding = settings->encoding;
    SinkError       error = { 0 };
    if (!settings->output) {
        interrupt_hold();
        return aloud_play(aloud, settings->playing.device, go_on, NULL, &error)
                   ? STATUS_DONE
                   : terminal_fail(terminal, STATUS_WORLD, "%s; -o FILE writes a file instead", error.text);
    }
    encoding.format = encoding_format(settings->exporting.format, settings->output, &error);
    if (!aloud_write(aloud, &encoding, settings->output, WHOLE_ANY, &error))
        return error.reader_gone ? STATUS_DONE : terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    if (strcmp(settings->output, "-") != 0)
        terminal_say(terminal, "%s: %.1f seconds", settings->output, (double)aloud->length / aloud->rate);
    return STATUS_DONE;
}

static Status speak(const Settings *settings, const VoiceProfile *profile, const Paths *paths, Arena *arena,
                    DiagList *diags, Aloud *out)
{
    const WalkOrder *order = &settings->order;
    const AloudOrder how = { .gap = BETWEEN, .rate = order->listening.sample_rate, .jobs = order->jobs };
    size_t           count = (size_t)settings->operand_count;
    Phrase          *phrases = ARENA_ARRAY(arena, Phrase, count + 1);
    for (size_t i = 0; i < count; i++)
        phrases[i] = (Phrase){ .text = settings->operands[i], .rate_numerator = walk_rate_of(RATE_BREATH) };
    Voice *voice = walk_open_voice(profile, paths, order->speaker, arena, diags);
    bool   spoken = voice && aloud_speak(voice, &how, phrases, count, arena, diags, out);
    voice_close(voice);
    return spoken ? STATUS_DONE : STATUS_WORLD;
}

static bool is_blank(const char *text) { return !text[strspn(text, " \t\r\n")]; }

// Is there something to say, and a format to say it in? What is asked for is looked at before a voice is.
static Status look(const Settings *settings)
{
    SinkError error = { 0 };
    Encoding  encoding = settings->encoding;
    if (settings->output &&
        (!(encoding.format = encoding_format(settings->exporting.format, settings->output, &error)) ||
         !encoding_may(&encoding, &error)))
        return terminal_fail(&settings->terminal, STATUS_USAGE, "%s", error.text);
    for (int i = 0; i < settings->operand_count; i++)
        if (is_blank(settings->operands[i]))
            return terminal_fail(&settings->terminal, STATUS_USAGE, "there is nothing to say in \"%s\"",
                                 settings->operands[i]);
    return STATUS_DONE;
}

Status cmd_say(const Settings *settings)
{
    Status status = look(settings);
    if (status != STATUS_DONE)
        return status;
    Arena        arena = { 0 };
    DiagList     diags = { .arena = &arena };
    Paths        paths = paths_find(&arena);
    const Desk   desk = { &arena, &diags, &paths.search, NULL };
    Aloud        aloud;
    Named        named;
    VoiceProfile profile;
    status = STATUS_MISTAKES;
    if (aloud_voice(&paths, &settings->order.asked, &desk, &named) &&
        voice_read_profile(&desk, named, &profile) && voice_is_there(&profile, &arena, &diags))
        status = speak(settings, &profile, &paths, &arena, &diags, &aloud);
    terminal_diags(&settings->terminal, &diags);
    if (status == STATUS_DONE && settings->output && voice_reads(&profile, settings->output))
        status = terminal_fail(&settings->terminal, STATUS_USAGE,
                               "the voice is made of %s: name another file with -o", settings->output);
    if (status == STATUS_DONE)
        status = put_out(settings, &aloud);
    arena_free(&arena);
    return status;
}
