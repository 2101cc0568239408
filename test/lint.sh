#!/bin/bash
# SPDX-License-Identifier: MIT
#
# `make lint`: what compilers and other programs can see wrong with the code,
# and the rules of docs/DESIGN.md that can be counted. Prints one line a step;
# what a step finds follows it. Ends with 1 if any step found something.
#
# shellcheck disable=SC2317  # the steps are called by name

set -u
cd "$(dirname "$0")/.." || exit 1
B=${B:-build}
mapfile -t sources < <(find lib cgi -name '*.c' | sort)
mapfile -t headers < <(find lib cgi -name '*.h' | sort)
mapfile -t tests < <(find test/unit test/bench -name '*.c' | sort)
mapfile -t targets < <(find test/fuzz -name '*.c' | sort)
mapfile -t scripts < <(git ls-files '*.sh' .ci/run 2>/dev/null)
packages="libcmark yaml-0.1 gumbo libutf8proc libsodium sqlite3 cairo-ft fontconfig"
flags=(-std=c11 -D_GNU_SOURCE -Ilib -Icgi "-I$B")
# shellcheck disable=SC2086  # words are meant to split
read -r -a more < <(pkg-config --cflags $packages)
flags+=("${more[@]}")
warnings=(-Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wstrict-prototypes
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wundef -Wpointer-arith
	-Wcast-qual -Wconversion -Wsign-conversion -Werror)
# libFuzzer's entry has no header.
fuzzing=(-Wno-missing-prototypes)
failed=0

step() # NAME COMMAND...
{
	local found

	if found=$("${@:2}" 2>&1); then
		printf 'ok    %s\n' "$1"
	else
		printf 'FOUND %s\n%s\n' "$1" "$found"
		failed=1
	fi
}

# Two compilers at a time: the machine that tests us has two cores.
each() # COMMAND... -- FILE...
{
	local command=()

	while [ "$1" != -- ]; do
		command+=("$1")
		shift
	done
	shift
	printf '%s\0' "$@" | xargs -0 -n 1 -P 2 "${command[@]}"
}

compile_gcc()
{
	each gcc "${flags[@]}" "${warnings[@]}" -O2 -fsyntax-only -- \
		"${sources[@]}" "${tests[@]}" &&
	each gcc "${flags[@]}" "${warnings[@]}" "${fuzzing[@]}" \
		-fsyntax-only -- "${targets[@]}"
}

compile_clang()
{
	each clang "${flags[@]}" "${warnings[@]}" -fsyntax-only -- \
		"${sources[@]}" "${tests[@]}" &&
	each clang "${flags[@]}" "${warnings[@]}" "${fuzzing[@]}" \
		-fsyntax-only -- "${targets[@]}"
}

analyse_gcc()
{
	each gcc "${flags[@]}" -O2 -fanalyzer -Werror -c -o /dev/null -- \
		"${sources[@]}"
}

tidy()
{
	set -o pipefail
	printf '%s\0' "${sources[@]}" | xargs -0 -P 2 -I '{}' \
		clang-tidy --quiet '{}' -- "${flags[@]}" 2>/dev/null |
		tr -d '\0'
}

check_cpp()
{
	cppcheck -q -j 2 --enable=warning,portability,performance \
		--inconclusive --std=c11 --error-exitcode=2 --inline-suppr \
		--suppress=missingIncludeSystem -Ilib -Icgi lib cgi
}

# Each header compiles alone.
headers_alone()
{
	each gcc "${flags[@]}" -Wall -Wextra -Werror -fsyntax-only -x c -- \
		"${headers[@]}"
}

# A third-party header has exactly one includer, so that it can be replaced.
one_includer()
{
	local header count status=0

	for header in fcgiapp.h yaml.h cmark.h gumbo.h utf8proc.h sodium.h sqlite3.h \
		cairo-ft.h; do
		count=$(grep -l "include <$header>" "${sources[@]}" \
			"${headers[@]}" | wc -l)
		[ "$count" -eq 1 ] && continue
		echo "<$header> has $count includers"
		status=1
	done
	return "$status"
}

# A stage of the pipeline never includes a later one.
layers()
{
	local order=(base content index markup page site) status=0 i later

	for i in "${!order[@]}"; do
		for later in "${order[@]:i+1}"; do
			! grep -n "include \"$later/" lib/"${order[i]}"/*.[ch] ||
				status=1
		done
	done
	! grep -rn 'include "../' lib cgi --include='*.[ch]' || status=1
	return "$status"
}

banned()
{
	! grep -nwE '(sprintf|vsprintf|strcpy|strcat|strncpy|strncat|gets|atoi|strtok|alloca|mmap_file)[[:space:]]*\(' \
		"${sources[@]}" "${headers[@]}"
}

# "name lines file" of every function.
functions()
{
	ctags -x --c-kinds=f --fields=+ne -o - --_xformat='%N %{end} %n %F' \
		"${sources[@]}" | awk '{ print $1, $2 - $3 + 1, $4 }'
}

function_sizes()
{
	functions | sort -k2n | awk '
		{ n++; len[n] = $2; line[n] = $0 }
		$2 > 60 { bad = bad "\nover 60 lines: " $0 }
		END {
			printf "%d functions: median %d, p90 %d, longest %s%s\n",
				n, len[int((n + 1) / 2)], len[int(n * 0.9)],
				line[n], bad
			exit bad != ""
		}'
}

file_sizes()
{
	wc -l "${sources[@]}" "${headers[@]}" | grep -v ' total$' |
		sort -k1n | awk '
		{ n++; len[n] = $1; name[n] = $2; sum += $1 }
		$1 > 450 { bad = bad "\nover 450 lines: " $0 }
		END {
			printf "%d files, %d lines: median %d, longest %d %s%s\n",
				n, sum, len[int((n + 1) / 2)], len[n], name[n], bad
			exit bad != ""
		}'
}

# A tab counts to the next multiple of eight.
line_widths()
{
	expand "${sources[@]}" "${headers[@]}" | awk 'length > 80' | (! grep .)
}

shells()
{
	[ "${#scripts[@]}" -eq 0 ] || shellcheck "${scripts[@]}"
}

manuals()
{
	mandoc -T lint -W warning docs/*.1
}

mkdir -p "$B"
step 'gcc, all warnings' compile_gcc
step 'clang, all warnings' compile_clang
step 'gcc -fanalyzer' analyse_gcc
step 'clang-tidy' tidy
step 'cppcheck' check_cpp
step 'headers compile alone' headers_alone
step 'third-party headers have one includer' one_includer
step 'no stage includes a later one' layers
step 'no banned function' banned
step 'no line over 80 columns' line_widths
step 'shellcheck' shells
step 'manual pages' manuals
step 'functions within 60 lines' function_sizes
function_sizes | head -n 1
step 'files within 450 lines' file_sizes
file_sizes | head -n 1
exit $failed
