# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts share that run a test beside a server of its own, a display or a window manager; they read it with “.”.
# @server: its process, which ends with the script. @dir: a folder for it, which goes, too.
server=
dir=$(mktemp -d) || exit 1
trap '[ -z "$server" ] || { kill $server; wait $server; } 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 143' HUP INT TERM

# await_server COMMAND...: until COMMAND says that it is there; fails where it has ended, or has not come for half a minute.
await_server()
{
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
      return 1
    fi
    sleep 0.1
  done
}

# bail_out WHAT [LOG]: what has not started, and why.
bail_out()
{
  [ -z "${2:-}" ] || cat "$2" >&2
  echo "Bail out! $1 did not start"
  exit 99
}

# run_test COMMAND...: the last thing that a script does.
run_test()
{
  "$@" &
  test=$!
  trap 'kill $test 2>/dev/null; exit 143' HUP INT TERM
  wait $test
}
