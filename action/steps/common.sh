# Sourced by the steps. shellcheck shell=bash
set -euo pipefail

# A word that nobody can foresee.
random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# output NAME VALUE: whatever the value holds, it cannot end its own heredoc.
output() {
  local delimiter
  delimiter="delimiter_$(random_word)"
  printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >>"$GITHUB_OUTPUT"
}

# escaped TEXT: fit to be the data of a workflow command.
escaped() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

refuse() {
  printf '::error title=SafetyGate::%s\n' "$(escaped "$1")"
  exit 4
}
