#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test that needs a display on one of its own; with MZ_TEST_DISPLAY=1 on the present one.
[ "${MZ_TEST_DISPLAY:-}" = 1 ] && exec "$@"
if ! command -v Xvfb >/dev/null || ! command -v xvfb-run >/dev/null; then
  echo "no Xvfb on this machine: tests with a window are skipped" >&2
  exit 77
fi
unset WAYLAND_DISPLAY
exec xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" "$@"
