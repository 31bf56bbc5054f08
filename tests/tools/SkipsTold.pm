# SkipsTold: prove's harness (prove --harness SkipsTold), which before the
# verdict tells how many tests were skipped, for which reason, in which files.
package SkipsTold;

use strict;
use warnings;
use parent 'TAP::Harness';

my (%count, %files);

sub told {
    my ($why, $file, $n) = @_;
    $why = 'no reason given' unless defined $why && length $why;
    $count{$why} += $n;
    $files{$why}{$file} = 1;
}

sub new {
    my $self = shift->SUPER::new(@_);
    $self->callback(made_parser => sub {
        my ($parser, $job) = @_;
        my $file = $job->[1];
        $parser->callback(test => sub {
            my ($test) = @_;
            told($test->explanation, $file, 1) if $test->has_skip;
        });
        $parser->callback(plan => sub {
            my ($plan) = @_;
            told($plan->explanation, $file, 1) if $plan->has_skip;
        });
    });
    return $self;
}

sub summary {
    my ($self, @rest) = @_;
    if (%count) {
        print "\nSkipped tests:\n";
        printf "%6d  %s (%s)\n", $count{$_}, $_,
            join ', ', sort keys %{ $files{$_} } for sort keys %count;
        print "\n";
    }
    return $self->SUPER::summary(@rest);
}

1;
