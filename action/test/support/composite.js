import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import YAML from 'yaml';
import { evaluator } from './expressions.js';

/** @typedef {{ id: string, uses: string, run: boolean, outcome: string, stdout: string, with: Record<string, string> }} Step */
/** @typedef {{ status: string, outputs: Record<string, string>, steps: Step[], summary: string, log: string }} Run */

/** This repository. */
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Ours; the variable GITHUB_SCRIPT names the real one's dist/index.js, with INPUT_DEBUG=false and INPUT_RETRIES=0 beside it. */
const githubScript = fileURLToPath(new URL('./github-script.js', import.meta.url));

/**
 * Runs a composite action as the runner does: GitHub's own expression evaluator, the runner's shell flags and command files.
 * Of the actions that it uses, github-script is run; every other one is only recorded.
 * @param {object} options
 * @param {string} options.action The folder of action.yml.
 * @param {Record<string, string>} options.inputs
 * @param {string} options.folder An empty folder for the workspace and the runner's own files.
 * @param {Record<string, string>} options.env What the machine and the event add to every step's environment.
 * @returns {Promise<Run>}
 */
export async function runComposite({ action, inputs, folder, env }) {
  const definition = YAML.parse(fs.readFileSync(path.join(action, 'action.yml'), 'utf8'));
  const workspace = path.join(folder, 'workspace');
  const temporary = path.join(folder, 'temp');
  for (const made of [workspace, temporary]) fs.mkdirSync(made, { recursive: true });
  const summary = path.join(temporary, 'summary.md');
  fs.writeFileSync(summary, '');

  const unknown = Object.keys(inputs).filter((name) => !(name in definition.inputs));
  if (unknown.length > 0) throw new Error(`unknown inputs ${unknown}`);
  /** @type {any} */
  const context = {
    inputs: {}, steps: {}, env: {}, runner: { os: 'Linux', temp: temporary },
    github: { workspace, action_path: action, token: 'token', repository: 'o/r' },
  };
  let status = 'success';
  const evaluate = evaluator(context, () => status);
  for (const [name, input] of Object.entries(definition.inputs)) context.inputs[name] = inputs[name] ?? evaluate.template(String(input.default ?? ''));

  /** @type {Step[]} */
  const steps = [];
  let log = '';
  for (const [index, step] of definition.runs.steps.entries()) {
    const id = step.id ?? `step${index}`;
    if (!evaluate.condition(step.if)) {
      context.steps[id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
      steps.push({ id, uses: step.uses ?? '', run: false, outcome: 'skipped', stdout: '', with: {} });
      continue;
    }
    const settings = mapped(step.with, evaluate.template);
    const output = path.join(temporary, `output-${index}`);
    fs.writeFileSync(output, '');
    const environment = {
      ...process.env, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '5',
      GITHUB_SERVER_URL: 'https://github.com', RUNNER_TEMP: temporary, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary,
      GITHUB_ENV: path.join(temporary, 'env'), GITHUB_PATH: path.join(temporary, 'path'), GITHUB_ACTION_PATH: action, ...env, ...mapped(step.env, evaluate.template),
    };
    const result = await execute(step, settings, environment, workspace, path.join(temporary, `script-${index}.sh`), evaluate.template);
    log += result.stdout;
    const outcome = result.code === 0 ? 'success' : 'failure';
    context.steps[id] = { outputs: commandFile(output), outcome, conclusion: step['continue-on-error'] ? 'success' : outcome };
    if (outcome === 'failure' && !step['continue-on-error']) status = 'failure';
    steps.push({ id, uses: step.uses ?? '', run: true, outcome, stdout: result.stdout, with: settings });
  }
  const outputs = mapped(definition.outputs, (/** @type {any} */ output) => evaluate.template(output.value));
  return { status, outputs, steps, summary: fs.readFileSync(summary, 'utf8'), log };
}

/**
 * The workflow commands that the runner obeys in a log.
 * @param {string} log
 */
export function obeyed(log) {
  const found = [];
  let stopped = '';
  for (const line of log.split(/\r\n|\r|\n/)) {
    const [, command, , text] = line.match(/^\s*::([^\s:]+)( [^:]*)?::(.*)$/) ?? [];
    if (stopped) {
      if (command === stopped) stopped = '';
    } else if (command === 'stop-commands') {
      stopped = text ?? '';
    } else if (command || line.includes('##[')) {
      found.push(line.trim());
    }
  }
  return found;
}

/**
 * @param {any} step
 * @param {Record<string, string>} settings
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd
 * @param {string} file
 * @param {(text: string) => string} template
 */
function execute(step, settings, env, cwd, file, template) {
  if (step.uses?.startsWith('actions/github-script@')) {
    const inputs = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
    return start(process.execPath, [process.env.GITHUB_SCRIPT ?? githubScript], { ...env, ...inputs }, cwd);
  }
  if (step.uses) return { code: 0, stdout: '' };
  if (step.shell !== 'bash') throw new Error(`shell ${step.shell}`);
  fs.writeFileSync(file, template(step.run));
  return start('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], env, cwd);
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd
 * @returns {Promise<{ code: number | null, stdout: string }>}
 */
function start(program, parameters, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { stdout += text; });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout }));
  });
}

/**
 * @template T
 * @param {Record<string, T> | undefined} members
 * @param {(value: T) => string} map
 */
function mapped(members, map) {
  return Object.fromEntries(Object.entries(members ?? {}).map(([key, value]) => [key, map(value)]));
}

/** @param {string} file */
function commandFile(file) {
  /** @type {Record<string, string>} */
  const values = {};
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const heredoc = line.match(/^([^=<]+)<<(.+)$/);
    if (heredoc) {
      const end = lines.indexOf(heredoc[2] ?? '', i + 1);
      if (end < 0) throw new Error(`unterminated value of ${heredoc[1]}`);
      values[heredoc[1] ?? ''] = lines.slice(i + 1, end).join('\n');
      i = end;
    } else if (line) {
      const at = line.indexOf('=');
      if (at < 1) throw new Error(`invalid line '${line}'`);
      values[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return values;
}
