#!/usr/bin/env bash
# make demo: renders the 20-minute walk and says what to do with it.
set -eu
cd "$(dirname "$0")/.."
program=$1
"$program" render 20min -o out/20min.wav
"$program" render -q 20min -o out/20min.mp3
cat <<T

There it is: out/20min.wav. This is exercise, not medical advice.

  Listen        $program play 20min              (or any player: aplay out/20min.wav)
  On a phone    out/20min.mp3, with its chapters: copy it over. Or $program export 20min, then
                $program share, and point the phone's camera at the code
  Fit to you    $program init                    asks a few questions, once
  A voice       $program voices                  who can speak here; init lets you hear them and choose
  Change it     $program new my-walk 20min       writes a file of your own and says where
                scripts/20min.cfg is the walk, scripts/cues/en.cfg the words, scripts/README.md the language
T
command -v festival >/dev/null || cat <<T

  A voice that is easier to understand: apt install festival festvox-us-slt-hts, then $program init --voice warm
T
