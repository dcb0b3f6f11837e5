#!/bin/sh
# memcheck.sh - runs the tests with every program under valgrind.
#
# Wrappers in build/mem/bin stand in for the programs.  What valgrind finds
# (bad reads, uninitialised values, leaks at a clean exit) goes into a log a
# process; one that is not empty fails the run.
set -u

cd "$(dirname "$0")/.." || exit 2
sh tests/get.sh valgrind >/dev/null || exit 2
dir=$PWD/build/mem
rm -rf "$dir"
mkdir -p "$dir/bin" "$dir/log" "$dir/build"
ln -s ../../libnc.a ../../mkwords "$dir/build/"
for tool in bin/nc-*; do
	cat > "$dir/$tool" <<END
#!/bin/sh
exec valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect \\
    --log-file='$dir/log/%p' '$PWD/$tool' "\$@"
END
	chmod +x "$dir/$tool"
done
BIN=$dir/bin NC_MEM=1 sh tests/run.sh "$@"
status=$?
find "$dir/log" -type f -size +0c > "$dir/found"
if [ -s "$dir/found" ]; then
	echo "valgrind found trouble in $(wc -l < "$dir/found") processes:"
	xargs head -n 20 < "$dir/found" | head -n 100
	status=1
fi
exit "$status"
