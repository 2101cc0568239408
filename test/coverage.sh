#!/bin/bash
# SPDX-License-Identifier: MIT
#
# After a suite in a build with --coverage: "percent lines file" for each
# source file, the least covered first, and the whole.

set -eu
cd "$(dirname "$0")/.."
find "$B/lib" "$B/cgi" -name '*.gcda' -print0 |
	xargs -0 -n 1 gcov -n 2>/dev/null |
	awk '
		/^File / { file = $2; gsub("\047", "", file) }
		/^Lines executed:/ && file ~ /^(lib|cgi)\// {
			split($0, part, /[:% ]/)
			percent = part[3]
			lines = $NF
			if (!(file in seen) || percent > seen[file])
				seen[file] = percent
			size[file] = lines
			file = ""
		}
		END {
			for (f in seen) {
				printf "%6.2f %5d %s\n", seen[f], size[f], f
				hit += seen[f] * size[f] / 100
				all += size[f]
			}
			printf "%6.2f %5d whole\n", 100 * hit / all, all
		}' | sort -n
