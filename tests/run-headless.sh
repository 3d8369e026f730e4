#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test that needs a display on one of its own, of MZ_TEST_SCREEN; with MZ_TEST_DISPLAY=1 on the present one.
[ "${MZ_TEST_DISPLAY:-}" = 1 ] && exec "$@"
if ! command -v Xvfb >/dev/null; then
  echo "1..0 # SKIP no Xvfb on this machine: tests with a window are skipped"
  exit 0
fi
unset WAYLAND_DISPLAY

# The server itself picks a free number, so that any number of tests may start at once.
dir=$(mktemp -d) || exit 1
Xvfb -displayfd 3 -screen 0 "${MZ_TEST_SCREEN:-1280x1024}x24" -noreset -nolisten tcp 3>"$dir/display" 2>"$dir/log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 143' HUP INT TERM

tries=0
until [ -s "$dir/display" ]; do
  tries=$((tries + 1))
  if [ $tries -gt 300 ] || ! kill -0 $server 2>/dev/null; then
    cat "$dir/log" >&2
    echo "Bail out! Xvfb did not start"
    exit 99
  fi
  sleep 0.1
done
DISPLAY=:$(cat "$dir/display")
export DISPLAY

"$@" &
test=$!
trap 'kill $test 2>/dev/null; exit 143' HUP INT TERM
wait $test
