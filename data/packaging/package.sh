#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes of what is committed a tarball, of that the Debian source package, and of that the packages.
# Usage: package.sh [--tarball | --source] FOLDER, for only the first or the first two. What an earlier run has left in FOLDER is
# gone; a folder with anything else, out of the build, is refused.
set -euo pipefail

top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)

say()
{
  printf 'package: %s\n' "$*" >&2
}

die()
{
  say "$*"
  exit 1
}

kind=binary
case ${1:-} in
  --tarball | --source) kind=${1#--}; shift ;;
esac
[ $# = 1 ] || die "usage: package.sh [--tarball | --source] FOLDER"
folder=$1

git -C "$top" rev-parse --git-dir >/dev/null 2>&1 || die "the tarball is made from git, and $top is no work tree of git"
[ -z "$(git -C "$top" status --porcelain)" ] || say "what is not committed is left out"
version=$(git -C "$top" show HEAD:meson.build | sed -n "s/^  version: '\(.*\)',$/\1/p")
folder=$(readlink -m "$folder")
mark=$folder/.made-by-package.sh
case $folder in
  "$top"/build/*) ;;
  *) [ -z "$(ls -A "$folder" 2>/dev/null)" ] || [ -f "$mark" ] || die "$folder has something in it, and not from here: name another" ;;
esac
rm -rf "$folder"
mkdir -p "$folder"
touch "$mark"
tree=$folder/monazite-$version

# The same bytes for the same commit: its date on every file, no owner, no name or time in what compresses.
git -C "$top" archive --format=tar --prefix="monazite-$version/" HEAD | xz -6 -T1 >"$folder/monazite-$version.tar.xz"
[ "$kind" != tarball ] || exit 0
ln "$folder/monazite-$version.tar.xz" "$folder/monazite_$version.orig.tar.xz"
tar -C "$folder" -xf "$folder/monazite-$version.tar.xz"
cp -a "$tree/data/packaging/debian" "$tree/debian"

if [ "$kind" = source ]; then
  (cd "$folder" && dpkg-source -b "$tree" >&2)
else
  # The package is built in a home of its own, which would be the compiler cache's, too.
  ! command -v ccache >/dev/null || { CCACHE_DIR=$(ccache -k cache_dir) && export CCACHE_DIR; }
  (cd "$tree" && dpkg-buildpackage -us -uc >"$folder/build.log" 2>&1) || { tail -n 40 "$folder/build.log" >&2; die "has not been built"; }
  complaints=$(cd "$folder" && lintian --allow-root --pedantic ./*.changes 2>&1) || true
  [ -z "$complaints" ] || { printf '%s\n' "$complaints" >&2; die "lintian complains"; }
fi
rm -rf "$tree"
