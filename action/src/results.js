import { readReport } from './files.js';

/** @typedef {'pass' | 'fail' | 'inconclusive'} Outcome */
/** @typedef {{ value: number | null, low: number | null, high: number | null }} Estimate */
/** @typedef {{ name: string, isFloor: boolean, bound: number, measured: Estimate, outcome: Outcome }} Limit */
/**
 * What the action needs of results.json, and nothing else of it.
 * @typedef {object} Results
 * @property {Outcome} outcome
 * @property {string} base The base's name, text from outside.
 * @property {string} candidate The candidate's name, text from outside.
 * @property {Limit[]} limits
 * @property {{ base: Estimate, candidate: Estimate, difference: Estimate } | null} visage Null where nothing was measured.
 * @property {string[]} lostPrompts Ids, text from outside.
 */

const schemaVersion = 1;
const mostBytes = 16 * 1024 * 1024;
const outcomes = ['pass', 'fail', 'inconclusive'];

/** results.json is not what the tool writes. */
export class ResultsError extends Error {}

/**
 * Reads results.json, which may come from an artifact that somebody else wrote.
 * @param {string} path
 * @returns {Results | null} Null where there is no such file.
 * @throws {ResultsError}
 */
export function readResults(path) {
  const text = readReport(path, mostBytes);
  return text === null ? null : parseResults(text);
}

/**
 * @param {string} json
 * @returns {Results}
 * @throws {ResultsError}
 */
export function parseResults(json) {
  const root = object(parse(json), 'the document');
  if (root.schemaVersion !== schemaVersion) throw new ResultsError(`its schemaVersion is not ${schemaVersion}`);
  const verdict = object(root.verdict, 'verdict');
  const run = object(root.run, 'run');
  const measured = root.measurements === null ? null : object(root.measurements, 'measurements');
  return {
    outcome: outcome(verdict.outcome),
    base: string(object(run.base, 'run.base').name, 'run.base.name'),
    candidate: string(object(run.candidate, 'run.candidate').name, 'run.candidate.name'),
    limits: list(verdict.limits, 'verdict.limits').map(limit),
    visage: measured && visage(measured),
    lostPrompts: measured
      ? list(measured.lostPrompts, 'lostPrompts').map((prompt) => string(object(prompt, 'a prompt').id, "a prompt's id"))
      : [],
  };
}

/** @param {string} json */
function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    throw new ResultsError('it is not JSON');
  }
}

/** @param {Record<string, unknown>} measured */
function visage(measured) {
  const metrics = list(object(measured.parity, 'parity').metrics, 'metrics').map((metric) => object(metric, 'a metric'));
  const found = metrics.find((metric) => metric.metric === 'visage');
  return found
    ? { base: estimate(found.base), candidate: estimate(found.candidate), difference: estimate(found.difference) }
    : null;
}

/**
 * @param {unknown} value
 * @returns {Limit}
 */
function limit(value) {
  const found = object(value, 'a limit');
  return {
    name: string(found.name, "a limit's name"),
    isFloor: found.isFloor === true,
    bound: number(found.bound, "a limit's bound"),
    measured: estimate(found.measured),
    outcome: outcome(found.outcome),
  };
}

/**
 * @param {unknown} value
 * @returns {Estimate}
 */
function estimate(value) {
  const found = object(value, 'an estimate');
  /** @param {unknown} part */
  const part = (part) => (part === null ? null : number(part, 'an estimate'));
  return { value: part(found.value), low: part(found.low), high: part(found.high) };
}

/**
 * @param {unknown} value
 * @returns {Outcome}
 */
function outcome(value) {
  if (typeof value !== 'string' || !outcomes.includes(value)) throw new ResultsError('an outcome is none of pass, fail, inconclusive');
  return /** @type {Outcome} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {Record<string, unknown>}
 */
function object(value, what) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ResultsError(`${what} is not an object`);
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} what
 * @returns {unknown[]}
 */
function list(value, what) {
  if (!Array.isArray(value)) throw new ResultsError(`${what} is not a list`);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} what
 */
function string(value, what) {
  if (typeof value !== 'string') throw new ResultsError(`${what} is not a text`);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} what
 */
function number(value, what) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ResultsError(`${what} is not a finite number`);
  return value;
}
