import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { comment, marker } from '../src/comment.js';
import { readResults } from '../src/results.js';
import { judge } from '../src/verdict.js';
import { GitHubStandIn } from './support/github.js';
import { MemoryLog } from './support/log.js';
import { runFolder } from './support/runs.js';

/** @typedef {import('../src/comment.js').When} When */

const place = {
  owner: 'o', repo: 'r', number: 7, key: 'safety-gate', author: 'github-actions[bot]',
  headSha: 'a'.repeat(40), runUrl: 'https://github.com/o/r/actions/runs/5',
};
/** @type {GitHubStandIn} */ let github;
/** @type {MemoryLog} */ let log;

beforeEach(async () => {
  github = await new GitHubStandIn().start();
  log = new MemoryLog();
});

afterEach(async () => {
  await github.stop();
  assert.deepEqual(github.violations, []);
});

/**
 * @param {'pass' | 'fail' | 'hostile'} name
 * @param {{ when?: When, report?: string | null, at?: Partial<typeof place> }} options
 */
function write(name, { when = 'always', report, at = {} } = {}) {
  const verdict = judge(name === 'pass' ? '0' : '2', () => readResults(path.join(runFolder(name), 'results.json')));
  const text = report === undefined ? fs.readFileSync(path.join(runFolder(name), 'report.md'), 'utf8') : report;
  return comment(github.octokit, log, { ...place, ...at }, when, verdict, text);
}

test('the first run creates the comment, with the whole report, the commit and the run', async () => {
  await write('fail');
  const [only] = github.comments;
  assert.equal(github.comments.length, 1);
  assert.match(only?.body ?? '', /^<!-- safety-gate:safety-gate -->\n# ❌ FAIL: candidate VISAGE 4\.4/);
  assert.ok(only?.body.includes('```mermaid'));
  assert.ok(only?.body.includes(`Commit \`${'a'.repeat(40)}\` · [workflow run](https://github.com/o/r/actions/runs/5)`));
  assert.deepEqual(log.warnings, []);
});

test('the next run updates it in place', async () => {
  await write('fail');
  await write('pass', { at: { headSha: 'b'.repeat(40) } });
  assert.equal(github.comments.length, 1);
  assert.match(github.comments[0]?.body ?? '', /# ✅ PASS/);
  assert.ok(github.comments[0]?.body.includes('b'.repeat(40)));
  assert.ok(!github.comments[0]?.body.includes('a'.repeat(40)));
});

test('a comment on the second page is found', async () => {
  for (let i = 0; i < 130; i++) github.add(`noise ${i}`, 'someone');
  const mine = github.add(`${marker('safety-gate')}\nold`);
  await write('pass');
  assert.equal(github.comments.length, 131);
  assert.match(mine.body, /PASS/);
  assert.equal(github.requests.filter((r) => r.startsWith('GET')).length, 2);
});

test('the marker in somebody else’s comment, or by nobody, is left alone', async () => {
  const forged = github.add(`${marker('safety-gate')}\n# ✅ PASS`, 'mallory');
  const ghost = github.add(`${marker('safety-gate')}\n# ✅ PASS`, null);
  await write('fail');
  assert.equal(forged.body, `${marker('safety-gate')}\n# ✅ PASS`);
  assert.equal(ghost.body, `${marker('safety-gate')}\n# ✅ PASS`);
  assert.equal(github.comments.length, 3);
});

test('the same author’s comment without the marker at its beginning is left alone', async () => {
  const quoted = github.add(`> ${marker('safety-gate')}`);
  const other = github.add(`${marker('other-job')}\nanother job's`);
  await write('fail');
  assert.equal(quoted.body, `> ${marker('safety-gate')}`);
  assert.equal(other.body, `${marker('other-job')}\nanother job's`);
  assert.equal(github.comments.length, 3);
});

test('an author other than the configured one is named, because the next run would not find the comment', async () => {
  github.login = 'release-app[bot]';
  await write('fail');
  assert.match(log.warnings.join(), /Set comment-author to 'release-app\[bot\]'/);
});

for (const status of [403, 404, 500]) {
  for (const method of ['get', 'post']) {
    test(`${status} on ${method} warns and throws nothing`, async () => {
      github.refuses = { [method]: status };
      await write('fail');
      assert.equal(github.comments.length, 0);
      assert.equal(log.warnings.length, 1);
      assert.match(log.warnings[0] ?? '', new RegExp(`changes nothing about the verdict: GitHub answered ${status}`));
    });
  }
}

test('403 on the update leaves the old comment and warns', async () => {
  const mine = github.add(`${marker('safety-gate')}\nold`);
  github.refuses = { patch: 403 };
  await write('fail');
  assert.equal(mine.body, `${marker('safety-gate')}\nold`);
  assert.match(log.warnings[0] ?? '', /pull-requests: write/);
});

test('a server that cannot be reached warns and throws nothing', async () => {
  const octokit = github.octokit;
  await github.stop();
  await comment(octokit, log, place, 'always', judge('2', () => null), null);
  assert.equal(log.warnings.length, 1);
  await github.start();
});

test('a report beyond GitHub’s limit becomes the compact comment', async () => {
  await write('fail', { report: 'x'.repeat(70_000) });
  const body = github.comments[0]?.body ?? '';
  assert.match(body, /too long for this place/);
  assert.match(body, /\| `visageFloor` \| 4\.38 \[2\.53, 8\.97\] \| ≥ 50\.00 \| fail \|/);
  assert.ok(body.length < 65_536);
});

test('the longest report that fits is posted whole', async () => {
  for (const surplus of [0, 1]) {
    github.comments.length = 0;
    const frame = `${marker('safety-gate')}\n\n\n---\nCommit \`${'a'.repeat(40)}\` · [workflow run](${place.runUrl})\n`.length;
    await write('fail', { report: 'x'.repeat(65_535 - frame + surplus) });
    assert.equal(github.comments.length, 1);
    assert.equal(github.comments[0]?.body.length === 65_535, surplus === 0);
  }
});

test('on-failure keeps quiet about a pass, unless there is a comment to correct', async () => {
  await write('pass', { when: 'on-failure' });
  assert.equal(github.comments.length, 0);
  await write('fail', { when: 'on-failure' });
  await write('pass', { when: 'on-failure' });
  assert.equal(github.comments.length, 1);
  assert.match(github.comments[0]?.body ?? '', /PASS/);
});

test('never asks GitHub nothing', async () => {
  await write('fail', { when: 'never' });
  assert.deepEqual(github.requests, []);
});

test('a key or a commit that is none cannot leave its place', async () => {
  await write('fail', { at: { key: 'x --> @everyone' } });
  assert.equal(github.comments.length, 0);
  assert.match(log.warnings.join(), /key may have letters/);
  await write('fail', { at: { headSha: '` @everyone' } });
  assert.match(github.comments[0]?.body ?? '', /Commit `unknown`/);
});
