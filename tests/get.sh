#!/bin/sh
# get.sh - finds a program that the tests need and prints its path.
#
# usage: get.sh COMMAND [PACKAGE [NPM-PACKAGE]]
#
# One that is not installed is got from the system's package manager (as
# root), else unpacked into build/tools by apt-get download or npm pack:
# nothing outside the tree is touched without root.  Only tests, bench and
# lint use this; newscomb itself needs a compiler and nothing else.
set -u

cmd=$1
package=${2:-$1}
npm=${3:-}
dir=$(pwd)/build/tools
export DEBIAN_FRONTEND=noninteractive

found() {
	command -v "$cmd" && exit 0
	for p in "$dir/usr/bin/$cmd" "$dir/package/bin/$cmd"; do
		[ -x "$p" ] && echo "$p" && exit 0
	done
}

as_root() {
	[ "$(id -u)" = 0 ] || return
	if command -v apt-get >/dev/null; then
		apt-get install -y "$package" ||
		    { apt-get update && apt-get install -y "$package"; }
	elif command -v apk >/dev/null; then
		apk add "$package"
	elif command -v dnf >/dev/null; then
		dnf install -y "$package"
	fi
}

from_apt() {
	command -v dpkg-deb >/dev/null || return
	(cd "$dir" && apt-get download "$package" &&
	    for deb in "$package"_*.deb; do dpkg-deb -x "$deb" .; done)
}

from_npm() {
	[ -n "$npm" ] && command -v npm >/dev/null || return
	(cd "$dir" && npm pack --silent "$npm" &&
	    for tgz in "$npm"-*.tgz; do tar -xzf "$tgz"; done)
}

found
mkdir -p "$dir"
for way in as_root from_apt from_npm; do
	$way >&2
	found
done
echo "get.sh: $cmd is needed: please install the package $package" >&2
exit 1
