// Adds up the XML results of xUnit.net's native runner: failures, then skips with their reasons, then the totals as the last line.
// node test-results.mjs FOLDER [processes left running]; exit code 1 when anything failed or nothing ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, leftRunning = ''] = process.argv.slice(2);
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const plain = text => text
  .replace(/&(lt|gt|quot|apos|amp|#x?[0-9a-f]+);/gi, (_, name) => entities[name]
    ?? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))))
  .replace(/\\"/g, '"'); // xUnit.net escapes quotation marks a second time
const attributes = String.raw`((?:\s+[\w-]+="[^"]*")*)\s*`;
const elements = (xml, name) => [...xml.matchAll(new RegExp(`<${name}${attributes}(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))];
const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const inside = (text, name) => plain(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? '').trim();
const indent = text => text.split('\n').map(line => `    ${line}`).join('\n');

const framework = /^\s+at (?!LineOfSight\.)/;
const tail = log => log.trim().split('\n').filter(line => !framework.test(line)).slice(-40).map(line => line.slice(0, 300)).join('\n');

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];
const fail = (title, text) => { totals.failed++; failures.push(`FAILED ${title}\n${indent(text)}`); };

for (const exit of readdirSync(folder).filter(name => name.endsWith('.exit')).sort()) {
  const project = exit.slice(0, -'.exit'.length);
  const code = Number(readFileSync(join(folder, exit), 'utf8'));
  const log = readFileSync(join(folder, `${project}.log`), 'utf8');
  const path = join(folder, `${project}.xml`);
  const xml = (existsSync(path) ? readFileSync(path, 'utf8') : '').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text) => escape(text));
  const before = totals.failed;
  let ran = 0;

  for (const [, tag, body = ''] of elements(xml, 'test')) {
    const name = attribute(tag, 'name');
    const result = attribute(tag, 'result');
    if (result === 'Pass') { totals.passed++; ran++; }
    if (result === 'Fail') { fail(`${project}: ${name}`, `${inside(body, 'message')}\n${inside(body, 'stack-trace')}`); ran++; }
    if (result === 'Skip') { totals.skipped++; skips.push(`skipped ${project}: ${name} - ${inside(body, 'reason') || 'NO REASON GIVEN'}`); ran++; }
  }
  for (const [, tag, body = ''] of elements(xml, 'error')) {
    fail(`${project}: ${attribute(tag, 'type')} ${attribute(tag, 'name')}`, inside(body, 'message'));
  }
  const claimed = [...xml.matchAll(new RegExp(`<assembly${attributes}>`, 'g'))].reduce((sum, [tag]) => sum
    + Number(attribute(tag, 'passed')) + Number(attribute(tag, 'failed')) + Number(attribute(tag, 'skipped')), 0);
  if (!xml.includes('</assemblies>') || ran !== claimed) {
    fail(`${project}: the runner ended with code ${code}${code === 124 ? ' (out of time)' : ''} and without a whole result`, tail(log));
  } else if (code !== 0 && totals.failed === before) {
    fail(`${project}: the runner ended with code ${code} and did not say which test failed`, tail(log));
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
