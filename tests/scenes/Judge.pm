# Judge: what report-render finds in a scene up to some day, and whether that
# is what the scene's table asks for.
package Judge;
use strict;
use warnings;
use Exporter 'import';
use File::Basename;
use Scene qw(rows_of write_rows day_name week_name DAYS);
use Kinds qw(%ORDINARY %FAULT scene_of);
our @EXPORT_OK = qw(prepare files_until findings judge_week judge_fault grave
    bounds);

my $BIN = $ENV{BUILD_BIN} // dirname(__FILE__) . '/../../build/bin';
my %WEIGHT = (critical => 4, high => 3, medium => 2, low => 1, info => 0,
    note => 0);
my $STEP = 7;	# days of the page

sub grave { return $WEIGHT{lc $_[0]} // die "severity $_[0]\n" }

sub lines_of {
	open(my $in, '-|', @_) or die "$_[0]: $!\n";
	my @lines = <$in>;
	close($in);
	die "@_: status ", $? >> 8, "\n" if $? && $? >> 8 != 3;
	return @lines;
}

# The option for a list that the scene has: own or domains.
sub list_of {
	my ($scene, $folder, $option) = @_;
	return if !defined $scene->{$option};
	open(my $out, '>', "$folder/$option") or die "$option: $!\n";
	print $out $scene->{$option};
	close($out) or die "$option: $!\n";
	return "--$option=$folder/$option";
}

# prepare SCENE, FOLDER: its rows, aligned, by the day they arrive.
sub prepare {
	my ($scene, $folder) = @_;
	my $rows = rows_of($scene);
	my @own = list_of($scene, $folder, 'own');
	write_rows("$folder/records.tsv", 'records', $rows->{records});
	my @lines = lines_of("$BIN/align-filter", '-q', @own,
	    "$folder/records.tsv");
	my $head = shift @lines;
	my @aligned = map { [splice @lines, 0, scalar @{$_ // []}] }
	    @{$rows->{records}};
	return { head => $head, aligned => \@aligned, tls => $rows->{tls},
	    folder => $folder,
	    domains => [list_of($scene, $folder, 'domains')] };
}

# What arrived up to a day, as files.
sub files_until {
	my ($ready, $until) = @_;
	my @files = "$ready->{folder}/aligned.tsv";
	open(my $out, '>', $files[0]) or die "$files[0]: $!\n";
	print $out $ready->{head};
	for my $day (0 .. $until) {
		print $out @{$ready->{aligned}[$day] // []};
	}
	close($out) or die "$files[0]: $!\n";
	if (@{$ready->{tls}}) {
		push @files, "$ready->{folder}/tls.tsv";
		write_rows($files[1], 'tls', $ready->{tls}, $until);
	}
	return @files;
}

# findings FILES AND OPTIONS: a list of hashes, one for each row.
sub findings {
	my @lines = lines_of("$BIN/report-render", '-q', '--findings', @_);
	chomp @lines;
	my @names = split /\t/, shift @lines;
	return map { my %row; @row{@names} = split /\t/, $_, -1; \%row }
	    @lines;
}

# The same off a page, for programs that have no --findings.
sub findings_of_page {
	my @out;
	for (lines_of("$BIN/report-render", '-q', qw(-f markdown --top 1000),
	    @_)) {
		if (/^### (\w+): (.*) \\\[([a-z-]+)\\\]/) {
			push @out, { severity => $1, text => $2, id => $3 };
		} elsif (/^## / && @out) {
			last;
		} elsif (@out) {
			$out[-1]{text} .= ' ' . ($_ =~ s/[`\n]/ /gr);
		}
	}
	return @out;
}
if ((join '', lines_of("$BIN/report-render", '--help')) !~ /--findings\b/) {
	no warnings 'redefine';
	*findings = \&findings_of_page;
}

# What the page of the days before one says when the reports of the day
# before it have come.
sub found {
	my ($ready, $end) = @_;
	return findings('--since=' . day_name($end - $STEP),
	    '--until=' . day_name($end), @{$ready->{domains}},
	    files_until($ready, $end));
}

sub words {
	my $f = shift;
	return join ' ', map { "$_=" . ($f->{$_} // '') } grep { $_ ne 'id' }
	    sort keys %$f;
}

# What is medium or worse, and not among the right ones: id => severity.
sub alarms {
	my ($right, @found) = @_;
	return grep { grave($_->{severity}) >= 2 &&
	    !(exists $right->{$_->{id}} &&
	    grave($_->{severity}) <= grave($right->{$_->{id}})) } @found;
}

# judge_week READY, NAME, WEEK: the false alarms of that Monday's page.
sub judge_week {
	my ($ready, $name, $week) = @_;
	return alarms($ORDINARY{$name}{but} // {}, found($ready, $week * 7 +
	    7));
}

# The finding says since when: off by how many days, if it does.
sub off_by {
	my ($f, $begun) = @_;
	return 0 if !$f->{since};
	my $day = substr($f->{since}, 0, 10);
	my ($at) = grep { day_name($_) eq $day } 0 .. DAYS;
	return defined $at ? abs($at - $begun) : DAYS;
}

# judge_fault READY, NAME, SCENE: days until it was told (undef: it was not),
# what is wrong with how it was told, the false alarms beside it, the finding.
sub judge_fault {
	my ($ready, $name, $scene) = @_;
	my $fault = $FAULT{$name};
	my %told = map { $_ => 'critical' } @{$fault->{told}};
	my %right = (%told, map { $_ => 'critical' } @{$fault->{also} // []});
	my $begun = $scene->{begun} // $scene->{day};
	my $from = $scene->{day} + ($fault->{from} // 1);
	my $last = $scene->{day} + ($fault->{from} // 0) +
	    ($fault->{days} // 7);
	for my $end ($from .. $last) {
		next if $end <= $begun;
		my @found = found($ready, $end);
		my @hit = grep { $told{$_->{id}} && grave($_->{severity}) >=
		    grave($fault->{grave}) } @found;
		next if !@hit;
		my ($good) = grep { words($_) =~ ($fault->{names} // qr//) }
		    @hit;
		my $wrong = !$good ? 'does not name it' : $fault->{never} &&
		    grep({ words($_) =~ $fault->{never} } @hit) ?
		    'wrong advice' : off_by($good, $begun) > 1 ?
		    "since $good->{since}, not " . day_name($begun) : '';
		return ($end - $begun, $wrong, [alarms(\%right, @found)],
		    $good // $hit[0]);
	}
	return (undef, '', [alarms(\%right, found($ready, $last))], undef);
}

# bounds K, N: 95 % of a share of k in n, by Wilson; its upper one of none is
# about three in n.
sub bounds {
	my ($k, $n) = @_;
	return (0, 1) if !$n;
	my $z = 1.96;
	my $p = $k / $n;
	my $mid = $p + $z * $z / (2 * $n);
	my $off = $z * sqrt($p * (1 - $p) / $n + $z * $z / (4 * $n * $n));
	my $of = 1 + $z * $z / $n;
	my ($low, $high) = (($mid - $off) / $of, ($mid + $off) / $of);
	return ($k ? $low : 0, $k == $n ? 1 : $high);
}

1;
