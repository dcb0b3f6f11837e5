# clean-trees.awk - makes a table of trees into a C array and its length.
#
# usage: awk -v name=html_gate -f clean-trees.awk html-gate-trees.tsv
BEGIN {
	FS = "\t"
	print "/* made from src/data: do not edit */"
	printf "static const struct tree %s[] = {\n", name
}
/^#/ { next }
{ n++; printf "{{%s},{%s},{%s}},\n", $1, $2, $3 }
END { printf "};\nenum { %s = %d };\n", toupper(name), n }
