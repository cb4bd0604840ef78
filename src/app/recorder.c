// One state at a time:
//
//     waiting ──space──▶ keeping ──space──▶ looked at ─┬─ right ─▶ kept, the next phrase
//        ▲                                             ├─ too long ─▶ asks: again, or keep it
//        └───────────────────── why not ───────────────┘
#include "app/recorder.h"

#include "job/aloud.h"
#include "job/stopwatch.h"
#include "job/tty.h"
#include "sink/microphone.h"
#include "sound/take.h"

#include <math.h>
#include <string.h>

enum { RATE = 44100, LONGEST = 30, LOOK_MS = 50, METER = 30 };
#define METER_DB 60.0  // from the left end of the meter to full scale

typedef enum { WAITING, KEEPING, TOO_LONG } RecorderState;

typedef struct {
    const RecorderOrder *order;
    const Terminal      *terminal;
    Tty                 *tty;
    Microphone          *microphone;
    SinkError           *error;
    RecorderState        state;
    size_t               at;  // index into the lines
    size_t               kept;
    Arena                arena;
    Aloud                take;  // the one looked at: only the words, at its level
    bool                 ended;
} Recorder;

// --- What she sees ---------------------------------------------------------------------

static const ScriptLine *line_of(const Recorder *recorder) { return recorder->order->lines[recorder->at]; }

static void say(const char *words) { fprintf(stderr, "\r\033[K    %s\r\n", words); }

static void show_line(Recorder *recorder)
{
    const ScriptLine *line = line_of(recorder);
    fprintf(stderr, "\r\033[K\r\n%zu of %zu  %s\r\n", recorder->at + 1, recorder->order->count, line->text);
    say(script_how(line, &recorder->arena));
}

static void show_meter(const Recorder *recorder)
{
    static const char *const keys[] = {
        [WAITING] = "space records · s skips · b back · p plays · q stops",
        [KEEPING] = "space ends it",
        [TOO_LONG] = "space takes it again · k keeps it · p plays · q stops"
    };
    float  peak = microphone_peak(recorder->microphone);
    double db = peak > 0 ? 20 * log10(peak) : -METER_DB;
    int    bars = (int)fmin(METER, fmax(0, (1 + db / METER_DB) * METER));
    char   meter[METER + 1];
    memset(meter, '-', METER);
    memset(meter, '#', (size_t)bars);
    meter[METER] = 0;
    fprintf(stderr, "\r\033[K    [%s] ", meter);
    if (recorder->state == KEEPING)
        fprintf(stderr, "%.1f s  ", (double)microphone_kept(recorder->microphone) / RATE);
    fputs(keys[recorder->state], stderr);
    fflush(stderr);
}

// --- A take ----------------------------------------------------------------------------

static bool open_microphone(Recorder *recorder)
{
    const MicrophoneSettings settings = { recorder->order->device, RATE, (Frames)LONGEST * RATE };
    recorder->microphone = microphone_open(&settings, recorder->error);
    return recorder->microphone != NULL;
}

static const char *fault_words(TakeFault fault)
{
    static const char *const words[] = {
        [TAKE_EMPTY] = "Nothing was heard. Is the microphone on?",
        [TAKE_QUIET] = "Too quiet: go nearer to the microphone, or turn it up.",
        [TAKE_CLIPPED] = "Too loud for the microphone: go further away, or turn it down.",
        [TAKE_NOISY] =
            "The room is nearly as loud as you: go somewhere quieter, or nearer to the microphone.",
    };
    return words[fault];
}

static void keep_words(Recorder *recorder, const float *samples, const Take *take)
{
    Frames length = take->to - take->from;
    float *words = arena_alloc(&recorder->arena, (size_t)(length + 1) * sizeof *words);
    float  gain = (float)take_gain(take);
    for (Frames i = 0; i < length; i++)
        words[i] = samples[take->from + i] * gain;
    recorder->take = (Aloud){ words, length, RATE };
}

static bool write_take(Recorder *recorder)
{
    Encoding    wav = { .format = file_format_of(".wav") };
    const char *path = arena_printf(&recorder->arena, "%s/%s.wav", recorder->order->folder,
                                    line_of(recorder)->id);
    return aloud_write(&recorder->take, &wav, path, WHOLE_OURS, recorder->error);
}

static void next_line(Recorder *recorder)
{
    recorder->state = WAITING;
    recorder->ended = ++recorder->at == recorder->order->count;
    if (!recorder->ended)
        show_line(recorder);
}

static void keep_take(Recorder *recorder)
{
    if (!write_take(recorder)) {
        recorder->ended = true;
        return;
    }
    recorder->kept++;
    say(arena_printf(&recorder->arena, "Kept, %.1f seconds.", (double)recorder->take.length / RATE));
    next_line(recorder);
}

static void end_take(Recorder *recorder)
{
    Frames       length;
    bool         lost;
    const float *samples = microphone_end(recorder->microphone, &length, &lost);
    Take         take = take_look(samples, length, RATE);
    double       room = (double)line_of(recorder)->room / MICROS_PER_SECOND;
    recorder->state = WAITING;
    if (lost || take.fault != TAKE_GOOD) {
        say(lost ? "The microphone dropped some of it. Once more?" : fault_words(take.fault));
        return;
    }
    keep_words(recorder, samples, &take);
    double seconds = (double)recorder->take.length / RATE;
    if (line_of(recorder)->room == SCRIPT_ANY_LENGTH || seconds <= room) {
        keep_take(recorder);
        return;
    }
    say(arena_printf(&recorder->arena, "It lasts %.1f seconds, but there is room for only %.1f.", seconds,
                     room));
    recorder->state = TOO_LONG;
}

// A sound card may do only one thing at a time: the microphone is closed meanwhile.
static void play_take(Recorder *recorder)
{
    SinkError unheard = { 0 };
    if (recorder->take.length == 0)
        return;
    microphone_close(recorder->microphone);
    recorder->microphone = NULL;
    if (!aloud_play(&recorder->take, NULL, NULL, NULL, &unheard))
        say(unheard.text);
    recorder->ended = !open_microphone(recorder);
}

// --- Keys ------------------------------------------------------------------------------

static void go_back(Recorder *recorder)
{
    if (recorder->at > 0)
        recorder->at--;
    recorder->state = WAITING;
    show_line(recorder);
}

static void begin_or_end(Recorder *recorder)
{
    if (recorder->state == KEEPING) {
        end_take(recorder);
        return;
    }
    microphone_begin(recorder->microphone);
    recorder->state = KEEPING;
}

static void press(Recorder *recorder, char key)
{
    bool keeping = recorder->state == KEEPING;
    switch (key) {
    case ' ':
    case '\r':
    case '\n': begin_or_end(recorder); break;
    case 'q':
    case 3:
    case 4: recorder->ended = true; break;
    case 's':
        if (!keeping)
            next_line(recorder);
        break;
    case 'b':
        if (!keeping)
            go_back(recorder);
        break;
    case 'p':
        if (!keeping)
            play_take(recorder);
        break;
    case 'k':
        if (recorder->state == TOO_LONG)
            keep_take(recorder);
        break;
    }
}

static void tend(Recorder *recorder)
{
    char keys[32];
    if (tty_waits(recorder->tty, LOOK_MS)) {
        size_t count = tty_read(recorder->tty, keys, sizeof keys);
        recorder->ended |= count == 0;  // the terminal hung up
        for (size_t i = 0; i < count && !recorder->ended && keys[0] != '\033'; i++)
            press(recorder, keys[i]);
    }
    if (recorder->ended)
        return;
    if (recorder->state == KEEPING && microphone_kept(recorder->microphone) >= (Frames)LONGEST * RATE)
        end_take(recorder);
    if (!microphone_is_there(recorder->microphone, stopwatch_now()))
        recorder->ended = !sink_failed(recorder->error, "the microphone is gone: no sound comes from it");
    if (!recorder->ended)
        show_meter(recorder);
}

bool recorder_run(const RecorderOrder *order, const Terminal *terminal, size_t *taken, SinkError *error)
{
    Recorder recorder = { .order = order, .terminal = terminal, .error = error };
    *taken = 0;
    recorder.tty = tty_open(true);
    if (!recorder.tty)
        return sink_failed(error, "record takes keys: it needs a terminal");
    if (open_microphone(&recorder)) {
        show_line(&recorder);
        while (!recorder.ended)
            tend(&recorder);
        fputs("\r\033[K\r\n", stderr);
    }
    microphone_close(recorder.microphone);
    tty_close(recorder.tty);
    arena_free(&recorder.arena);
    *taken = recorder.kept;
    return !error->failed;
}
