#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the pictures for the software catalogue, on a display of its own, small enough for a download.
#
# Usage: screenshots.sh BUILD-FOLDER
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

# As in the tests: one font, no settings of the user's, the language that the captions are in first.
env -u WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS=disabled: GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none LC_ALL=C.UTF-8 \
  GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR="$build/data" GIO_USE_VFS=local FONTCONFIG_FILE="$build/tests/fonts.conf" \
  XDG_DATA_HOME="$drawn" XDG_CONFIG_HOME="$drawn" XDG_STATE_HOME="$drawn" XDG_CACHE_HOME="$drawn" TZ=UTC \
  xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' "$build/tests/dev/screenshots" "$drawn"
mkdir -p "$here/screenshots"
for picture in "$drawn"/*.png; do
  pngquant --force --speed 1 --strip --output "$here/screenshots/$(basename "$picture")" 256 "$picture"
done
