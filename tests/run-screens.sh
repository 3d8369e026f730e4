#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test on a display of its own that has a window manager, and outputs that can be plugged in and out with xrandr.
xorg=/usr/lib/xorg/Xorg
for tool in "$xorg" openbox xdotool xrandr; do
  command -v "$tool" >/dev/null && continue
  echo "1..0 # SKIP no ${tool##*/} on this machine: tests with two screens are skipped"
  exit 0
done
unset WAYLAND_DISPLAY

# shellcheck source=tests/server.sh
. "${0%/*}/server.sh"
cat >"$dir/xorg.conf" <<'EOF'
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125
  Modeline "1366x768" 85.50 1366 1436 1579 1792 768 771 774 798
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2160
    Modes "1366x768"
  EndSubSection
EndSection
EOF
"$xorg" -displayfd 3 -config "$dir/xorg.conf" -logfile "$dir/log" -noreset -nolisten tcp -sharevts -novtswitch -keeptty \
  3>"$dir/display" >"$dir/errors" 2>&1 </dev/null &
server=$!
if ! await_server [ -s "$dir/display" ]; then
  echo "1..0 # SKIP Xorg with its dummy driver does not start here: tests with two screens are skipped"
  exit 0
fi
DISPLAY=:$(cat "$dir/display")
export DISPLAY

run_test "${0%/*}/run-managed.sh" "$@"
