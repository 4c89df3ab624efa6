# Prints one line of JSON for each mail named: what Perl's Email::MIME reads.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Email::Address::XS qw(parse_email_addresses);
use Email::MIME;
use Encode qw(decode);
use JSON::PP;

sub words { my ($s) = @_; return defined $s ? decode('MIME-Header', $s) : '' }

sub people {
    my ($raw) = @_;
    return [ map { [ words($_->phrase), $_->address ] } parse_email_addresses($raw // '') ];
}

for my $path (@ARGV) {
    open my $f, '<:raw', $path or die "$path: $!";
    my $m = Email::MIME->new(do { local $/; <$f> });
    my ($text, @files) = (undef);
    $m->walk_parts(sub {
        my ($p) = @_;
        return if $p->subparts;
        if (($p->header_raw('Content-Disposition') // '') =~ /^attachment/) {
            push @files, [ words($p->filename), sha256_hex($p->body) ];
        } elsif (!defined $text) {
            $text = $p->body_str;
        }
    });
    print JSON::PP->new->ascii->canonical->encode({
        subject => $m->header_str('Subject') // '',
        from => people($m->header_raw('From')),
        to => people($m->header_raw('To')),
        reply => $m->header_raw('In-Reply-To') // '',
        refs => [ split ' ', $m->header_raw('References') // '' ],
        text => $text // '', files => \@files,
    }), "\n";
}
