#!/bin/sh
# Runs a test command and, when it fails, says once more at the very end which tests did and why: a log that is cut off in
# front still shows them.
# Usage: failures.sh command [argument...]
set -u

log=$(mktemp "${TMPDIR:-/tmp}/outreach-tests.XXXXXX")
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# POSIX has no pipefail: the status travels beside the text.
status=$( { { "$@" 2>&1; echo $? >&3; } | tee "$log" >&4; } 3>&1 ) 4>&1
[ "$status" = 0 ] || {
    printf '\noutreach: these failed:\n'
    # An issue and the values under it; a crash of the whole process has only its last lines.
    awk '/^(✘|.*recorded an issue)/ { shown = 1; print; next } /^↳/ && shown { print; next } { shown = 0 }' "$log" |
        grep . || tail -n 40 "$log"
}
exit "$status"
