# mkunicode.awk - makes src/data/unicode.tsv into the tables of utf8.c.
#
# Two stages: uni_page[cp / 128] names a block of 128 entries, uni_block holds
# for each code point the number of a record, uni_rec the records.  Equal blocks
# are stored once.
BEGIN {
	FS = "\t"
	for (i = 0; i < 16; i++) hexval[substr("0123456789ABCDEF", i + 1, 1)] = i
	rec[0] = "{0, 0, 0, \"\", 0}"; nrec = 1; id["\t0\t0\t-"] = 0
}
function hex(s,   i, v) {
	v = 0
	for (i = 1; i <= length(s); i++) v = v * 16 + hexval[substr(s, i, 1)]
	return v
}
function flags(s,   i, v) {
	v = 0
	for (i = 1; i <= length(s); i++) v += 2 ^ (index("UlLDSOCP", substr(s, i, 1)) - 1)
	return v
}
function oct(b) { return sprintf("\\%03o", b) }
function utf8(c) {
	if (c < 128) return oct(c)
	if (c < 2048) return oct(192 + int(c / 64)) oct(128 + c % 64)
	return oct(224 + int(c / 4096)) oct(128 + int(c / 64) % 64) oct(128 + c % 64)
}
function bytes(c) { return c < 128 ? 1 : c < 2048 ? 2 : 3 }
function folded(list,   n, i, part, s, len) {
	n = split(list, part, ","); s = ""; foldlen = 0
	for (i = 1; i <= n; i++) {
		len = bytes(hex(part[i]))
		if (foldlen + len > 8) break
		s = s utf8(hex(part[i])); foldlen += len
	}
	return s
}
/^#/ { next }
{
	key = $3 "\t" $4 "\t" $5 "\t" $6
	if (!(key in id)) {
		foldlen = 0
		s = $6 == "-" ? "" : folded($6)
		rec[nrec] = sprintf("{%d, %d, %d, \"%s\", %d}", flags($3), $4, $5, s, foldlen)
		id[key] = nrec++
	}
	last = hex($2)
	for (c = hex($1); c <= last; c++) of[c] = id[key]
}
END {
	print "/* made by mkunicode.awk from unicode.tsv: do not edit */"
	for (p = 0; p < 1024; p++) {
		s = ""
		for (i = 0; i < 128; i++) s = s (of[p * 128 + i] + 0) ","
		if (!(s in block)) { block[s] = nblock; text[nblock++] = s }
		page[p] = block[s]
	}
	print "static const uint8_t uni_page[1024] = {"
	for (p = 0; p < 1024; p++) printf "%d,%s", page[p], p % 32 == 31 ? "\n" : ""
	printf "};\nstatic const uint16_t uni_block[%d][128] = {\n", nblock
	for (p = 0; p < nblock; p++) print "{" text[p] "},"
	printf "};\nstatic const struct uni_record uni_rec[%d] = {\n", nrec
	for (p = 0; p < nrec; p++) print rec[p] ","
	print "};"
}
