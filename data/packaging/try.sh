#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries the packages where nothing else is. For each release of Debian they are built in a root of its own; in a bare one
# they are installed, tested, upgraded and purged, and then nothing may be left of them.
# Usage: try.sh SOURCE-FOLDER [RELEASE...], as root; SOURCE-FOLDER is what package.sh --source has made.
# The roots stay in MONAZITE_ROOTS, so that the next time is shorter. MONAZITE_MIRROR is where Debian comes from.
set -euo pipefail

roots=${MONAZITE_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/monazite/roots}
# Both packages together, in MiB.
limit=15

say()
{
  printf 'try: %s\n' "$*" >&2
}

die()
{
  say "$*"
  exit 1
}

# inside ROOT COMMAND...: runs it there, with nothing of this system but the downloaded packages of that release; its mounts
# and its processes end with it.
inside()
{
  local root=$1

  mkdir -p "$archives/partial"
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child sh -c '
    root=$1; archives=$2; shift 2
    mount -t proc proc "$root/proc" && mount -t tmpfs tmpfs "$root/dev/shm" && mount -t tmpfs tmpfs "$root/tmp" &&
      mount --bind "$archives" "$root/var/cache/apt/archives" || exit
    exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
  ' sh "$root" "$archives" "${@:2}" </dev/null
}

# in_root COMMAND...: the same in the bare root, and what it says goes to the log unless it fails.
in_root()
{
  if ! inside "$bare" "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    die "$release: has failed: $*"
  fi
}

# It is put together beside its place, so that what is in its place is whole.
copy_root()
{
  rm -rf --one-file-system "$2" "$2.part"
  cp -a --reflink=auto "$1" "$2.part"
  mv "$2.part" "$2"
}

make_base()
{
  local mirror=()

  [ ! -f "$base/etc/debian_version" ] || return 0
  [ -z "${MONAZITE_MIRROR:-}" ] || mirror=("$MONAZITE_MIRROR")
  say "$release: a bare root"
  rm -rf --one-file-system "$base.part"
  debootstrap --variant=minbase "$release" "$base.part" "${mirror[@]}" >"$log" 2>&1 || { tail "$log" >&2; die "debootstrap has failed"; }
  # Nothing is started there.
  printf '#!/bin/sh\nexit 101\n' >"$base.part/usr/sbin/policy-rc.d"
  chmod 755 "$base.part/usr/sbin/policy-rc.d"
  # Nor does a root have to outlive a loss of power.
  echo force-unsafe-io >"$base.part/etc/dpkg/dpkg.cfg.d/unsafe-io"
  mv "$base.part" "$base"
}

# Builds the packages in a root of its own, which keeps what they need and what was compiled, and asks lintian there; those
# of the same source once.
build_packages()
{
  ! cmp -s "$source"/*.dsc "$packages/built.dsc" || return 0
  [ -d "$builder" ] || copy_root "$base" "$builder"
  rm -rf "$builder/build"
  mkdir "$builder/build"
  cp "$source"/*.dsc "$source"/*.tar.* "$builder/build"
  cp -L /etc/resolv.conf "$builder/etc/resolv.conf"
  # shellcheck disable=SC2016
  inside "$builder" sh -ec '
    cd /build
    apt-get -q update
    apt-get -y -q --no-install-recommends install build-essential ccache lintian
    dpkg-source -x ./*.dsc tree
    apt-get -y -q --no-install-recommends build-dep ./tree
    cd tree
    PATH=/usr/lib/ccache:$PATH CCACHE_DIR=/var/cache/ccache dpkg-buildpackage -b -us -uc
    lintian --allow-root --pedantic ../*.changes >../lintian 2>&1
  ' >"$log" 2>&1 || { tail -n 40 "$log" >&2; cat "$builder/build/lintian" >&2 || true; die "$release: has not been built"; }
  [ ! -s "$builder/build/lintian" ] || { cat "$builder/build/lintian" >&2; die "$release: lintian complains"; }
  rm -rf "$packages"
  mkdir -p "$packages"
  mv "$builder"/build/*.deb "$packages"
  rm -f "$packages"/*-dbgsym_*
  cp "$source"/*.dsc "$packages/built.dsc"
}

# Puts those that differ in nothing but a higher version beside the packages, in FOLDER.
make_newer()
{
  local deb name tree=$1/tree

  for deb in "$packages"/*.deb; do
    name=$(basename "$deb")
    dpkg-deb -R "$deb" "$tree"
    sed -i "s/^Version: .*/&+try1/; s/(= $(dpkg-deb -f "$deb" Version | sed 's/[.+]/\\&/g'))/(= $(dpkg-deb -f "$deb" Version)+try1)/" \
      "$tree/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone -b "$tree" "$1/$name" >/dev/null
    rm -rf "$tree"
  done
}

# What lies in the bare root, without what apt, dpkg, the loader and the X server of the tests keep for themselves, and logs.
list_files()
{
  find "$bare" -xdev \( -path "$bare/var/cache" -o -path "$bare/var/lib/apt" -o -path "$bare/var/lib/dpkg" \
    -o -path "$bare/var/lib/xkb" -o -path "$bare/var/log" -o -path "$bare/etc/ld.so.cache" -o -path "$bare/try" \) -prune \
    -o -printf '/%P %y %m %u %g %l\n' | sort
}

# read_tests FIELD: that of each paragraph of debian/tests/control, a line each.
read_tests()
{
  sed -n "s/^$1: //p" "$bare/try/tree/debian/tests/control" | tr -d ,
}

# The tests of debian/tests in the tree of the source; a word on standard error is a failure.
run_tests()
{
  local test count=0

  for test in $(read_tests Tests); do
    # shellcheck disable=SC2016
    in_root sh -ec 'cd /try/tree; AUTOPKGTEST_TMP=$(mktemp -d); export AUTOPKGTEST_TMP; "debian/tests/$1" 2>/try/errors' sh "$test"
    [ ! -s "$bare/try/errors" ] || { cat "$bare/try/errors" >&2; die "$release: the test $test says something"; }
    count=$((count + 1))
  done
  say "$release: $count tests of the packages pass"
}

# What the packages and their tests depend on, but not they, nor what is only recommended: that may be a whole system.
install_needs()
{
  local needs

  # shellcheck disable=SC2046
  needs=$(inside "$bare" sh -ec 'apt-get -s --no-install-recommends install /try/*.deb "$@"' sh $(read_tests Depends | tr ' ' '\n' | grep -v '^monazite') |
    awk '$1 == "Inst" && $2 !~ /^monazite/ { print $2 }')
  # shellcheck disable=SC2086
  in_root apt-get -y -q -o APT::Install-Recommends=false --mark-auto install $needs
}

try_release()
{
  local started=$SECONDS built size before after

  release=$1 base=$roots/$1 builder=$roots/$1-build bare=$roots/$1-bare packages=$roots/$1-packages archives=$roots/$1-archives
  log=$roots/$1.log
  make_base
  build_packages
  built=$((SECONDS - started))
  size=$(stat -c %s "$packages"/*.deb | awk '{ bytes += $1 } END { printf "%.2f", bytes / 1048576 }')
  awk -v size="$size" -v limit="$limit" 'BEGIN { exit size > limit }' || die "$release: $size MiB, and $limit are the limit"

  copy_root "$base" "$bare"
  cp -L /etc/resolv.conf "$bare/etc/resolv.conf"
  mkdir -p "$bare/try/newer" "$bare/try/tree"
  cp "$packages"/*.deb "$bare/try"
  make_newer "$bare/try/newer"
  tar -C "$bare/try/tree" --strip-components=1 -xf "$source"/monazite_*.orig.tar.xz
  cp -a "$bare/try/tree/data/packaging/debian" "$bare/try/tree/debian"
  in_root apt-get -q update
  install_needs
  before=$(list_files)

  in_root sh -ec 'apt-get -y -q install --no-install-recommends /try/monazite_*.deb; monazite --version'
  in_root sh -ec 'apt-get -y -q install --no-install-recommends /try/*.deb'
  run_tests
  in_root sh -ec 'apt-get -y -q install --no-install-recommends /try/newer/*.deb; dpkg -l monazite monazite-gis | grep -c "+try1 " | grep -x 2'
  run_tests
  in_root apt-get -y -q purge monazite monazite-gis
  after=$(list_files)
  diff <(printf '%s\n' "$before") <(printf '%s\n' "$after") >&2 || die "$release: this is left (>), or gone (<)"
  # What they alone needed goes, too. Others may stay: an init is protected, a part of apt may be one of two.
  in_root apt-get -y -q -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false --purge autoremove
  in_root sh -ec 'if dpkg-query -W "monazite*" "libadwaita*" "libshumate*" "libgdal*" | grep .; then exit 1; fi'
  rm -rf --one-file-system "$bare"
  say "$release: built in $built s, $size MiB, installed, upgraded and purged in $((SECONDS - started - built)) s; nothing is left"
}

[ "$(id -u)" = 0 ] || die "roots are made and changed by root alone"
command -v debootstrap >/dev/null || die "debootstrap is not there"
[ $# -ge 1 ] || die "usage: try.sh SOURCE-FOLDER [RELEASE...]"
source=$(cd "$1" && pwd)
shift
[ $# != 0 ] || set -- bookworm trixie
mkdir -p "$roots"
exec 9>"$roots/lock"
flock --nonblock 9 || { say "waiting for another one in $roots"; flock 9; }
for name in "$@"; do
  try_release "$name"
done
