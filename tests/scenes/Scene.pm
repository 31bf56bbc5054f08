# Scene: rows of weeks that were made up, the same for the same seed.
#
# A scene is a hash: who owns the mail (domain), what it publishes (policy),
# who reports (reporters), who sends (streams), what TLS reports say (tls) and
# reports that somebody forged (forged). Kinds.pm has them; here they become
# rows as dmarc-parse and tlsrpt-parse write them, in the order in which the
# reports come in. It knows nothing of the rules that are measured with it.
package Scene;
use strict;
use warnings;
use Exporter 'import';
use POSIX ();
our @EXPORT_OK = qw(poisson pick any between rows_of write_rows day_name
    week_name DAYS WEEKS services);

# Ten weeks from Monday 3 August 2026; of ordinary weeks the last four are
# looked at, and faults begin in the eighth.
use constant { WEEKS => 10, DAYS => 70, FIRST => 1785715200 };

my @COLUMNS = qw(source mail_auth org_name org_email report_id begin end
    policy_domain p sp np adkim aspf pct testing source_ip count disposition
    reported_dkim reported_spf reported_dmarc reason_types header_from
    envelope_from dkim_domains dkim_selectors dkim_results
    dkim_human_results spf_domains spf_scopes spf_results);
my @TLS_COLUMNS = qw(source org_name contact report_id begin end level
    policy_type policy_domain policy_mode mx_hosts successful failed
    failed_detail result_type sending_mta_ip receiving_mx);
# Monday to Sunday, for streams that do not say.
my @OFFICE = (1.2, 1.25, 1.2, 1.15, 1.05, .6, .55);

sub any { return int(rand($_[0])) }	# 0 ... n - 1
sub pick { return $_[any(scalar @_)] }
sub between { return $_[0] + rand($_[1] - $_[0]) }

sub poisson {
	my $mean = shift;
	return 0 if $mean <= 0;
	if ($mean > 40) {	# as good as normal
		my $z = sqrt(-2 * log(1 - rand())) * cos(6.283185307 * rand());
		my $n = int($mean + sqrt($mean) * $z + .5);
		return $n < 0 ? 0 : $n;
	}
	my ($n, $p, $end) = (0, rand(), exp(-$mean));
	while ($p > $end) {
		$n++;
		$p *= rand();
	}
	return $n;
}

sub stamp {
	return POSIX::strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(FIRST + $_[0]));
}
sub day_name { return substr(stamp($_[0] * 86400), 0, 10) }
sub week_name { return sprintf('2026-W%02d', 32 + $_[0]) }

# People's own mailboxes, lists and forwarders: no domain sends by these.
my $MAILBOXES = qr/^(Google|Gmail|Apple|Fastmail|Groups\.io|Cloudflare)/;

# services FILE: those of the table that sign and have return paths of their
# own, and the networks: [service, dkim domain, spf domain], [first two
# numbers, the least third, how many of these].
sub services {
	my (%of, @nets);
	open(my $in, '<', $_[0]) or die "$_[0]: $!\n";
	while (<$in>) {
		chomp;
		my ($kind, $pattern, $service) = split /\t/;
		push @nets, [$1, $2, $3 == 17 ? 128 : 256] if $kind eq 'net' &&
		    $pattern =~ /^(\d+\.\d+)\.(\d+)\.0\/(1[0-7])$/;
		$of{$service}{$kind} //= $pattern if $pattern !~ /[*\/]/;
	}
	my @both = map { [$_, $of{$_}{dkim}, $of{$_}{spf}] }
	    grep { $of{$_}{dkim} && $of{$_}{spf} && !/$MAILBOXES/ }
	    sort keys %of;
	return (\@both, \@nets);
}

sub org { return join '.', (split /\./, $_[0])[-2, -1] }
sub aligned { return org($_[0]) eq org($_[1]) }

# What holds on a day: the last [day, value] of a list that has begun.
sub on_day {
	my ($list, $day) = @_;
	my $found;
	for (@$list) {
		$found = $_->[1] if $_->[0] <= $day;
	}
	return $found;
}

# A stream on a day, with what its "then" changes.
sub stream_on {
	my ($stream, $day) = @_;
	my %now = %$stream;
	for (@{$stream->{then} // []}) {
		%now = (%now, %{$_->[1]}) if $_->[0] <= $day;
	}
	return \%now;
}

sub count_of {
	my ($scene, $stream, $reporter, $day) = @_;
	my $days = $stream->{days} // \@OFFICE;
	my $sum = 0;
	$sum += $_ for @$days;
	my $mean = $stream->{week} * $reporter->{share} * $days->[$day % 7] /
	    $sum;
	$mean *= $scene->{season}->($day) if $scene->{season};
	return poisson($mean * between(.8, 1.25)) if !$stream->{even};
	# Nothing left to chance: what a rule asks for is there, not more.
	my $key = "$stream->{name} $reporter->{name}";
	my $carry = ($scene->{carry}{$key} //= .5) + $mean;
	$scene->{carry}{$key} = $carry - int($carry);
	return int($carry);
}

# Messages over addresses of the stream: [address, n], ...
sub over_addresses {
	my ($stream, $n) = @_;
	my $ips = $stream->{ips};
	my $many = ref $ips eq 'CODE' ? 12 : scalar @$ips;
	$many = $stream->{wide} if $stream->{wide};
	$many = $n if $many > $n;
	my @out;
	my $at = any(1000);
	for my $i (1 .. $many) {
		my $part = int($n / ($many - $i + 1));
		push @out, [ref $ips eq 'CODE' ? $ips->() :
		    $ips->[$at++ % @$ips], $part];
		$n -= $part;
	}
	return @out;
}

# What the receiver does with mail, and why not what it is asked to.
sub done_with {
	my ($scene, $stream, $policy, $from, $pass) = @_;
	return ('none', '') if $pass eq 'pass';
	return ('none', $stream->{reason}[0])
	    if $stream->{reason} && rand() < $stream->{reason}[1];
	my $p = $from eq $scene->{domain} ? $policy->{p} :
	    $policy->{sp} || $policy->{p};
	return ($p, '') if $p eq 'none' || rand() > .03;
	return ('none', 'local_policy');
}

# Whether one of these results, [domain, ..., result], passes aligned.
sub passes {
	my ($from, $at, $results) = @_;
	for (@$results) {
		return 'pass' if $_->[$at] eq 'pass' && aligned($_->[0], $from);
	}
	return 'fail';
}

sub cells {
	my ($at, $results) = @_;
	return join '|', map { $_->[$at] } @$results;
}

# How messages fare with such results: the cells of a row that tell it.
sub fare {
	my ($from, $stream, $dkim, $spf) = @_;
	my $by_dkim = passes($from, 2, $dkim);
	my $by_spf = passes($from, 1, $spf);
	my $pass = $by_dkim eq 'pass' ? 'pass' : $by_spf;
	return { pass => $pass, told => "$by_dkim\t$by_spf\t$pass",
	    why => join "\t", $from, $stream->{env} // '', cells(0, $dkim),
	    cells(1, $dkim), cells(2, $dkim), $stream->{human} // '',
	    cells(0, $spf), join('|', map { $_->[2] // 'mfrom' } @$spf),
	    cells(1, $spf) };
}
sub with_result {	# the same, all with another result
	my ($at, $result, $results) = @_;
	return [map { my @r = @$_; $r[$at] = $result; \@r } @$results];
}

# The ways in which a stream's messages fare: well; with a signature broken on
# the way; with an answer of the DNS that did not come. On a receiver's bad
# day none does well.
sub ways {
	my ($from, $stream, $bad) = @_;
	my ($dkim, $spf) = ($stream->{dkim} // [], $stream->{spf} // []);
	my $temporary = with_result(1, 'temperror', $spf);
	return { well => fare($from, $stream, with_result(2, $bad, $dkim),
	    $bad eq 'temperror' ? $temporary : $spf) } if $bad;
	my %way = (well => fare($from, $stream, $dkim, $spf));
	return \%way if $stream->{even};
	$way{broken} = fare($from, $stream, with_result(2, 'fail', $dkim),
	    $spf) if @$dkim;
	$way{silent} = fare($from, $stream, $dkim, $temporary) if @$spf;
	return \%way;
}

# The mail of a stream in one report, over its addresses.
sub mail {
	my ($scene, $stream, $report, $n, $bad) = @_;
	my $from = $stream->{from} // $scene->{domain};
	my $way = ways($from, $stream, $bad);
	for (over_addresses($stream, $n)) {
		my ($ip, $part) = @$_;
		my %of = (broken => .004, silent => .0008);
		for my $how ('broken', 'silent', 'well') {
			next if !$way->{$how};
			my $k = $how eq 'well' ? $part :
			    poisson($part * $of{$how});
			$k = $part if $k > $part;
			next if !$k;
			$part -= $k;
			my $fare = $way->{$how};
			my ($done, $why) = done_with($scene, $stream,
			    $report->{policy}, $from, $fare->{pass});
			push @{$report->{rows}}, join "\t", $report->{head},
			    $ip, $k, $done, $fare->{told}, $why, $fare->{why};
		}
	}
}

# A reporter's day begins at midnight UTC, or at another hour.
sub report_of {
	my ($scene, $name, $day, $id, $hour) = @_;
	my $begin = $day * 86400 + ($hour // 0) * 3600;
	my $policy = on_day($scene->{policy}, $day);
	my @tags = map { $policy->{$_} // '' } qw(p sp np);
	my $head = join "\t", "$id.xml", $scene->{mail_auth} // '', $name,
	    "reports\@$name", $id, stamp($begin), stamp($begin + 86399),
	    $scene->{domain}, @tags, 'r', 'r', '', '';
	return { head => $head, policy => $policy, rows => [] };
}

sub reports_on {
	my ($reporter, $day) = @_;
	return $day >= ($reporter->{since} // 0) &&
	    $day < ($reporter->{until} // DAYS);
}

sub daily_report {
	my ($scene, $reporter, $day) = @_;
	return if !reports_on($reporter, $day);
	my $report = report_of($scene, $reporter->{name}, $day,
	    join('!', $reporter->{name}, $scene->{domain}, $day),
	    $reporter->{hour});
	my $bad = $scene->{bad}{"$day $reporter->{name}"};
	for my $stream (@{$scene->{streams}}) {
		next if $day < ($stream->{since} // 0) ||
		    $day >= ($stream->{until} // DAYS);
		my $now = stream_on($stream, $day);
		my $n = count_of($scene, $now, $reporter, $day);
		next if !$n;
		$scene->{begun} //= $day if $now->{fault};
		mail($scene, $now, $report, $n, $bad);
	}
	# Others are late now and then.
	$report->{arrives} = $day + 1 + ($reporter->{late} //
	    (rand() < .02 ? 1 : 0));
	return $report;
}

# A report that somebody made up, or sent long after.
sub forged_report {
	my ($scene, $forged, $i) = @_;
	my $report = report_of({ %$scene, mail_auth => $scene->{mail_auth} ?
	    'fail' : '' }, $forged->{name}, $forged->{day}, "forged-$i");
	for my $stream (@{$forged->{streams}}) {
		mail($scene, { even => 1, %$stream }, $report,
		    $stream->{week});
	}
	$report->{arrives} = $forged->{arrives};
	return $report;
}

sub tls_report {
	my ($scene, $tls, $reporter, $day, $out) = @_;
	return if !reports_on($reporter, $day);
	my $now = stream_on($tls, $day);
	my (%row, @details);
	my ($good, $failed) = (0, 0);
	@row{@TLS_COLUMNS} = ('') x @TLS_COLUMNS;
	%row = (%row, source => "tls-$reporter->{name}-$day.json",
	    org_name => $reporter->{name}, contact => "tls\@$reporter->{name}",
	    report_id => "tls-$reporter->{name}-$day",
	    begin => stamp($day * 86400), end => stamp($day * 86400 + 86399),
	    policy_type => 'sts', policy_domain => $scene->{domain},
	    policy_mode => $now->{mode}, mx_hosts => join '|',
	    sort keys %{{ map { $_->{mx} => 1 } @{$now->{hosts}} }});
	for my $host (@{$now->{hosts}}) {
		next if $host->{only} && $host->{only} ne $reporter->{name};
		my $n = count_of($scene, { %$now, %$host, even => 1,
		    name => $host->{mx} . ($host->{fails} // '') },
		    $reporter, $day);
		next if !$n;
		if (!$host->{fails}) {
			$good += $n;
			next;
		}
		$scene->{begun} //= $day;
		$failed += $n;
		push @details, { %row, level => 'detail', successful => '',
		    failed => '', failed_detail => $n,
		    result_type => $host->{fails}, receiving_mx =>
		    $host->{mx}, sending_mta_ip => '203.0.113.25' };
	}
	return if !$good && !$failed;
	push @{$out->[$day + 1]}, { %row, level => 'policy',
	    successful => $good, failed => $failed }, @details;
}

# rows_of SCENE: { records, tls }, each a list of lists of lines, by the day
# on which they arrive: what came until day d is all before d + 1. Other
# domains of the same owner stand in {others}.
sub rows_of {
	my $scene = shift;
	my (@records, @tls);
	for my $one ($scene, @{$scene->{others} // []}) {
		add_rows($one, \@records, \@tls);
	}
	for my $day (0 .. $#tls) {
		$_ = join "\t", @$_{@TLS_COLUMNS} for @{$tls[$day] // []};
	}
	return { records => \@records, tls => \@tls };
}

sub add_rows {
	my ($scene, $records, $tls) = @_;
	my $forged = $scene->{forged} // [];
	my @reports = map { forged_report($scene, $forged->[$_], $_) }
	    0 .. $#$forged;
	for my $day (0 .. DAYS - 1) {
		for my $reporter (@{$scene->{reporters}}) {
			push @reports, daily_report($scene, $reporter, $day);
			tls_report($scene, $scene->{tls}, $reporter, $day,
			    $tls) if $scene->{tls};
		}
	}
	for my $report (@reports) {
		push @{$records->[$report->{arrives}]}, @{$report->{rows}}
		    if @{$report->{rows}};
	}
}

# write_rows FILE, KIND, LINES: lists by day up to one, or all.
sub write_rows {
	my ($file, $kind, $lines, $until) = @_;
	$until //= $#$lines;
	open(my $out, '>', $file) or die "$file: $!\n";
	print $out join("\t", $kind eq 'tls' ? @TLS_COLUMNS : @COLUMNS), "\n";
	for my $day (0 .. $until) {
		print $out "$_\n" for @{$lines->[$day] // []};
	}
	close($out) or die "$file: $!\n";
}

1;
