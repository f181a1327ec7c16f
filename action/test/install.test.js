import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository, runComposite } from './support/composite.js';
import { temporaryFolder } from './support/runs.js';
import { fakeDotnet, fakeTool, systemPrograms } from './support/tool.js';

/**
 * @param {import('node:test').TestContext} t
 * @param {{ tool: string, sdks?: string, installs?: boolean, onPath?: boolean }} options
 */
async function toolRun(t, { tool, sdks = '10.0.100 [/usr]', installs = true, onPath = false }) {
  const folder = temporaryFolder(t);
  const event = path.join(folder, 'event.json');
  fs.writeFileSync(event, '{}');
  const programs = [fakeDotnet(folder, { sdks, installs }), systemPrograms(folder)];
  if (onPath) programs.unshift(fakeTool(folder, { exitCode: 0, leaves: 'pass' }));
  const run = await runComposite({
    action: repository, folder, inputs: { base: 'models/base', candidate: 'models/candidate', tool }, env: { PATH: programs.join(':'), GITHUB_EVENT_PATH: event, GITHUB_API_URL: 'http://127.0.0.1:9' },
  });
  const calls = path.join(folder, 'dotnet-calls');
  const asked = fs.existsSync(calls) ? fs.readFileSync(calls, 'utf8').trim().split('\n').map((l) => l.split('|')) : [];
  return { run, asked, folder, setUp: run.steps.find((s) => s.uses.startsWith('actions/setup-dotnet@'))?.run };
}

const version = /<Version>(.*)<\/Version>/.exec(fs.readFileSync(path.join(repository, 'Directory.Build.props'), 'utf8'))?.[1];

test('auto uses the tool on PATH, and asks dotnet nothing', async (t) => {
  const { run, asked, setUp } = await toolRun(t, { tool: 'auto', onPath: true });
  assert.deepEqual([run.status, asked, setUp], ['success', [], false]);
});

test('auto installs the package of its own version, outside the workspace', async (t) => {
  const { run, asked, folder, setUp } = await toolRun(t, { tool: 'auto' });
  assert.equal(run.status, 'success', run.log);
  assert.equal(setUp, false);
  const install = asked.find((c) => c[1] === 'tool');
  assert.deepEqual(install?.slice(0, 8), [
    path.join(folder, 'temp'), 'tool', 'install', 'SafetyGate.Tool', '--version', version, '--tool-path', path.join(folder, 'temp', 'safety-gate-tool', version ?? ''),
  ]);
});

test('auto builds its own source where the package cannot be had', async (t) => {
  const { run, asked } = await toolRun(t, { tool: 'auto', installs: false });
  assert.equal(run.status, 'success', run.log);
  assert.equal(asked.find((c) => c[1] === 'publish')?.[0], repository.replace(/\/$/, ''));
});

test('a version that cannot be had is an error, not another version', async (t) => {
  const { run, asked } = await toolRun(t, { tool: '9.9.9', installs: false });
  assert.deepEqual([run.status, run.outputs.verdict, asked.some((c) => c[1] === 'publish')], ['failure', 'error', false]);
});

test('source builds the source', async (t) => {
  const { run, asked } = await toolRun(t, { tool: 'source', onPath: true });
  assert.equal(run.status, 'success', run.log);
  assert.deepEqual([asked.some((c) => c[1] === 'publish'), asked.some((c) => c[1] === 'tool')], [true, false]);
});

test('the SDK is set up only where there is none that fits', async (t) => {
  for (const [sdks, expected] of /** @type {const} */ ([['10.0.100 [/usr]', false], ['8.0.404 [/usr]\n11.0.100 [/usr]', false], ['9.0.100 [/usr]', true], ['', true]])) {
    assert.equal((await toolRun(t, { tool: 'auto', sdks })).setUp, expected, sdks);
  }
});

test('path without the tool is refused', async (t) => {
  const { run } = await toolRun(t, { tool: 'path' });
  assert.deepEqual([run.status, run.outputs.verdict], ['failure', 'error']);
  assert.match(run.log, /dotnet-safety-gate is not on PATH/);
});
