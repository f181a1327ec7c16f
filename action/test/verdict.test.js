import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { stage } from '../src/files.js';
import { parseResults, readResults, ResultsError } from '../src/results.js';
import { judge } from '../src/verdict.js';
import { repository } from './support/composite.js';
import { resultsOf, runFolder, temporaryFolder } from './support/runs.js';

/** @param {'pass' | 'fail'} name */
const results = (name) => () => readResults(path.join(runFolder(name), 'results.json'));

test('the exit code is the verdict', () => {
  assert.deepEqual([judge('0', results('pass')).name, judge('0', results('pass')).exitCode], ['pass', 0]);
  assert.deepEqual([judge('2', results('fail')).name, judge('2', results('fail')).exitCode], ['fail', 2]);
});

test('only exit code 0 with a results.json that passes is a pass', () => {
  for (const code of ['', '0', '1', '2', '3', '4', '5', '6', '130', '137', '-1', '00x', ' 0', '1e0']) {
    for (const read of [results('pass'), results('fail'), () => null, () => { throw new ResultsError('x'); }]) {
      const verdict = judge(code, read);
      const passes = code === '0' && read.toString() === results('pass').toString() && verdict.results?.outcome === 'pass';
      assert.equal(verdict.exitCode === 0, passes, `${code}: ${verdict.name}`);
      assert.equal(verdict.name === 'pass', passes);
    }
  }
});

test('a results.json of an earlier run is not shown for this one', () => {
  const verdict = judge('2', results('pass'));
  assert.deepEqual([verdict.name, verdict.exitCode, verdict.results], ['error', 2, null]);
});

test('what the tool did not write is refused', () => {
  const good = resultsOf('fail');
  /** @type {[string, (document: any) => void][]} */
  const damages = [
    ['another version', (d) => { d.schemaVersion = 2; }],
    ['an unknown outcome', (d) => { d.verdict.outcome = 'passed'; }],
    ['an outcome that is an object', (d) => { d.verdict.outcome = { toString: 'pass' }; }],
    ['a text for a number', (d) => { d.verdict.limits[0].bound = '50'; }],
    ['a name that is a list', (d) => { d.run.base.name = ['x']; }],
    ['limits that are none', (d) => { d.verdict.limits = {}; }],
    ['an id that is a number', (d) => { d.measurements.lostPrompts = [{ id: 5 }]; }],
    ['no run', (d) => { delete d.run; }],
    ['measurements that are a text', (d) => { d.measurements = 'x'; }],
  ];
  for (const [what, damage] of damages) {
    const document = structuredClone(good);
    damage(document);
    assert.throws(() => parseResults(JSON.stringify(document)), ResultsError, what);
  }
  for (const text of ['', '[]', 'null', '{', '{"schemaVersion":1}', JSON.stringify(good).replace('"bound":50', '"bound":1e999'), '['.repeat(100_000)]) {
    assert.throws(() => parseResults(text), ResultsError, text.slice(0, 30));
  }
});

test('a link, a folder and a file that is too large are as good as none', (t) => {
  const folder = temporaryFolder(t);
  fs.symlinkSync(path.join(runFolder('pass'), 'results.json'), path.join(folder, 'link.json'));
  fs.mkdirSync(path.join(folder, 'folder.json'));
  fs.writeFileSync(path.join(folder, 'large.json'), '');
  fs.truncateSync(path.join(folder, 'large.json'), 17 * 1024 * 1024);
  for (const name of ['link.json', 'folder.json', 'large.json', 'none.json']) assert.equal(readResults(path.join(folder, name)), null, name);
});

/**
 * @param {string} file
 * @param {RegExp} constant
 */
const constants = (file, constant) => [...fs.readFileSync(path.join(repository, 'src', file), 'utf8').matchAll(constant)].map((found) => found[1] ?? '');

test('every exit code of the tool has its words here', () => {
  const codes = constants('SafetyGate.Cli/ExitCodes.cs', /const int \w+ = (\d+);/g);
  assert.ok(codes.length >= 8);
  for (const code of codes) assert.doesNotMatch(judge(code, () => null).problem, /ended with exit code/, code);
  assert.match(judge('77', () => null).problem, /ended with exit code 77/);
});

test('every file of a run is known as published or as confidential', (t) => {
  const names = constants('SafetyGate/Runs/RunFiles.cs', /const string \w+ = "(.*)";/g);
  assert.ok(names.length >= 7);
  const folder = temporaryFolder(t);
  names.push('plot-landscape.svg');
  for (const name of [...names, 'plot-x.svg.tmp', 'plot-.png']) fs.writeFileSync(path.join(folder, name), '');
  assert.deepEqual(fs.readdirSync(stage(folder, 'run', folder) ?? '').sort(), names.sort());
  const withheld = names.filter((name) => !fs.readdirSync(stage(folder, 'reports', folder) ?? '').includes(name));
  assert.deepEqual(withheld, ['responses.jsonl', 'run.json']);
});
