import path from 'node:path';
import { comment, explain } from './comment.js';
import { commentSettings, runFolder } from './environment.js';
import { resultsFile } from './files.js';
import { readResults } from './results.js';
import { judge } from './verdict.js';

/**
 * The comment of a finished workflow run, from its artifact. Nothing in the artifact is trusted: of results.json only checked
 * numbers and reduced names are shown, report.md is not read, and the pull request comes from GitHub.
 * @param {import('./comment.js').GitHub} github
 * @param {typeof import('@actions/core')} core
 * @param {typeof import('@actions/github').context} context
 * @param {import('./environment.js').Environment} env
 */
export async function commentOnWorkflowRun(github, core, context, env) {
  const run = context.payload.workflow_run;
  if (!run) throw new Error('this action is for workflows that start on workflow_run');
  const { owner, repo } = context.repo;
  const number = await pullRequest(github, core, context.repo, run);
  if (number === undefined) {
    core.info('No comment: no open pull request has this run’s commit as its head.');
    return;
  }
  const { when, key, author } = commentSettings(env);
  const place = {
    owner, repo, key, author, number,
    headSha: String(run.head_sha),
    runUrl: `${context.serverUrl}/${owner}/${repo}/actions/runs/${Number(run.id)}`,
  };
  await comment(github, core, place, when, verdict(run.conclusion, path.join(runFolder(env), resultsFile)), null);
}

/**
 * GitHub knows whether the run succeeded; the artifact only says how it did not. A claim that does not fit counts for nothing.
 * @param {string} conclusion
 * @param {string} file results.json
 */
function verdict(conclusion, file) {
  if (conclusion === 'success') return judge('0', () => readResults(file));
  const failed = judge('2', () => readResults(file));
  const inconclusive = judge('3', () => readResults(file));
  return inconclusive.results ? inconclusive : failed;
}

/**
 * The open pull request whose head is the run's commit. GitHub leaves the event's own list empty for forks.
 * @param {import('./comment.js').GitHub} github
 * @param {typeof import('@actions/core')} core
 * @param {{ owner: string, repo: string }} repository
 * @param {any} run
 * @returns {Promise<number | undefined>}
 */
async function pullRequest(github, core, repository, run) {
  const head = `${run.head_repository?.owner?.login}:${run.head_branch}`;
  try {
    const { data } = await github.rest.pulls.list({ ...repository, state: 'open', head, per_page: 100 });
    return data.find((pull) => pull.head.sha === run.head_sha && pull.head.repo?.id === run.head_repository?.id)?.number;
  } catch (error) {
    core.warning(`The pull request could not be looked up: ${explain(error)}`);
    return undefined;
  }
}
