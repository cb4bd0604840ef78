#!/usr/bin/env bash
# Installs what is missing: `packages.sh build`, `packages.sh build test`. Through sudo when not root; says what and stops
# when it may not.
set -u
build="build-essential pkg-config libconfig-dev libespeak-ng-dev espeak-ng-data libsndfile1-dev portaudio19-dev libebur128-dev
       libsoxr-dev libflac-dev libvorbis-dev libopusenc-dev libmp3lame-dev libcairo2-dev libmicrohttpd-dev libqrencode-dev libsystemd-dev libutf8proc-dev libjson-c-dev
       libhunspell-dev hunspell-en-us hunspell-en-gb libglib2.0-dev libsqlite3-dev libical-dev librubberband-dev nettle-dev libcsv-dev"
test="libcmocka-dev sox libsox-fmt-all ffmpeg mpg123 python3 python3-mutagen python3-feedparser python3-podcastparser python3-numpy python3-icalendar python3-jsonschema opus-tools flac vorbis-tools jq tmux
      pulseaudio pulseaudio-utils playerctl dbus libasound2-plugins alsa-utils chromium chromium-driver gir1.2-webkit2-4.1 python3-gi xvfb xauth gstreamer1.0-plugins-good gstreamer1.0-pulseaudio clang clang-format
      libclang-rt-14-dev zsh fish curl openssl libxml2-utils man-db mandoc procps
      universal-ctags binutils parallel sqlite3 festival festvox-us-slt-hts flite"
analyse="clang clang-tidy cppcheck"
valgrind="valgrind libc6-dbg"
slurm="slurmctld slurmd slurm-client"
deb="debhelper dpkg-dev lintian debootstrap fakeroot"
wanted=
for set; do wanted="$wanted ${!set}"; done

missing=
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "walkcoach needs these Debian packages or their like:$missing" >&2
    exit 3
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        printf 'walkcoach needs packages and may not install them here. As root:\n    apt-get install%s\n' "$missing" >&2
        exit 3
    fi
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -q update >/dev/null
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing >/dev/null ||
    { echo "apt-get could not install:$missing" >&2; exit 3; }
