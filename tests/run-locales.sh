#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with locales that write numbers in other ways, made once for the build; MZ_TEST_LOCALES names those that there are.
# de_DE: 1.234,5; tr_TR: so, too, and i is not the small I; ps_AF: 1٬234٫5; fr_FR: a narrow space between thousands.
dir=${G_TEST_BUILDDIR:?}/locales
sources=/usr/share/i18n/locales
MZ_TEST_LOCALES=
if command -v localedef >/dev/null && [ -d "$sources" ]; then
  mkdir -p "$dir"
  for name in de_DE tr_TR ps_AF fr_FR; do
    if [ ! -d "$dir/$name.UTF-8" ] && [ -f "$sources/$name" ]; then
      made=$(mktemp -d "$dir/made-XXXXXX") || exit 1
      # It warns of what the sources lack. Another test may have been faster with the same.
      localedef -i "$name" -f UTF-8 --no-archive "$made/$name.UTF-8" >/dev/null 2>&1
      mv -T "$made/$name.UTF-8" "$dir/$name.UTF-8" 2>/dev/null
      rm -rf "$made"
    fi
    [ ! -d "$dir/$name.UTF-8" ] || MZ_TEST_LOCALES="$MZ_TEST_LOCALES $name.UTF-8"
  done
  LOCPATH=$dir
  export LOCPATH
fi
export MZ_TEST_LOCALES

exec "$@"
