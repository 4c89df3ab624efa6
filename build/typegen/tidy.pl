# Shortens what json2ts writes: its remarks on who refers to whom go, and a
# comment of one line stands on one line.
undef $/;
$_ = <STDIN>;
s{(?:^ \*\n)?^ \* This \w+ was referenced by `Border`'s JSON-Schema\n \* via the `definition` "\w+"\.\n}{}mg;
s{^ */\*\*\n \*/\n}{}mg;
s{/\*\*\n\s*\* ([^\n]*)\n\s*\*/}{/** $1 */}g;
s{(\n\}\n)(?=/\*\*|export)}{$1\n}g;
print;
