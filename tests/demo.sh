#!/usr/bin/env bash
# make demo: renders the 20-minute walk and says what to do with it.
set -eu
cd "$(dirname "$0")/.."
program=$1
"$program" render 20min -o out/20min.wav
cat <<T

There it is: out/20min.wav. This is exercise, not medical advice.

  Listen        $program play 20min              (or any player: aplay out/20min.wav)
  On a phone    $program render 20min -o walk.mp3, and copy walk.mp3 over; walkcoach share --help knows easier ways
  Fit to you    $program init                    asks a few questions, once
  Change it     $program new my-walk 20min       writes a file of your own and says where
                scripts/20min.cfg is the walk, scripts/cues/en.cfg the words, scripts/README.md the language
T
