#!/usr/bin/env bash
# Installs the tool's package, or builds it from the action's own checkout.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Not in the workspace, whose global.json and nuget.config belong to the code under test.
install_package() {
  local folder="$RUNNER_TEMP/safety-gate-tool/$SAFETY_GATE_VERSION"
  if [ ! -e "$folder/dotnet-safety-gate" ] && [ ! -e "$folder/dotnet-safety-gate.exe" ]; then
    (cd "$RUNNER_TEMP" && dotnet tool install SafetyGate.Tool --version "$SAFETY_GATE_VERSION" --tool-path "$folder") || return
  fi
  output command "$folder/dotnet-safety-gate"
}

build_source() {
  local folder="$RUNNER_TEMP/safety-gate-tool/source" configuration
  (cd "$GITHUB_ACTION_PATH" && dotnet publish src/SafetyGate.Cli --configuration Release --output "$folder")
  configuration=$(find "$folder" -maxdepth 1 -name '*.runtimeconfig.json')
  output command "${configuration%.runtimeconfig.json}.dll"
}

case $SAFETY_GATE_KIND in
  package) install_package ;;
  source) build_source ;;
  *)
    if ! install_package; then
      echo "The package SafetyGate.Tool $SAFETY_GATE_VERSION cannot be had here; building the action's own source of the same version."
      build_source
    fi
    ;;
esac
