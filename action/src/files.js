import fs from 'node:fs';
import path from 'node:path';

/** What a run leaves, by name. */
export const resultsFile = 'results.json';
export const reportFile = 'report.md';

/** Numbers and prompt ids only: fit to be published. */
const published = [resultsFile, reportFile, 'report.html', 'results.sarif', 'junit.xml', 'benchmark.json'];

/** The charts of the report. */
const plot = /^plot-[a-z0-9-]+\.svg$/;

/** These hold the prompts' texts and the models' responses. */
const confidential = ['run.json', 'responses.jsonl'];

/** @typedef {'reports' | 'run' | 'none'} Upload */

/**
 * The text of a regular file; links, pipes and devices are not followed.
 * @param {string} file
 * @param {number} mostBytes
 * @returns {string | null} Null where there is no such file, or it is larger.
 */
export function readReport(file, mostBytes) {
  if (!isRegular(file)) return null;
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const found = fs.fstatSync(descriptor);
    return found.isFile() && found.size <= mostBytes ? fs.readFileSync(descriptor, 'utf8') : null;
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * Copies what is to be uploaded into a new folder, so that no name of the user's is read as a pattern or as a second path.
 * @param {string} folder The run's folder.
 * @param {Upload} upload
 * @param {string} temporary Where the new folder is made.
 * @returns {string | null} The new folder, or null where there is nothing to upload.
 */
export function stage(folder, upload, temporary) {
  const wanted = upload === 'none' ? [] : upload === 'run' ? [...published, ...confidential] : published;
  const plots = wanted.length === 0 ? [] : entries(folder).filter((name) => plot.test(name));
  const files = [...wanted, ...plots].filter((name) => isRegular(path.join(folder, name)));
  if (files.length === 0) return null;
  const staged = fs.mkdtempSync(path.join(temporary, 'safety-gate-'));
  for (const name of files) fs.copyFileSync(path.join(folder, name), path.join(staged, name));
  return staged;
}

/** @param {string} folder */
function entries(folder) {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

/** @param {string} file */
function isRegular(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
