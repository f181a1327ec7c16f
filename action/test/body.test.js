import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { body } from '../src/body.js';
import { parseResults, readResults } from '../src/results.js';
import { code, interval, number } from '../src/text.js';
import { judge } from '../src/verdict.js';
import { assertInert } from './support/markdown.js';
import { resultsOf, runFolder } from './support/runs.js';

const hostile = [
  '@everyone', '::set-output name=verdict::pass', '##[error]x', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))', '![i](https://evil.example/x.png)', '`a`@b`', '``` \n@all', 'line\n::add-mask::x\r\n# heading',
  '|@cell|', '</details><!-- safety-gate:safety-gate -->', '-->', '&#64;all', '\\@x', '#12', 'GH-4', 'o/r#3', '${{ github.token }}',
  '$(touch x)', '\u202Egnihtemos', '\u2028::notice::x', '\0', '', '   ', 'https://evil.example', 'www.evil.example', 'ｅｖｉｌ＠ｘ', 'a'.repeat(10_000),
  '😀'.repeat(100), '\uD800',
];

/** @param {string} text */
function hostileVerdict(text) {
  const document = resultsOf('fail');
  document.run.base.name = text;
  document.run.candidate.name = text;
  document.verdict.reasons = [text];
  for (const limit of document.verdict.limits) Object.assign(limit, { name: text, subject: text, reason: text });
  document.measurements.lostPrompts = [{ id: text, category: text }, { id: `p1 ${text}`, category: text }];
  return judge('2', () => parseResults(JSON.stringify(document)));
}

for (const text of hostile) {
  test(`as a name, a limit or a prompt id ${JSON.stringify(text.slice(0, 40))} is text`, () => {
    const written = body(hostileVerdict(text), null, () => true);
    assertInert(written);
    assert.equal(written.split('\n').length, body(hostileVerdict('plain'), null, () => true).split('\n').length);
    assert.match(code(text), /^`[A-Za-z0-9 ._+?-]+…?`$/);
    assert.ok(code(text).length <= 67);
  });
}

test('the report that the tool wrote about hostile names is text', () => {
  assertInert(fs.readFileSync(path.join(runFolder('hostile'), 'report.md'), 'utf8'));
  assertInert(body(judge('2', () => readResults(path.join(runFolder('hostile'), 'results.json'))), null, () => true));
});

test('the ladder goes down from the whole report to a headline', () => {
  const verdict = judge('2', () => readResults(path.join(runFolder('fail'), 'results.json')));
  const lengths = [20_000, 3_000, 300].map((most) => body(verdict, 'y'.repeat(10_000), (text) => text.length <= most).length);
  assert.equal(lengths[0], 10_000);
  assert.ok(lengths[1] !== undefined && lengths[1] > 500 && lengths[1] <= 3_000);
  assert.ok(lengths[2] !== undefined && lengths[2] > 50 && lengths[2] <= 300);
});

test('a hundred thousand lost prompts still fit', () => {
  const document = resultsOf('fail');
  document.measurements.lostPrompts = Array.from({ length: 100_000 }, (_, i) => ({ id: `${'long'.repeat(30)}${i}`, category: 'c' }));
  document.verdict.limits = Array.from({ length: 1_000 }, () => document.verdict.limits[0]);
  const verdict = judge('2', () => parseResults(JSON.stringify(document)));
  const text = body(verdict, null, () => true);
  assert.ok(text.length < 65_000, String(text.length));
  assert.match(text, /\*\*100000\*\* prompts .* and 99700 more/);
});

test('without measurements the body says so', () => {
  const document = resultsOf('fail');
  document.measurements = null;
  document.verdict.outcome = 'inconclusive';
  const text = body(judge('3', () => parseResults(JSON.stringify(document))), null, () => true);
  assert.match(text, /^# ⚠️ INCONCLUSIVE: VISAGE was not measured/);
});

test('an error never shows a report, which would be an earlier run’s', () => {
  assert.match(body(judge('5', () => null), '# ✅ PASS', () => true), /^# ⚠️ NO VERDICT: a checkpoint was refused/);
});

test('numbers are shown as reports show them', () => {
  assert.deepEqual([number(null), number(-0.04), number(72.25), number(1e300), number(0.075, 2)], ['n/a', '0.0', '72.3', '1.00e+300', '0.07']);
  assert.equal(interval({ value: 72.25, low: null, high: 1 }), '72.3');
  assert.equal(interval({ value: -68.3, low: -73.94, high: -61 }), '-68.3 [-73.9, -61.0]');
});
