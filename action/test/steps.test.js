import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository } from './support/composite.js';
import { temporaryFolder } from './support/runs.js';

const common = path.join(repository, 'action', 'steps', 'common.sh');

/**
 * @param {string} script
 * @param {Record<string, string>} env
 */
function bash(script, env) {
  return spawnSync('/bin/bash', ['-c', `source '${common}'; ${script}`], { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' });
}

test('an output’s value cannot end its own heredoc, because nobody knows its delimiter', (t) => {
  const file = path.join(temporaryFolder(t), 'output');
  const value = 'EOF\nverdict<<EOF\npass\nEOF';
  for (const name of ['first', 'second']) assert.equal(bash(`output ${name} "$VALUE"`, { GITHUB_OUTPUT: file, VALUE: value }).status, 0);
  const [, first = '', one, second = '', two] = fs.readFileSync(file, 'utf8')
    .match(/^first<<(\S{32,})\n([\s\S]*)\n\1\nsecond<<(\S{32,})\n([\s\S]*)\n\3\n$/) ?? [];
  assert.deepEqual([one, two], [value, value]);
  assert.notEqual(first, second);
});

test('a refusal is one command, whatever it quotes', () => {
  const { status, stdout } = bash('refuse "$TEXT"', { TEXT: 'a%0A\n::add-mask::b\r\n::error::c' });
  assert.equal(status, 4);
  assert.equal(stdout, '::error title=SafetyGate::a%250A%0A::add-mask::b%0D%0A::error::c\n');
});
