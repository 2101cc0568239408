#!/bin/bash
# SPDX-License-Identifier: MIT
#
# `make test`: every test there is, with what was built in $B. Prints a line
# for each program, failures in full, and at last "N passed, N failed".
#
#   B=build LECTERN=build/lectern UNIT="buf str" FUZZ="url" test/run.sh [NAME...]
#
# A unit test is $B/unit/NAME (cmocka), a replay of a fuzz corpus is
# $B/replay/NAME over test/fuzz/corpus/NAME, and an outside-in test is
# test/http/NAME.test.js (Node's test runner). All speak TAP. With NAMEs, only
# the outside-in tests of these names are run.

set -u
cd "$(dirname "$0")/.." || exit 1
B=${B:-build}
export LECTERN=${LECTERN:-$B/lectern}
export CMOCKA_MESSAGE_OUTPUT=TAP

passed=0
failed=0
skipped=0
out=$(mktemp /tmp/lectern.out.XXXXXX) || exit 1
trap 'rm -f "$out"' EXIT
trap 'exit 130' INT TERM

[ -x "$LECTERN" ] || {
	echo "test/run.sh: $LECTERN is missing: run make first" >&2
	exit 1
}

# Bounds on time are longer for a build with sanitizers.
if grep -q __asan_init "$LECTERN" 2>/dev/null; then
	export LECTERN_SLOW=${LECTERN_SLOW:-5}
fi

# "passed failed skipped planned" of the TAP in $out. Indented lines belong to
# parts of a test that is counted itself.
count_tap()
{
	awk '
		/^(not )?ok / && /# SKIP/ { skip++; next }
		/^ok / { pass++ }
		/^not ok / { fail++ }
		/^1\.\.[0-9]+/ { plan = substr($0, 4) + 0 }
		END { print pass + 0, fail + 0, skip + 0, plan + 0 }' "$out"
}

# Each failed test with all that belongs to it; everything when none is named.
show_failures()
{
	if grep -q '^not ok' "$out"; then
		awk '/^not ok / { show = 1 } /^ok / { show = 0 } show' "$out"
	else
		tail -n 50 "$out"
	fi | sed 's/^/    /'
}

tap() # NAME COMMAND...
{
	local name=$1 status pass fail skip plan begin=$SECONDS

	shift
	"$@" >"$out" 2>&1
	status=$?
	read -r pass fail skip plan < <(count_tap)
	if [ "$fail" -eq 0 ] && [ $((pass + skip)) -ne "$plan" ]; then
		fail=1
		echo "# ended after $((pass + skip)) of $plan tests" >>"$out"
	elif [ "$fail" -eq 0 ] && [ "$status" -ne 0 ]; then
		fail=1
		echo "# ended with status $status" >>"$out"
	fi
	passed=$((passed + pass))
	failed=$((failed + fail))
	skipped=$((skipped + skip))
	if [ "$fail" -eq 0 ]; then
		printf 'ok    %-28s %4d passed' "$name" "$pass"
	else
		printf 'FAIL  %-28s %4d passed, %d failed' "$name" "$pass" \
			"$fail"
	fi
	[ "$skip" -eq 0 ] || printf ', %d skipped' "$skip"
	[ $((SECONDS - begin)) -lt 2 ] ||
		printf ' (%d s)' $((SECONDS - begin))
	echo
	[ "$fail" -eq 0 ] || show_failures
	grep -E '^(not )?ok .*# SKIP' "$out" | sed 's/^/    /'
}

replay() # NAME: a line for each file of the corpus
{
	local files=("test/fuzz/corpus/$1"/*)

	tap "fuzz/$1" "$B/replay/$1" "${files[@]}"
}

# What package.json names, once; no lock file, for the versions are exact.
install_modules()
{
	[ test/node_modules/.package-lock.json -nt test/package.json ] ||
		npm install --prefix test --no-package-lock --ignore-scripts \
			--no-audit --no-fund --loglevel=error >/dev/null
}

http() # NAME
{
	# For what hangs: a busy machine takes its time.
	local limit=$((1200 * ${LECTERN_SLOW:-1}))

	tap "http/$1" timeout -k 5 "$limit" \
		node --test-reporter=tap "test/http/$1.test.js"
}

main()
{
	local name file

	if [ $# -eq 0 ]; then
		for name in ${UNIT:-}; do
			tap "unit/$name" "$B/unit/$name"
		done
		for name in ${FUZZ:-}; do
			replay "$name"
		done
		for file in test/http/*.test.js; do
			set -- "$@" "$(basename "$file" .test.js)"
		done
	fi
	if ! install_modules; then
		echo "FAIL  npm install --prefix test"
		failed=$((failed + 1))
	fi
	for name in "$@"; do
		http "$name"
	done

	printf '%d passed, %d failed' $passed $failed
	[ "$skipped" -eq 0 ] || printf ', %d skipped' $skipped
	echo
	[ "$failed" -eq 0 ]
}

main "$@"
