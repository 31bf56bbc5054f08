# What report-anonymise is compared with: rows that are taken apart into
# cells and written again, each cell looked up in a table of what there was.
BEGIN { FS = OFS = "\t" }
{
	for (i = 1; i <= NF; i++) {
		if (!($i in seen))
			seen[$i] = $i
		$i = seen[$i]
	}
	print
}
