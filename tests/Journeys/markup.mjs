// Validates markup for the journeys, many pages in one process: each line of input is a JSON string of HTML, each line of output
// the faults found in it, a JSON array of strings.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const rules = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const validator = new HtmlValidate(new StaticConfigLoader(rules));
for await (const line of createInterface({ input: process.stdin })) {
  const report = validator.validateStringSync(JSON.parse(line), 'page.html');
  const faults = report.results.flatMap(r => r.messages.filter(m => m.severity === 2).map(m => `${m.line}:${m.column} ${m.message} (${m.ruleId})`));
  process.stdout.write(`${JSON.stringify(faults)}\n`);
}
