import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { obeyed, repository, runComposite } from './support/composite.js';
import { GitHubStandIn } from './support/github.js';
import { assertInert } from './support/markdown.js';
import { temporaryFolder } from './support/runs.js';
import { fakeTool, systemPrograms, toolArguments } from './support/tool.js';

const inputs = { base: 'models/base', candidate: 'models/candidate' };
const sha = 'c'.repeat(40);

/**
 * The action on a pull request, with GitHub's stand-in behind it.
 * @param {import('node:test').TestContext} t
 * @param {{ exitCode: number, leaves?: 'pass' | 'fail' | 'hostile', inputs?: Record<string, string>, refuses?: Record<string, number>, event?: object }} options
 */
async function pullRequestRun(t, options) {
  const folder = temporaryFolder(t);
  const github = await new GitHubStandIn().start();
  t.after(() => github.stop());
  github.refuses = options.refuses ?? {};
  const event = path.join(folder, 'event.json');
  fs.writeFileSync(event, JSON.stringify(options.event ?? { pull_request: { number: 7, head: { sha } } }));
  const run = await runComposite({
    action: repository, folder, inputs: { ...inputs, ...options.inputs },
    env: { PATH: `${fakeTool(folder, options)}:${systemPrograms(folder)}`, GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: 'd'.repeat(40), GITHUB_API_URL: github.url },
  });
  assert.deepEqual(github.violations, []);
  assert.equal(fs.existsSync(path.join(folder, 'temp', 'env')), false, 'GITHUB_ENV was written');
  return { run, github, folder, workspace: path.join(folder, 'workspace') };
}

/** @param {import('./support/composite.js').Run} run */
const uploaded = (run) => run.steps.find((s) => s.uses.startsWith('actions/upload-artifact@'));

test('a pass succeeds, with outputs, summary, upload and comment', async (t) => {
  const { run, github, workspace } = await pullRequestRun(t, { exitCode: 0, leaves: 'pass' });
  assert.equal(run.status, 'success', run.log);
  assert.equal(run.outputs.verdict, 'pass');
  for (const name of ['visage', 'base-visage', 'delta', 'ci-low', 'ci-high']) assert.match(run.outputs[name] ?? '', /^-?\d+\.\d{4}$/, name);
  assert.ok(Number(run.outputs['ci-low']) <= Number(run.outputs.visage) && Number(run.outputs.visage) <= Number(run.outputs['ci-high']));
  assert.equal(run.outputs['report-path'], path.join(workspace, 'safety-gate-out', 'report.md'));
  assert.equal(run.outputs['results-path'], path.join(workspace, 'safety-gate-out', 'results.json'));
  assert.match(run.summary, /^# ✅ PASS/);
  assert.deepEqual(fs.readdirSync(uploaded(run)?.with.path ?? ''), ['report.md', 'results.json']);
  assert.match(github.comments[0]?.body ?? '', /# ✅ PASS/);
  assert.ok(github.comments[0]?.body.includes(sha));
});

test('a fail fails the job at its end, after the comment and the upload', async (t) => {
  const { run, github } = await pullRequestRun(t, { exitCode: 2, leaves: 'fail' });
  assert.equal(run.status, 'failure');
  assert.deepEqual([run.outputs.verdict, run.outputs.visage, run.outputs.delta], ['fail', '4.3838', '-68.3344']);
  assert.deepEqual(run.steps.filter((s) => s.outcome === 'failure').map((s) => s.id), [run.steps.at(-1)?.id]);
  assert.match(github.comments[0]?.body ?? '', /# ❌ FAIL/);
  assert.ok(uploaded(run)?.run);
});

for (const exitCode of [1, 5, 130]) {
  test(`exit code ${exitCode} has no verdict, no numbers and no upload, even where an old report lies`, async (t) => {
    const { run, github } = await pullRequestRun(t, { exitCode, leaves: 'pass' });
    assert.equal(run.status, 'failure');
    assert.deepEqual(run.outputs, { verdict: 'error', visage: '', 'base-visage': '', delta: '', 'ci-low': '', 'ci-high': '', 'report-path': '', 'results-path': '' });
    assert.equal(uploaded(run)?.run, false);
    assert.match(github.comments[0]?.body ?? '', /NO VERDICT/);
    assert.doesNotMatch(run.summary + github.comments[0]?.body, /PASS/);
  });
}

test('exit code 0 with nothing left, or with a failed run left, is no pass', async (t) => {
  for (const leaves of [undefined, /** @type {const} */ ('fail')]) {
    const { run } = await pullRequestRun(t, leaves ? { exitCode: 0, leaves } : { exitCode: 0 });
    assert.deepEqual([run.status, run.outputs.verdict], ['failure', 'error']);
  }
});

test('a refused comment changes nothing about the verdict', async (t) => {
  const pass = await pullRequestRun(t, { exitCode: 0, leaves: 'pass', refuses: { post: 403 } });
  assert.deepEqual([pass.run.status, pass.run.outputs.verdict], ['success', 'pass']);
  assert.ok(obeyed(pass.run.log).some((c) => c.startsWith('::warning::The comment was not written')));
  const fail = await pullRequestRun(t, { exitCode: 2, leaves: 'fail', refuses: { get: 403 } });
  assert.deepEqual([fail.run.status, fail.run.outputs.verdict], ['failure', 'fail']);
});

test('without a pull request nothing is asked of GitHub', async (t) => {
  const { run, github } = await pullRequestRun(t, { exitCode: 0, leaves: 'pass', event: { ref: 'refs/heads/main' } });
  assert.equal(run.status, 'success');
  assert.deepEqual(github.requests, []);
});

test('the responses are uploaded only where that is asked for', async (t) => {
  const { run } = await pullRequestRun(t, { exitCode: 0, leaves: 'pass', inputs: { upload: 'run' } });
  assert.deepEqual(fs.readdirSync(uploaded(run)?.with.path ?? ''), ['report.md', 'responses.jsonl', 'results.json', 'run.json']);
  const none = await pullRequestRun(t, { exitCode: 0, leaves: 'pass', inputs: { upload: 'none' } });
  assert.equal(uploaded(none.run)?.run, false);
});

test('what the tool prints commands nothing', async (t) => {
  const { run } = await pullRequestRun(t, { exitCode: 2, leaves: 'hostile' });
  const check = run.steps.find((s) => s.id === 'check');
  assert.match(check?.stdout ?? '', /::add-mask::a/);
  assert.deepEqual(obeyed(check?.stdout ?? ''), ['::error title=SafetyGate::annotated']);
  assert.deepEqual(obeyed(run.log), ['::error title=SafetyGate::annotated']);
});

test('a hostile run is only text in the summary and the comment', async (t) => {
  const { run, github } = await pullRequestRun(t, { exitCode: 2, leaves: 'hostile' });
  assert.equal(run.outputs.verdict, 'fail');
  assertInert(run.summary);
  assertInert(github.comments[0]?.body ?? '@');
});

const hostile = [
  '$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '${{ github.token }}', '@everyone', '--out=elsewhere', '-x',
  'line\nbreak=1\nverdict=pass', 'x\nEOF\nverdict<<EOF\npass', '::set-output name=verdict::pass', '%0A::error::x', 'with space/and *?[x]', '\\', '|x', '>pwned',
];
for (let i = 0; i < hostile.length; i += 4) {
  const [base = '', candidate = '', config = '', last = ''] = hostile.slice(i, i + 4);
  test(`inputs reach the tool as they are: ${JSON.stringify(hostile.slice(i, i + 4))}`, async (t) => {
    const folder = `out ${base} ${last}`.replaceAll('/', '_');
    const line = last.replaceAll('\n', ' ');
    const { run, folder: machine, workspace } = await pullRequestRun(t, {
      exitCode: 0, leaves: 'pass',
      inputs: { base, candidate, config, output: folder, arguments: `${line}\r\n\n--max-drop=5\n`, comment: 'never' },
    });
    assert.equal(run.status, 'success', run.log);
    assert.deepEqual(toolArguments(machine), [
      'check', `--base=${base}`, `--candidate=${candidate}`, `--out=${folder}`, `--config=${config}`, line, '--max-drop=5', 'annotate', folder,
    ]);
    assert.deepEqual(fs.readdirSync(workspace), [folder]);
    assert.equal(run.outputs.verdict, 'pass');
    assert.equal(run.outputs['results-path'], path.join(workspace, folder, 'results.json'));
    assert.deepEqual(obeyed(run.log), ['::error title=SafetyGate::annotated']);
  });
}

test('a wrong input is refused before anything runs, in words', async (t) => {
  const event = { ref: 'refs/heads/main' };
  /** @type {Record<string, string>[]} */
  const wrong = [
    { base: '' }, { candidate: '' }, { output: '' }, { comment: 'sometimes' }, { upload: 'all' }, { name: '../x' }, { name: 'a\nb' },
    { tool: '1.2.3; touch pwned' }, { tool: '1.2.3\nx' }, { tool: 'latest' },
  ];
  for (const input of wrong) {
    const { run, folder, workspace } = await pullRequestRun(t, { exitCode: 0, leaves: 'pass', inputs: input, event });
    const what = JSON.stringify(input);
    assert.equal(run.status, 'failure', what);
    assert.deepEqual(toolArguments(folder), [], what);
    assert.deepEqual(fs.readdirSync(workspace), [], what);
    assert.match(obeyed(run.log)[0] ?? '', /^::error title=SafetyGate::The input /, what);
  }
});
