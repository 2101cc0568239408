#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Ratios, in one run on one machine: a course page of the sample by Lectern
# against the same bytes by an empty FastCGI responder and by nginx from a
# file. The three take turns, so that a machine that slows down slows all.
# Prints requests per second (median of $ROUNDS turns) and the ratios.
#
#   ROUNDS=5 SECONDS_EACH=2 test/bench/run.sh

set -eu
cd "$(dirname "$0")/../.."
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-2}
page=${PAGE:-}
program=$(realpath "${LECTERN:-build/lectern}")
work=$(mktemp -d /tmp/lectern.bench.XXXXXX)
pids=()

clean_up()
{
	local pid

	for pid in "${pids[@]}"; do
		kill "$pid" 2>/dev/null || continue
		wait "$pid" || true
	done
	rm -rf "$work"
}
trap clean_up EXIT

start() # NAME PROGRAM CONTENT: sets port_NAME
{
	local line

	mkfifo "$work/$1.ready"
	LECTERN=$2 docs/deploy/run.sh --quiet --port 0 --content "$3" \
		>"$work/$1.ready" 2>"$work/$1.log" &
	pids+=($!)
	read -r line <"$work/$1.ready" || {
		cat "$work/$1.log"
		exit 1
	}
	line=${line#*port=}
	printf -v "port_$1" '%s' "${line%% *}"
}

rate() # URL: requests a second, or a failure if any was not answered
{
	local out

	out=$(wrk -t1 -c16 -d"${seconds}s" "$1")
	! grep -E 'Non-2xx|Socket errors' <<<"$out" >&2 || return 1
	awk '/^Requests\/sec/ { print $2 }' <<<"$out"
}

median() # FILE
{
	sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

"${CC:-cc}" -O2 -o "$work/responder" test/bench/responder.c -lfcgi
cp -r content "$work/content"
[ -n "$page" ] || page=$("$program" routes --content "$work/content" |
	awk -F'\t' '$1 == "page" { last = $2 } END { print last }')
"$program" render --content "$work/content" "$page" >"$work/page.html"
mkdir -p "$work/content/static"
cp "$work/page.html" "$work/content/static/bench.html"
chmod -R a+rX "$work"
export BODY=$work/page.html

# shellcheck disable=SC2154  # port_* come from start
{
	start lectern "$program" "$work/content"
	start floor "$work/responder" "$work/content"
	for _ in $(seq "$rounds"); do
		rate "http://127.0.0.1:$port_lectern$page" >>"$work/lectern"
		rate "http://127.0.0.1:$port_floor$page" >>"$work/floor"
		rate "http://127.0.0.1:$port_lectern/bench.html" >>"$work/file"
	done
}
l=$(median "$work/lectern")
f=$(median "$work/floor")
n=$(median "$work/file")
printf 'page %s, %d bytes, wrk -t1 -c16, median of %d\n' "$page" \
	"$(stat -c %s "$work/page.html")" "$rounds"
awk -v l="$l" -v f="$f" -v n="$n" 'BEGIN {
	printf "%-34s %9.0f requests/s\n", "Lectern, rendered each time", l
	printf "%-34s %9.0f requests/s\n", "empty FastCGI responder", f
	printf "%-34s %9.0f requests/s\n", "nginx, a file", n
	printf "%-34s %9.2f\n", "Lectern / empty responder", l / f
	printf "%-34s %9.2f\n", "Lectern / nginx file", l / n
}'
