# Kinds: the table of ordinary domains, and the table of faults.
#
# Every name and address is reserved for documentation and tests, but those of
# services and their networks, which stand in share/rua-tools/services.tsv.
package Kinds;
use strict;
use warnings;
use Exporter 'import';
use File::Basename;
use Scene qw(poisson pick any between services DAYS);
our @EXPORT_OK = qw(%ORDINARY %FAULT scene_of);

my $TOP = dirname(__FILE__) . '/../..';
my ($SERVICES, $NETS) = services("$TOP/share/rua-tools/services.tsv");
my @NAMES = qw(harbour quay tides lantern ferry beacon pilot mooring);

# --- who reports: [name, share of the mail]
my @FEW = (['alpha.example.net', .6], ['beta.example.net', .28],
    ['gamma.example.net', .12]);
my @MANY = (['alpha.example.net', .55], ['beta.example.net', .25],
    ['gamma.example.net', .1], ['delta.example.net', .06],
    ['epsilon.example.net', .03], ['zeta.example.net', .01]);

# Some third one counts its days from another hour than midnight UTC.
sub reporters {
	my @who = map { { name => $_->[0], share => $_->[1] } } @_;
	$who[2]{hour} = pick(0, 4, 8);
	return \@who;
}

# --- addresses
sub within {	# any of a provider's network
	my ($net, $least, $many) = @{$_[0]};
	return sub {
		return join '.', $net, $least + any($many), 1 + any(254);
	};
}
sub strangers { return '198.19.' . any(256) . '.' . (1 + any(254)) }
sub elsewhere {	# addresses of somebody else, each with a network
	my ($who, $n) = @_;
	return [map { "198.18.$who." . 10 * $_ } 1 .. $n];
}

# --- who sends. Each takes the scene, messages a week, and what differs.
sub own_servers {
	my ($s, $week, %more) = @_;
	return { name => 'own', week => $week, env => $s->{domain},
	    ips => ['192.0.2.10', '192.0.2.11', '2001:db8::25'],
	    dkim => [[$s->{domain}, 's2025', 'pass']],
	    spf => [[$s->{domain}, 'pass']], %more };
}
# A service that signs for the domain; its return path is its own, or below
# the domain.
sub set_up {
	my ($s, $week, $service, %more) = @_;
	my $own = any(2);
	my $env = $own ? "bounce.$s->{domain}" : "b.$service->[2]";
	return { name => $service->[0], week => $week, env => $env,
	    ips => elsewhere(30 + length($service->[0]), 3),
	    dkim => [[$s->{domain}, 'k' . length $service->[1], 'pass'],
		[$service->[1], 'm1', 'pass']],
	    spf => [[$env, 'pass']], %more };
}
# The provider of mailboxes: another of its many addresses every time.
sub hosted {
	my ($s, $week, $net, %more) = @_;
	return { name => 'hosted', week => $week, env => $s->{domain},
	    ips => within($net), dkim => [[$s->{domain}, 'sel1', 'pass']],
	    spf => [[$s->{domain}, 'pass']], %more };
}
sub forwarders {
	my ($s, $week, %more) = @_;
	return { name => 'forwarders', week => $week, env => $s->{domain},
	    ips => [map { elsewhere($_, 1)->[0] } 2 .. 10],
	    dkim => $s->{streams}[0]{dkim},
	    spf => [[$s->{domain}, pick('softfail', 'fail')]], %more };
}
sub lists {
	my ($s, $week, %more) = @_;
	return { name => 'lists', week => $week, env => 'lists.example.org',
	    ips => elsewhere(1, 2),
	    dkim => [(map { [$_->[0], $_->[1], 'fail'] }
		@{$s->{streams}[0]{dkim}}), ['example.org', 'l1', 'pass']],
	    spf => [['lists.example.org', 'pass']],
	    reason => ['mailing_list', .5], %more };
}
sub forgers {
	my ($s, $week, %more) = @_;
	my $env = 'x' . any(40) . '.example.com';
	return { name => "forgers $env", week => $week, env => $env,
	    days => [(1) x 7], ips => \&strangers,
	    spf => [[$env, pick('none', 'softfail', 'fail')]], %more };
}
# Forgers who write the domain as return path and signer, too.
sub bold_forgers {
	my ($s, $week) = @_;
	return forgers($s, $week, name => 'bold', env => $s->{domain},
	    dkim => [[$s->{domain}, 's2025', 'fail']],
	    spf => [[$s->{domain}, 'fail']]);
}
sub bounces {
	my ($s, $week) = @_;
	return own_servers($s, $week, name => 'bounces', env => '<>',
	    spf => [["mail.$s->{domain}", 'pass', 'helo']]);
}

# --- what is published
sub policy {
	my ($p, %more) = @_;
	return [[0, { p => $p, %more }]];
}
sub any_policy { return policy(pick(qw(none quarantine reject))) }

sub blank {
	my ($seed, $domain) = @_;
	my $name = pick(@NAMES) . (1 + $seed % 97) . '.example';
	return { domain => $domain // $name, mail_auth => pick('', '', 'pass'),
	    policy => any_policy(), reporters => reporters(@FEW),
	    streams => [] };
}
sub with {
	my ($s, @streams) = @_;
	push @{$s->{streams}}, @streams;
	return $s;
}

# --- domains, of which others are made
sub small {
	my $s = shift;
	return with($s, own_servers($s, 140), forgers($s, pick(0, 2, 5)));
}
sub bulk {
	my $s = shift;
	$s->{reporters} = reporters(@MANY);
	$s->{policy} = policy('reject');
	with($s, own_servers($s, 60000, ips => [map { "192.0.2.$_" }
	    20 .. 25]));
	return with($s, set_up($s, 20000, pick(@$SERVICES)),
	    bounces($s, 900), forwarders($s, 500), forgers($s, 150));
}
sub many_services {
	my $s = shift;
	$s->{reporters} = reporters(@MANY);
	with($s, own_servers($s, 800));
	my $at = any(40);
	for my $i (0 .. 5) {
		with($s, set_up($s, 60 * 3 ** any(4),
		    $SERVICES->[($at + $i * 3) % @$SERVICES]));
	}
	return with($s, forgers($s, 30));
}
sub people {
	my $s = shift;
	with($s, hosted($s, 2000, pick(@$NETS)));
	return with($s, forwarders($s, 80), lists($s, 60),
	    forwarders($s, 40, name => 'rewritten', ips =>
		elsewhere(11, 1), env => 'forward.example.org',
		spf => [['forward.example.org', 'pass']]),
	    forgers($s, 15));
}
sub parked {
	my $s = shift;
	$s->{policy} = policy('reject', sp => 'reject');
	return with($s, forgers($s, between(0, 30)),
	    forgers($s, between(0, 4)), bold_forgers($s, 1));
}
sub newsletter {
	my $s = shift;
	return with($s, set_up($s, 400, pick(@$SERVICES),
	    days => [0, 1, 0, 0, 0, 0, 0]), forgers($s, 3));
}
sub tiny {	# a few messages a week
	my $s = shift;
	return with($s, own_servers($s, between(2, 12)));
}
sub mixed {
	my $s = shift;
	$s->{reporters} = reporters(@MANY);
	with($s, hosted($s, 3000, pick(@$NETS)));
	return with($s, own_servers($s, 900),
	    set_up($s, 600, pick(@$SERVICES), days => [0, 1, 0, 1, 0, 0, 0]),
	    forwarders($s, 90), lists($s, 40), bounces($s, 60),
	    forgers($s, 60), bold_forgers($s, 20));
}
# Nothing forged: by that alone no day has more failures than another.
sub any_base {
	my $s = shift;
	return pick(\&small, \&mixed, \&many_services, \&people)->($s);
}

# What the last four weeks are looked at for. Each gives the scene; "but" has
# findings that are right there, and how grave at most. "todo" says in both
# tables what rules are known to get wrong; tests/scenes.t tells it.
our %ORDINARY = (
	'small' => { make => \&small },
	'bulk' => { make => \&bulk },
	'services' => { make => \&many_services },
	'lists' => { make => \&people },
	'parked' => { make => \&parked },
	'listed-parked' => { make => sub {
		my $s = parked(shift);
		$s->{domains} = "$s->{domain}\tnon-sending\n" .
		    "silent.example\tnon-sending\n";
		return $s;
	} },
	'two-domains' => { make => sub {
		my $s = any_base(shift);
		$s->{others} = [pick(\&parked, \&tiny, \&newsletter)->(
		    blank(50, "other-$s->{domain}"))];
		return $s;
	} },
	'newsletter' => { make => \&newsletter },
	'mixed' => { make => \&mixed },
	'forged-at' => { make => sub {	# as much forged as sent
		my $s = any_base(shift);
		$s->{policy} = policy(pick(qw(quarantine reject)));
		return with($s, forgers($s, 300), bold_forgers($s, 100));
	} },
	'wave-stopped' => { make => sub {	# receivers are asked to stop it
		my $s = any_base(shift);
		$s->{policy} = policy('reject');
		my @when = (since => 45, until => 45 + pick(2, 10, 20),
		    wide => 40);
		return with($s, forgers($s, pick(900, 9000), name => 'wave',
		    @when), { %{bold_forgers($s, pick(0, 500))}, @when });
	} },
	'strengthened' => { make => sub {
		my $s = any_base(shift);
		my @p = @{pick(['none', 'quarantine'], ['none', 'reject'],
		    ['quarantine', 'reject'])};
		$s->{policy} = [[0, { p => $p[0] }],
		    [43 + any(24), { p => $p[1] }]];
		return $s;
	} },
	'holidays' => { make => sub {
		my $s = any_base(shift);
		my $begin = 40 + any(16);
		$s->{season} = sub { my $d = $_[0] - $begin;
		    return $d >= 0 && $d < 11 ? .08 : 1 };
		return $s;
	} },
	'late' => { make => sub {	# one reporter, two days
		my $s = any_base(shift);
		$s->{reporters}[any(2)]{late} = 2;
		return $s;
	} },
	'bad-day' => { make => sub {	# one receiver's, every week
		my $s = any_base(shift);
		for my $week (6 .. 9) {
			my $day = $week * 7 + any(6);
			my $name = $s->{reporters}[any(2)]{name};
			$s->{bad}{"$day $name"} = pick('fail', 'temperror');
		}
		return $s;
	}, but => { 'dns-errors' => 'info' } },
	'pool' => { make => sub {
		my $s = shift;
		return with($s, hosted($s, 2500, pick(@$NETS)),
		    hosted($s, 200, $NETS->[0], name => 'no spf',
			env => 'relay.example.net',
			spf => [['relay.example.net', 'pass']]),
		    forgers($s, 20));
	} },
	'left-over' => { make => sub {	# a relay that was taken out of SPF
		my $s = any_base(shift);
		return with($s, { name => 'relay', week => 700,
		    ips => ['198.51.100.30'], env => $s->{domain},
		    spf => [[$s->{domain}, 'pass']],
		    then => [[24, { week => 14,
			spf => [[$s->{domain}, 'softfail']] }]] });
	}, but => { 'sender-broke' => 'medium',
	    'spf-only-sender' => 'high' } },
	'shared-forging' => { make => sub {	# by others at the same service
		my $s = shift;
		my $net = pick(@$NETS);
		with($s, hosted($s, 1500, $net));
		for my $i (1 .. 4) {
			my $who = "customer$i.example";
			with($s, hosted($s, pick(10, 25, 70), $net,
			    name => $who, env => $who,
			    dkim => [[$who, 'sel1', 'pass']],
			    spf => [[$who, 'pass']]));
		}
		return with($s, forgers($s, 10));
	} },
	'moved' => { make => sub {	# servers in another network, over a week
		my $s = shift;
		my $day = 40 + any(20);
		with($s, own_servers($s, 900));
		return with($s, own_servers($s, 0, name => 'moved',
		    ips => [map { "198.51.100.$_" } 60 .. 62],
		    then => [[$day, { week => 450 }],
			[$day + 7, { week => 900 }]]), forgers($s, 10));
	}, after => sub { my $s = shift; my $day =
		$s->{streams}[1]{then}[0][0];
	    $s->{streams}[0]{then} = [[$day, { week => 450 }],
		[$day + 7, { week => 0 }]] } },
	'rotated' => { make => sub {	# a new key, properly
		my $s = small(shift);
		my $then = [[45 + any(10), { dkim => [[$s->{domain}, 's2026',
		    'pass']] }]];
		$s->{streams}[0]{then} = $then;
		return $s;
	}, but => { 'selector-change' => 'medium' } },
	'newcomer' => { make => sub {	# a new service, properly
		my $s = any_base(shift);
		return with($s, set_up($s, 300, ['New', 'new.example.org',
		    'new.example.org'], since => 44 + any(15)));
	}, but => { 'new-sender' => 'medium', 'selector-change' =>
	    'medium' } },
	'altering' => { make => sub {	# a forwarder begins to alter mail
		my $s = people(shift);
		my $stream = $s->{streams}[pick(1, 3)];
		$stream->{week} = pick(30, 100, 300);
		$stream->{then} = [[46 + any(10), { dkim =>
		    [map { [$_->[0], $_->[1], 'fail'] }
			@{$stream->{dkim}}] }]];
		return $s;
	} },
	'tiny' => { make => \&tiny },
	'monthly' => { make => sub {	# invoices, on one day in four weeks
		my $s = small(shift);
		my $day = 1 + any(5);
		my $run = set_up($s, 0, pick(@$SERVICES), days => [(1) x 7]);
		$run->{then} = [map { my $d = $day + 7 * any(4) + 28 * $_;
		    ([$d, { week => 14000 }], [$d + 1, { week => 0 }]) } 0 .. 2];
		return with($s, $run);
	} },
	'young' => { make => sub {	# had no reports before the sixth week
		my $s = any_base(shift);
		$_->{since} = 38 + any(9) for @{$s->{reporters}};
		return $s;
	} },
	'small-one-stops' => { make => sub {	# a reporter of little weight
		my $s = any_base(shift);
		$s->{reporters}[2]{until} = 44 + any(20);
		return $s;
	} },
	'hiccup' => { make => sub {	# the domain's name servers, for a day
		my $s = any_base(shift);
		my $day = 43 + any(25);
		$s->{bad}{"$day $_->{name}"} = 'temperror'
		    for @{$s->{reporters}};
		return $s;
	}, but => { 'dns-errors' => 'medium', 'dkim-key-fails' => 'info' } },
	'forwarded-inside' => { make => sub {	# by the provider's customers
		my $s = shift;
		my $net = pick(@$NETS);
		with($s, hosted($s, 1500, $net));
		return with($s, forwarders($s, 90, ips => within($net),
		    name => 'inside', spf => [[$s->{domain}, 'pass']]),
		    lists($s, 60, ips => within($net), name => 'groups'),
		    forwarders($s, 60, env => 'forward.example.org', ips =>
			within($net), name => 'rewritten',
			spf => [['forward.example.org', 'pass']]));
	} },
	'one-network' => { make => sub {	# services and lists in one
		my $s = mixed(shift);
		for (grep { $_->{name} !~ /own|hosted|bounces|forgers|bold/ }
		    @{$s->{streams}}) {
			my $at = 10 * length $_->{name};
			$_->{ips} = [map { '198.51.100.' . ($_ + $at) } 1 .. 3];
		}
		return $s;
	} },
	'odd-jobs' => { make => sub {	# invitations, scanners: a little of each
		my $s = any_base(shift);
		for my $i (1 .. 5) {
			my $who = "office$i.example";
			with($s, { name => $who, week => between(1, 9),
			    ips => ["198.51.100.15$i"], env => $who,
			    dkim => [[$who, 'a', 'pass']],
			    spf => [[$who, 'pass']] });
		}
		return $s;
	} },
	'subdomains' => { make => sub {
		my $s = small(shift);
		my $news = "news.$s->{domain}";
		with($s, set_up($s, 500, pick(@$SERVICES), from => $news,
		    days => [0, 0, 1, 0, 1, 0, 0]));
		return with($s, forgers($s, 12, from => "pay.$s->{domain}"),
		    own_servers($s, 60, from => "shop.$s->{domain}"));
	} },
	'repaired' => { make => sub {	# what broke was mended weeks ago
		my $s = relay(any_base(shift), 12, 90);
		push @{$s->{streams}[-1]{then}}, [20 + any(12),
		    { spf => [[$s->{domain}, 'pass']] }];
		return $s;
	}, but => { 'spf-only-sender' => 'high' } },
	'service-ends' => { make => sub {	# nothing is sent by it any more
		my $s = small(shift);
		return with($s, set_up($s, 400, pick(@$SERVICES),
		    until => 43 + any(20)));
	} },
	'campaign' => { make => sub {	# much more than ever, for three days
		my $s = any_base(shift);
		my $begin = 43 + any(22);
		$s->{season} = sub { my $d = $_[0] - $begin;
		    return $d >= 0 && $d < 3 ? 8 : 1 };
		return $s;
	} },
	'tls' => { make => sub {	# here and there a session fails
		my $s = small(shift);
		my @hosts = map { my $mx = "mx$_.$s->{domain}";
		    ({ mx => $mx, week => between(100, 900) },
		    { mx => $mx, week => between(0, 3), fails =>
			pick('validation-failure', 'starttls-not-supported') })
		    } 1, 2;
		$s->{tls} = { mode => pick('enforce', 'testing'),
		    hosts => \@hosts };
		return $s;
	} },
	'tls-fetch' => { make => sub {	# one sender, for a day
		my $s = small(shift);
		my $host = { mx => "mx1.$s->{domain}", week => 400 };
		my $day = 43 + any(24);
		$s->{tls} = { mode => 'enforce', hosts => [$host], then =>
		    [[$day, { hosts => [$host, { %$host, fails =>
			'sts-policy-fetch-error', week => 250,
			only => 'beta.example.net' }] }],
		    [$day + 1, { hosts => [$host] }]] };
		return $s;
	}, but => { 'tls-failing' => 'medium' } },
	'giant' => { make => sub {	# one forged report, of much
		my $s = any_base(shift);
		giant($s, 43 + any(25));
		return $s;
	}, but => { map { $_ => 'medium' } qw(own-server-fails sender-broke
	    spoof-wave dkim-key-fails) } },
	'backdated' => { make => sub {	# three, of long ago and of lately
		my $s = any_base(shift);
		backdated($s, 43 + any(25));
		return $s;
	} },
);

# A forged report of mail that fails, as from the domain's servers and from
# others, by somebody who has never reported.
sub giant {
	my ($s, $day) = @_;
	push @{$s->{forged}}, { name => 'omega.example.net', day => $day,
	    arrives => $day + 1, streams => [
		{ week => 6000, name => 'giant', ips => ['203.0.113.66'],
		    wide => 1, env => $s->{domain},
		    spf => [[$s->{domain}, 'fail']] },
		{ week => 3000, name => 'own', wide => 3, dkim =>
		    [[$s->{domain}, 's2025', 'fail']], ips =>
		    ['192.0.2.10', '192.0.2.11', '2001:db8::25'],
		    env => $s->{domain}, spf => [[$s->{domain}, 'fail']] }] };
}
sub backdated {
	my ($s, $day) = @_;
	for my $i (1 .. 3) {
		push @{$s->{forged}}, { name => "psi$i.example.net",
		    day => $day - 9 * $i, arrives => $day + 1, streams => [
			{ week => 4000, name => 'old', wide => 20,
			    ips => \&strangers, env => $s->{domain},
			    spf => [[$s->{domain}, 'pass']] }] };
	}
}

# --- faults. Each takes a scene, the day, and how many times of what its rule
# asks at least there is. A week of "least" is that of the rule.
sub failing {	# a stream that fails from a day on
	my ($s, $day, $stream, %then) = @_;
	$stream->{even} = 1;
	$stream->{then} = [[$day, { fault => 1, %then }]];
	return with($s, $stream);
}
# Spread evenly, each reporter has one message less at most.
sub least { return $_[0] * $_[1] + 3 }

sub relay {	# passes by SPF alone, and then not
	my ($s, $day, $week) = @_;
	return failing($s, $day, { name => 'relay', week => $week,
	    ips => ['198.51.100.25'], env => $s->{domain},
	    days => [(1) x 7], spf => [[$s->{domain}, 'pass']] },
	    spf => [[$s->{domain}, 'fail']]);
}
sub gateway {	# signs with a key that breaks
	my ($s, $day, $week, %more) = @_;
	return failing($s, $day, { name => 'gateway', week => $week,
	    ips => ['198.51.100.50'], env => 'gate.example',
	    days => [(1) x 7], spf => [['gate.example', 'pass']],
	    dkim => [[$s->{domain}, 'gate2025', 'pass']], %more },
	    dkim => $more{after} // [[$s->{domain}, 'gate2025', 'fail']],
	    human => join '|', ('no key for verification') x
		($more{after} ? @{$more{after}} : 1));
}
sub of_pool {	# one message from each address, by SPF alone
	my ($s, $day, $week) = @_;
	my $net = pick(@$NETS);
	return failing($s, $day, hosted($s, $week, $net, days => [(1) x 7],
	    dkim => []), spf => [[$s->{domain}, 'fail']]);
}
# A service's mail is its own still where the domain's key is gone.
sub of_service {
	my ($s, $day, $week) = @_;
	my $service = pick(@$SERVICES);
	my $env = "b.$service->[2]";
	return gateway($s, $day, $week, ips => ['198.51.100.80',
	    '198.51.100.81'], env => $env, spf => [[$env, 'pass']],
	    dkim => [[$s->{domain}, 'gate2025', 'pass'],
		[$service->[1], 'm1', 'pass']], after =>
	    [[$s->{domain}, 'gate2025', 'fail'], [$service->[1], 'm1',
		'pass']]);
}
sub unaligned {	# a new service that signs as itself
	my ($s, $day, $week, $service) = @_;
	my $env = "b.$service->[2]";
	return with($s, { name => 'half', since => $day, even => 1,
	    fault => 1, week => $week, ips => elsewhere(70, 2),
	    days => pick([(1) x 7], [0, 1, 0, 1, 0, 0, 0]), env => $env,
	    spf => [[$env, 'pass']], dkim => [[$service->[1], 'm1',
		'pass']] });
}
my $TO_SPF = qr/(?<!not )add (the|its) (server|address)/i;
my %RELAY = (told => ['sender-broke', 'own-server-fails'], grave => 'high',
    also => ['spf-only-sender'],
    names => qr/^(?=.*198\.51\.100\.25)(?=.*SPF)/s,
    never => qr/_domainkey/);
my %GATE = (told => ['sender-broke', 'dkim-key-fails', 'own-server-fails'],
    grave => 'high', names => qr/gate2025/, never => $TO_SPF);

# told: findings of which one must be there within "days" days, at least as
# grave as said; also: those that are right beside them; names: what the words
# must have in them; never: advice that does not help; from: the day after the
# fault on which one first looks; bases: what it may befall.
our %FAULT = (
	'spf-broken' => { %RELAY, make => sub { relay($_[0], $_[1],
	    least(13, $_[2])) } },
	'key-broken' => { %GATE, make => sub { gateway($_[0], $_[1],
	    least(13, $_[2])) } },
	# Mail passes by SPF still.
	'key-broken-spf' => { told => ['dkim-key-fails'], grave => 'high',
	    also => ['spf-only-sender'],
	    names => qr/gate2025/, make => sub { my ($s, $day, $times) = @_;
	    gateway($s, $day, least(50, $times), env => $s->{domain},
		spf => [[$s->{domain}, 'pass']]) } },
	'service-key-broken' => { %GATE, make => sub { of_service($_[0],
	    $_[1], least(13, $_[2])) } },
	# A new key is signed with and was never published.
	'key-unpublished' => { %GATE, names => qr/gate2026/, make =>
	    sub { my ($s, $day, $times) = @_;
	    gateway($s, $day, least(13, $times), after =>
		[[$s->{domain}, 'gate2026', 'fail']]) } },
	# A server in another network, which SPF does not have.
	'moved-unlisted' => { %RELAY, names =>
	    qr/203\.0\.113\.25|relay\./,
	    make => sub { my ($s, $day, $times) = @_;
	    my $env = "relay.$s->{domain}";
	    failing($s, $day, { name => 'relay', env => $env, ips =>
		['198.51.100.25'], days => [(1) x 7], spf => [[$env, 'pass']],
		week => least(13, $times) }, ips => ['203.0.113.25'],
		spf => [[$env, 'fail']]) } },
	'pool-spf-broken' => { %RELAY, names => qr/spf/i, make =>
	    sub { of_pool($_[0], $_[1], least(13, $_[2])) },
	    bases => ['small', 'services', 'newsletter'] },
	'weekly-key-broken' => { %GATE, make => sub { my ($s, $day, $times) =
	    @_;
	    gateway($s, $day, least(50, $times),
		days => [0, 0, 1, 0, 0, 0, 0]) } },
	'friday' => { %GATE, make => sub { my ($s, $day, $times) = @_;
	    gateway($s, 53, least(13, $times)) }, at => 53 },
	'in-a-move' => { %GATE, make => sub { my ($s, $day, $times) = @_;
	    gateway($s, $day, least(13, $times));
	    my $then = $s->{streams}[-1]{then};
	    unshift @$then, [$day - 3, { ips => ['198.51.100.50',
		'203.0.113.50'] }];
	    push @$then, [$day + 4, { ips => ['203.0.113.50'] }];
	    return $s } },
	'ten-days-ago' => { %RELAY, from => 17, days => 1, make =>
	    sub { relay($_[0], $_[1], least(13, $_[2])) }, at => 49 },
	'beside-a-giant' => { %RELAY, make => sub { my ($s, $day, $times) =
	    @_;
	    giant($s, $day + any(3));
	    return relay($s, $day, least(13, $times)) } },
	'beside-backdated' => { %RELAY, make => sub { my ($s, $day, $times) =
	    @_;
	    backdated($s, $day);
	    return relay($s, $day, least(13, $times)) } },
	# Some of a service's mail is signed for the domain, some is not yet.
	'half-set-up' => { told => ['service-unaligned'], grave => 'medium',
	    also => ['new-sender', 'selector-change'], names => qr/\bd=/,
	    never => $TO_SPF, make => sub { my ($s, $day, $times) = @_;
	    my $service = pick(@$SERVICES);
	    with($s, set_up($s, least(50, $times), $service, even => 1,
		since => $day - 14, name => 'first half'));
	    return unaligned($s, $day, least(50, $times), $service) } },
	# Whose mail it is cannot be known: a note is enough.
	'not-set-up' => { told => ['service-unaligned', 'unclear-sender'],
	    grave => 'info', never => $TO_SPF, make => sub { unaligned($_[0],
		$_[1], least(50, $_[2]), pick(@$SERVICES)) } },
	'own-listed' => { told => ['own-server-fails', 'sender-broke'],
	    grave => 'high', names => qr/192\.0\.2\.77|shop/,
	    own => "192.0.2.77\tshop\n", make => sub { my ($s, $day, $times)
	    = @_;
	    return with($s, { name => 'listed', since => $day, even => 1,
		fault => 1, week => least(10, $times), days => [(1) x 7],
		ips => ['192.0.2.77'], env => $s->{domain},
		spf => [[$s->{domain}, 'softfail']] }) } },
	'wave' => { told => ['spoof-wave'], grave => 'high', names =>
	    qr/2026/, make => sub { my ($s, $day, $times) = @_;
	    $s->{policy} = policy('none');
	    return with($s, forgers($s, 7 * least(120, $times), since => $day,
		until => $day + 10, even => 1, fault => 1, wide => 40,
		name => 'wave')) }, bases => ['small', 'newsletter'] },
	'reports-stop' => { told => ['data-fell', 'no-reports'],
	    also => ['reporter-silent'], grave => 'high', days => 10,
	    make => sub { my ($s, $day, $times) = @_;
	    $_->{until} = $day for @{$s->{reporters}};
	    $s->{begun} = $day;
	    return with($s, own_servers($s, 140 * ($times - 1))) },
	    bases => ['small', 'mixed', 'services', 'lists'] },
	'one-domain-stops' => { told => ['data-fell', 'no-reports'],
	    also => ['reporter-silent'], grave => 'high', days => 10,
	    make => sub { my ($s, $day, $times) = @_;
	    $s->{others} = [small(blank(60, "other-$s->{domain}"))];
	    $_->{until} = $day for @{$s->{reporters}};
	    $s->{begun} = $day;
	    return with($s, own_servers($s, 140 * ($times - 1))) },
	    bases => ['small', 'mixed', 'services', 'lists'] },
	'unheard' => { told => ['no-reports'], grave => 'high', names =>
	    qr/silent\.example/, make => sub { my ($s, $day, $times) = @_;
	    $s->{domains} = "$s->{domain}\tsending\n" .
		"silent.example\tsending\n";
	    $s->{begun} = $day;
	    return $s } },
	'one-stops' => { told => ['data-fell'], grave => 'high',
	    names => qr/alpha\.example\.net/, make =>
	    sub { my ($s, $day, $times) = @_;
	    $s->{reporters}[0]{until} = $day;
	    $s->{begun} = $day;
	    return with($s, own_servers($s, 60 * ($times - 1))) },
	    bases => ['small', 'mixed', 'services', 'lists'] },
	'tls-dead' => { told => ['tls-failing'], grave => 'critical',
	    names => qr/mx1/, make => sub { tls($_[0], $_[1],
	    least(10, $_[2]), 1) } },
	'tls-certificate' => { told => ['tls-failing'], grave => 'high',
	    names => qr/mx1.*certificate|certificate.*mx1/is, make =>
	    sub { tls($_[0], $_[1], least(10, $_[2]), 2) } },
	'tls-one-report' => { told => ['tls-failing'], grave => 'medium',
	    names => qr/mx1/, make => sub { my ($s, $day, $times) = @_;
	    tls($s, $day, 70, 1);
	    push @{$s->{tls}{then}[0][1]{hosts}}, $s->{tls}{hosts}[0];
	    $s->{tls}{then}[0][1]{hosts}[0]{week} = 7 * 10 * $times / .6 + 7;
	    push @{$s->{tls}{then}}, [$day + 1, { hosts =>
		$s->{tls}{hosts} }];
	    $s->{tls}{then}[0][1]{hosts}[0]{only} = 'alpha.example.net';
	    return $s } },
	'sp-weakened' => { told => ['policy-weakened'], grave =>
	    'critical', names => qr/none/, make => sub { my ($s, $day,
	    $times) = @_;
	    $s->{policy} = [[0, { p => 'reject', sp => 'reject' }],
		[$day, { p => 'reject', sp => 'none' }]];
	    $s->{begun} = $day;
	    return $s }, also => ['subdomain-weaker'] },
	'policy-weakened' => { told => ['policy-weakened'], grave =>
	    'critical', names => qr/none/, make => sub { my ($s, $day,
	    $times) = @_;
	    my $p = pick('reject', 'quarantine');
	    $s->{policy} = [[0, { p => $p }], [$day, { p => 'none' }]];
	    $s->{begun} = $day;
	    return $s } },
);

# Sessions to one or two servers, under a policy that asks for TLS; the first
# server's certificate ends.
sub tls {
	my ($s, $day, $week, $hosts) = @_;
	my @hosts = map { { mx => "mx$_.$s->{domain}", week => $week,
	    days => [(1) x 7] } } 1 .. $hosts;
	$s->{tls} = { mode => 'enforce', hosts => \@hosts, then => [[$day,
	    { hosts => [{ %{$hosts[0]}, fails => 'certificate-expired' },
		@hosts[1 .. $#hosts]] }]] };
	return $s;
}

# scene_of NAME, SEED [, TIMES [, DOMAIN]]: a scene of either table. The fault
# begins on the day {day}.
sub scene_of {
	my ($name, $seed, $times, $domain) = @_;
	my $hash = 0;
	$hash = ($hash * 31 + ord) % 1000003 for split //, $name;
	srand($seed * 1009 + $hash);
	my $s = blank($seed, $domain);
	if (my $kind = $ORDINARY{$name}) {
		$s = $kind->{make}->($s);
		$kind->{after}->($s) if $kind->{after};
		return $s;
	}
	my $fault = $FAULT{$name} or die "$name: no such scene\n";
	my $bases = $fault->{bases} //
	    ['small', 'mixed', 'services', 'lists', 'newsletter', 'bulk'];
	$s = $ORDINARY{pick(@$bases)}{make}->($s);
	$s->{day} = $fault->{at} // 49 + any(5);
	$fault->{make}->($s, $s->{day}, $times // 1);
	$s->{own} = $fault->{own};
	return $s;
}

1;
