#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test under a Wayland compositor of its own, which shows nothing and has neither keyboard nor pointer. MZ_TEST_SCALE says
# how many of its pixels are one of the program, 1 if nothing is said.
if ! command -v weston >/dev/null; then
  echo "1..0 # SKIP no weston on this machine: tests under Wayland are skipped"
  exit 0
fi

# shellcheck source=tests/server.sh
. "${0%/*}/server.sh"
XDG_RUNTIME_DIR=$dir
export XDG_RUNTIME_DIR
weston --backend=headless-backend.so --socket=wayland-test --no-config --idle-time=0 --width=1920 --height=1080 \
  --scale="${MZ_TEST_SCALE:-1}" \
  >"$dir/log" 2>&1 </dev/null &
server=$!
await_server [ -S "$dir/wayland-test" ] || bail_out weston "$dir/log"

unset DISPLAY
# With its folder: tests have a XDG_RUNTIME_DIR of their own.
export WAYLAND_DISPLAY="$dir/wayland-test" GDK_BACKEND=wayland MZ_TEST_DISPLAY=1
run_test "$@"
