import http from 'node:http';
import { getOctokit } from '@actions/github';
import { answerProblems, operation, requestProblems, sample } from './openapi.js';

/** @typedef {{ id: number, body: string, user: { login: string } | null, [key: string]: unknown }} Comment */

const limit = 65_536;

/**
 * A stand-in for the part of GitHub's REST interface that the action uses. It remembers, it pages, and it holds every request
 * and every answer against GitHub's own description.
 */
export class GitHubStandIn {
  /** @type {Comment[]} */ comments = [];
  /** @type {any[]} */ pulls = [];
  /** @type {string[]} */ requests = [];
  /** @type {string[]} */ violations = [];
  /** The account behind the token. */ login = 'github-actions[bot]';
  /** Statuses to answer with instead, by method. @type {Record<string, number>} */ refuses = {};
  #id = 100;
  #server = http.createServer((request, response) => this.#serve(request, response));

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return this;
  }

  get url() {
    const address = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${address.port}`;
  }

  get octokit() {
    return getOctokit('token', { baseUrl: this.url, request: { retries: 0 } });
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * @param {string} body
   * @param {string | null} login
   */
  add(body, login = this.login) {
    const comment = { ...sample('issue-comment'), id: ++this.#id, body, user: login === null ? null : { ...sample('simple-user'), login } };
    comment.html_url = `https://github.com/o/r/pull/7#issuecomment-${comment.id}`;
    this.comments.push(comment);
    return comment;
  }

  /** @param {{ number: number, sha: string, repository: number }} pull */
  addPull({ number, sha, repository }) {
    const pull = sample('pull-request-simple');
    pull.number = number;
    pull.head = { ...pull.head, sha, repo: { ...sample('repository'), id: repository } };
    this.pulls.push(pull);
  }

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', this.url);
    const method = (request.method ?? 'GET').toLowerCase();
    this.requests.push(`${request.method} ${url.pathname}${url.search}`);
    const body = text ? JSON.parse(text) : undefined;
    const op = operation(method, url.pathname);
    const { status, answer, headers } = op ? this.#answer(op, url, body) : { status: 404, answer: { message: 'Not Found' }, headers: {} };
    if (!op) this.violations.push(`no such operation: ${method} ${url.pathname}`);
    else this.violations.push(...requestProblems(op, url.searchParams, body), ...answerProblems(op, status, answer));
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(answer));
  }

  /**
   * @param {import('./openapi.js').Operation} op
   * @param {URL} url
   * @param {any} body
   * @returns {{ status: number, answer: unknown, headers: Record<string, string> }}
   */
  #answer(op, url, body) {
    const refused = this.refuses[op.method];
    if (refused) return plain(refused, { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' });
    if (op.template.endsWith('/pulls')) return plain(200, this.pulls);
    if (body?.body !== undefined && body.body.length >= limit) {
      return plain(422, { message: `Body is too long (maximum is ${limit} characters)`, documentation_url: 'https://docs.github.com/rest' });
    }
    if (op.template.endsWith('{comment_id}')) {
      const comment = this.comments.find((c) => c.id === Number(op.values[2]));
      if (!comment) return plain(404, { message: 'Not Found' });
      comment.body = body.body;
      return plain(200, comment);
    }
    return op.method === 'post' ? plain(201, this.add(body.body)) : this.#page(url);
  }

  /** @param {URL} url */
  #page(url) {
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const page = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    /** @type {Record<string, string>} */
    const headers = page * size < this.comments.length ? { link: `<${next}>; rel="next"` } : {};
    return { status: 200, answer: this.comments.slice((page - 1) * size, page * size), headers };
  }
}

/**
 * @param {number} status
 * @param {unknown} answer
 */
function plain(status, answer) {
  return { status, answer, headers: {} };
}
