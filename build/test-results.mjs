// Adds up the XML results of xUnit.net's native runner: failures, then skips with their reasons, then the totals as the last line.
// node test-results.mjs FOLDER [processes left running]; exit code 1 when anything failed or nothing ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, leftRunning = ''] = process.argv.slice(2);
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = text => text
  .replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')
  .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name])
  .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)));
const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const inside = (text, name) => plain(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? '').trim();
const indent = text => text.split('\n').map(line => `    ${line}`).join('\n');

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];
const fail = (title, text) => { totals.failed++; failures.push(`FAILED ${title}\n${indent(text)}`); };

for (const exit of readdirSync(folder).filter(name => name.endsWith('.exit')).sort()) {
  const project = exit.slice(0, -'.exit'.length);
  const code = Number(readFileSync(join(folder, exit), 'utf8'));
  const log = readFileSync(join(folder, `${project}.log`), 'utf8');
  const path = join(folder, `${project}.xml`);
  const xml = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const before = totals.failed;
  let ran = 0;

  for (const [, tag, body = ''] of xml.matchAll(/<test (.*?)(?:\/>|>([\s\S]*?)<\/test>)/g)) {
    const name = attribute(` ${tag}`, 'name');
    const result = attribute(` ${tag}`, 'result');
    if (result === 'Pass') { totals.passed++; ran++; }
    if (result === 'Fail') { fail(`${project}: ${name}`, `${inside(body, 'message')}\n${inside(body, 'stack-trace')}`); ran++; }
    if (result === 'Skip') { totals.skipped++; skips.push(`skipped ${project}: ${name} - ${inside(body, 'reason') || 'NO REASON GIVEN'}`); ran++; }
  }
  for (const [, tag, body] of xml.matchAll(/<error (.*?)>([\s\S]*?)<\/error>/g)) {
    fail(`${project}: ${attribute(` ${tag}`, 'type')} ${attribute(` ${tag}`, 'name')}`, inside(body, 'message'));
  }
  const claimed = [...xml.matchAll(/<assembly .*?>/g)].reduce((sum, [tag]) => sum
    + Number(attribute(tag, 'passed')) + Number(attribute(tag, 'failed')) + Number(attribute(tag, 'skipped')), 0);
  if (ran !== claimed) {
    fail(`${project}: its result cannot be read`, `${claimed} tests are claimed and ${ran} were found.`);
  }
  if (!xml.includes('</assemblies>') || (code !== 0 && totals.failed === before)) {
    fail(`${project}: the runner ended with code ${code} ${code === 124 ? '(out of time) ' : ''}and did not say which test failed`, log.trim().split('\n').slice(-40).join('\n'));
  }
  if (ran === 0 && totals.failed === before) {
    console.log(`${project} has no tests`);
  }
}
if (leftRunning.trim()) {
  fail('processes were left running (and have been ended)', leftRunning.trim());
}
if (totals.passed + totals.failed === 0) {
  fail('no test ran', 'There must be at least one.');
}

for (const line of [...failures, ...skips]) {
  console.log(line);
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
