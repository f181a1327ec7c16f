import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runFolder, temporaryFolder } from './support/runs.js';

const mermaid = fileURLToPath(new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url));
const browser = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);
const skip = browser ? false : 'there is no Chromium on this machine';

for (const name of /** @type {const} */ (['pass', 'fail', 'hostile'])) {
  test(`the diagram of the report '${name}' renders, with both curves`, { skip }, (t) => {
    const report = fs.readFileSync(path.join(runFolder(name), 'report.md'), 'utf8');
    const [, diagram = ''] = report.match(/```mermaid\n([\s\S]*?)\n```/) ?? [];
    const { rendered, text, curves, labels } = render(t, diagram, `${name}.png`);
    assert.equal(rendered, true, text);
    const points = (diagram.match(/line \[([^\]]*)\]/)?.[1] ?? '').split(',').length;
    assert.deepEqual(curves.map((curve) => curve.points), [points, points]);
    assert.deepEqual(curves.map((curve) => curve.color), ['#388bfd', '#e8710a']);
    assert.ok(labels.includes('alpha') && labels.includes('refused, percent'), labels.join());
  });
}

test('a diagram that GitHub would refuse is seen to be refused', { skip }, (t) => {
  assert.equal(render(t, 'xychart-beta\n  line [1, NaN]', '').rendered, false);
});

/**
 * The diagram in a real browser, as strict as GitHub's; with SAFETY_GATE_PICTURES a picture is left in that folder.
 * @param {import('node:test').TestContext} t
 * @param {string} diagram
 * @param {string} picture
 * @returns {{ rendered: boolean, text: string, curves: { points: number, color: string }[], labels: string[] }}
 */
function render(t, diagram, picture) {
  const folder = temporaryFolder(t);
  const page = path.join(folder, 'page.html');
  fs.writeFileSync(page, `<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="place"></div><pre id="answer" hidden></pre>
<script src="${pathToFileURL(mermaid)}"></script><script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
mermaid.render('diagram', ${JSON.stringify(diagram)}).then(({ svg }) => {
  place.innerHTML = svg;
  const curves = [...place.querySelectorAll('g.plot path')].map((p) => ({ points: p.getAttribute('d').split(/[ML]/).length - 1, color: p.getAttribute('stroke') }));
  return { rendered: true, text: '', curves, labels: [...place.querySelectorAll('text')].map((e) => e.textContent) };
}, (error) => ({ rendered: false, text: String(error.message), curves: [], labels: [] }))
  .then((found) => { answer.textContent = 'answer:' + btoa(unescape(encodeURIComponent(JSON.stringify(found)))) + ':end'; });
</script>`);
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${folder}/profile`,
    '--allow-file-access-from-files', '--virtual-time-budget=10000', '--window-size=800,560'];
  const { stdout } = spawnSync(browser ?? '', [...flags, '--dump-dom', String(pathToFileURL(page))], { encoding: 'utf8', timeout: 60_000 });
  const [, answer] = stdout.match(/answer:([A-Za-z0-9+/=]+):end/) ?? [];
  assert.ok(answer, 'the browser gave no answer');
  const pictures = process.env.SAFETY_GATE_PICTURES;
  if (pictures && picture) spawnSync(browser ?? '', [...flags, `--screenshot=${path.join(pictures, picture)}`, String(pathToFileURL(page))], { timeout: 60_000 });
  return JSON.parse(Buffer.from(answer, 'base64').toString('utf8'));
}
