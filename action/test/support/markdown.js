import assert from 'node:assert/strict';

/**
 * Holds Markdown against everything in it that could do more than be read. Fenced blocks and inline code are looked at too,
 * because a table cell or an unclosed fence would free their contents.
 * @param {string} text
 */
export function assertInert(text) {
  const prose = text
    .replace(/^<!-- safety-gate:[A-Za-z0-9._-]+ -->$/m, '')
    .replace(/<\/?details>|<\/?summary>|<br>/g, '')
    .replace(/^ {2}x-axis .*-->.*$|^ {2}y-axis .*-->.*$/gm, '')
    .replace(/plotColorPalette: "#[0-9a-f]{6}, #[0-9a-f]{6}"/, '')
    .replace(/ · \[workflow run\]\(https:\/\/github\.com\/o\/r\/actions\/runs\/\d+\)$/m, '');
  assert.doesNotMatch(prose, /@/, 'a mention');
  assert.doesNotMatch(prose, /<|&[#a-z]/i, 'HTML');
  // GitHub links no bare address and no reference inside a code span, and these have nothing that could end one.
  const linkable = prose.replace(/`[A-Za-z0-9 ._+?-]+…?`/g, '');
  assert.doesNotMatch(linkable, /\]\(|\]:|!\[|https?:|www\./i, 'a link');
  assert.doesNotMatch(linkable, /#\d|GH-\d|\b[0-9a-f]{40}\b/, 'a reference');
  assert.doesNotMatch(prose, /^\s*(::|##\[)/m, 'a workflow command');
  assert.doesNotMatch(prose, /\$\{\{|\$\(/, 'an expression');
  for (const line of prose.split('\n')) {
    if (line.startsWith('```')) continue;
    assert.equal((line.match(/`/g) ?? []).length % 2, 0, `an open code span: ${line}`);
  }
}
