#!/usr/bin/env bats
# lib.bats - src/lib by itself: libtest.c does the work, one test a part.

load helpers

setup_file() {
	local root=$BATS_TEST_DIRNAME/..

	command -v "$CC" >/dev/null || skip "no C compiler"
	# the library of the build that is tested
	lib=$BIN/../build
	# shellcheck disable=SC2086 # flags are words
	$CC $TEST_CFLAGS -std=c11 -D_POSIX_C_SOURCE=200809L \
	    -DVERSION='"0"' -iquote "$root/src/lib" \
	    -o "$BATS_FILE_TMPDIR/libtest" "$root/tests/libtest.c" \
	    "$lib/libnc.a"
	export MKWORDS=$lib/mkwords
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

lib() {
	"$BATS_FILE_TMPDIR/libtest" "$1"
}

@test "lib: UTF-8 forwards, backwards, every character" { lib utf8; }
@test "lib: bad UTF-8 is seen wherever it stands" { lib utf8-bad; }
@test "lib: classes and cases of characters" { lib classes; }
@test "lib: folding" { lib fold; }
@test "lib: buffers keep to their ceiling" { lib buf; }
@test "lib: arenas" { lib arena; }
@test "lib: the calendar of 3000 years, day by day" { lib calendar; }
@test "lib: ISO 8601 dates, names of months and weekdays" { lib dates; }
@test "lib: numbers in words and digits" { lib numbers; }
@test "lib: how numbers are written" { lib number-forms; }
@test "lib: escapes there and back, writing in parts" { lib escapes; }
@test "lib: lines, long lines, blocks" { lib lines; }

@test "lib: memory that cannot be had: one message, status 2" {
	for t in too-much too-much-arena; do
		run -2 --separate-stderr lib "$t"
		is "" "$output"
		# shellcheck disable=SC2154 # set by run
		is "libtest: out of memory" "$stderr"
	done
}

# mkwords NAME < list: the generator refuses what would not be found again
refuse() {
	printf "$1" > list
	run ! --separate-stderr "$MKWORDS" x < list
	is "mkwords: line $2" "$stderr"
}

@test "lib: lists must be sorted and without doubles" {
	refuse 'b\t1\na\t1\n' '2: keys must be sorted by bytes and unique'
	refuse 'a\t1\na\t2\n' '2: keys must be sorted by bytes and unique'
	refuse '\t1\n' '1: empty key'
	printf '# source\nB\na\t2\tstring\n\303\251\n' > list
	ASAN_OPTIONS=detect_leaks=0 "$MKWORDS" x < list > out
	grep -q 'static const struct words x = ' out
}
