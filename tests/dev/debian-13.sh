#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `./dev test` of this tree on Debian 13, as root: debian-13.sh [SUITE...]
#
# Debian 13 is kept in the cache, with what the tests need and what has been built in it: only the first run is long.
# MONAZITE_CHROOT is the folder of another one. Whoever is not root skips it and is told so. Where root can make none, or
# mount nothing, that is a skip, too; but a failure if CI is “true”, which would else pass without having tested.
set -euo pipefail

top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
root=${MONAZITE_CHROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/monazite/debian-13}

# cannot FAILED SKIPPED WHY: the end of a run without tests.
cannot()
{
  echo "Debian 13: $3"
  echo "0 passed, $1 failed, $2 skipped"
  exit "$1"
}

# unable WHY: the same where it should be possible.
unable()
{
  [ "${CI:-}" != true ] || cannot 1 0 "$1"
  cannot 0 1 "$1"
}

# It is put together beside its place, so that what is in its place is whole.
make_root()
{
  local new=$root.new

  rm -rf --one-file-system "$new"
  mkdir -p "$new/etc/dpkg/dpkg.cfg.d"
  # Nothing in it has to outlive a loss of power, and nobody reads there.
  printf '%s\n' force-unsafe-io 'path-exclude=/usr/share/doc/*' 'path-exclude=/usr/share/man/*' \
    >"$new/etc/dpkg/dpkg.cfg.d/monazite"
  debootstrap --variant=minbase trixie "$new" >&2 || return 1
  mv "$new" "$root"
}

# The tree as it is here. The build keeps its place, and what is as it was its time: only what has changed is built, which may
# have come from another tree and be older than the build.
copy_tree()
{
  local old=$root/src/monazite new=$root/src/new file

  rm -rf --one-file-system "$new"
  mkdir -p "$new"
  tar -C "$top" --exclude=./build --exclude='./build-*' --exclude=./.git -c . | tar -C "$new" --no-same-owner --touch -x
  find "$new" -type f -printf '%P\0' | while IFS= read -r -d '' file; do
    ! cmp -s "$old/$file" "$new/$file" || touch -r "$old/$file" "$new/$file"
  done
  [ ! -d "$old/build" ] || mv "$old/build" "$new/build"
  rm -rf --one-file-system "$old"
  mv "$new" "$old"
  for file in resolv.conf hosts; do
    [ ! -e "/etc/$file" ] || cp -L "/etc/$file" "$root/etc/$file"
  done
}

# What is mounted for the tests goes with the last process of theirs, however that ends.
if [ "${1:-}" = --mounted ]; then
  root=$2
  shift 2
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 CI="${CI:-}" \
    MZ_TEST_LANGUAGES="${MZ_TEST_LANGUAGES:-}" MONAZITE_WITHOUT_GIS="${MONAZITE_WITHOUT_GIS:-}" http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
    /src/monazite/dev test "$@" </dev/null
fi

[ "$(id -u)" = 0 ] || cannot 0 1 'only root can make one to test in'
unshare --mount true 2>/dev/null || unable 'nothing can be mounted here'
mkdir -p "$(dirname "$root")"
exec 9>"$root.lock"
flock 9
[ ! -e "$root" ] || [ -x "$root/usr/bin/apt-get" ] || cannot 1 0 "$root is there, and is no Debian"
[ -e "$root" ] || make_root || unable 'it could not be made, see above; is there a network?'
copy_tree
exec unshare --mount --propagation private "${BASH_SOURCE[0]}" --mounted "$root" "$@"
