#!/bin/bash
# Beyond one process: the commands that rua-tools(7) gives for many cores and
# many machines are run as they stand there, over documents of which some are
# copies in other line ends, indentation, charset, compression or container,
# and must give the bytes of one process. Prints TAP.
#
# The machines are two sshd on ports of the loopback address, with keys of
# their own, run by somebody who is not root. All of it is in one temporary
# folder. What is not here (parallel, sshd) is skipped with a message.
# SCALE=n: n documents instead of 100,000.

set -u
top=$(cd "$(dirname "$0")/.." && pwd)
bin=${BUILD_BIN:-$top/build/bin}
export LC_ALL=C
count=${SCALE:-100000}
limit=240
work=$(mktemp -d) || exit 2
node1='' node2=''
chmod 711 "$work"
mkdir "$work/bin" "$work/home" "$work/run"
cp "$bin"/* "$work/bin" 2>/dev/null
chmod -R go+rX "$work/bin"
export PATH="$work/bin:$PATH" HOME="$work/home" PARALLEL_HOME="$work/home"
unset XDG_CACHE_HOME XDG_CONFIG_HOME SSH_AUTH_SOCK PARALLEL MAKEFLAGS
cp -R "$top/samples" "$work/run/samples"
cd "$work/run" || exit 2
n=0

# gone PID: ends a process of ours, and waits until it has.
gone() {
	kill "$1" 2>/dev/null
	wait "$1" 2>/dev/null
}

finish() {
	[ -z "$node1" ] || gone "$node1"
	[ -z "$node2" ] || gone "$node2"
	cd / && rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# is NAME COMMAND ...: the check holds when the command ends with 0.
is() {
	local name=$1
	shift
	n=$((n + 1))
	if "$@" >"$work/told" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		head -n 10 "$work/told" | cut -c 1-200 | cat -v |
		    sed 's/^/#   /'
	fi
}

skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

## Documents, and what one process makes of them

# make COUNT: reports, one behind the other. Each twentieth is a copy of an
# earlier one, as it was or written in another way.
make() {
	awk -v rows="$1" '
	function any(m) {	# 0 ... m - 1 (Lehmer, 1951)
		x = x * 16807 % 2147483647
		return x % m
	}
	function pick(words,   w, m) {
		m = split(words, w, " ")
		return w[any(m) + 1]
	}
	function record(   from, dkim, spf) {
		from = pick("harbour.example tides.example x.harbour.example")
		dkim = pick("pass pass pass fail temperror")
		spf = pick("pass pass fail softfail permerror")
		return "<record><row><source_ip>192.0.2." any(200) \
		    "</source_ip><count>" 1 + any(90) "</count>" \
		    "<policy_evaluated><disposition>none</disposition>" \
		    "<dkim>" (dkim == "pass" ? "pass" : "fail") \
		    "</dkim><spf>" (spf == "pass" ? "pass" : "fail") \
		    "</spf></policy_evaluated></row><identifiers>" \
		    "<header_from>" from "</header_from></identifiers>" \
		    "<auth_results><dkim><domain>" \
		    pick("harbour.example esp.example.net") \
		    "</domain><result>" dkim "</result></dkim><spf><domain>" \
		    from "</domain><result>" spf \
		    "</result></spf></auth_results></record>"
	}
	function report(i,   begin, text, k) {
		begin = 1792368000 + 86400 * int(i % 28)
		text = "<feedback><report_metadata><org_name>r" i % 7 \
		    ".example</org_name><report_id>" i "</report_id>" \
		    "<date_range><begin>" begin "</begin><end>" \
		    begin + 86399 "</end></date_range></report_metadata>" \
		    "<policy_published><domain>harbour.example</domain>" \
		    "<p>none</p></policy_published>"
		for (k = any(3); k >= 0; k--)
			text = text record()
		return text "</feedback>"
	}
	function again(text, way) {
		if (way == 1)
			gsub(/></, ">\r\n<", text)
		else if (way == 2)
			gsub(/></, ">\n\t\t<", text)
		else if (way == 3)
			gsub(/<domain>/, "&<!-- a comment -->", text)
		else if (way == 4)
			sub(/<org_name>r/, "<org_name>\\&#114;", text)
		return text
	}
	BEGIN {
		for (i = 0; i < rows; i++) {
			x = i % 20 == 19 ? i - 9 : i
			text = report(x++)
			print i % 20 == 19 ? again(text, int(i / 20) % 5) : \
			    text
		}
	}'
}

# pack: copies of the first reports, packed and encoded in other ways.
pack() {
	local i
	for i in 1 2 3 4 5 6 7; do
		sed -n "${i}p" reports.xml >"$i.xml"
	done
	gzip 1.xml
	iconv -f UTF-8 -t UTF-16 2.xml >2.new && mv 2.new 2.xml
	iconv -f UTF-8 -t UTF-16BE 3.xml | gzip >3.xml.gz && rm 3.xml
	(printf '<?xml version="1.0" encoding="iso-8859-1"?>\r\n' &&
	    sed 's/></>\r\n  </g' 4.xml) >4.new && mv 4.new 4.xml
	(printf 'From: r@reporter.example\nMIME-Version: 1.0\n' &&
	    printf 'Content-Type: application/gzip\n' &&
	    printf 'Content-Transfer-Encoding: base64\n\n' &&
	    gzip -c 5.xml | base64) >5.eml && rm 5.xml
	tar cf 6.tar 6.xml && rm 6.xml
	if command -v zip >/dev/null; then
		zip -q 7.zip 7.xml && rm 7.xml
	fi
	mkdir packed && mv [1-7].* packed
}

# dropped FILE ...: copies that jobs dropped, by what -v says at their end.
dropped() {
	cat "$@" | sed -n 's/.* messages; \([0-9]*\) copies dropped.*/\1/p' |
	    awk '{ n += $1 } END { print n + 0 }'
}

make "$count" >reports.xml
pack
copies=$((count / 20 + 7))
dmarc-unpack -n reports.xml packed >documents
dmarc-parse -vN documents 2>one.err | align-filter | ip-rollup >one.tsv
is "$count documents in one process, a twentieth of them copies" \
    test "$(dropped one.err)" -eq "$copies"
is "and every address in the rollup" test "$(wc -l <one.tsv)" -eq 201

## The commands of the tour

# told WORD ...: the display of rua-tools(7) that has all these words, into
# the file $work/command.
"$top/tests/tools/read-page" "$top/share/man/man7/rua-tools.7" \
    "$work/tour" 2>/dev/null
told() {
	local display word
	for display in "$work"/tour/*; do
		for word; do
			grep -qF -e "$word" "$display" || continue 2
		done
		cp "$display" "$work/command"
		return 0
	done
	echo "# no display has: $*"
	return 1
}

# over DOCUMENTS WHAT: runs the command with those in the place of what it
# unpacks, in a folder of its own, and with -v where copies are counted.
over() {
	sed -e "s|dmarc-unpack -n [^ ]*|cat $1|" -e 's/dmarc-parse -N/&v/' \
	    "$work/command" >"$work/script"
	rm -rf parts rollup.*
	timeout "$limit" bash -o pipefail "$work/script" >"$work/out" \
	    2>"$2.err" </dev/null
	local status=$?
	[ $status -eq 0 ] || {
		echo "status $status"
		grep -v '\[duplicates\]\|copies dropped' "$2.err"
		return 1
	}
}

dmarc-unpack -qn samples/reports >samples.tsv
dmarc-parse -qN samples.tsv | align-filter | ip-rollup >samples.one

# same_as_one: the tour's command as it stands over the samples, and over
# all documents.
same_as_one() {
	over samples.tsv samples && cmp rollup.tsv samples.one || return
	over documents "$1" && cmp rollup.tsv one.tsv
}

cores() {
	told 'mkdir parts' 'parallel -j 4' || return
	same_as_one cores
}

# same_copies WHAT: its jobs dropped as many copies as one process.
same_copies() {
	local found
	found=$(dropped "$1.err")
	[ "$found" -eq "$copies" ] || {
		echo "$found copies"
		return 1
	}
}

# headers: a header would be in a part of its own, and -N does without.
headers() {
	told 'mkdir parts' 'parallel -j 4' || return
	sed -i -e 's/dmarc-unpack -n/dmarc-unpack -q/' -e 's/ -N / -q /' \
	    "$work/command"
	rm -rf parts rollup.*
	timeout "$limit" bash "$work/command" 2>headed.err </dev/null
	grep -c 'missing-column' headed.err
	[ -e parts/r ] && [ "$(wc -l <rollup.tsv)" -eq 1 ]
}

if command -v parallel >/dev/null; then
	is 'parts on cores: the bytes of one process' cores
	is 'which drop the same number of copies' same_copies cores
	is 'the header is in one part only: the others need -N' headers
else
	skip 'parts on cores' 'no parallel here'
fi

## Two machines

# Who runs sshd: whoever runs this test, or for root somebody with a shell.
as_node() {
	if [ "$(id -u)" = 0 ]; then
		exec setpriv --reuid="$user" --regid="$(id -g "$user")" \
		    --clear-groups "$@"
	else
		exec "$@"
	fi
}

# lacks: what of two machines is not here; nothing when all is.
lacks() {
	local tool
	for tool in parallel ssh ssh-keygen setpriv; do
		command -v "$tool" >/dev/null || echo "no $tool here"
	done
	[ -x "$sshd" ] || echo 'no sshd here'
	[ -n "$user" ] || echo 'nobody here but root has a shell'
}

sshd=$(command -v sshd || echo /usr/sbin/sshd)
user=$(id -un)
[ "$user" != root ] || user=$(awk -F : '
	$3 != 0 && $7 ~ /\/(ba|da|k|z)?sh$/ { print $1; exit }' /etc/passwd)

# configure NODE PORT: what that sshd reads. Programs are found in its PATH,
# and no file of the user's home is looked at but by the shell.
configure() {
	cat >"$work/node/$1" <<-END
	Port $2
	ListenAddress 127.0.0.1
	HostKey $work/node/host
	AuthorizedKeysFile $work/node/keys
	AllowUsers $user
	PidFile none
	UsePAM no
	StrictModes no
	PasswordAuthentication no
	KbdInteractiveAuthentication no
	MaxStartups 100
	SetEnv NODE=$1
	ForceCommand PATH="$PATH" HOME="$work/node" sh -c "\$SSH_ORIGINAL_COMMAND"
	END
	cat >"$work/client/$1" <<-END
	Host $1
	HostName 127.0.0.1
	Port $2
	HostKeyAlias node
	User $user
	IdentityFile $work/client/key
	IdentitiesOnly yes
	UserKnownHostsFile $work/client/known
	GlobalKnownHostsFile none
	StrictHostKeyChecking yes
	BatchMode yes
	ConnectTimeout 5
	LogLevel error
	END
}

reached() {
	timeout 10 ssh -F "$work/client/$1" "$1" dmarc-parse --version \
	    2>"$work/reached" | grep -q rua-tools
}

# start NODE: a sshd on a port that is free; its process is in $started.
start() {
	local try wait
	for try in 1 2 3 4 5; do
		configure "$1" $((20000 + (RANDOM + try) % 12000))
		as_node "$sshd" -D -e -f "$work/node/$1" \
		    >"$work/$1.log" 2>&1 &
		started=$!
		for wait in 1 2 3 4 5 6 7 8 9 10; do
			sleep 0.2
			kill -0 "$started" 2>/dev/null || break
			! reached "$1" || return 0
		done
		gone "$started"
		echo "# $1, try $try, wait $wait:" \
		    "$(tail -n 1 "$work/$1.log") $(cat "$work/reached")"
	done
	started=
	return 1
}

start_nodes() {
	mkdir "$work/node" "$work/client" || return
	ssh-keygen -q -t ed25519 -N '' -f "$work/node/host" &&
	    ssh-keygen -q -t ed25519 -N '' -f "$work/client/key" || return
	sed 's/^/node /' "$work/node/host.pub" >"$work/client/known"
	cp "$work/client/key.pub" "$work/node/keys"
	[ "$(id -u)" != 0 ] || chown -R "$user" "$work/node"
	start host1 && node1=$started && start host2 && node2=$started &&
	    cat "$work/client/host1" "$work/client/host2" >"$work/client/both"
}

# after_parts WORD ...: the display that makes parts, then that one.
after_parts() {
	told 'mkdir parts' || return
	sed '/^parallel/,$d' "$work/command" >"$work/parts"
	told "$@" && cat "$work/command" >>"$work/parts" &&
	    mv "$work/parts" "$work/command"
}

machines() {
	after_parts 'ssh {2}' || return
	# Each job says where it runs: the host knows.
	# shellcheck disable=SC2016
	sed -i -e 's/"dmarc-parse/"echo node \\$NODE >\&2; dmarc-parse/' \
	    -e "s|ssh {2}|ssh -F $work/client/both {2}|" "$work/command"
	same_as_one machines
}

# all_jobs: half of the parts on each machine.
all_jobs() {
	sort machines.err | uniq -c | grep ' node ' | tee jobs
	printf '%7d node host1\n%7d node host2\n' 8 8 | cmp - jobs
}

# stopped: nothing that these machines ran is left, and nobody answers.
stopped() {
	gone "$node1" && gone "$node2"
	node1='' node2=''
	! pgrep -fl "$work/node/"
}

why=$(lacks | head -n 1)
if [ -n "$why" ]; then
	skip 'parts over ssh' "$why"
else
	is 'two sshd, which are not run by root' start_nodes
	is 'parts over ssh: the bytes of one process' machines
	is 'eight parts on each of both' all_jobs
	is 'which drop the same number of copies' same_copies machines
	is 'no process of theirs is left' stopped
fi

## Schedulers: their commands, with somebody else in the place of these

# A scheduler's part is played by a few lines of shell.
stand_in() {
	cat >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}

stand_in sbatch <<'END'
#!/bin/sh
# sbatch --wait --array=0-N --wrap=COMMAND: one task behind the other.
last=${2#--array=0-}
SLURM_ARRAY_TASK_ID=0
export SLURM_ARRAY_TASK_ID
while [ "$SLURM_ARRAY_TASK_ID" -le "$last" ]; do
	sh -c "${3#--wrap=}" || exit
	SLURM_ARRAY_TASK_ID=$((SLURM_ARRAY_TASK_ID + 1))
done
END

stand_in hdfs <<'END'
#!/bin/sh
# hdfs dfs -put - FILE, hdfs dfs -cat PATTERN
case $2 in
-put) cat >"$4" ;;
-cat) eval "cat $3" ;;
esac
END

stand_in mapred <<'END'
#!/bin/sh
# mapred streaming OPTION ...: the map, lines sorted and shared out so that
# those of one first cell are together, and the reduction of each part.
rm -rf rollups
mkdir rollups
sh ./map.sh <documents.hdfs | sort | awk -F '\t' '{
	keys += $1 "" != key
	key = $1 ""
	print >("part." keys % 5) }'
for part in part.?; do
	sh ./reduce.sh <"$part" >"rollups/part-0000${part#part.}" || exit
done
END

slurm() {
	after_parts sbatch && same_as_one slurm
}

hadoop() {
	told mapred && same_as_one hadoop
}

is 'parts, and what the tour has Slurm run of them' slurm
is 'which drop the same number of copies' same_copies slurm
is 'what the tour has Hadoop Streaming run' hadoop
is 'which drops the same number of copies' same_copies hadoop

echo "1..$n"
