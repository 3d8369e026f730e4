#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test under a Wayland compositor of its own, which shows nothing and has neither keyboard nor pointer.
if ! command -v weston >/dev/null; then
  echo "1..0 # SKIP no weston on this machine: tests under Wayland are skipped"
  exit 0
fi

runtime=$(mktemp -d) || exit 1
XDG_RUNTIME_DIR=$runtime
export XDG_RUNTIME_DIR
weston --backend=headless-backend.so --socket=wayland-test --no-config --idle-time=0 --width=1920 --height=1080 \
  >"$runtime/log" 2>&1 </dev/null &
compositor=$!
trap 'kill $compositor 2>/dev/null; wait $compositor 2>/dev/null; rm -rf "$runtime"' EXIT
trap 'exit 143' HUP INT TERM

tries=0
until [ -S "$runtime/wayland-test" ]; do
  tries=$((tries + 1))
  if [ $tries -gt 300 ] || ! kill -0 $compositor 2>/dev/null; then
    cat "$runtime/log" >&2
    echo "Bail out! weston did not start"
    exit 99
  fi
  sleep 0.1
done

unset DISPLAY
# With its folder: tests have a XDG_RUNTIME_DIR of their own.
WAYLAND_DISPLAY=$runtime/wayland-test GDK_BACKEND=wayland MZ_TEST_DISPLAY=1 "$@" &
test=$!
trap 'kill $test 2>/dev/null; exit 143' HUP INT TERM
wait $test
