const longestName = 64;

/**
 * A name from outside as inline code. Only letters, digits, space and `. _ - +` are kept, which mean nothing in Markdown,
 * HTML, mentions or workflow commands; every other character becomes a question mark, so that nothing can be unescaped.
 * @param {string} text
 */
export function code(text) {
  const characters = [...text.slice(0, 4 * longestName)];
  const kept = characters.slice(0, longestName).map((c) => (/^[A-Za-z0-9 ._+-]$/.test(c) ? c : '?')).join('');
  return `\`${kept.trim() || '?'}${characters.length > longestName ? '…' : ''}\``;
}

/**
 * @param {number | null} value
 * @param {number} decimals
 */
export function number(value, decimals = 1) {
  if (value === null || !Number.isFinite(value)) return 'n/a';
  if (Math.abs(value) >= 1e9) return value.toExponential(2);
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/**
 * `72.3 [69.8, 74.9]`
 * @param {import('./results.js').Estimate} estimate
 * @param {number} decimals
 */
export function interval(estimate, decimals = 1) {
  const value = number(estimate.value, decimals);
  return estimate.value === null || estimate.low === null || estimate.high === null
    ? value
    : `${value} [${number(estimate.low, decimals)}, ${number(estimate.high, decimals)}]`;
}
