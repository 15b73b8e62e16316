#!/bin/sh
# Makes the secrets that compose.yml mounts as files, once; what is there is kept.
# Usage: secrets.sh [docker|podman]     the engine that will read them
#
# They lie in $OUTREACH_HOME/secrets with mode 0600, and only the containers' user may read them there. Who that is depends
# on who runs this: see the end.
set -eu
umask 077

say() { printf 'outreach: %s\n' "$*" >&2; }
engine=${1:-docker}

# As compose reads it: the last line of that name in .env; what stands in quotes, or what stands before " #". The environment wins.
from_env_file() {
    sed -n "s/^\(export  *\)\{0,1\}$1=[[:space:]]*//p" .env 2>/dev/null | tail -n 1 | tr -d '\r' |
        sed -e 's/^"\([^"]*\)".*$/\1/' -e t -e "s/^'\([^']*\)'.*\$/\1/" -e t \
            -e 's/ #.*$//' -e 's/[[:space:]]*$//'
}

home=${OUTREACH_HOME-$(from_env_file OUTREACH_HOME)}
home=${home:-.outreach}
secrets=$home/secrets
user=${OUTREACH_CONTAINER_USER:-$(from_env_file OUTREACH_CONTAINER_USER)}
mkdir -p "$secrets"

random_bytes() { od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }

is_missing() {
    [ -e "$secrets/$1" ] || return 0
    say "kept $secrets/$1"
    return 1
}

# Whole or not at all: an interrupted run leaves no half of a key.
make_secret() {
    printf '%s\n' "$2" >"$secrets/$1.new"
    mv "$secrets/$1.new" "$secrets/$1"
    say "made $secrets/$1"
    made="${made:-} $1"
}

if is_missing database-password; then
    password=$(random_bytes 24)
    make_secret database-password "$password"
    make_secret database-url "postgresql://outreach:$password@database:5432/outreach"
elif is_missing database-url; then
    make_secret database-url "postgresql://outreach:$(cat "$secrets/database-password")@database:5432/outreach"
fi
for key in suppression-key secrets-key; do
    if is_missing $key; then make_secret $key "$(random_bytes 32)"; fi
done
[ -n "${made:-}" ] || exit 0

id=$(id -u)
if [ "$id" = 0 ]; then
    # Root gives the files to the containers' user.
    # shellcheck disable=SC2086 # a list of words
    (cd "$secrets" && chown "${user:-10001:10001}" $made)
elif [ "$engine" = podman ]; then
    # Rootless: the containers' user is one of this user's subordinate ids, and only inside the user's namespace is it known.
    # shellcheck disable=SC2086
    (cd "$secrets" && podman unshare chown "${user:-10001:10001}" $made)
elif [ -z "$user" ]; then
    # A member of the group docker can't give files away: the containers run as this user instead.
    group=$(id -g)
    [ "$group" != 0 ] || say "this user's group is root; set OUTREACH_CONTAINER_USER to another"
    # The last line may have no end yet.
    [ ! -s .env ] || [ -z "$(tail -c 1 .env)" ] || echo >>.env
    printf 'OUTREACH_CONTAINER_USER=%s:%s\n' "$id" "$group" >>.env
    say "the containers will run as user $id:$group, written into .env"
fi
