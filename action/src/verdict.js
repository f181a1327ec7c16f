/** @typedef {import('./results.js').Outcome | 'error'} VerdictName */
/**
 * What the run came to, as far as the tool's exit code and its results.json agree.
 * @typedef {object} Verdict
 * @property {VerdictName} name
 * @property {number} exitCode What fails the job; never 0 unless the verdict is pass.
 * @property {import('./results.js').Results | null} results Null with every error.
 * @property {string} problem Why there is no verdict; empty where there is one.
 */

/** The tool's exit codes; its README has the same table. */
const exitCodes = new Map([
  [1, 'internal error'],
  [4, 'usage, configuration or prompt-set error'],
  [5, 'a checkpoint was refused'],
  [6, 'the engine is not available'],
  [130, 'cancelled'],
]);

/** @type {Map<number, VerdictName>} */
const verdicts = new Map([[0, 'pass'], [2, 'fail'], [3, 'inconclusive']]);

/**
 * The exit code is the verdict. A results.json that says something else is of another run, and counts for nothing.
 * @param {string} exitCode As the step that ran the tool gave it; empty where it did not get that far.
 * @param {() => import('./results.js').Results | null} read
 * @returns {Verdict}
 */
export function judge(exitCode, read) {
  if (!/^\d{1,3}$/.test(exitCode)) return error(1, 'the tool could not be installed or started');
  const code = Number(exitCode);
  const name = verdicts.get(code);
  if (!name) return error(code, exitCodes.get(code) ?? `the tool ended with exit code ${code}`);
  try {
    const results = read();
    if (!results) return error(code || 1, 'there is no results.json');
    if (results.outcome !== name) return error(code || 1, 'results.json says something else than the run, so it is of another one');
    return { name, exitCode: code, results, problem: '' };
  } catch (problem) {
    return error(code || 1, `results.json cannot be used: ${/** @type {Error} */ (problem).message}`);
  }
}

/**
 * @param {number} exitCode
 * @param {string} problem
 * @returns {Verdict}
 */
function error(exitCode, problem) {
  return { name: 'error', exitCode, results: null, problem };
}
