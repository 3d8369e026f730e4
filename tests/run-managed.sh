#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with a window manager, which makes windows as large as the screen; without openbox on this machine, without one.
if ! command -v openbox >/dev/null || ! command -v xdotool >/dev/null; then
  exec "$@"
fi
# shellcheck source=tests/server.sh
. "${0%/*}/server.sh"
echo '<openbox_config xmlns="http://openbox.org/3.4/rc"/>' >"$dir/openbox.xml"
openbox --config-file "$dir/openbox.xml" >/dev/null 2>&1 &
server=$!
await_server xdotool get_num_desktops || bail_out openbox

run_test "$@"
