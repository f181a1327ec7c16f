// Runs a script as actions/github-script does: the body of an async function over the same objects.
import { createRequire } from 'node:module';
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const github = getOctokit(core.getInput('github-token', { required: true }), { baseUrl: process.env.GITHUB_API_URL ?? '' });
try {
  await new AsyncFunction('github', 'core', 'context', 'require', core.getInput('script', { required: true }))(
    github, core, context, createRequire(import.meta.url));
} catch (error) {
  core.setFailed(String(error));
}
