import fs from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const description = JSON.parse(fs.readFileSync(new URL('../data/github-openapi.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true });
/** @type {any} */ (addFormats)(ajv);
ajv.addSchema({ $id: 'github', ...description });

/** @typedef {{ method: string, template: string, values: string[] }} Operation */

/**
 * @param {string} method
 * @param {string} pathname
 * @returns {Operation | undefined}
 */
export function operation(method, pathname) {
  for (const template of Object.keys(description.paths)) {
    const found = pathname.match(new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`));
    if (found && description.paths[template][method]) return { method, template, values: found.slice(1) };
  }
  return undefined;
}

/**
 * What GitHub's description has against a request.
 * @param {Operation} op
 * @param {URLSearchParams} query
 * @param {unknown} body
 * @returns {string[]}
 */
export function requestProblems(op, query, body) {
  const found = described(op);
  const parameters = found.parameters.map(resolve);
  const problems = [...query.keys()].filter((key) => !parameters.some((/** @type {any} */ p) => p.in === 'query' && p.name === key)).map((key) => `unknown query ${key}`);
  let at = 0;
  for (const parameter of parameters) {
    const text = parameter.in === 'path' ? op.values[at++] : query.get(parameter.name);
    if (text !== null) problems.push(...check(parameter.schema, parameter.schema.type === 'integer' ? Number(text) : text));
  }
  if (found.requestBody) problems.push(...check({ $ref: `${pointer(op)}/requestBody/content/application~1json/schema` }, body));
  return problems;
}

/**
 * What GitHub's description has against an answer. An undescribed status is not checked: GitHub may answer 403 anywhere.
 * @param {Operation} op
 * @param {number} status
 * @param {unknown} body
 */
export function answerProblems(op, status, body) {
  return described(op).responses[status]?.content ? check({ $ref: `${pointer(op)}/responses/${status}/content/application~1json/schema` }, body) : [];
}

/**
 * The plainest value that a component's schema allows.
 * @param {string} name
 */
export function sample(name) {
  return plainest({ $ref: `#/components/schemas/${name}` });
}

/**
 * @param {any} schema
 * @returns {any}
 */
function plainest(schema) {
  const found = resolve(schema);
  if (found.nullable) return null;
  if (found.enum) return found.enum[0];
  const one = found.anyOf ?? found.oneOf;
  if (one) return plainest(one[0]);
  if (found.allOf) return Object.assign({}, ...found.allOf.map(plainest));
  if (found.type === 'object' || found.properties) {
    return Object.fromEntries((found.required ?? []).map((/** @type {string} */ key) => [key, plainest(found.properties[key])]));
  }
  if (found.type === 'array') return [];
  if (found.type === 'boolean') return false;
  if (found.type === 'integer' || found.type === 'number') return 1;
  return found.format === 'date-time' ? '2026-01-01T00:00:00Z' : 'https://github.com/x';
}

/** @param {any} schema */
function resolve(schema) {
  return schema.$ref ? schema.$ref.slice(2).split('/').reduce((/** @type {any} */ at, /** @type {string} */ key) => at[key], description) : schema;
}

/** @param {Operation} op */
function described(op) {
  return description.paths[op.template][op.method];
}

/** @param {Operation} op */
function pointer(op) {
  return `github#/paths/${op.template.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${op.method}`;
}

/**
 * @param {object} schema
 * @param {unknown} value
 */
function check(schema, value) {
  const validate = ajv.compile({ ...relocated(schema) });
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

/** @param {any} schema */
function relocated(schema) {
  return schema.$ref?.startsWith('#') ? { ...schema, $ref: `github${schema.$ref}` } : schema;
}
