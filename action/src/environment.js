import path from 'node:path';
import { readReport, reportFile, resultsFile } from './files.js';
import { readResults } from './results.js';
import { judge } from './verdict.js';

/** What action.yml gives a step as `env:`. @typedef {Record<string, string | undefined>} Environment */

const mostReportBytes = 8 * 1024 * 1024;

/**
 * @param {Environment} env
 * @param {string} name
 */
export function required(env, name) {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/**
 * @template {string} T
 * @param {Environment} env
 * @param {string} name
 * @param {readonly T[]} choices
 * @returns {T}
 */
export function choice(env, name, choices) {
  const value = required(env, name);
  const found = choices.find((c) => c === value);
  if (found === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}`);
  return found;
}

/** The run's folder, absolute. @param {Environment} env */
export function runFolder(env) {
  return path.resolve(required(env, 'GITHUB_WORKSPACE'), required(env, 'SAFETY_GATE_OUTPUT'));
}

/** What the tool's exit code and the run's folder come to. @param {Environment} env */
export function runVerdict(env) {
  return judge(env.SAFETY_GATE_EXIT_CODE ?? '', () => readResults(path.join(runFolder(env), resultsFile)));
}

/** report.md, or null where there is none. @param {Environment} env */
export function runReport(env) {
  return readReport(path.join(runFolder(env), reportFile), mostReportBytes);
}

/** How the comment is kept. @param {Environment} env */
export function commentSettings(env) {
  return {
    when: choice(env, 'SAFETY_GATE_COMMENT', ['always', 'on-failure', 'never']),
    key: required(env, 'SAFETY_GATE_NAME'),
    author: required(env, 'SAFETY_GATE_COMMENT_AUTHOR'),
  };
}
