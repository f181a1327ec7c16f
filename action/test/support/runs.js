import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A run that the tool left; see data/README.md.
 * @param {'pass' | 'fail' | 'hostile'} name
 */
export function runFolder(name) {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url));
}

/** @param {'pass' | 'fail' | 'hostile'} name */
export function resultsOf(name) {
  return JSON.parse(fs.readFileSync(path.join(runFolder(name), 'results.json'), 'utf8'));
}

/**
 * An empty folder, removed when the test ends.
 * @param {import('node:test').TestContext} test
 */
export function temporaryFolder(test) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safety-gate-test-'));
  test.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
