# nc-entities: names, numbers, values, the user's names, windows.

load helpers

setup() {
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
	ents=$BIN/nc-entities
}

# cases FILE TYPES: runs a table of cases, a document each
cases() {
	awk -F '\t' '!/^#/ { print ++n "\t" $1 }' "$1" > "$T/in"
	"$ents" -o -t "$2" -f 2 -k 1 "$T/in" > "$T/out"
	awk -F '\t' '
		NR == FNR {
			got[$2] = got[$2] (got[$2] == "" ? "" : ";") \
			    $9 " " $10
			next
		}
		/^#/ { next }
		{
			n++
			g = got[n] == "" ? "-" : got[n]
			if (g == $2)
				next
			bad++
			print $1 ": got \"" g "\", want \"" $2 "\""
		}
		END { exit bad > 0 || n < 10 }' "$T/out" "$1"
}

# doc TEXT...: a table of one document, a sentence a text
doc() {
	local n=0 text

	for text; do
		n=$((n + 1))
		text_row sent story doc 2024-05-14 1 "$n" body "$text"
	done
}

# found: label and value of the rows on standard input, ";" between
found() {
	awk -F '\t' '$6 == "ent" { printf "%s%s %s", sep, $9, $10; sep = ";" }
	END { print "" }'
}

@test "numbers, money, per cent: cases/nc-entities-numbers.tsv" {
	cases "$CASES/nc-entities-numbers.tsv" NUM,MONEY,PERCENT
}

@test "numbers written before the rules: cases/nc-entities-numbers-blind.tsv" {
	cases "$CASES/nc-entities-numbers-blind.tsv" NUM,MONEY,PERCENT
}

@test "what is kept of one document changes no other: any order, many words" {
	awk -F '\t' '!/^#/ { print ++n "\t" $1 }' "$CASES"/nc-entities-n*.tsv \
	    > "$T/in"
	# words and pairs of words enough to drive others out
	awk 'BEGIN {
		for (i = 0; i < 4000; i++)
			printf "x%d\tA %c%c%s met Ian %c%cer in %c%co.\n", i,
			    65 + i % 26, 97 + i / 26 % 26, i % 7 ? "an" : "us",
			    65 + i % 23, 97 + i / 23 % 26, 65 + i % 25,
			    97 + i / 25 % 26
	}' >> "$T/in"
	"$ents" -o -f 2 -k 1 "$T/in" | LC_ALL=C sort > "$T/forth"
	awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' \
	    "$T/in" | "$ents" -o -f 2 -k 1 | LC_ALL=C sort > "$T/back"
	[ "$(wc -l < "$T/forth")" -gt 6000 ]
	cmp "$T/forth" "$T/back"
}

@test "names and their values: cases/nc-entities-names.tsv" {
	cases "$CASES/nc-entities-names.tsv" PER,ORG,LOC,MISC
}

@test "names in tables: cases/nc-entities-tables.tsv" {
	cases "$CASES/nc-entities-tables.tsv" PER,ORG,LOC,MISC
}

@test "rows stand behind their text, in order of start, with byte offsets" {
	doc 'In Łódź, Anna Kowalska met 12 mayors.' 'Kowalska left.' \
	    > "$T/in"
	"$ents" "$T/in" > "$T/out"
	cut -f 5-8,11 "$T/out" > "$T/got"
	printf '%s\t%s\t%s\t%s\t%s\n' \
	    1 sent 0 40 'In Łódź, Anna Kowalska met 12 mayors.' \
	    1 ent 3 10 'Łódź' 1 ent 12 25 'Anna Kowalska' 1 ent 30 32 12 \
	    2 sent 0 14 'Kowalska left.' 2 ent 0 8 'Kowalska' > "$T/want"

	cut -f 2- "$T/want" | diff - <(cut -f 2- "$T/got")
}

@test "a value is taken from any sentence of the document, not of another" {
	is 'PER Olga Brandt;PER Olga Brandt' \
	    "$(doc 'Brandt spoke.' 'Olga Brandt left.' | "$ents" | found)"
	{
		text_row sent s a '' 1 1 body 'Mayor Brandt spoke.'
		text_row sent s b '' 1 1 body 'Olga Brandt left.'
	} | "$ents" -o > "$T/out"
	is 'Brandt,Olga Brandt' "$(cut -f 10 "$T/out" | paste -sd , -)"
}

@test "two who share a surname are not merged" {
	doc 'Ivan Petrov and Olga Petrova met.' 'Paul Meyer and Ruth Meyer came.' \
	    'Meyer spoke.' | "$ents" -t PER > "$T/out"
	is 'PER Ivan Petrov;PER Olga Petrova;PER Paul Meyer;PER Ruth Meyer;PER Meyer' \
	    "$(found < "$T/out")"
}

@test "running twice gives what running once gives" {
	doc 'Germany paid $3m to Hungary.' 'The 12 ministers met in Berlin.' |
	    "$ents" > "$T/once"
	"$ents" "$T/once" > "$T/twice"
	same "$T/once" "$T/twice"
}

@test "date rows make no difference" {
	doc 'On 12 May 2019 the 40 members met in Paris.' > "$T/plain"
	{
		cat "$T/plain"
		row story doc 2024-05-14 1 1 date 3 14 DATE 2019-05-12 \
		    '12 May 2019'
	} > "$T/dated"
	same <("$ents" -o "$T/plain") <("$ents" -o "$T/dated")
	is 'NUM 40;LOC Paris' "$("$ents" -o "$T/plain" | found)"
}

@test "block rows are annotated, dropped ones are not" {
	{
		text_row block s d '' 1 0 body 'Rome is in Italy. Oslo is not.'
		text_row block s d '' 0 0 promo 'Rome is in Italy.'
	} | "$ents" > "$T/out"
	is 'LOC Rome;LOC Italy;LOC Oslo' "$(found < "$T/out")"
	is 2 "$(grep -c "${TAB}block${TAB}" "$T/out")"
}

@test "-t keeps some types" {
	doc 'France paid 3 million euros to 12 farmers in Lyon.' > "$T/in"
	is 'LOC France;LOC Lyon' "$("$ents" -t LOC "$T/in" | found)"
	is 'MONEY EUR 3000000;NUM 12' \
	    "$("$ents" -t NUM,MONEY "$T/in" | found)"
	run -2 --separate-stderr "$ents" -t LOC,DATE "$T/in"
	[[ $stderr == nc-entities:*DATE* ]]
}

@test "-n: names of the user's own" {
	printf '%s\n' '# ours' "the Wall${TAB}ORG${TAB}Wall Committee" '' \
	    "harbour four${TAB}PER" "Grand Hotel Paris${TAB}ORG" > "$T/names"
	doc 'Critics of the Wall met the harbour four at the Grand Hotel Paris.' \
	    > "$T/in"
	is 'ORG Wall Committee;PER harbour four;ORG Grand Hotel Paris' \
	    "$("$ents" -n "$T/names" "$T/in" | found)"
	"$ents" -n "$T/names" -o "$T/in" | cut -f 11 > "$T/text"
	is 'the Wall,harbour four,Grand Hotel Paris' "$(paste -sd , "$T/text")"
}

@test "-n: a bad line is reported with its number, the rest is used" {
	printf '%s\n' "Zorbville${TAB}LOC" "Zorb${TAB}TOWN" 'no tab' > "$T/names"
	doc 'He saw Zorbville.' > "$T/in"
	run -2 --separate-stderr "$ents" -o -n "$T/names" "$T/in"
	[[ $output == *LOC*Zorbville* ]]
	[[ $stderr == *"$T/names:2: "* ]]
	[[ $stderr == *"$T/names:3: "* ]]
	run -2 "$ents" -n "$T/none" "$T/in"
}

@test "headlines in capitals and In Title Case" {
	doc 'GERMANY AND FRANCE SIGN DEAL IN BERLIN' \
	    'Germany and France signed it.' > "$T/in"
	"$ents" -t LOC "$T/in" > "$T/out"
	is 'LOC Germany;LOC France;LOC Berlin;LOC Germany;LOC France' \
	    "$(found < "$T/out")"
}

@test "a name that a headline cuts off, nothing at all, odd bytes" {
	doc 'Chi' 'x' '...' '"' > "$T/in"
	"$ents" "$T/in" > "$T/out"
	is 4 "$(grep -c "${TAB}sent${TAB}" "$T/out")"
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\tA\0\xff\xc3 B 12%%\n' > "$T/in"
	"$ents" "$T/in" > "$T/out"
	is 'PERCENT 12' "$("$ents" -t PERCENT "$T/in" | found)"
	head -1 "$T/out" | cmp - "$T/in"
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\t12 \0 one in \0 call 101\n' > "$T/in"
	"$ents" "$T/in" > "$T/out"
	head -1 "$T/out" | cmp - "$T/in"
}

@test "a document of more than one window is annotated whole" {
	awk 'BEGIN {
		for (i = 1; i <= 17000; i++)
			print "s\td\t\t1\t" i "\tsent\t0\t21\tbody\t\t" \
			    "He flew to Paris once."
	}' > "$T/in"
	"$ents" -o -t LOC "$T/in" > "$T/out"
	is 17000 "$(wc -l < "$T/out")"
}

@test "long sentences and long words do no harm" {
	awk 'BEGIN {
		printf "s\td\t\t1\t1\tsent\t0\t0\tbody\t\t"
		for (i = 0; i < 3000; i++)
			printf "In Rome %d men met Anna Berg and ", i
		for (i = 0; i < 30000; i++)
			printf "A-1."
		print ""
	}' > "$T/in"
	"$ents" -o -t LOC "$T/in" > "$T/out"
	is 3000 "$(grep -c Rome "$T/out")"
}
