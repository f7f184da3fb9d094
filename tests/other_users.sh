#!/usr/bin/env bash
# What only root can set up: files of other people and groups, devices, folders one may not write in. Skips with a word where
# rights or tools are missing.   tests/other_users.sh [the program]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/mlboard}")
skip() { printf 'skipped: %s\n' "$*"; exit 0; }
[[ $(id -u) == 0 ]] || skip 'needs root'
command -v setpriv >/dev/null || skip 'needs setpriv'
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
chmod 755 "$work"; cp "$program" "$work/mlboard" && program=$work/mlboard
cd "$work"
fail() { printf 'FAILED: %s\n' "$*"; exit 1; }
# as USER GROUP OTHER_GROUPS COMMAND…
as() { local user=$1 group=$2 groups=$3; shift 3; setpriv --reuid "$user" --regid "$group" --groups "$groups" --inh-caps=-all --bounding-set=-all -- "$@"; }
as 1002 1002 2000 true 2>/dev/null || skip 'may not become somebody else'
board='(version: 1, nodes: {"a": (kind: "trainer")})'
owned() { stat -c '%u:%g %a' "$1"; }

# A team's folder: alice (1001) made the file, bob (1002) saves it. Its group stays, and that its owner could not is said.
mkdir team; chown 1001:2000 team; chmod 770 team
echo "$board" >team/board.ron; chown 1001:2000 team/board.ron; chmod 660 team/board.ron
said=$(as 1002 1002 2000 "$program" layout team/board.ron 2>&1) || fail "bob cannot save: $said"
[[ $(owned team/board.ron) == '1002:2000 660' ]] || fail "the team lost its file: $(owned team/board.ron)"
[[ $said == *'its owner'* ]] || fail "nothing was said of the owner: $said"

# Carol (1003) may write the file but is not in its group: it gets hers, which may do no more than everybody.
mkdir open; chmod 777 open
echo "$board" >open/board.ron; chown 1001:2000 open/board.ron; chmod 676 open/board.ron
said=$(as 1003 1003 1003 "$program" layout open/board.ron 2>&1) || fail "carol cannot save: $said"
[[ $(owned open/board.ron) == '1003:1003 666' ]] || fail "a strange group got rights: $(owned open/board.ron)"
[[ $said == *'its group'* ]] || fail "nothing was said of the group: $said"

# What she may not write is not replaced, though the folder would let her.
echo "$board" >open/closed.ron; chown 1001:2000 open/closed.ron; chmod 664 open/closed.ron
said=$(as 1003 1003 1003 "$program" layout open/closed.ron 2>&1) && fail 'replaced what it may not write'
[[ $said == *'write-protected'* && $(owned open/closed.ron) == '1001:2000 664' ]] || fail "$said"

# A folder one may not write in: told, and the file is as it was.
mkdir shut; echo "$board" >shut/board.ron; chown 1002:1002 shut/board.ron; chmod 755 shut
said=$(as 1002 1002 1002 "$program" layout shut/board.ron 2>&1) && fail 'saved where it may not'
[[ $said == *'The file is as it was'* && $(cat shut/board.ron) == "$board" ]] || fail "$said"

# A file that may not be read, beside one that may.
echo "$board" >open/secret.ron; chown 1001:1001 open/secret.ron; chmod 600 open/secret.ron
said=$(as 1003 1003 1003 "$program" check open/secret.ron open/board.ron 2>&1) && fail 'read a secret'
[[ $said == *'secret.ron'* && $said == *'open/board.ron: '* ]] || fail "$said"

# A device is written into and stays one.
if mknod null c 1 3 2>/dev/null; then
  echo "$board" >b.ron
  "$program" layout b.ron -o null >/dev/null
  "$program" new blank --force -o null >/dev/null
  [[ -c null ]] || fail 'the device was replaced'
else
  echo 'skipped in part: may not make a device'
fi

# A file system without room: told, nothing left, the file as it was.
if mkdir full && mount -t tmpfs -o size=16k tmpfs full 2>/dev/null; then
  trap 'umount "$work/full"; rm -rf "$work"' EXIT
  echo "$board" >full/board.ron; head -c 100000 /dev/zero >full/fill 2>/dev/null || true
  said=$("$program" layout full/board.ron 2>&1) && fail 'saved without room'
  [[ $said == *'Free some space'* && $(cat full/board.ron) == "$board" ]] || fail "$said"
  [[ $(find full -name '.*.mlboard-tmp' | wc -l) == 0 ]] || fail 'a temporary file is left'
else
  echo 'skipped in part: may not mount a small file system'
fi
echo 'files of other people, devices and full disks: as promised'
