#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test that needs a display on one of its own, of MZ_TEST_SCREEN; with MZ_TEST_DISPLAY=1 on the present one.
[ "${MZ_TEST_DISPLAY:-}" = 1 ] && exec "$@"
if ! command -v Xvfb >/dev/null; then
  echo "1..0 # SKIP no Xvfb on this machine: tests with a window are skipped"
  exit 0
fi
unset WAYLAND_DISPLAY

# shellcheck source=tests/server.sh
. "${0%/*}/server.sh"
# The server itself picks a free number, so that any number of tests may start at once.
Xvfb -displayfd 3 -screen 0 "${MZ_TEST_SCREEN:-1280x1024}x24" -noreset -nolisten tcp 3>"$dir/display" 2>"$dir/log" &
server=$!
await_server [ -s "$dir/display" ] || bail_out Xvfb "$dir/log"
DISPLAY=:$(cat "$dir/display")
export DISPLAY

run_test "$@"
