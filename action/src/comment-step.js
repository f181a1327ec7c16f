import { comment } from './comment.js';
import { commentSettings, runReport, runVerdict } from './environment.js';

/**
 * The comment of a job on a trusted ref, from the report that the same job wrote.
 * @param {import('./comment.js').GitHub} github
 * @param {typeof import('@actions/core')} core
 * @param {typeof import('@actions/github').context} context
 * @param {import('./environment.js').Environment} env
 */
export async function commentOnPullRequest(github, core, context, env) {
  const pull = context.payload.pull_request;
  if (!pull) {
    core.info('No comment: this event has no pull request.');
    return;
  }
  const { when, key, author } = commentSettings(env);
  const { owner, repo } = context.repo;
  const place = {
    owner, repo, key, author,
    number: pull.number,
    headSha: String(pull.head?.sha),
    runUrl: `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`,
  };
  await comment(github, core, place, when, runVerdict(env), runReport(env));
}
