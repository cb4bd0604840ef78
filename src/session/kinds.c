#include "session/kinds.h"

const FileKind session_files = { .folders = { "scripts" },
                                 .unlisted = "walk" };  // walk.cfg is what all walks share
const FileKind level_files = { .folders = { "scripts/levels" } };
const FileKind cue_files = { .folders = { "scripts/cues" } };

static const char *const units[] = { "dB", "Hz", "kHz", "%", "bpm", "spm", "wpm", "steps/min", NULL };

const ConfHints session_hints = {
    .group = "part",
    .title = "title",
    .includes = "a session builds on another: extends = \"20min\"",
    .size = "a session is a page or two of text",
    .units = units,
};
