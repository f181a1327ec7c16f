import { body, mostCommentCharacters } from './body.js';

/** @typedef {ReturnType<typeof import('@actions/github').getOctokit>} GitHub */
/** @typedef {{ info(message: string): void, warning(message: string): void }} Log */
/** @typedef {'always' | 'on-failure' | 'never'} When */
/**
 * @typedef {object} Place
 * @property {string} owner
 * @property {string} repo
 * @property {number} number The pull request's.
 * @property {string} key Which of this pull request's comments; see {@link marker}.
 * @property {string} author The login that the token writes as.
 * @property {string} headSha The commit that was checked.
 * @property {string} runUrl
 */

/**
 * The hidden first line that a comment is known by.
 * @param {string} key Letters, digits and `. _ -`, at most 64.
 */
export function marker(key) {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(key)) throw new Error('the comment’s key may have letters, digits and . _ - only, at most 64');
  return `<!-- safety-gate:${key} -->`;
}

/**
 * Writes the one comment of a pull request. Whatever GitHub answers, nothing is thrown: a comment is not a verdict.
 * @param {GitHub} github
 * @param {Log} log
 * @param {Place} place
 * @param {When} when
 * @param {import('./verdict.js').Verdict} verdict
 * @param {string | null} report report.md, or null where it is not to be trusted.
 */
export async function comment(github, log, place, when, verdict, report) {
  if (when === 'never') return;
  try {
    const text = whole(place, verdict, report);
    const existing = await find(github, place);
    // A comment that says fail must not outlive the failure.
    if (!existing && when === 'on-failure' && verdict.name === 'pass') return;
    const { owner, repo } = place;
    const written = existing
      ? await github.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body: text })
      : await github.rest.issues.createComment({ owner, repo, issue_number: place.number, body: text });
    log.info(`${existing ? 'Updated' : 'Created'} the comment ${written.data.html_url}`);
    const author = written.data.user?.login ?? '';
    if (!isAuthor(author, place)) {
      log.warning(`The comment was written as '${author}', not as '${place.author}', so that the next run will not find it. Set comment-author to '${author}'.`);
    }
  } catch (error) {
    log.warning(`The comment was not written, which changes nothing about the verdict: ${explain(error)}`);
  }
}

/**
 * @param {Place} place
 * @param {import('./verdict.js').Verdict} verdict
 * @param {string | null} report
 */
function whole(place, verdict, report) {
  const first = `${marker(place.key)}\n`;
  const sha = /^[0-9a-f]{40,64}$/.test(place.headSha) ? place.headSha : 'unknown';
  const last = `\n\n---\nCommit \`${sha}\` · [workflow run](${place.runUrl})\n`;
  return first + body(verdict, report, (text) => first.length + text.length + last.length <= mostCommentCharacters) + last;
}

/**
 * @param {GitHub} github
 * @param {Place} place
 */
async function find(github, place) {
  const begin = marker(place.key);
  const pages = github.paginate.iterator(github.rest.issues.listComments, {
    owner: place.owner, repo: place.repo, issue_number: place.number, per_page: 100,
  });
  for await (const { data } of pages) {
    const found = data.find((comment) => comment.body?.startsWith(begin) && isAuthor(comment.user?.login ?? '', place));
    if (found) return found;
  }
  return undefined;
}

/**
 * @param {string} login
 * @param {Place} place
 */
function isAuthor(login, place) {
  return login.toLowerCase() === place.author.toLowerCase();
}

/**
 * What went wrong between here and GitHub, for the log.
 * @param {unknown} error
 */
export function explain(error) {
  const { status, message } = /** @type {{ status?: number, message?: string }} */ (error);
  if (status === 403 || status === 404) {
    return `GitHub answered ${status}. The token needs 'pull-requests: write', which workflows of pull requests from forks never have; use the workflow_run template for those.`;
  }
  return status ? `GitHub answered ${status}.` : String(message);
}
