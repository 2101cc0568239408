#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Runs Lectern through spawn-fcgi behind a private nginx on the loopback
# interface, until Ctrl-C (or SIGTERM), and leaves nothing behind. `make run`
# calls it, and every test that needs the whole stack does.
#
#   run.sh [--content DIR] [--port N] [--conf FILE] [--workers N]
#          [--quiet] [--until-eof]
#
#   --content DIR   the content folder         ($CONTENT, else "content")
#   --port N        the port, 0 for a free one ($PORT, else 8080)
#   --conf FILE     a server block other than lectern.conf beside this file
#   --workers N     passed on to lectern serve
#   --quiet         print one line for programs, not for people:
#                   ready port=N run=DIR lectern=PID nginx=PID
#   --until-eof     stop as well when standard input ends, so that no stack
#                   outlives the program that started it
#
# $LECTERN names the program (build/lectern). Exit: 0 stopped as asked, 64
# wrong arguments, 66 no such content folder, 69 the port is busy or something
# needed is missing, 70 a part ended by itself.
#
# shellcheck disable=SC2317  # clean_up is reached through a trap

set -u
PATH=$PATH:/usr/sbin:/sbin

here=$(cd "$(dirname "$0")" && pwd -P)
content=${CONTENT:-content}
port=${PORT:-8080}
conf=$here/lectern.conf
program=${LECTERN:-build/lectern}
serve_args=()
quiet=
until_eof=

run=
user=
lectern=
nginx=
input=

fail() # STATUS WORDS: one line, and out
{
	echo "run.sh: $2" >&2
	exit "$1"
}

parse_args()
{
	while [ $# -gt 0 ]; do
		case $1 in
		--quiet) quiet=1; shift; continue ;;
		--until-eof) until_eof=1; shift; continue ;;
		--content|--port|--conf|--workers)
			[ $# -ge 2 ] || fail 64 "$1 needs a value" ;;
		*) fail 64 "unknown argument: $1" ;;
		esac
		case $1 in
		--content) content=$2 ;;
		--port) port=$2 ;;
		--conf) conf=$2 ;;
		--workers) serve_args+=(--workers "$2") ;;
		esac
		shift 2
	done
	case $port in
	''|*[!0-9]*|??????*) fail 64 "not a port: $port" ;;
	esac
	[ "$port" -le 65535 ] || fail 64 "not a port: $port"
}

check_needs()
{
	local tool

	for tool in nginx spawn-fcgi; do
		command -v "$tool" >/dev/null ||
			fail 69 "$tool is missing: apt-get install $tool"
	done
	[ -x "$program" ] || fail 69 "$program is missing: run make first"
	[ -d "$content" ] || fail 66 "no such content folder: $content"
	[ -f "$conf" ] || fail 66 "no such file: $conf"
	program=$(realpath "$program")
	content=$(realpath "$content")
}

is_busy() # PORT
{
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

busy()
{
	fail 69 "port $port is busy: choose another with PORT=N"
}

choose_port()
{
	if [ "$port" -ne 0 ]; then
		! is_busy "$port" || busy
		return
	fi
	# Below the range that the kernel gives to outgoing connections.
	while port=$((20000 + RANDOM % 10000)); is_busy "$port"; do
		:
	done
}

# What the unprivileged user could not open, if anything: the program, or the
# first folder of the content.
unreadable()
{
	local as=(setpriv "--reuid=$user" --regid="$(id -g "$user")"
		--clear-groups)

	"${as[@]}" test -x "$program" || { echo "$program"; return; }
	"${as[@]}" test -r "$content" -a -x "$content" ||
		{ echo "$content"; return; }
	"${as[@]}" find "$content" -type d '(' ! -readable -o ! -executable \
		')' -prune -print -quit
}

# Root gives its rights up, where that is possible.
choose_user()
{
	local hidden

	[ "$(id -u)" -eq 0 ] || return
	user=www-data
	id "$user" >/dev/null 2>&1 || user=nobody
	hidden=$(unreadable)
	[ -n "$hidden" ] || return
	echo "run.sh: running as root, for the user $user cannot read" \
		"$hidden (a folder outside /root avoids this)" >&2
	user=root
}

make_run_dir()
{
	ln -s "$content" "$run/content"
	cp "$here/nginx.conf" "$run/nginx.conf"
	sed -e "s|^\(\s*\)listen .*;|\1listen 127.0.0.1:$port;|" \
		-e "s|/run/lectern/|$run/|g" \
		-e "s|/srv/lectern/content|$run/content|g" \
		"$conf" >"$run/lectern.conf"
	[ -z "$user" ] || chown -h "$user:" "$run"
}

start_lectern()
{
	local drop=()

	# spawn-fcgi refuses to be told to stay root.
	[ -z "$user" ] || [ "$user" = root ] ||
		drop=(-u "$user" -g "$(id -gn "$user")" -U "$user")
	spawn-fcgi -n -s "$run/lectern.sock" -M 0660 -b 1024 "${drop[@]}" \
		-- "$program" serve --content "$content" "${serve_args[@]}" &
	lectern=$!
}

start_nginx()
{
	local as=()

	[ -z "$user" ] || as=(-g "user $user $(id -gn "$user");")
	nginx -e stderr -p "$run" -c "$run/nginx.conf" "${as[@]}" &
	nginx=$!
}

ended() # PID
{
	! kill -0 "$1" 2>/dev/null
}

# Says which part ended by itself, and with what, and gives up.
give_up()
{
	local status

	if ended "$lectern"; then
		wait "$lectern"
		status=$?
		lectern=
		# What it could not start for, it has said itself.
		case $status in
		64|66|69) exit "$status" ;;
		esac
		fail 70 "lectern ended by itself (status $status)"
	fi
	nginx=
	! is_busy "$port" || busy
	fail 70 "nginx ended by itself"
}

answers()
{
	local line=

	{
		exec 3<>"/dev/tcp/127.0.0.1/$port" &&
		printf 'GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 &&
		read -r -t 5 line <&3
	} 2>/dev/null
	exec 3>&-
	case $line in
	*' 502 '*|*' 503 '*|*' 504 '*) return 1 ;;
	HTTP/*) return 0 ;;
	esac
	return 1
}

wait_until_ready()
{
	until [ -S "$run/lectern.sock" ] || ended "$lectern"; do
		sleep 0.02
	done
	start_nginx
	until answers; do
		if ended "$lectern" || ended "$nginx"; then
			give_up
		fi
		sleep 0.05
	done
}

announce()
{
	if [ -n "$quiet" ]; then
		echo "ready port=$port run=$run lectern=$lectern nginx=$nginx"
	else
		echo "Lectern serves $content at http://127.0.0.1:$port/"
		echo "Ctrl-C stops it."
	fi
}

# Ends a process that this script started, and waits for it: Lectern promises
# to be gone within 5 s.
end() # PID
{
	local tries=0

	[ -n "$1" ] || return 0
	kill -TERM "$1" 2>/dev/null
	until ended "$1"; do
		tries=$((tries + 1))
		[ "$tries" -lt 140 ] || kill -KILL "$1" 2>/dev/null
		sleep 0.05
	done
}

clean_up()
{
	trap '' INT TERM HUP
	trap - EXIT
	end "$nginx"
	end "$lectern"
	end "$input"
	[ -z "$run" ] || rm -rf "$run"
}

main()
{
	parse_args "$@"
	check_needs
	choose_port
	choose_user

	trap clean_up EXIT
	trap 'exit 0' INT TERM HUP
	# Not in $TMPDIR: a socket's path is short and of plain characters.
	run=$(mktemp -d /tmp/lectern.XXXXXXXX) || exit 70
	make_run_dir
	start_lectern
	wait_until_ready
	announce
	if [ -n "$until_eof" ]; then
		cat >/dev/null <&0 &
		input=$!
	fi
	# shellcheck disable=SC2086  # $input may be none
	wait -n "$lectern" "$nginx" $input
	if [ -n "$input" ] && ended "$input"; then
		exit 0
	fi
	give_up
}

main "$@"
