#!/usr/bin/env bash
# Checks the inputs before anything long begins, and says which tool there is and what is missing for it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
output action-path "$GITHUB_ACTION_PATH"

[ -n "$SAFETY_GATE_BASE" ] || refuse 'The input base is empty. Give the folder of the aligned checkpoint.'
[ -n "$SAFETY_GATE_CANDIDATE" ] || refuse 'The input candidate is empty. Give the folder of the finetuned checkpoint.'
[ -n "$SAFETY_GATE_OUTPUT" ] || refuse 'The input output is empty. Give a folder for the reports.'
case $SAFETY_GATE_COMMENT in always | on-failure | never) ;; *) refuse 'The input comment is none of always, on-failure, never.' ;; esac
case $SAFETY_GATE_UPLOAD in reports | run | none) ;; *) refuse 'The input upload is none of reports, run, none.' ;; esac
[[ $SAFETY_GATE_NAME =~ ^[A-Za-z0-9._-]{1,64}$ ]] || refuse 'The input name may have letters, digits and . _ - only, at most 64.'

command=$(command -v dotnet-safety-gate || true)
version=
case $SAFETY_GATE_TOOL in
  path)
    [ -n "$command" ] || refuse 'The input tool is path, but dotnet-safety-gate is not on PATH.'
    kind=path
    ;;
  source) kind=source ;;
  auto)
    if [ -n "$command" ]; then
      kind=path
    else
      kind=package-or-source
      version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$GITHUB_ACTION_PATH/Directory.Build.props")
    fi
    ;;
  *)
    kind=package
    version=$SAFETY_GATE_TOOL
    ;;
esac
if [[ $kind == package* ]] && ! [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  refuse 'The input tool is none of auto, path, source, or a version such as 0.1.0.'
fi

sdk=present
if [ "$kind" != path ] && ! dotnet --list-sdks 2>/dev/null | grep -qE '^[1-9][0-9]+\.'; then
  sdk=missing
fi
output kind "$kind"
output version "$version"
output command "$([ "$kind" != path ] || printf '%s' "$command")"
output sdk "$sdk"
