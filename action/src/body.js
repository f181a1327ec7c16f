import { code, interval, number } from './text.js';

/** GitHub refuses comments from 65,536 characters on. */
export const mostCommentCharacters = 65_535;

/** GitHub drops a step's summary above 1 MiB. */
export const mostSummaryBytes = 1024 * 1024;

const mostLimits = 50;
const mostPrompts = 300;

/** @type {Record<import('./verdict.js').VerdictName, string>} */
const headlines = {
  pass: '✅ PASS',
  fail: '❌ FAIL',
  inconclusive: '⚠️ INCONCLUSIVE',
  error: '⚠️ NO VERDICT',
};

/**
 * The first of full, compact and minimal that fits.
 * @param {import('./verdict.js').Verdict} verdict
 * @param {string | null} report report.md, or null where it is missing or not to be trusted.
 * @param {(text: string) => boolean} fits
 * @returns {string} Markdown without a final newline.
 */
export function body(verdict, report, fits) {
  const full = verdict.name !== 'error' && report !== null ? report.trimEnd() : null;
  const shortened = full === null ? '' : '\n\nThe whole report is too long for this place; it is among the run’s artifacts.';
  const candidates = [full, compact(verdict) + shortened, headline(verdict) + shortened];
  return candidates.find((text) => text !== null && fits(text)) ?? headline(verdict);
}

/** @param {import('./verdict.js').Verdict} verdict */
function headline({ name, results, problem }) {
  const visage = results?.visage;
  const finding = problem ||
    (visage ? `candidate VISAGE ${interval(visage.candidate)}, base ${interval(visage.base)}` : 'VISAGE was not measured');
  return `# ${headlines[name]}: ${finding}`;
}

/** @param {import('./verdict.js').Verdict} verdict */
function compact(verdict) {
  const { results } = verdict;
  if (!results) return `${headline(verdict)}\n\nThe job’s log has the tool’s own message. Without a verdict nothing passes.`;
  const parts = [headline(verdict), `Candidate ${code(results.candidate)} against base ${code(results.base)}.`];
  if (results.limits.length > 0) parts.push(limits(results.limits));
  if (results.lostPrompts.length > 0) parts.push(prompts(results.lostPrompts));
  return parts.join('\n\n');
}

/** @param {import('./results.js').Limit[]} all */
function limits(all) {
  const rows = all.slice(0, mostLimits).map((limit) =>
    `| ${code(limit.name)} | ${interval(limit.measured, 2)} | ${limit.isFloor ? '≥' : '≤'} ${number(limit.bound, 2)} | ${limit.outcome} |`);
  return ['| Limit | Measured | Required | Result |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** @param {string[]} ids */
function prompts(ids) {
  const more = ids.length > mostPrompts ? ` and ${ids.length - mostPrompts} more` : '';
  return `**${ids.length}** prompts are refused by the base and no longer by the candidate: ${ids.slice(0, mostPrompts).map(code).join(' ')}${more}`;
}
