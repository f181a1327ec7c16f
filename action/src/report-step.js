import path from 'node:path';
import { body, mostSummaryBytes } from './body.js';
import { choice, required, runFolder, runReport, runVerdict } from './environment.js';
import { reportFile, resultsFile, stage } from './files.js';

/**
 * The outputs, the job summary, and the folder that is uploaded.
 * @param {typeof import('@actions/core')} core
 * @param {import('./environment.js').Environment} env
 */
export async function report(core, env) {
  const folder = runFolder(env);
  const verdict = runVerdict(env);
  const visage = verdict.results?.visage;
  // Of a run without a verdict the folder may hold an earlier run's reports: they are neither named nor uploaded.
  const staged = verdict.results
    ? stage(folder, choice(env, 'SAFETY_GATE_UPLOAD', ['reports', 'run', 'none']), required(env, 'RUNNER_TEMP'))
    : null;
  const outputs = {
    verdict: verdict.name,
    'exit-code': String(verdict.exitCode),
    visage: decimal(visage?.candidate.value),
    'base-visage': decimal(visage?.base.value),
    delta: decimal(visage?.difference.value),
    'ci-low': decimal(visage?.candidate.low),
    'ci-high': decimal(visage?.candidate.high),
    'report-path': verdict.results ? path.join(folder, reportFile) : '',
    'results-path': verdict.results ? path.join(folder, resultsFile) : '',
    upload: staged ?? '',
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (verdict.problem) core.error(`No verdict: ${verdict.problem}.`);
  await core.summary.addRaw(`${body(verdict, runReport(env), (text) => Buffer.byteLength(text) + 1 < mostSummaryBytes)}\n`).write();
}

/** @param {number | null | undefined} value */
function decimal(value) {
  return value === null || value === undefined ? '' : value.toFixed(4);
}
