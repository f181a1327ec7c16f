import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GitHubStandIn } from './support/github.js';

test('the stand-in sees what GitHub’s description forbids', async (t) => {
  const github = await new GitHubStandIn().start();
  t.after(() => github.stop());
  /** @type {[string, string, string | undefined][]} */
  const wrong = [
    ['POST', '/repos/o/r/issues/7/comments', '{"text":"x"}'],
    ['POST', '/repos/o/r/issues/7/comments', '{"body":5}'],
    ['GET', '/repos/o/r/issues/seven/comments', undefined],
    ['GET', '/repos/o/r/issues/7/comments?pages=2', undefined],
    ['GET', '/repos/o/r/pulls?state=merged', undefined],
    ['DELETE', '/repos/o/r/issues/comments/5', undefined],
  ];
  for (const [method, path, body] of wrong) {
    github.violations.length = 0;
    await fetch(github.url + path, { method, ...(body ? { body } : {}) });
    assert.equal(github.violations.length > 0, true, `${method} ${path}`);
  }
});
