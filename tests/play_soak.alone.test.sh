#!/usr/bin/env bash
# The 20-minute soak, in 20 seconds.
SOAK_SECONDS=20 exec "$(dirname "$0")/soak.sh"
