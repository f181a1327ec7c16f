#!/usr/bin/env bash
# Runs the gate. Its exit code is an output: the job fails at its end, after the reports are published.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tool=("$SAFETY_GATE_COMMAND")
case $SAFETY_GATE_COMMAND in *.dll) tool=(dotnet "$SAFETY_GATE_COMMAND") ;; esac

arguments=(check "--base=$SAFETY_GATE_BASE" "--candidate=$SAFETY_GATE_CANDIDATE" "--out=$SAFETY_GATE_OUTPUT")
[ -z "$SAFETY_GATE_CONFIG" ] || arguments+=("--config=$SAFETY_GATE_CONFIG")
while IFS= read -r line; do
  line=${line%$'\r'}
  [ -z "$line" ] || arguments+=("$line")
done <<<"$SAFETY_GATE_ARGUMENTS"

# What the tool prints may quote names from a checkpoint; between these two lines the runner obeys nothing. Both streams are
# one, because the runner reads two at different speeds.
word=$(random_word)
printf '::stop-commands::%s\n' "$word"
code=0
"${tool[@]}" "${arguments[@]}" 2>&1 || code=$?
printf '\n::%s::\n' "$word"
output exit-code "$code"

case $code in
  0 | 2 | 3) "${tool[@]}" annotate "$SAFETY_GATE_OUTPUT" 2>/dev/null || echo 'This version of the tool writes no annotations.' ;;
esac
