#!/bin/sh
# Checks that a program may be the only file of an image: statically linked, under 40 MB without its debug information,
# and able to start and to look a name up where there is no other file. Usage: static.sh PROGRAM [MEGABYTES]
# The second is for a program that is built without optimization, which is more than twice as large.
set -eu

program=$1
limit=$((${2:-40} * 1000 * 1000))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

# The interpreter that a dynamic program names is its first need.
if readelf -l "$program" | grep -q 'program interpreter'; then
    fail "is linked dynamically"
fi
if readelf -d "$program" 2>/dev/null | grep -q NEEDED; then
    fail "needs shared libraries"
fi
strip --strip-debug -o "$folder/largesse" "$program"
size=$(wc -c <"$folder/largesse")
[ "$size" -lt "$limit" ] || fail "$size bytes without debug information, at most $limit"

# An empty root as nobody: only root may enter one.
if [ "$(id -u)" -eq 0 ]; then
    mkdir -p "$folder/empty/etc"
    cp "$folder/largesse" "$folder/empty/largesse"
    echo '127.0.0.1 database.test' >"$folder/empty/etc/hosts"
    enter() {
        chroot --userspec=65532:65532 "$folder/empty" /largesse "$@"
    }
    enter --version >/dev/null || fail "does not start in an empty root"
    said=$(enter migrate --check --database-url 'postgresql://u@database.test:1/d?sslmode=disable' 2>&1 || true)
    case $said in
    *refused*) ;;
    *) fail "does not look a name up in an empty root: $said" ;;
    esac
else
    echo "not root: not run in an empty root"
fi
printf '%s: static, %s bytes without debug information\n' "$program" "$size"
