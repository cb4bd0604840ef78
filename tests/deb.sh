#!/usr/bin/env bash
# The Debian packages of `make deb`: lintian looks at them; then they are installed in a Debian 12 that has nothing else, where
# walks are rendered, a program is built with the library, and all is removed again. As root. Minutes: `make check-deb`.
. "$(dirname "$0")/lib.sh"
root=$TMP/root
trap 'umount "$root/proc" 2>/dev/null; rm -rf --one-file-system "$TMP"' EXIT
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

same "lintian finds no error and no warning" "" "$(cd "$DEB" && lintian --allow-root --fail-on none ./*.changes 2>&1 | grep -E '^[EW]:')"
same "the version is the program's" "$VERSION" "$(dpkg-deb -f "$DEB"/walkcoach_*.deb Version)"
site=$(apt-get indextargets --format '$(SITE) $(CODENAME)' | awk '$2 == "bookworm" { print $1; exit }')
if [ "$(id -u)" -ne 0 ] || [ -z "$site" ]; then skip "a Debian 12 of its own" "it takes root, and an archive in sources.list"; exit; fi
if ! debootstrap --variant=minbase bookworm "$root" "$site" >"$TMP/debootstrap.log" 2>&1; then
    fail "a Debian 12 of its own" "$(tail -n 5 "$TMP/debootstrap.log")"; exit
fi
pass "a Debian 12 of its own"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null
mount -t proc proc "$root/proc"
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./var -o -path ./root -o -path ./tmp \) -prune -o -print | sort); }
mkdir "$root/deb" && cp "$DEB"/*.deb "$root/deb" && rm -f "$root"/deb/*dbgsym*
check "apt reads what there is" inside apt-get update
files >"$TMP/before"
check "they install with what they need" inside sh -c 'apt-get install -y --no-install-recommends /deb/walkcoach_*.deb'
says "it runs" "walkcoach $VERSION" inside walkcoach --version
check "and checks every walk" inside sh -c 'walkcoach check $(walkcoach list --names sessions)'
check "and renders one" inside walkcoach render 5min -q -o /root/walk.wav
check "of the length that it says" test "$(inside cat /root/walk.wav | sox -t wav - -n stat 2>&1 | awk '/^Length/ { print int($3 + 0.5) }')" = 300
says "what is missing for a cover is named" "Without a cover" inside walkcoach render 5min -o /root/walk.mp3
check "what is recommended installs too" inside apt-get install -y --no-install-recommends libcairo2
same "then there is one" "" "$(inside walkcoach render 5min -o /root/walk.mp3 2>&1 | grep cover)"
check "the manual is there" test -s "$root/usr/share/man/man1/walkcoach.1.gz"
check "the library installs beside it" inside sh -c 'apt-get install -y --no-install-recommends /deb/libwalkcoach*.deb gcc libc6-dev pkg-config'
cp src/library/walkcoach.h "$root/root/" && printf '#include <walkcoach.h>\nint main(void) { return 0; }\n' >"$root/root/a.c"
check "a program finds it by pkg-config" inside sh -c 'cd /root && rm walkcoach.h && gcc a.c -o a $(pkg-config --cflags --libs walkcoach) && ./a'
check "all of it is removed" inside sh -c 'apt-get purge -y walkcoach libwalkcoach0 libwalkcoach-dev && apt-get autoremove --purge -y'
same "and nothing of it is left" "" "$(find "$root" -xdev -path "$root/proc" -prune -o -path "$root/deb" -prune -o -path "$root/root" -prune -o -name '*walkcoach*' -print)"
