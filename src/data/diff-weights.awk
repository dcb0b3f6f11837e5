# Weights for nc-diff: "table, feature, weight" or "table, slot, feature,
# weight" a line -> arrays of float, by name, so that the order of the lines
# and of the features in the C headers need not agree.
BEGIN { FS = "\t" }
/^#/ || /^$/ { next }
NF == 3 { plain[$1] = plain[$1] sprintf("\t[%s] = %sf,\n", $2, $3); next }
NF == 4 { slots[$1] = slots[$1] sprintf("\t[SLOT_%s][%s] = %sf,\n", $2, $3, $4); next }
{ print "diff-weights.tsv:" NR ": fields" > "/dev/stderr"; exit 1 }
END {
	printf "/* made by diff-weights.awk: do not edit */\n"
	printf "const float weight_align[ALIGN_FEATURES] = {\n%s};\n", plain["align"]
	printf "const float weight_around[AROUND_FEATURES] = {\n%s};\n",
	    plain["around"] == "" ? "\t0,\n" : plain["around"]
	printf "const float weight_revise[REVISE_FEATURES] = {\n%s};\n", plain["revise"]
	printf "const float weight_anchor[SLOTS][ANCHOR_FEATURES] = {\n%s};\n", slots["anchor"]
	printf "const float weight_conflict[SLOTS][ANCHOR_FEATURES] = {\n%s};\n", slots["conflict"]
}
