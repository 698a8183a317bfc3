// Starts the built Host in Production and expects its sign-in page to come with its styles: 200, text/css, more than 20 KB.
// node first-styles.mjs HOUSE DATA. Beside DATA it puts what an operator would have: a certificate and a passphrase.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const [house, data] = process.argv.slice(2);
const port = await new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});
const base = `http://localhost:${port}`;
const program = join(house, 'src/Host/bin/Release/net10.0/lineofsight.dll');
// Production starts with safe settings only; `lineofsight doctor` names them.
const operator = `${data}.operator`;
mkdirSync(operator, { recursive: true, mode: 0o700 });
writeFileSync(join(operator, 'passphrase'), 'a passphrase of one look at the styles\n', { mode: 0o600 });
execFileSync('dotnet', [program, 'keys', 'certificate', join(operator, 'keys.pfx'), '--password-file', join(operator, 'keys.password')], { stdio: 'ignore' });
const safe = {
  ASPNETCORE_ENVIRONMENT: 'Production',
  AllowedHosts: 'localhost',
  Keys__Certificate: join(operator, 'keys.pfx'),
  Keys__CertificatePasswordFile: join(operator, 'keys.password'),
  Backup__PassphraseFile: join(operator, 'passphrase'),
  Files__Scanner: 'tcp:127.0.0.1:3310',
};
const host = spawn('dotnet', [program, 'serve', '--urls', base, '--data', data, '--empty'],
  { env: { ...process.env, ...safe }, stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
host.stdout.on('data', text => { said += text; });
host.stderr.on('data', text => { said += text; });
const ended = new Promise(resolve => host.on('exit', resolve));
let running = true;
ended.then(() => { running = false; });

// Production speaks https; as usual a proxy before it ends the encryption and says so.
const get = path => fetch(new URL(path, base), { redirect: 'manual', headers: { 'x-forwarded-proto': 'https' } });

// The first page sends a visitor to sign in.
const signIn = async () => {
  let answer = await get('/');
  for (let hop = 0; hop < 3 && answer.status >= 300 && answer.status < 400; hop++) {
    const to = new URL(answer.headers.get('location'), base);
    answer = await get(to.pathname + to.search);
  }
  return answer;
};

const firstPage = async () => {
  for (const until = Date.now() + 90_000; running && Date.now() < until;) {
    try {
      return await signIn();
    } catch (error) {
      if (error.cause?.code !== 'ECONNREFUSED') {
        throw new Error(`${base}/ cannot be read: ${error.cause?.message ?? error.message}`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
  throw new Error(`The Host did not answer:\n${said}`);
};

try {
  const page = await firstPage();
  const html = await page.text();
  const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter(tag => /rel="?stylesheet"?/.test(tag));
  const sheets = links.map(tag => /href="([^"]+)"/.exec(tag)?.[1]).filter(Boolean);
  if (page.status !== 200 || sheets.length === 0) {
    throw new Error(`${page.url} answered ${page.status} with ${sheets.length} style sheets:\n${html.slice(0, 500)}`);
  }
  let largest = 0;
  for (const sheet of sheets) {
    const answer = await get(sheet);
    const size = (await answer.arrayBuffer()).byteLength;
    console.log(`${sheet}: ${answer.status}, ${answer.headers.get('content-type')}, ${size} bytes`);
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/css')) {
      throw new Error(`The style sheet ${sheet} of the first build is not served.`);
    }
    largest = Math.max(largest, size);
  }
  if (largest <= 20_000) {
    throw new Error(`The largest style sheet has ${largest} bytes; the look needs more than 20,000.`);
  }
} catch (error) {
  console.log(`FAILED styles of the first build: ${error.message}`);
  process.exitCode = 1;
} finally {
  host.kill('SIGTERM');
  const forced = setTimeout(() => host.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(forced);
}
