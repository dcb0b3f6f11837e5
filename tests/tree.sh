#!/bin/sh
# tree.sh - copies the sources to a folder, for a build with other flags.
#
# usage: tree.sh DIR
#
# Objects stand beside their sources, so each set of flags has a tree of its
# own.  Files that are the same are left alone: make there does only what is
# new.
set -eu

dir=$1
find Makefile targets.mk README.md LICENSE src tests man .ci -type f \
    ! -name '*.o' ! -name '*.pyc' -print 2>/dev/null | while read -r f; do
	cmp -s "$f" "$dir/$f" && continue
	mkdir -p "$dir/$(dirname "$f")"
	cp -p "$f" "$dir/$f"
done
