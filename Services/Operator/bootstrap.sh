#!/bin/sh
# Installs what Outreach needs from Debian and is not there yet. Root, or a user with sudo.
# Usage: bootstrap.sh [package...]     further packages, for one target's own needs
#
# Nothing is started: no database cluster is created and no service runs afterwards that did not run before.
set -eu

say() { printf 'outreach: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

command -v swift >/dev/null 2>&1 || fail "the Swift 6.3 toolchain is missing; see https://www.swift.org/install/linux/"

wanted="libpq-dev libevent-dev libcurl4-openssl-dev libssl-dev libseccomp-dev pkg-config make tzdata $*"
missing=
if command -v dpkg-query >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # a list of words
    there=" $(dpkg-query -W -f='${db:Status-Abbrev}${Package} ' $wanted 2>/dev/null || true)"
    for package in $wanted; do
        case "$there" in *" ii $package "* | *" hi $package "*) ;; *) missing="$missing $package" ;; esac
    done
else
    for name in libpq libevent libcurl libcrypto libseccomp; do
        pkg-config --exists "$name" 2>/dev/null || missing="$missing $name"
    done
fi
# Any server from version 15 on and any nginx will do, wherever they came from.
has_postgres() {
    for program in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb 2>/dev/null || true)"; do
        [ -x "$program" ] || continue
        version=$("$program" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        [ "$version" -ge 15 ] && return 0
    done
    return 1
}
has_postgres || missing="$missing postgresql-15"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null 2>&1 || fail "missing:$missing; this is not Debian, please install them by hand"
if [ "$(id -u)" = 0 ]; then as_root=
elif command -v sudo >/dev/null 2>&1; then as_root=sudo
else fail "missing:$missing; run this as root, or install sudo"
fi

# Debian asks this script before it starts a service; an existing answer of the machine's owner stays.
policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.d
put_back() {
    [ -z "${placed_policy:-}" ] || $as_root rm -f "$policy"
    [ -z "${placed_clusters:-}" ] || $as_root rm -f "$clusters/outreach.conf"
}
trap put_back EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ ! -e "$policy" ]; then
    placed_policy=1
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
fi
case "$missing" in
*postgresql*)
    placed_clusters=1
    $as_root mkdir -p "$clusters"
    echo 'create_main_cluster = false' | $as_root tee "$clusters/outreach.conf" >/dev/null
    ;;
esac

log=$(mktemp "${TMPDIR:-/tmp}/outreach-apt.XXXXXX")
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@" \
        >>"$log" 2>&1 || { tail -n 15 "$log" >&2; fail "apt-get $1 failed; the whole log is $log"; }
}
say "refreshing the list of Debian packages"
apt update
say "installing$missing"
# shellcheck disable=SC2086
apt install --no-install-recommends $missing
rm -f "$log"
say "installed; no service was started"
