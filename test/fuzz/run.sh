#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Builds the library and the targets named in $FUZZ for libFuzzer with ASan
# and UBSan, and runs each for $SECONDS_EACH. New inputs go to $B/found/NAME;
# the committed corpus is only read. Ends with 1 at the first finding, whose
# input lies in $B/crash-*.

set -eu
cd "$(dirname "$0")/../.."
flags="-g -O1 -fno-omit-frame-pointer -fno-sanitize-recover=all"
flags="$flags -fsanitize=fuzzer-no-link,address,undefined"
make -s CC=clang B="$B" HARDEN= CFLAGS="$flags" "$B/liblectern.a"
for name in $FUZZ; do
	mkdir -p "$B/found/$name"
	# shellcheck disable=SC2046,SC2086  # words are meant to split
	clang -std=c11 -D_GNU_SOURCE -Ilib -g -O1 \
		-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
		-pie -o "$B/$name" "test/fuzz/$name.c" "$B/liblectern.a" \
		$(pkg-config --cflags --libs $PKGS)
	echo "== $name, $SECONDS_EACH s"
	"$B/$name" -max_total_time="$SECONDS_EACH" -timeout=5 -max_len=65536 \
		-rss_limit_mb=1024 -verbosity=0 -print_final_stats=1 \
		-artifact_prefix="$B/crash-$name-" \
		"$B/found/$name" "test/fuzz/corpus/$name"
done
