import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/**
 * GitHub's own evaluator over a workflow's contexts.
 * @param {any} context
 * @param {() => string} status
 */
export function evaluator(context, status) {
  const functions = [
    { name: 'success', call: () => new data.BooleanData(status() === 'success') },
    { name: 'failure', call: () => new data.BooleanData(status() === 'failure') },
    { name: 'always', call: () => new data.BooleanData(true) },
    { name: 'cancelled', call: () => new data.BooleanData(false) },
  ].map((f) => ({ ...f, minArgs: 0, maxArgs: 0 }));
  /** @param {string} text */
  const evaluate = (text) => {
    const expression = new Parser(new Lexer(text).lex().tokens, Object.keys(context), functions).parse();
    return new Evaluator(expression, /** @type {any} */ (contextData(context)), new Map(functions.map((f) => [f.name, f]))).evaluate().coerceString();
  };
  return {
    /** @param {string} text */
    template: (text) => String(text).replace(/\$\{\{([\s\S]*?)\}\}/g, (_, inner) => evaluate(inner.trim())),
    /** @param {string | undefined} text */
    condition: (text) => {
      const inner = (text ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1').trim();
      return evaluate(/\b(success|failure|always|cancelled)\s*\(/.test(inner) ? inner : `success() && (${inner})`) === 'true';
    },
  };
}

/**
 * @param {any} value
 * @returns {any}
 */
function contextData(value) {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, member]) => ({ key, value: contextData(member) })));
}

/**
 * Whether a job with this `if:` runs.
 * @param {string} condition
 * @param {object} context
 */
export function evaluateCondition(condition, context) {
  return evaluator(context, () => 'success').condition(condition);
}
