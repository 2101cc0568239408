#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Looks for the Debian packages that a purpose needs, and installs what is
# missing: with apt-get when it is root, else it prints the one line to run
# and exits with 1. It prints nothing when all is there.
#
#   packages.sh build|run|test|lint...

set -u
PATH=$PATH:/usr/sbin:/sbin

# A row: purpose, package, how to see that it is there. A tool counts wherever
# it came from; so an installed Node.js or Java that is not Debian's will do.
table()
{
	cat <<'ROWS'
build gcc has gcc
build libc6-dev exists /usr/include/stdio.h
build make has make
build pkg-config has pkg-config
build libfcgi-dev exists /usr/include/fcgiapp.h
build libyaml-dev library yaml-0.1
build libcmark-dev library libcmark
build libgumbo-dev library gumbo
build libutf8proc-dev library libutf8proc
build libsodium-dev library libsodium
build libsqlite3-dev library sqlite3
build libcairo2-dev library cairo-ft
run nginx-light has nginx
run fonts-dejavu-core exists /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
run spawn-fcgi has spawn-fcgi
test libcmocka-dev library cmocka
test chromium has chromium
test clang has clang
test libclang-rt-14-dev exists /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
test fcgiwrap has fcgiwrap
test strace has strace
test wrk has wrk
test nodejs has node
test npm has npm
test default-jre-headless has java
lint clang has clang
lint clang-tidy has clang-tidy
lint clang-format has clang-format
lint cppcheck has cppcheck
lint universal-ctags has ctags
lint shellcheck has shellcheck
lint mandoc has mandoc
ROWS
}

has()
{
	command -v "$1" >/dev/null
}

exists() # FILE...: a pattern that matches nothing stays as it is
{
	[ -e "$1" ]
}

library()
{
	has pkg-config && pkg-config --exists "$1"
}

# Running needs what building needs; testing and linting need all of that.
rows_for() # PURPOSE
{
	case $1 in
	build) table | grep '^build ' ;;
	run) table | grep -E '^(build|run) ' ;;
	test) table | grep -E '^(build|run|test) ' ;;
	lint) table | grep -E '^(build|lint) ' ;;
	*)
		echo "packages.sh: unknown purpose: $1" >&2
		return 64
		;;
	esac
}

missing() # ROWS on standard input
{
	while read -r _ package look what; do
		# shellcheck disable=SC2086  # a pattern is meant to expand
		"$look" $what || echo "$package"
	done | sort -u
}

install() # PACKAGE...
{
	DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
		--no-install-recommends "$@"
}

main()
{
	rows=
	for purpose in "$@"; do
		found=$(rows_for "$purpose") || exit
		rows="$rows$found
"
	done
	need=$(printf '%s' "$rows" | missing | tr '\n' ' ')
	need=${need% }
	[ -n "$need" ] || exit 0

	echo "Missing Debian packages: $need"
	if ! has apt-get; then
		echo "packages.sh: no apt-get here: install what they hold" >&2
		exit 1
	fi
	if [ "$(id -u)" -ne 0 ]; then
		echo "Install them with:"
		echo "  sudo apt-get install --no-install-recommends $need"
		exit 1
	fi
	echo "Installing them with apt-get."
	# Old lists name packages that the mirrors no longer have.
	apt-get update -q
	# shellcheck disable=SC2086  # a list of words
	install $need
}

[ $# -gt 0 ] || {
	echo "packages.sh: say what for: build, run, test or lint" >&2
	exit 64
}
main "$@"
