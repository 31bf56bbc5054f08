#!/bin/sh
# Runs the examples of README.md, in their order and in one folder that has
# samples/ in it, and prints TAP.
#
#   ```sh        is run; it must succeed and print or write something, and
#                no program in it may refuse anything
#   ```text      behind it is what it prints; elsewhere an excerpt of the
#                demo's summary, parted by lines of three dots
#   ```make      is a Makefile, ```crontab lines for cron: both are run
#   ```console   is what make is asked for; make must know it
#
# Examples for a tool that is not here are skipped. REGEN=1 writes the text
# blocks behind examples anew; read the difference before you commit it. Last,
# CONTRIBUTING.md must name what there is.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
tools=$top/tests/tools
server=
finish() {
	[ -z "$server" ] || as_owner "$server/pg_ctl" -D "$work/pg/data" \
	    -m immediate stop >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT

## A PostgreSQL server of our own: one folder, one socket, no port.

# A server will not run as root; then postgres owns it.
as_owner() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && setpriv --reuid=postgres --regid=postgres \
		    --clear-groups "$@")
	else
		"$@"
	fi
}

start_postgres() {
	[ -z "$server" ] || return 0
	for found in /usr/lib/postgresql/*/bin /usr/local/bin /usr/bin; do
		[ ! -x "$found/initdb" ] || server=$found
	done
	[ -n "$server" ] || return 1
	mkdir "$work/pg" || return 1
	if [ "$(id -u)" = 0 ]; then
		chmod 711 "$work"
		chown postgres "$work/pg" || server=
	fi
	if [ -n "$server" ] && as_owner "$server/initdb" -D "$work/pg/data" \
	    -U rua -A trust -E UTF8 --no-locale --no-sync &&
	    as_owner "$server/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" \
	    -o "-F -k $work/pg -c unix_socket_permissions=0700" \
	    -o "-c listen_addresses=" start
	then
		unset PGHOSTADDR PGSERVICE PGPASSWORD PGOPTIONS
		export PGHOST="$work/pg" PGUSER=rua PGDATABASE=postgres
	else
		server=
		return 1
	fi >"$work/pg.log" 2>&1
}

# What of a block is not here; nothing when all is.
lacks() {
	for tool in sqlite3 duckdb mlr parallel psql bash; do
		if grep -qw "$tool" "$1" && ! command -v "$tool" >/dev/null
		then
			echo "no $tool here"
			return
		fi
	done
	if grep -qw psql "$1" && [ -z "$server" ]; then
		echo "no PostgreSQL server here"
	fi
}

## Examples

"$tools/read-markdown" "$top/README.md" "$work/blocks" || exit 2
"$tools/read-page" "$top/share/man/man7/rua-tools.7" "$work/tour" || exit 2
mkdir -p "$work/run"
cp -R "$top/samples" "$work/run/samples"
cp -R "$top/samples/reports/Maildir" "$work/run/Maildir"
export HOME="$work/run"

# run NAME SHELL ARGUMENT...: runs it in the folder $at; what it prints goes
# to $work/out, what it writes counts as output too.
run() {
	name=$1
	shift
	touch "$work/before"
	sleep 0.02 2>/dev/null || sleep 1
	(cd "$at" && exec "$@") >"$work/out" 2>"$work/err" </dev/null
	status=$?
	if [ $status -ne 0 ]; then
		echo "status $status" >>"$work/err"
		not_ok "$name" "$work/err"
		return 1
	elif "$tools/complaint" "$work/err" >"$work/told"; then
		not_ok "$name" "$work/told"
		return 1
	elif [ ! -s "$work/out" ] && [ -z "$(find "$at" -type f -size +0 \
	    -newer "$work/before")" ]; then
		not_ok "$name: no output"
		return 1
	fi
	ok "$name"
}

run_example() {
	! grep -qw psql "$1" || start_postgres
	why=$(lacks "$1")
	if [ -n "$why" ]; then
		skip "$2" "$why"
		return 1
	fi
	at=$work/run
	run "$2" sh -e "$1" || return 1
	cp "$work/out" "${1%.sh}.out"
}

same_output() {
	if [ ! -e "$1" ]; then
		skip "$3: prints what is shown" "it was not run"
	elif diff "$2" "$1" >"$work/diff"; then
		ok "$3: prints what is shown"
	else
		not_ok "$3: prints what is shown" "$work/diff"
	fi
}

# Are the parts of $1, between lines of three dots, in $2 in that order?
excerpt_of() {
	awk '
		NR == FNR { whole = whole $0 "\n"; next }
		$0 == "..." { parts[++n] = part; part = ""; next }
		{ part = part $0 "\n" }
		END {
			parts[++n] = part
			whole = "\n" whole
			for (i = 1; i <= n; i++) {
				at = index(whole, "\n" parts[i])
				if (parts[i] == "" || at == 0)
					exit 1
				whole = substr(whole, at + length(parts[i]))
			}
		}' "$2" "$1"
}

run_makefile() {
	at=$work/made
	mkdir -p "$at" && cp -R "$top/samples" "$at/samples"
	cp "$1" "$at/Makefile"
	run "$2: the Makefile" make || return
	if (cd "$at" && make -q) 2>"$work/err"; then
		ok "$2: which then has nothing left to do"
	else
		not_ok "$2: which then has nothing left to do" "$work/err"
	fi
}

run_crontab() {
	shell=$(sed -n 's/^SHELL=//p' "$1")
	grep -v '^[A-Z]*=' "$1" >"$work/lines"
	while read -r minute hour day month weekday line; do
		at=$HOME
		run "$2: $minute $hour $day $month $weekday" \
		    "${shell:-sh}" -c "$(echo "$line" | sed 's/\\%/%/g')"
	done <"$work/lines"
}

# Only whether make knows what it is asked for: it is what runs this test.
ask_make() {
	while read -r line; do
		line=${line#sudo }
		# shellcheck disable=SC2086 # words on purpose
		if (cd "$top" && $line -n) >/dev/null 2>"$work/err"; then
			ok "$2: $line"
		else
			not_ok "$2: $line" "$work/err"
		fi
	done <"$1"
}

# In chapters that the tour has too, blocks are displays of the tour.
in_tour() {
	case $2 in
	'Step by step' | 'Share a case' | 'Every week' | 'Many reports') ;;
	*) return ;;
	esac
	for display in "$work"/tour/*; do
		if cmp -s "$display" "$1"; then
			ok "$2: as in rua-tools(7)"
			return
		fi
	done
	not_ok "$2: as in rua-tools(7)" "$1"
}

last=
for block in "$work"/blocks/*; do
	base=${block%.*}
	chapter=$(cat "$base.chapter")
	name="$chapter, ${base##*/}"
	case $block in
	*.sh)
		run_example "$block" "$name"
		in_tour "$block" "$chapter"
		last=$base
		;;
	*.make)
		run_makefile "$block" "$name"
		in_tour "$block" "$chapter"
		;;
	*.crontab)
		run_crontab "$block" "$name"
		in_tour "$block" "$chapter"
		;;
	*.console)
		ask_make "$block" "$name"
		;;
	*.text)
		if [ -n "$last" ] && [ -n "$REGEN" ]; then
			[ ! -e "$last.out" ] || cp "$last.out" "$block"
			ok "$name: written"
		elif [ -n "$last" ]; then
			same_output "$last.out" "$block" "$name"
		elif excerpt_of "$block" "$top/samples/expected-summary.txt"
		then
			ok "$name: is part of the demo's summary"
		else
			not_ok "$name: is part of the demo's summary"
		fi
		;;
	esac
	case $block in
	*.sh | *.chapter) ;;
	*) last= ;;
	esac
done

## The house, as CONTRIBUTING.md tells it

(cd "$top" && ls tests/*.t tests/*.bats) |
    while read -r word; do
	grep -qF "$word" "$top/CONTRIBUTING.md" || echo "$word"
done >"$work/untold"
if [ -s "$work/untold" ]; then
	not_ok 'CONTRIBUTING.md names every test' \
	    "$work/untold"
else
	ok 'CONTRIBUTING.md names every test'
fi

if [ -n "$REGEN" ]; then
	awk -v dir="$work/blocks" '
		/^```/ && inside { inside = 0; print; next }
		/^```/ {
			inside = ++n
			print
			if ($0 != "```text")
				next
			file = sprintf("%s/%03d.text", dir, n)
			while ((getline line <file) > 0)
				print line
			inside = -1
			next
		}
		inside >= 0 { print }' "$top/README.md" >"$work/README.md" &&
	    cp "$work/README.md" "$top/README.md"
fi
echo "1..$n"
