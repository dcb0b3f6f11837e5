# weights.awk - makes src/data/split-weights.tsv into a C hash table.
#
# A line: name of the feature, its weight, its 32 bits.  A slot holds the upper
# 16 bits of the feature and the weight + 32768; 0 is free (src/split/model.c).
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
	for (size = 1024; size < n * 2; size *= 2)
		;
	for (i = 0; i < n; i++) {
		at = key[i] % size
		while (at in slot)
			at = (at + 1) % size
		slot[at] = int(key[i] / 65536) * 65536 + weight[i] + 32768
	}
	print "/* made by weights.awk from src/data: do not edit */"
	printf "enum { SPLIT_WEIGHTS = %d };\n", size
	printf "static const uint32_t split_weights[] = {\n"
	for (i = 0; i < size; i++)
		printf "%.0fu,%s", slot[i] + 0, i % 8 == 7 ? "\n" : ""
	print "};"
}
