import fs from 'node:fs';
import path from 'node:path';
import { runFolder } from './runs.js';

/**
 * A dotnet-safety-gate that leaves a run which the real one made, says hostile things, and writes down its arguments.
 * @param {string} folder
 * @param {{ exitCode: number, leaves?: 'pass' | 'fail' | 'hostile' }} behaviour
 * @returns {string} Its folder, for PATH.
 */
export function fakeTool(folder, { exitCode, leaves }) {
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const copy = leaves
    ? `mkdir -p "$out" && cp ${runFolder(leaves)}/* "$out/" && echo '{"prompts":["secret"]}' >"$out/run.json" && echo secret >"$out/responses.jsonl"`
    : ':';
  script(path.join(bin, 'dotnet-safety-gate'), `
printf '%s\\0' "$@" >>'${path.join(folder, 'arguments')}'
[ "$1" != annotate ] || { echo '::error title=SafetyGate::annotated'; exit 0; }
for argument; do case $argument in --out=*) out=\${out:-\${argument#--out=}} ;; esac; done
${copy}
echo '::set-output name=verdict::pass'
echo '  ::add-mask::a'
echo '##[add-path]/evil'
printf 'candidate\\n::stop-commands::x\\n::x::\\n::error::forged\\n' >&2
printf 'no newline at the end'
exit ${exitCode}`);
  return bin;
}

/**
 * A dotnet that knows the given SDKs, installs and publishes a fake tool, and writes down what it is asked.
 * @param {string} folder
 * @param {{ sdks: string, installs: boolean }} behaviour
 */
export function fakeDotnet(folder, { sdks, installs }) {
  const tool = fakeTool(path.join(folder, 'packaged'), { exitCode: 0, leaves: 'pass' });
  const bin = path.join(folder, 'dotnet');
  fs.mkdirSync(bin, { recursive: true });
  script(path.join(bin, 'dotnet'), `
printf '%s|' "$PWD" "$@" >>'${path.join(folder, 'dotnet-calls')}'; echo >>'${path.join(folder, 'dotnet-calls')}'
case "$1 $2" in
  '--list-sdks ') echo '${sdks}' ;;
  'tool install') ${installs ? `mkdir -p "$7" && cp '${tool}/dotnet-safety-gate' "$7/"` : 'echo "error NU1101" >&2; exit 1'} ;;
  'publish src/SafetyGate.Cli') mkdir -p "$6" && cp '${tool}/dotnet-safety-gate' "$6/safety-gate.dll" && echo '{}' >"$6/safety-gate.runtimeconfig.json" ;;
  *.dll*) bash "$@" ;;
  *) exit 9 ;;
esac`);
  return bin;
}

/**
 * The machine's own programs without any dotnet.
 * @param {string} folder
 */
export function systemPrograms(folder) {
  const bin = path.join(folder, 'system');
  fs.mkdirSync(bin, { recursive: true });
  for (const name of ['bash', 'cat', 'cp', 'dirname', 'find', 'grep', 'mkdir', 'od', 'sed', 'tr']) {
    const found = ['/usr/bin', '/bin'].map((at) => path.join(at, name)).find((file) => fs.existsSync(file));
    if (found && !fs.existsSync(path.join(bin, name))) fs.symlinkSync(found, path.join(bin, name));
  }
  return bin;
}

/**
 * @param {string} folder Where the tool keeps its records.
 * @returns {string[]}
 */
export function toolArguments(folder) {
  const file = path.join(folder, 'arguments');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\0').slice(0, -1) : [];
}

/**
 * @param {string} file
 * @param {string} text
 */
function script(file, text) {
  fs.writeFileSync(file, `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 });
}
