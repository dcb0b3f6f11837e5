# weights.awk - makes src/data/split-weights.tsv into a C hash table.
#
# A line: name of the feature, its weight, its 32 bits.  A slot holds the upper
# 16 bits of the feature and the weight + 32768.  A feature lies in one of two
# slots (cuckoo hashing, Pagh and Rodler 2004), so that a look-up needs no
# branches: see weight() in src/split/model.c.
BEGIN { FS = "\t"; n = 0 }
/^#/ || NF == 0 { next }
NF != 3 || $2 < -32767 || $2 > 32767 || $3 + 0 != $3 || $3 in seen {
	printf "weights.awk: line %d\n", NR > "/dev/stderr"
	bad = 1
	exit
}
{ seen[$3] = 1; key[n] = $3; weight[n++] = $2 }
END {
	if (bad)
		exit 1
	for (size = 1024; size < n * 2 || !place(size); size *= 2)
		;
	print "/* made by weights.awk from src/data: do not edit */"
	printf "enum { SPLIT_WEIGHTS = %d };\n", size
	printf "static const uint32_t split_weights[] = {\n"
	for (i = 0; i < size; i++)
		printf "%.0fu,%s", i in slot ? int(key[slot[i]] / 65536) * \
		    65536 + weight[slot[i]] + 32768 : 32768, \
		    i % 8 == 7 ? "\n" : ""
	print "};"
}

# Puts all features into slots; 0 if they do not fit.
function place(size,    i, f, at, old, kicks) {
	split("", slot)
	for (i = 0; i < n; i++) {
		f = i
		at = key[f] % size
		for (kicks = 0; at in slot; kicks++) {
			if (kicks == 200)
				return 0
			old = slot[at]
			slot[at] = f
			f = old
			if (at == key[f] % size)
				at = int(key[f] / 512) % size
			else
				at = key[f] % size
		}
		slot[at] = f
	}
	return 1
}
