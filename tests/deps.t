#!/bin/sh
# What tools/deps asks for, with a package manager that only takes notes.
# Prints TAP.

top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0

is() {
	n=$((n + 1))
	name=$1
	shift
	if "$@" >"$work/diff" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/#   /' "$work/diff" "$work/err"
	fi
}

# A folder of commands that is all of PATH: the shell's tools, and a Debian
# where what is listed in $work/there is installed.
bin=$work/bin
mkdir "$bin"
for tool in sh cat grep tr sed; do
	ln -s "$(command -v $tool)" "$bin/$tool"
done
command_that() {
	cat >"$bin/$1"
	chmod +x "$bin/$1"
}
command_that uname <<'END'
#!/bin/sh
echo Linux
END
command_that id <<END
#!/bin/sh
cat "$work/id"
END
command_that dpkg-query <<END
#!/bin/sh
for name; do :; done
grep -qx "\$name" "$work/there" && echo installed
END
command_that apt-get <<END
#!/bin/sh
echo "\$DEBIAN_FRONTEND: apt-get \$*" >>"$work/asked"
exit \$(cat "$work/apt")
END

deps() {
	: >"$work/asked"
	PATH=$bin "$bin/sh" "$top/tools/deps" >"$work/out" 2>"$work/err"
	echo $? >"$work/status"
}
status_is() {
	grep -qx "$1" "$work/status"
}
asked() {
	diff "$work/expected" "$work/asked"
}

echo 0 >"$work/id"
echo 0 >"$work/apt"
: >"$work/there"
deps
all=$(sed -n 's/.*--no-install-recommends //p' "$work/asked")
: >"$work/expected"
for name in $all; do
	echo "$name" >>"$work/there"
done

echo 1..9
is 'it asks for compiler, libraries and test tools' \
    test "$(echo "$all" | wc -w)" -gt 10
deps
is 'nothing is asked for when all is there' asked
is 'which it says in one line, with status 0' \
    grep -qx 'tools/deps: everything is there' "$work/err"

grep -vx -e bats -e valgrind "$work/there" >"$work/some"
mv "$work/some" "$work/there"
cat >"$work/expected" <<'END'
noninteractive: apt-get update -q
noninteractive: apt-get install -y --no-install-recommends bats valgrind
END
deps
is 'only what is missing is installed, after an update' asked
is 'with status 0' status_is 0

echo 100 >"$work/apt"
deps
is 'an update that fails is not hidden' status_is 1

echo 1000 >"$work/id"
: >"$work/expected"
deps
is 'who is not root is told the command' \
    grep -q '^tools/deps:   sudo apt-get install .* bats valgrind$' "$work/err"
is 'and nothing is asked for' asked

rm "$bin/apt-get" "$bin/dpkg-query"
deps
is 'without a known manager, what is needed is listed' \
    grep -q 'C-compiler .*libarchive.*libmaxminddb.*mandoc' "$work/err"
