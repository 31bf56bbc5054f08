#!/usr/bin/perl
# What failure-parse writes without --full has nothing of a person in it: a
# local part and a subject are planted in every field and part of failure
# reports, in every form that mail has for them, and must not be in any row,
# message or rejects row, however that is decoded. Prints TAP.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use MIME::Base64 qw(encode_base64 decode_base64);

my $top = abs_path(dirname($0) . '/..');
my $bin = $ENV{BUILD_BIN} ? abs_path($ENV{BUILD_BIN}) : "$top/build/bin";
my $work = tempdir(CLEANUP => 1);
my $tests = 0;
$ENV{LC_ALL} = 'C.UTF-8';

sub ok {
	my ($good, $name, @more) = @_;
	$tests++;
	print $good ? '' : 'not ', "ok $tests - $name\n";
	print map { "#   $_\n" } @more if !$good;
}

# Words that no program writes by itself. The local part, a domain, and what
# the mail was about.
my ($who, $where, $what) = ('zqxjane', 'v.example', 'zqxsalary');
my $mail = "$who\@$where";

sub utf16 { join '', map { "$_\0" } split //, shift }
sub hex_of { unpack 'H*', shift }
sub percent { join '', map { sprintf '%%%02X', ord } split //, shift }
sub quoted { join '', map { sprintf '=%02X', ord } split //, shift }
sub xtext { join '', map { sprintf '+%02X', ord } split //, shift }
sub entities { join '', map { sprintf '&#%d;', ord } split //, shift }
sub hex_entities { join '', map { sprintf '&#x%x;', ord } split //, shift }
sub wide { join '', map { chr(0xef) . pack('n', 0xbc80 + ord($_) - 0x20 +
    (ord($_) >= 0x60 ? 0xc0 : 0)) } split //, shift }
sub base64 { encode_base64(shift, '') }
sub url64 { my $s = base64(shift); $s =~ tr{+/}{-_}; $s =~ s/=+$//; $s }

# Form of the address or the subject => the text.
my %forms = (
	plain => $mail, framed => "<$mail>", display => "Z Q <$mail>",
	quoted => "\"$who\"\@$where", spaced => "$who @ $where",
	commented => "$who(x)\@$where", behind => "x\@$where ($mail)",
	name => "\"$who\" <x\@$where>", note => "x\@$where ($who)",
	type => "rfc822; $mail", typed => "utf-8; $mail",
	upper => uc $mail, plus => "x+$who\@$where",
	twice => "$mail\@relay.example", route => "\@a.example:$mail",
	bang => "$where!$who", bang_at => "$where!$who\@relay.example",
	hack => "$who%$where\@relay.example", hacked => "$who%$where",
	srs => "SRS0=ab1=T9=$where=$who\@f.example",
	verp => "b+$who=$where\@f.example", verp_bare => "b+$who=$where",
	prvs => "prvs=1234abcdef=$mail", literal => "$who\@[192.0.2.1]",
	percent => "$who%40$where", percent_all => percent($mail),
	percent_twice => "$who%2540$where", url => "http://$where/?u=$who",
	mailto => "mailto:$mail", mailto_percent => "mailto:$who%40$where",
	xtext => "$who+40$where", xtext_all => xtext($mail),
	xtext_at => "x\@$who+40$where",
	qp => "$who=40$where", qp_all => quoted($mail),
	qp_at => "x\@$who=40$where", qp_soft => "zqx=\r\n jane\@$where",
	entity => "$who&#64;$where", entity_hex => "$who&#x40;$where",
	entity_name => "$who&commat;$where", entities => entities($mail),
	entities_hex => hex_entities($mail), amp => "$who&amp;#64;$where",
	base64 => base64($mail), base64_bare => base64($who),
	base64_url => url64($mail), base64_at => base64($who) . "\@$where",
	base64_host => 'x@' . base64($mail),
	base64_16 => base64(utf16($mail)),
	base64_twice => base64(base64($mail)),
	base64_long => base64("$who.of.the.agency.which") . "\@$where",
	hex => hex_of($mail), hex_at => hex_of($who) . "\@$where",
	hex_upper => uc hex_of($mail), hex_16 => hex_of(utf16($who)),
	hex_digest => hex_of("$who.agencies") . "\@$where",
	word_b => '=?utf-8?B?' . base64($mail) . '?=',
	word_q => '=?utf-8?Q?' . quoted($mail) . '?=',
	word_name => '=?utf-8?Q?' . quoted($who) . "?= <x\@$where>",
	word_16 => '=?utf-16le?B?' . base64(utf16($mail)) . '?=',
	word_open => '=?utf-8?B?' . base64($mail),
	word_at => '=?utf-8?Q?' . quoted($who) . "?=\@$where",
	word_lang => '=?utf-8*en?B?' . base64($mail) . '?=',
	rfc2231 => "utf-8'en'" . percent($mail),
	wide_at => "$who\xef\xbc\xa0$where", wide => wide($mail),
	small_at => "$who\xef\xb9\xab$where",
	at_word => "$who at $where", at_bracket => "$who [at] $where",
	at_paren => "$who(at)$where", at_angle => "$who <at> $where",
	soft => "zqx\xc2\xadjane\@$where", zero => "zqx\xe2\x80\x8bjane\@$where",
	latin => "$who\xe9\@$where", control => "$who\x01\@$where",
	tab => "zqx jane\t$mail", escaped => "\"zqx\\j\\a\\n\\e\"\@$where",
	backslash => "$who\\\@$where", slashed => "/$who/\@$where",
	dots => "$who..x\@$where", eai => "$who\@b\xc3\xbccher.example",
	alabel => "$who\@xn--bcher-kva.example", computer => "1\@$who-PC",
	sentence => "sent to $who in the office, $mail", bare => $who,
	topic => $what, topic_words => "About $what and $who",
	topic_b => '=?utf-8?B?' . base64("About $what") . '?=',
	topic_q => '=?utf-8?Q?About_' . quoted($what) . '?=',
	topic_64 => base64("About $what"), topic_percent => percent($what),
	topic_file => "FW $what.eml", phone => "+64 4 555 $who",
);

# What begins with a word that may be the name of a host or a key.
my %hosts = map { $_ => 1 } qw(bare topic at_angle at_bracket at_paren
    at_word commented name spaced);

# Where it is planted.
my %report = (
	From => 'Reports <noreply@receiver.example>',
	To => 'ruf@agency.example', Subject => 'A failure report',
	Date => 'Mon, 16 Nov 2026 10:00:05 +0000',
	'Message-ID' => '<r1@receiver.example>',
);
my @fields = (
	[ 'Feedback-Type', 'auth-failure' ], [ 'User-Agent', 'R/1' ],
	[ 'Version', '1' ], [ 'Original-Envelope-Id', '1' ],
	[ 'Original-Mail-From', '<x@agency.example>' ],
	[ 'Original-Rcpt-To', '<y@receiver.example>' ],
	[ 'Arrival-Date', 'Mon, 16 Nov 2026 10:00:00 +0000' ],
	[ 'Reporting-MTA', 'dns; mx.receiver.example' ],
	[ 'Source-IP', '192.0.2.25' ], [ 'Source-Port', '25' ],
	[ 'Incidents', '1' ], [ 'Auth-Failure', 'dmarc' ],
	[ 'Authentication-Results', 'mx.receiver.example; dmarc=fail' ],
	[ 'Reported-Domain', 'agency.example' ],
	[ 'Reported-URI', 'http://agency.example/' ],
	[ 'Delivery-Result', 'reject' ], [ 'DKIM-Domain', 'agency.example' ],
	[ 'DKIM-Identity', '@agency.example' ], [ 'DKIM-Selector', 'k1' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 -all"' ],
	[ 'Identity-Alignment', 'none' ], [ 'Removal-Recipient', 'x' ],
	[ 'Message-ID', '<1@agency.example>' ],
	[ 'Received-Date', 'Mon, 16 Nov 2026 10:00:00 +0000' ],
);
my %sample = (
	From => 'A <x@agency.example>', To => 'y@receiver.example',
	Cc => 'z@receiver.example', Subject => 'About',
	'Message-ID' => '<1@agency.example>', 'Return-Path' => '<x@agency.example>',
	Received => 'from a.example by mx.receiver.example; '
	    . 'Mon, 16 Nov 2026 10:00:00 +0000',
	'DKIM-Signature' => 'v=1; a=rsa-sha256; d=agency.example; s=k1; b=eA==',
	'Authentication-Results' => 'mx.receiver.example; spf=fail',
);
# Within a field, at %s; 1: where the name of a host or a key stands.
my @inside = (
	[ 'Authentication-Results', 'mx.receiver.example; dkim=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; dkim=fail header.i=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; dkim=fail header.d=%s', 1 ],
	[ 'Authentication-Results', 'mx.receiver.example; dkim=fail header.s=%s', 1 ],
	[ 'Authentication-Results', 'mx.receiver.example; dkim=fail (%s) header.d=a.example' ],
	[ 'Authentication-Results', 'mx.receiver.example; spf=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; spf=fail smtp.mailfrom=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; spf=fail smtp.mailfrom="%s"' ],
	[ 'Authentication-Results', 'mx.receiver.example; spf=fail smtp.helo=%s', 1 ],
	[ 'Authentication-Results', 'mx.receiver.example; dmarc=fail header.from=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; dmarc=fail reason="%s"' ],
	[ 'Authentication-Results', '%s; dmarc=fail', 1 ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 %s -all"' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 exists:%s -all"' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 include:%s -all"' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 x=%s -all"' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 exp=%s -all"' ],
	[ 'SPF-DNS', 'txt : agency.example : "v=spf1 exists:%%{l}.%s -all"' ],
	[ 'SPF-DNS', 'txt : %s : "v=spf1 -all"' ],
	[ 'User-Agent', 'R/1 (%s)' ], [ 'User-Agent', 'R/%s' ],
	[ 'User-Agent', 'R/1.0-%s' ], [ 'User-Agent', '%s mailer R/1' ],
	[ 'Delivery-Result', 'reject (%s)' ],
	[ 'Delivery-Result', 'delivered to %s, folder spam' ],
	[ 'Identity-Alignment', 'dkim (%s), spf' ],
	[ 'Auth-Failure', 'dmarc (%s)' ], [ 'Auth-Failure', 'spf, %s' ],
	[ 'Feedback-Type', 'auth-failure (%s)' ],
	[ 'Reporting-MTA', 'dns; %s', 1 ], [ 'Source-IP', '192.0.2.25 (%s)' ],
	[ 'Original-Rcpt-To', 'rfc822; %s' ],
);
my @in_sample = (
	[ 'DKIM-Signature', 'v=1; d=%s; s=k1; b=eA==', 1 ],
	[ 'DKIM-Signature', 'v=1; d=agency.example; s=%s; b=eA==', 1 ],
	[ 'DKIM-Signature', 'v=1; d=agency.example; s=k1; i=%s; b=eA==' ],
	[ 'Received', 'from x by %s; Mon, 16 Nov 2026 10:00:00 +0000' ],
	[ 'Received', 'from x by mx.receiver.example for <%s>' ],
	[ 'Authentication-Results', 'mx.receiver.example; dkim=fail header.i=%s' ],
	[ 'Authentication-Results', 'mx.receiver.example; spf=%s' ],
);

# One report; what differs is in %$o: header, fields, sample, name, text.
sub report {
	my ($o) = @_;
	my %head = (%report, %{ $o->{head} // {} });
	my %in = (%sample, %{ $o->{sample} // {} });
	my $name = $o->{name} // 'part';
	my %f = %{ $o->{fields} // {} };
	my $n = '';

	return join '', (map { "$_: $head{$_}\n" } sort keys %head),
	    "MIME-Version: 1.0\nContent-Type: multipart/report;\n",
	    " report-type=feedback-report; boundary=\"b\"\n\n--b\n",
	    "Content-Type: text/plain; name=\"$name\"\n\n",
	    $o->{text} // 'A report.', "\n--b\n",
	    "Content-Type: message/feedback-report; name=\"$name\"\n\n",
	    (map { "$$_[0]: " . ($f{$$_[0]} // $$_[1]) . "\n" }
	    grep { $$_[0] ne 'Received-Date' || $f{'Received-Date'} } @fields),
	    "\n--b\nContent-Type: message/rfc822; name=\"$name\"\n\n",
	    (map { "$_: $in{$_}\n" } sort keys %in),
	    "\n", $o->{body} // 'Text.', "\n--b--\n";
}

# Every report that one form comes to.
sub reports {
	my ($form) = @_;
	my $s = $forms{$form};
	my $host = $hosts{$form};
	my @all = map { report({ head => { $_ => $s } }) }
	    keys %report, 'Sender', 'Reply-To', 'X-Mailer';

	push @all, map { report({ fields => { $_ => $s } }) }
	    grep { !$host || $_ ne 'DKIM-Selector' } map { $$_[0] } @fields;
	push @all, map { report({ sample => { $_ => $s } }) }
	    keys %sample, 'Sender';
	for (@inside) {
		push @all, report({ fields => { $$_[0] =>
		    sprintf $$_[1], $s } }) if !$host || !$$_[2];
	}
	for (@in_sample) {
		push @all, report({ sample => { $$_[0] =>
		    sprintf $$_[1], $s } }) if !$host || !$$_[2];
	}
	push @all, report({ name => $s }), report({ text => $s }),
	    report({ body => $s });
	return @all;
}

# All that text may be decoded to, in turns.
sub decoded {
	my ($s, $turns) = @_;
	my @all = ($s);
	my $t;

	for my $form (
	    sub { $_[0] =~ s/%([0-9a-f]{2})/chr hex $1/gier },
	    sub { $_[0] =~ s/=([0-9a-f]{2})/chr hex $1/gier },
	    sub { $_[0] =~ s/\+([0-9a-f]{2})/chr hex $1/gier },
	    sub { $_[0] =~ s/&#(\d+);?/chr($1 & 255)/gier },
	    sub { $_[0] =~ s/&#x([0-9a-f]+);?/chr(hex($1) & 255)/gier },
	    sub { $_[0] =~ s/((?:[0-9a-f]{2}){4,})/pack 'H*', $1/gier },
	    sub { $_[0] =~ tr{-_}{+/}r =~
	        s/([A-Za-z0-9+\/]{6,}=*)/decode_base64($1)/ger },
	    sub { $_[0] =~ s/\0|\\|\xc2\xad|\xe2\x80\x8b//gr },
	    sub { $_[0] =~ s/\xef(\xbc|\xbd)(.)/chr(ord($2) - 0x60 +
	        ($1 eq "\xbd" ? 0x40 : 0))/gesr }) {
		$t = $form->($s);
		push @all, $turns > 1 ? decoded($t, $turns - 1) : $t
		    if $t ne $s;
	}
	return @all;
}

# Lines of a file that have a person in them.
sub leaks {
	my ($file) = @_;
	my @found;

	open my $f, '<:raw', $file or return "$file: $!";
	while (my $line = <$f>) {
		chomp $line;
		push @found, $line if grep { /zqx *jane|$what/i }
		    decoded($line, 3);
	}
	return @found;
}

sub write_file {
	my ($file, $text) = @_;

	open my $f, '>:raw', $file or die "$file: $!";
	print $f $text;
	close $f or die "$file: $!";
}

# Runs failure-parse on what the command before it writes, or on files.
sub parse {
	my ($before, @files) = @_;

	unlink "$work/rejects";
	system 'sh', '-c', "cd $work && $before $bin/failure-parse "
	    . "--keep-duplicates --rejects rejects \"\$@\" >out 2>err",
	    'sh', @files;
	return map { leaks($_) } grep { -e } "$work/out", "$work/err",
	    "$work/rejects";
}

ok(scalar(keys %forms) >= 60, 'sixty forms');
for my $form (sort keys %forms) {
	my @mails = reports($form);
	my @files = map { "$_.eml" } 1 .. @mails;
	my @found;

	write_file("$work/$files[$_]", $mails[$_]) for 0 .. $#mails;
	@found = parse('', @files);
	ok(-s "$work/out" > 1000 && !@found, "$form, @{[scalar @mails]} mails",
	    @found);
	unlink map { "$work/$_" } @files;
}

# The same names where others chose them: of attachments and of members.
my $in = report({});
for my $form (sort keys %forms) {
	my $s = $forms{$form} =~ s/["\\\r\n]//gr;
	my @found;

	write_file("$work/box", join '', map {
	    "From x Mon Nov 16 10:00:00 2026\n" .
	    "From: x\@a.example\nSubject: FW\nMIME-Version: 1.0\n" .
	    "Content-Type: multipart/mixed; boundary=\"o\"\n\n--o\n" .
	    "Content-Type: message/rfc822; name=\"$_\"\n" .
	    "Content-Disposition: attachment; filename=\"$_\"\n\n" .
	    "$in\n--o--\n\n" } $s, "$s.eml", "x/$s/y.eml", "$s.eml/");
	@found = parse("$bin/dmarc-unpack -q box |");
	ok(-s "$work/out" > 1000 && !@found, "$form, names in mail", @found);
	@found = parse("$bin/dmarc-unpack -q box |", '--max-parts=1',
	    '--max-message=500');
	ok(-s "$work/err" && !@found, "$form, names in messages", @found);
}

# Without the option nothing is hidden, so the search finds something.
for my $form (sort grep { !/^(latin|control|wide|small_at|tab|qp_soft)$/ }
    keys %forms) {
	write_file("$work/1.eml", report({ fields =>
	    { 'Delivery-Result' => $forms{$form} } }));
	ok(scalar(parse('', '--full', '1.eml')), "$form, --full");
}
print "1..$tests\n";
