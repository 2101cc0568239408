#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the files named on the command line as C arrays: theme_files[], in
# the shape that lib/page/theme.c declares. Style sheets lose what only their
# readers here need: indentation, and comments that fill whole lines.
set -eu

text() {
	case $1 in
	*.css)
		sed -e 's/^[[:blank:]]*//' -e '/^\/\*.*\*\/$/d' \
			-e '/^\/\*/,/\*\/$/d' -e '/^$/d' "$1" ;;
	*)
		cat "$1" ;;
	esac
}

echo '/* Made by lib/page/embed.sh; do not edit. */'
echo '#include "page/theme_data.h"'
n=0
for f; do
	echo "static const unsigned char data_${n}[] = {"
	text "$f" | od -An -v -tu1 | sed 's/  *\([0-9][0-9]*\)/\1,/g'
	echo '0};'
	n=$((n + 1))
done
echo 'const struct theme_file theme_files[] = {'
n=0
for f; do
	echo "{ \"$(basename "$f")\", data_$n, sizeof(data_$n) - 1 },"
	n=$((n + 1))
done
echo '{ 0, 0, 0 } };'
