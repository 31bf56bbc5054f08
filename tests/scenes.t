#!/usr/bin/perl
# What report-render finds in weeks that were made up (tests/scenes): nothing
# in ordinary ones, every fault of twice what its rule asks for, and the same
# whatever the domain is called, in whatever order and parts the rows come,
# and when a new reporter comes, too. Prints TAP. "make check-findings" looks
# at many more of them.
#
# SEED=n makes other scenes.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/scenes";
use File::Temp qw(tempdir);
use Scene qw(day_name);
use Kinds qw(%ORDINARY %FAULT scene_of);
use Judge qw(prepare findings files_until grave);

my $SEED = $ENV{SEED} // 1;
my $work = tempdir(CLEANUP => 1);
my ($n, $any) = (0, 0);

sub check {
	my ($good, $name, @why) = @_;
	$n++;
	print $good ? "ok" : "not ok", " $n - $name\n";
	print map { "#   $_\n" } map { substr $_, 0, 150 } @why[0 ..
	    ($#why < 15 ? $#why : 15)] if !$good;
}

sub write_lines {
	my ($file, @lines) = @_;
	open(my $out, '>', $file) or die "$file: $!\n";
	print $out @lines;
	close($out) or die "$file: $!\n";
	return $file;
}

# Lines for findings, with the columns asked for.
sub told {
	my ($columns, @found) = @_;
	return map { my $f = $_; join ' | ', map { $f->{$_} // '' }
	    @$columns } @found;
}
sub same {
	my ($name, $one, $two) = @_;
	my %count;
	$count{$_}++ for @$one;
	$count{$_}-- for @$two;
	$any += @$one;
	my @other = grep { $count{$_} } sort keys %count;
	check(!@other, $name, map { $count{$_} > 0 ? "- $_" : "+ $_" }
	    @other);
}

sub shuffled {	# by a generator of its own
	my ($x, @lines) = (7, @_);
	for my $i (reverse 1 .. $#lines) {
		$x = $x * 16807 % 2147483647;
		@lines[$i, $x % ($i + 1)] = @lines[$x % ($i + 1), $i];
	}
	return @lines;
}

# The page of the week from a fault's day on, or the last, of a scene.
sub window {
	my $end = $_[0]->{day} ? $_[0]->{day} + 7 : 70;
	return ("--since=" . day_name($end - 7), "--until=" .
	    day_name($end)), $end;
}
my @ALL = qw(id severity domain sender subject messages of since until text);
my @MAIN = qw(id severity domain sender subject);

sub unmoved {
	my $name = shift;
	my $scene = scene_of($name, $SEED, 2);
	my (@window) = window($scene);
	my $end = pop @window;
	mkdir "$work/one";
	mkdir "$work/other";
	my $ready = prepare($scene, "$work/one");
	my @files = files_until($ready, $end);
	my @found = findings(@window, @files);
	my $of = $scene->{domain};

	my $other = scene_of($name, $SEED, 2, 'z9-sound.example');
	my @renamed = findings(@window, files_until(prepare($other,
	    "$work/other"), $end));
	same("$name: the domain has another name",
	    [map { s/\Q$of\E/DOMAIN/gr } told(\@ALL, @found)],
	    [map { s/\Qz9-sound.example\E/DOMAIN/gr } told(\@ALL, @renamed)]);

	my $head = $ready->{head};
	my @lines = map { @{$_ // []} } @{$ready->{aligned}}[0 .. $end];
	my @mixed = shuffled(@lines);
	my $third = int(@mixed / 3);
	my @parts = map { write_lines("$work/part$_", $head, splice @mixed, 0,
	    $_ < 3 ? $third : scalar @mixed) } 1 .. 3;
	same("$name: rows in another order, in three files",
	    [told(\@ALL, @found)], [told(\@ALL, findings(@window,
	    reverse(@parts), @files[1 .. $#files]))]);

	# What the largest reporter says of the last day, said by another, too.
	my $day = day_name($end - 1);
	my @more = grep { /^alpha\.example\.net!.*\.xml\t.*\t\Q$day\ET/ }
	    @lines;
	s/alpha(\.example\.net)/newcomer$1/g for @more;
	# It may be what a note waited for.
	my @with = findings(@window, @files, write_lines("$work/more", $head,
	    @more));
	same("$name: a report of a new reporter", map { [told(\@MAIN,
	    grep { grave($_->{severity}) > 0 } @$_)] } \@found, \@with);
}

# What receivers did is of the failing mail that is told, window or not.
sub added_up {
	my $name = shift;
	my $scene = scene_of($name, $SEED, 10);
	mkdir "$work/sums";
	my $ready = prepare($scene, "$work/sums");
	my $end = $scene->{day} + 14;
	my @of = grep { $_->{id} eq 'sender-broke' }
	    findings('--since=' . day_name($end - 7), '--until=' .
	    day_name($end), files_until($ready, $end));
	my @wrong = grep { $_->{messages} != $_->{receivers_none} +
	    $_->{receivers_quarantine} + $_->{receivers_reject} } @of;
	check(@of && !@wrong, "$name: what receivers did adds up",
	    told([qw(sender messages receivers_none receivers_quarantine
	    receivers_reject)], @wrong));
}

added_up('spf-broken');
unmoved($_) for qw(mixed bad-day spf-broken key-broken-spf half-set-up wave
    policy-weakened);
check($any, 'they had findings');
# One scene of each: what is wrong with any, by name.
my %wrong = map { $_ => [] } keys %ORDINARY, keys %FAULT;
open(my $in, '-|', "$FindBin::Bin/scenes/measure", "--seed=$SEED",
    qw(--scenes=1 --faults=1 --times=2)) or die "measure: $!\n";
while (<$in>) {
	chomp;
	push @{$wrong{$1}}, $_ if
	    /^([a-z0-9-]+) \d+ \d+ (?:false alarm|missed|wrong:)/;
}
close($in);
check($? == 0 || $? >> 8 == 3, 'the scenes were made');
for my $name (sort keys %wrong) {
	my $of = $ORDINARY{$name} // $FAULT{$name};
	check(!@{$wrong{$name}}, "$name: " . ($ORDINARY{$name} ?
	    'nothing is told of an ordinary week' : 'the fault is told') .
	    ($of->{todo} ? " # TODO $of->{todo}" : ''), @{$wrong{$name}});
}
print "1..$n\n";
