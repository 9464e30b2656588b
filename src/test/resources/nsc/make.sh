#!/bin/sh
# Makes the fixtures of this folder anew with the real tools. Keys in them are throw-away.
#   NSC=/path/to/nsc NATS=/path/to/nats ./make.sh
# "ko" is the walk-through of the acceptance list with everything an account can say; "strict" is an
# operator whose identity key signs nothing; "flat" is what "nsc export keys" gives.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
NSC=${NSC:-nsc}
NATS=${NATS:-nats}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export HOME="$WORK/home" NSC_NO_GIT_IGNORE=true
mkdir -p "$HOME"
cd "$WORK"

use() { # use NAME: an nsc home of its own
    export XDG_DATA_HOME="$WORK/$1" XDG_CONFIG_HOME="$WORK/$1-config"
    mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"
}
key() { "$NSC" describe account "$1" --field sub 2>/dev/null | tr -d '"'; }
run() { "$NSC" "$@" >>"$WORK/log" 2>&1 || { echo "failed: nsc $*" >&2; tail -5 "$WORK/log" >&2; exit 1; }; }

use ko
run add operator --generate-signing-key --sys --name KO
run edit operator --service-url nats://localhost:4222 --account-jwt-server-url nats://localhost:4222 --tag env:test
for name in ACCTA ACCTB ACCTC; do
    run add account "$name"
    run add user -a "$name" "$(echo $name | tr A-Z a-z)-user"
done
run edit account ACCTA --js-mem-storage 1M --js-disk-storage 1G --js-streams 5 --js-consumer 20 \
    --js-max-ack-pending 100 --conns 50 --payload 8M --description 'Sells things' --info-url https://example.com/accta --tag team:sales
run edit account ACCTA --sk generate
run edit account ACCTB --js-tier 3 --js-disk-storage 1G --js-streams 4 --allow-pub 'shop.>' --deny-sub 'secret.>' \
    --allow-pub-response=2 --response-ttl 5s --trace-context-subject trace.here --trace-context-sampling 20
run edit account ACCTB --js-tier 1 --js-mem-storage 1M
run edit account ACCTC --disallow-bearer --wildcard-exports=false
run add mapping -a ACCTB --from 'map.*' --to 'mapped.$1' --weight 40
run add mapping -a ACCTB --from 'map.*' --to 'other.$1' --weight 60
run edit signing-key -a ACCTB --sk generate --role publisher --allow-pub 'shop.>' --deny-sub '>' --description 'Publishes only'
run add user -a ACCTB -K publisher --name scoped
run edit authcallout -a ACCTC --auth-user "$("$NSC" describe user -a ACCTC acctc-user --field sub | tr -d '"')" \
    --allowed-account "$(key ACCTC)" --curve generate

# S0-2, S0-12 and S0-13 as nsc does them.
run add export -a ACCTA -p --name CARTEVENTS-GRANT-STREAM --subject 'retail.v1.cart.>'
run add export -a ACCTA -p -r --name PAYMENTAPI-GRANT-SERVICE --subject 'retail.v1.payment.>' --response-type Stream \
    --latency lat.payment --sampling 40 --response-threshold 2s
run add export -a ACCTA -r --name NEXT --subject '$JS.API.CONSUMER.MSG.NEXT.FULFILLEVENTS.FULFILLEVENTS-C1' --response-type Stream
run add export -a ACCTA -r --name INFO --subject '$JS.API.CONSUMER.INFO.FULFILLEVENTS.FULFILLEVENTS-C1'
run add export -a ACCTA --name bound --subject 'bound.*.events' --account-token-position 2
run edit export -a ACCTA --name INFO --subject '$JS.API.CONSUMER.INFO.FULFILLEVENTS.FULFILLEVENTS-C1' --service --description 'Consumer info' --info-url https://example.com/info
run generate activation -a ACCTA -t "$(key ACCTB)" -s 'retail.v1.cart.>' -o "$WORK/cart.tok"
run generate activation -a ACCTA -t "$(key ACCTB)" -s 'retail.v1.payment.tender' -o "$WORK/pay.tok"
run generate activation -a ACCTA -t "$(key ACCTC)" -s 'retail.v1.cart.>' -o "$WORK/cart-c.tok"
run add import -a ACCTB --token "$WORK/cart.tok" --name CARTEVENTS
run add import -a ACCTB --token "$WORK/pay.tok" --local-subject pay.tender --share
run add import -a ACCTC --token "$WORK/cart-c.tok" --local-subject 'from.a.cart.>'
run add import -a ACCTB --src-account "$(key ACCTA)" --service --name next --local-subject ACCTA.API.CONSUMER.MSG.NEXT.FULFILLEVENTS.FULFILLEVENTS-C1 \
    --remote-subject '$JS.API.CONSUMER.MSG.NEXT.FULFILLEVENTS.FULFILLEVENTS-C1'
run add import -a ACCTB --src-account "$(key ACCTA)" --service --name info \
    --remote-subject '$JS.API.CONSUMER.INFO.FULFILLEVENTS.FULFILLEVENTS-C1'
run add import -a ACCTB --src-account "$(key ACCTA)" --name bound --remote-subject "bound.$(key ACCTB).events"
run revocations add-activation -a ACCTA -s 'retail.v1.cart.>' -t "$(key ACCTC)"
run revocations add-user -a ACCTB -n acctb-user --at 1500000000

use strict
run add operator --generate-signing-key --sys --name STRICT
run edit operator --require-signing-keys --service-url tls://nats.example.com:4222
run add account ONE
run edit account ONE --sk generate
run add user -a ONE one

use flat
run add operator --name FLAT --sys
run add account LOOSE
run add user -a LOOSE loose
mkdir -p "$WORK/flat-out"
run export keys --all --include-jwts --dir "$WORK/flat-out"

use contexts
"$NATS" context save shop --server nats://localhost:4222 --creds "$WORK/nowhere/shop.creds" --description Shop >>"$WORK/log" 2>&1
"$NATS" context save plain --server nats://one:4222,nats://two:4222 >>"$WORK/log" 2>&1

rm -rf "$HERE/ko" "$HERE/strict" "$HERE/flat" "$HERE/contexts"
cp -r "$WORK/ko/nats/nsc" "$HERE/ko"
cp -r "$WORK/strict/nats/nsc" "$HERE/strict"
cp -r "$WORK/flat-out" "$HERE/flat"
mkdir -p "$HERE/contexts/nats"
cp -r "$WORK/contexts-config/nats/context" "$HERE/contexts/nats/context"
cp "$WORK/cart.tok" "$HERE/ko/cart.tok"
find "$HERE" -name .gitignore -delete
find "$HERE/ko" "$HERE/strict" "$HERE/flat" "$HERE/contexts" -type d -empty -delete
chmod -R u+rw "$HERE"
"$NSC" --version
