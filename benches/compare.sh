#!/usr/bin/env bash
# Runs two builds of mlboard on the same boards and compares what they write, byte for byte.
#
#   bash benches/compare.sh OLD_BINARY NEW_BINARY [--allow FILE] [--boards FOLDER] [--jobs N]
#
# Boards are all templates, tests/boards, the boards in tests/cases/rules, and 500 generated from printed
# seeds: 250 with anything in them, 250 case studies with pieces missing. They are written once, by a
# test, to target/compare/boards. Compared are `check`, `coverage`, `estimate` and `layout` in JSON, `fmt` of a copy, and
# `export` to PNG, each with its errors and exit status. What a binary wrote is kept by its hash, so the
# old one runs once.
#
# FILE lists texts that were reworded on purpose, as in the source: old, tab, new, with {placeholders}. They are replaced,
# line after line, in the old output (not in boards and PNG) before it is compared; `#` begins a remark, and a third
# column `window` says that only the window shows it. A picture with
# reworded text differs.
#
# Differences on purpose are in benches/intended.tsv: command, tab, board, tab, reason. They are printed with their reasons.
set -euo pipefail

fail() { echo "compare: $*" >&2; exit 2; }
[ $# -ge 2 ] || fail "say which two binaries"
old=$(realpath "$1") new=$(realpath "$2"); shift 2
allow="" boards="" jobs=2
while [ $# -gt 0 ]; do
    case $1 in
        --allow) allow=$(realpath "$2") ;;
        --boards) boards=$(realpath "$2") ;;
        --jobs) jobs=$2 ;;
        *) fail "what is $1?" ;;
    esac
    shift 2
done
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/target/compare
if [ -z "$boards" ]; then
    boards=$work/boards
    if [ ! -e "$boards/complete" ]; then
        mkdir -p "$boards"
        for board in "$here"/tests/boards/*.ron; do cp "$board" "$boards/test-$(basename "$board")"; done
        (cd "$here" && BOARDS=$boards cargo test --locked --test it -- --ignored --exact --nocapture board_sets::write_board_sets)
        touch "$boards/complete"
    fi
fi

# One board: BINARY OUT NAME. The processor time that `layout` prints is no result.
one() {
    local binary=$1 out=$2 name=$3
    { "$binary" estimate --format json "$name.ron"; echo "exit $?"; } >"$out/estimate/$name" 2>&1
    { "$binary" layout --format json "$name.ron" | sed -E 's/"cpu_ms":[0-9.e+-]+//'; echo "exit ${PIPESTATUS[0]}"; } >"$out/layout/$name" 2>&1
    { "$binary" export --scale 1 -o "$out/export/$name.png" "$name.ron"; echo "exit $?"; } >"$out/export/$name.said" 2>&1
    sed -i "s|$out/||g" "$out/export/$name.said"
}
# A score of boards: BINARY OUT FIRST_NAME …, one file for each command.
many() {
    local binary=$1 out=$2 first=$3; shift 2
    local files=("${@/%/.ron}")
    { "$binary" check --format json "${files[@]}"; echo "exit $?"; } >"$out/check/$first" 2>&1
    { "$binary" coverage --format json "${files[@]}"; echo "exit $?"; } >"$out/coverage/$first" 2>&1
    (cd "$out/fmt" && { "$binary" fmt "${files[@]}"; echo "exit $?"; } >"$out/fmt/$first.said" 2>&1)
}
export -f one many

# Everything a binary writes about the boards, in a folder of its own.
run() {
    local binary=$1 out=$2
    [ -e "$out/complete" ] && return
    rm -rf "$out"
    mkdir -p "$out"/{check,coverage,estimate,layout,fmt,export}
    cp "$boards"/*.ron "$out/fmt"
    cd "$boards"
    names | xargs -P "$jobs" -n 20 bash -c 'many "$@"' _ "$binary" "$out"
    names | xargs -P "$jobs" -n 1 bash -c 'one "$@"' _ "$binary" "$out"
    touch "$out/complete"
}
names() { (cd "$boards" && ls ./*.ron | sed -E 's|^\./||; s|\.ron$||'); }

key() { cat "$1" "$boards"/*.ron | sha256sum | cut -c1-16; }
old_out=$work/$(key "$old") new_out=$work/$(key "$new")
[ "$old_out" != "$new_out" ] || echo "both binaries are the same"
run "$old" "$old_out"
run "$new" "$new_out"

# The old texts in their new words.
expected=$work/expected
rm -rf "$expected"
cp -r "$old_out" "$expected"
if [ -n "$allow" ]; then
    find "$expected" -type f ! -name '*.png' ! -name '*.ron' -print0 | ALLOW=$allow xargs -0 perl -0777 -pi -e '
        BEGIN {
            open my $list, "<", $ENV{ALLOW} or die "$ENV{ALLOW}: $!";
            local $/ = "\n";
            while (<$list>) {
                chomp;
                my ($old, $new) = split /\t/;
                next if /^#/ || !defined $new || /\twindow$/;
                # The n-th nameless placeholder of the old text is that of the new one.
                my ($n, %group) = (0);
                my $count = 0;
                my $name = sub { my $of = shift; $of =~ s/:.*//; $of eq "" ? "nameless " . $count++ : $of };
                my $pattern = join "", map {
                    # What a sentence begins with is not what stands before a colon.
                    /^\{(.*)\}$/ ? do { $group{$name->($1)} = $n++; $n == 1 && $old =~ /^\{/ ? "((?! )(?:(?!: )[^\"\n])*?)" : "([^\"\n]*?)" } : "\Q$_\E"
                } split /(\{[^{}]*\})/, $old;
                $count = 0;
                my @parts = map { /^\{(.*)\}$/ ? [$group{$name->($1)}] : $_ } split /(\{[^{}]*\})/, $new;
                # What follows `there` or `which` is another sentence; a single word counts where it is all there is.
                $pattern = "(?<!\\w)(?<!there )(?<!which )$pattern" if $old =~ /^\w/;
                $pattern = "(?<=\")$pattern(?=\")" if $old !~ / /;
                $pattern .= $old =~ /\w$/ ? "(?![\\w])" : $old =~ /\}$/ ? "(?=\")" : "";
                push @pairs, [qr/$pattern/, \@parts];
            }
        }
        for my $pair (@pairs) {
            my ($old, $new) = @$pair;
            s{$old}{
                my @groups = map { ${$_} } 1 .. $#+;
                join "", map { ref $_ ? (defined $$_[0] ? $groups[$$_[0]] : "") : $_ } @$new
            }ge;
        }'
fi

count=$(names | wc -l)
echo "$count boards: $(names | sed 's/-.*//' | sort | uniq -c | awk '{printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2}')"
status=0
intended=$here/benches/intended.tsv
for command in check coverage estimate layout fmt export; do
    differing=$(diff -rq "$expected/$command" "$new_out/$command" | sed -E 's/^Files .* and (.*) differ$/\1/' | sed 's|.*/||' || true)
    reasons=""
    for name in $differing; do
        reason=$(awk -F'\t' -v c="$command" -v b="$name" '$1 == c && $2 == b { print $3 }' "$intended")
        if [ -n "$reason" ]; then
            reasons+="  on purpose, $name: $reason"$'\n'
            differing=$(grep -vxF "$name" <<<"$differing" || true)
        fi
    done
    if [ -z "$differing" ]; then
        echo "$command: $count boards, $(cat "$new_out/$command"/* | wc -c) bytes, equal${reasons:+ but for}"
        printf '%s' "$reasons"
        continue
    fi
    status=1
    echo "$command: $count boards, $(wc -l <<<"$differing") files of output differ"
    printf '%s' "$reasons"
    for name in $differing; do
        diff --text "$expected/$command/$name" "$new_out/$command/$name" || true
    done | grep -a '^[<>]' | cut -c1-200 | sort | uniq -c | sort -rn | head -40 || true
    head -10 <<<"$differing"
done
exit $status
