#!/bin/sh
# dist.sh - makes build/newscomb-VERSION.tar.gz, the same bytes each time.
#
# usage: dist.sh VERSION
#
# From a checkout what is committed is packed (times are the commit's);
# from an unpacked release, its files with a fixed time.
set -eu

name=newscomb-$1
mkdir -p build
if git rev-parse --git-dir >/dev/null 2>&1; then
	git archive --format=tar --prefix="$name/" HEAD
else
	find Makefile targets.mk README.md LICENSE src tests man .ci \
	    -type f ! -name '*.o' -print | LC_ALL=C sort |
	    tar -cf - --no-recursion --mtime=@0 --owner=0 --group=0 \
	    --numeric-owner --transform="s,^,$name/," -T -
fi | gzip -9n > "build/$name.tar.gz"
echo "build/$name.tar.gz"
