#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with a window manager, which makes windows as large as the screen; without openbox on this machine, without one.
if ! command -v openbox >/dev/null || ! command -v xdotool >/dev/null; then
  exec "$@"
fi
dir=$(mktemp -d) || exit 1
echo '<openbox_config xmlns="http://openbox.org/3.4/rc"/>' >"$dir/openbox.xml"
openbox --config-file "$dir/openbox.xml" >/dev/null 2>&1 &
manager=$!
trap 'kill $manager 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 143' HUP INT TERM

tries=0
until xdotool get_num_desktops >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ $tries -gt 300 ] || ! kill -0 $manager 2>/dev/null; then
    echo "Bail out! openbox did not start"
    exit 99
  fi
  sleep 0.1
done

"$@" &
test=$!
trap 'kill $test 2>/dev/null; exit 143' HUP INT TERM
wait $test
