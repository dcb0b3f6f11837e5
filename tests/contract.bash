# contract.bash - inputs for contract.bats and contract-hard.bats: a small and
# a big one for each program, in the folder $D.

# The ordinary input of each program: options and file in the array "in".
in_of() {
	case $1 in
	nc-clean)	in=("$D/article.txt") ;;
	nc-split)	in=("$D/blocks.tsv") ;;
	*)		in=("$D/sents.tsv") ;;
	esac
}

# The same, much more of it: hundreds of documents.
big_of() {
	case $1 in
	nc-clean)	in=(-f 3 -k 1 -w 2 "$D/big.any") ;;
	nc-split)	in=("$D/big-blocks.tsv") ;;
	*)		in=("$D/big-sents.tsv") ;;
	esac
}

article() {
	cat <<-'END'
	Kestrel Bridge reopens after storm repairs

	The Kestrel Bridge in Portham reopened on Monday, three weeks after a storm closed it, Mayor Anna Lindqvist told the Portham Herald on March 4, 2024.
	Engineers from Dalgo Ltd. replaced 14 cables and two bearings. "It was hard work in bad weather," Lindqvist said. "We are glad that nobody was hurt."
	The repairs cost $2.4 million, 12 percent more than Mr. Osei's office had planned last year.
	END
}

# text rows of kind $1 of two reports of the story $2
reports() {
	local s=$2 k=$1 n=0 t

	for t in 'Kestrel Bridge reopens after storm repairs' \
	    'The Kestrel Bridge in Portham reopened on Monday, three weeks after a storm closed it, Mayor Anna Lindqvist said.' \
	    'Dalgo Ltd. replaced 14 cables. "It was hard work," Lindqvist said. "We are glad."' \
	    'The repairs cost $2.4 million.'; do
		n=$((n + 1))
		text_row "$k" "$s" herald 2024-03-05 "$n" \
		    "$([ "$k" = block ] && echo 0 || echo $n)" body "$t"
	done
	n=0
	for t in 'Portham bridge opens again' \
	    'The Kestrel Bridge in Portham reopened on Tuesday, Anna Lindqvist, the mayor, said.' \
	    'The work by Dalgo cost 3.1 million dollars and took 16 new cables.'; do
		n=$((n + 1))
		text_row "$k" "$s" gazette 2024-03-06 "$n" \
		    "$([ "$k" = block ] && echo 0 || echo $n)" body "$t"
	done
}

# any TSV: id, date, text with \n between blocks
any() {
	printf '%s\t%s\t%s\n' a1 2024-03-05 "$(article | sed '/^$/d' |
	    awk '{ printf "%s%s", sep, $0; sep = "\\n" }')"
	printf '%s\t%s\t%s\n' a2 1709596800 'The Kestrel Bridge in Portham is open again, the city said on Monday.\nIt was shut for weeks after the storm that hit the coast in February.'
}

contract_fixtures() {
	export D=$BATS_FILE_TMPDIR
	# shellcheck disable=SC2086 # flags are words
	if command -v "$CC" >/dev/null; then
		$CC $TEST_CFLAGS -std=c11 -D_POSIX_C_SOURCE=200809L \
		    -o "$D/slowcat" "$BATS_TEST_DIRNAME/slowcat.c"
		$CC -O1 -fPIC -shared -o "$D/faults.so" \
		    "$BATS_TEST_DIRNAME/faults.c" || true
	fi
	article > "$D/article.txt"
	reports block bridge > "$D/blocks.tsv"
	reports sent bridge > "$D/sents.tsv"
	any > "$D/any.tsv"
	many "$D/blocks.tsv" > "$D/big-blocks.tsv"
	many "$D/sents.tsv" > "$D/big-sents.tsv"
	awk -F '\t' -v OFS='\t' '{ line[NR] = $0 } END {
		for (i = 0; i < 300; i++)
			for (n = 1; n <= NR; n++) {
				$0 = line[n]
				$1 = $1 "-" i
				print
			}
	}' "$D/any.tsv" > "$D/big.any"
}

# 400 stories of a file of one
many() {
	awk -F '\t' -v OFS='\t' '{ line[NR] = $0 } END {
		for (i = 0; i < 400; i++)
			for (n = 1; n <= NR; n++) {
				$0 = line[n]
				$1 = $1 i
				print
			}
	}' "$1"
}
