#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test on a bus of its own on which assistive technologies are served, as in a session.
if ! command -v dbus-run-session >/dev/null || ! ls /usr/share/dbus-1/services/org.a11y.Bus.service >/dev/null 2>&1; then
  echo "1..0 # SKIP no bus for assistive technologies on this machine (at-spi2-core, dbus)"
  exit 0
fi
unset DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_A11Y NO_AT_BRIDGE
runtime=$(mktemp -d) || exit 1
trap 'rm -rf "$runtime"' EXIT
XDG_RUNTIME_DIR=$runtime
export XDG_RUNTIME_DIR

# What the services print is no part of what the test says.
exec 3>&1
dbus-run-session -- sh -c 'exec "$@" 1>&3 3>&-' sh "$@" 1>&2
