import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { marker } from '../src/comment.js';
import { repository, runComposite } from './support/composite.js';
import { GitHubStandIn } from './support/github.js';
import { assertInert } from './support/markdown.js';
import { resultsOf, runFolder, temporaryFolder } from './support/runs.js';

const sha = 'e'.repeat(40);
const finished = { id: 5, head_sha: sha, head_branch: 'feature', conclusion: 'failure', head_repository: { id: 77, owner: { login: 'contributor' } } };

/**
 * The comment's own action on an artifact.
 * @param {import('node:test').TestContext} t
 * @param {{ artifact: (folder: string) => void, run?: object, inputs?: Record<string, string>, arrange?: (github: GitHubStandIn) => void }} options
 */
async function commentRun(t, { artifact, run = {}, inputs = {}, arrange = (github) => github.addPull({ number: 7, sha, repository: 77 }) }) {
  const folder = temporaryFolder(t);
  const github = await new GitHubStandIn().start();
  t.after(() => github.stop());
  arrange(github);
  const unpacked = path.join(folder, 'artifact');
  fs.mkdirSync(unpacked);
  artifact(unpacked);
  const event = path.join(folder, 'event.json');
  fs.writeFileSync(event, JSON.stringify({ workflow_run: { ...finished, ...run } }));
  const result = await runComposite({
    action: path.join(repository, 'action', 'comment'), folder, inputs: { folder: unpacked, ...inputs },
    env: { GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'workflow_run', GITHUB_API_URL: github.url },
  });
  assert.deepEqual(github.violations, []);
  assert.equal(result.status, 'success', result.log);
  return { github, body: github.comments[0]?.body ?? '', log: result.log };
}

/** @param {'pass' | 'fail' | 'hostile'} name */
const copied = (name) => (/** @type {string} */ folder) => fs.cpSync(runFolder(name), folder, { recursive: true });

test('the comment of a finished run is made of checked numbers', async (t) => {
  const { github, body } = await commentRun(t, { artifact: copied('fail') });
  assert.deepEqual(github.requests, [
    'GET /repos/o/r/pulls?state=open&head=contributor%3Afeature&per_page=100',
    'GET /repos/o/r/issues/7/comments?per_page=100',
    'POST /repos/o/r/issues/7/comments',
  ]);
  assert.match(body, /# ❌ FAIL: candidate VISAGE 4\.4 \[2\.5, 9\.0\], base 72\.7/);
  assert.match(body, new RegExp(`Commit \`${sha}\``));
  assertInert(body);
});

test('report.md in an artifact is never read', async (t) => {
  const { body } = await commentRun(t, { artifact: (folder) => {
    copied('fail')(folder);
    fs.writeFileSync(path.join(folder, 'report.md'), '# ✅ PASS @everyone');
  } });
  assert.match(body, /FAIL/);
  assertInert(body);
});

test('hostile names and ids in an artifact are text', async (t) => {
  const { body } = await commentRun(t, { artifact: (folder) => {
    const document = resultsOf('hostile');
    document.run.base.name = '`@everyone` <img src=x>\n# ✅ PASS\n<!-- safety-gate:other -->';
    document.verdict.limits[0].name = '| [x](javascript:alert(1)) |';
    fs.writeFileSync(path.join(folder, 'results.json'), JSON.stringify(document));
  } });
  assert.match(body, /FAIL/);
  assert.equal(body.split('\n').filter((line) => line.startsWith('# ')).length, 1);
  assertInert(body);
});

test('an artifact cannot claim a pass for a run that failed', async (t) => {
  const { body } = await commentRun(t, { artifact: copied('pass') });
  assert.match(body, /# ⚠️ NO VERDICT: results\.json says something else than the run/);
});

test('a run that succeeded shows its pass, and an inconclusive one its own', async (t) => {
  assert.match((await commentRun(t, { artifact: copied('pass'), run: { conclusion: 'success' } })).body, /# ✅ PASS/);
  const inconclusive = await commentRun(t, { artifact: (folder) => {
    const document = resultsOf('fail');
    document.verdict.outcome = 'inconclusive';
    fs.writeFileSync(path.join(folder, 'results.json'), JSON.stringify(document));
  } });
  assert.match(inconclusive.body, /# ⚠️ INCONCLUSIVE/);
});

test('an artifact that is missing, damaged or a link is no verdict', async (t) => {
  /** @type {((folder: string) => void)[]} */
  const artifacts = [
    () => {},
    (folder) => fs.writeFileSync(path.join(folder, 'results.json'), '{"schemaVersion":1,"verdict":"pass"}'),
    (folder) => fs.symlinkSync(path.join(runFolder('fail'), 'results.json'), path.join(folder, 'results.json')),
  ];
  for (const artifact of artifacts) assert.match((await commentRun(t, { artifact })).body, /# ⚠️ NO VERDICT/);
});

test('the pull request comes from GitHub, and must be at the run’s commit in the run’s repository', async (t) => {
  for (const pull of [{ number: 7, sha: 'f'.repeat(40), repository: 77 }, { number: 7, sha, repository: 78 }]) {
    const { github, log } = await commentRun(t, { artifact: copied('fail'), arrange: (g) => g.addPull(pull) });
    assert.equal(github.comments.length, 0);
    assert.match(log, /no open pull request has this run’s commit/);
  }
});

test('the comment that the gate’s job would have written is the same one', async (t) => {
  const { github } = await commentRun(t, {
    artifact: copied('fail'),
    arrange: (g) => { g.addPull({ number: 7, sha, repository: 77 }); g.add(`${marker('safety-gate')}\nold`); },
  });
  assert.equal(github.comments.length, 1);
  assert.match(github.comments[0]?.body ?? '', /FAIL/);
});
