// SPDX-License-Identifier: MIT
//
// What every outside-in test needs: a content folder, the whole stack over it
// (docs/deploy/run.sh, the same that `make run` starts), and an HTTP client
// that sends what it is given, byte for byte. FastCGI is in fcgi.js.

import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(
	path.dirname(fileURLToPath(import.meta.url)), '../..');
export const LECTERN = path.resolve(
	ROOT, process.env.LECTERN || 'build/lectern');
export const RUN = path.join(ROOT, 'docs/deploy/run.sh');
export const SEEDS = path.join(ROOT, '../shared/seeds');

// A build with sanitizers is slower: the bounds on time are multiplied.
export const SLOW = Number(process.env.LECTERN_SLOW || 1);

// What must come is waited for so long, in ms: also on a machine that is busy.
// That something is quick is said in processor time (cpu), not by the clock.
export const PATIENCE = 60000 * SLOW;
export const SITE = 'https://courses.example';

export const sleep = ms => new Promise(done => setTimeout(done, ms));

// Polls until fn() is truthy, and returns that; undefined when time is up.
export async function until(fn, ms = PATIENCE)
{
	const end = Date.now() + ms;

	for (;;) {
		const found = await fn();

		if (found)
			return found;
		if (Date.now() > end)
			return undefined;
		await sleep(10);
	}
}

// ---- content --------------------------------------------------------------

const temporary = [];

process.on('exit', () => {
	for (const dir of temporary)
		fs.rmSync(dir, { recursive: true, force: true });
});

// Ended from outside (a time limit, Ctrl-C), it tidies up all the same.
for (const signal of ['SIGTERM', 'SIGINT'])
	process.on(signal, () => process.exit(1));

// A folder that is gone when the test program ends. Everybody may read it:
// as root, Lectern and nginx run as another user.
export function folder()
{
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-test-'));

	fs.chmodSync(dir, 0o755);
	temporary.push(dir);
	return dir;
}

// Writes one file of a tree; in one step, as editors do (write, rename).
export function put(dir, name, text)
{
	const file = path.join(dir, name);

	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(`${file}~`, text);
	fs.renameSync(`${file}~`, file);
	return file;
}

// A content tree: { 'alpha/index.md': text }. A site.yaml is added.
export function tree(files)
{
	const dir = folder();
	const all = { 'site.yaml': `baseURL: ${SITE}\ntitle: Test site\n`,
		...files };

	for (const [name, text] of Object.entries(all))
		put(dir, name, text);
	return dir;
}

// A course file of these keys (JSON is YAML) and this body.
export function course(keys, body = '')
{
	const front = Object.entries({ type: 'course', ...keys })
		.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);

	return `---\n${front.join('')}---\n\n${body}\n`;
}

// ---- the stack ------------------------------------------------------------

// A copy of docs/deploy/lectern.conf, its text as edit() returns it.
export function conf(edit)
{
	const file = path.join(folder(), 'lectern.conf');
	const text = fs.readFileSync(
		path.join(ROOT, 'docs/deploy/lectern.conf'), 'utf8');

	fs.writeFileSync(file, edit(text));
	return file;
}

// Starts run.sh over a content folder. The stack has: port, base, run (its
// folder), socket, lectern and nginx (process ids), log() and stop().
export async function start(content, options = {})
{
	const args = ['--quiet', '--until-eof', '--port', '0',
		'--content', content];

	if (options.workers)
		args.push('--workers', String(options.workers));
	if (options.conf)
		args.push('--conf', options.conf);

	const child = spawn(RUN, args, {
		cwd: ROOT,
		env: { ...process.env, LECTERN, ...options.env },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let out = '', log = '';

	child.stdout.on('data', data => { out += data; });
	child.stderr.on('data', data => { log += data.toString('latin1'); });
	const gone = new Promise(done => child.on('exit', done));
	const over = gone.then(() => true);
	let isClosed = false;

	child.on('close', () => { isClosed = true; });
	while (!out.includes('\n')) {
		if (await Promise.race([sleep(10), over]))
			throw new Error(`run.sh did not start: ${log}`);
	}
	const said = Object.fromEntries([...out.matchAll(/(\w+)=(\S+)/g)]
		.map(([, name, value]) => [name, value]));

	return {
		port: Number(said.port),
		base: `http://127.0.0.1:${said.port}`,
		run: said.run,
		socket: path.join(said.run, 'lectern.sock'),
		lectern: Number(said.lectern),
		nginx: Number(said.nginx),
		log: () => log,
		stop: async () => {
			child.stdin.end();
			const status = await gone;

			assert.ok(await until(() => isClosed), 'the log ends');
			// A worker is replaced and nginx asks again: no
			// visitor would notice what a sanitizer found.
			assert.doesNotMatch(log, /Sanitizer|runtime error:/);
			return status;
		},
		child,
		gone,
	};
}

export function has(tool)
{
	try {
		execFileSync('/bin/sh', ['-c', 'command -v "$0"', tool],
			{ env: { PATH: `${process.env.PATH}:/usr/sbin` } });
		return true;
	} catch {
		return false;
	}
}

// Runs the program to its end: { status, out, err }.
export function lectern(args, options = {})
{
	return new Promise(done => {
		const child = spawn(LECTERN, args, {
			stdio: ['ignore', 'pipe', 'pipe'], ...options });
		let out = '', err = '';

		const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);

		child.stdout.on('data', data => { out += data; });
		child.stderr.on('data', data => { err += data; });
		child.on('close', (status, signal) => {
			clearTimeout(timer);
			done({ status, signal, out, err });
		});
	});
}

// Equal bytes; what differs is said in a line, not in a list of numbers.
export function sameBytes(got, want, what = 'body')
{
	if (got.equals(want))
		return;
	let at = 0;

	while (at < got.length && got[at] === want[at])
		at++;
	assert.fail(`${what}: ${got.length} bytes, want ${want.length}; ` +
		`from ${at} on ${JSON.stringify(got.toString('latin1', at, at + 60))}` +
		`, want ${JSON.stringify(want.toString('latin1', at, at + 60))}`);
}

// ---- HTTP -----------------------------------------------------------------

// Sends bytes (a string is taken as latin1) on a fresh connection and returns
// all that comes back until the other side closes, or time is up.
export function exchange(port, bytes, timeout = PATIENCE)
{
	return new Promise((done, failed) => {
		const chunks = [];
		const socket = net.connect(port, '127.0.0.1');
		const timer = setTimeout(() => {
			socket.destroy();
			failed(new Error('no end of the answer within ' +
				`${timeout} ms: ${Buffer.concat(chunks)}`));
		}, timeout);
		const finish = () => {
			clearTimeout(timer);
			done(Buffer.concat(chunks));
		};

		socket.on('data', data => chunks.push(data));
		socket.on('error', finish);
		socket.on('close', finish);
		socket.write(typeof bytes === 'string' ?
			Buffer.from(bytes, 'latin1') : bytes);
	});
}

function unchunk(bytes)
{
	const parts = [];

	for (let at = 0; ;) {
		const end = bytes.indexOf('\r\n', at);
		const size = parseInt(bytes.toString('latin1', at, end), 16);

		assert.ok(size >= 0, 'broken chunk');
		if (size === 0)
			return Buffer.concat(parts);
		parts.push(bytes.subarray(end + 2, end + 2 + size));
		at = end + 2 + size + 2;
	}
}

// "Name: value" lines as a Headers-like list: get() joins, names lists.
export function parseHeaders(lines)
{
	const list = lines.map(line => {
		const colon = line.indexOf(':');

		assert.ok(colon > 0, `not a header: ${JSON.stringify(line)}`);
		return [line.slice(0, colon).toLowerCase(),
			line.slice(colon + 1).trim()];
	});

	return {
		list,
		names: list.map(([name]) => name),
		get: wanted => {
			const found = list.filter(([name]) => name === wanted);

			return found.length ?
				found.map(([, value]) => value).join(', ') :
				null;
		},
	};
}

// One answer of HTTP/1.x. Throws when it is not whole and well-formed.
export function parse(bytes, method = 'GET')
{
	const split = bytes.indexOf('\r\n\r\n');

	assert.ok(split > 0, 'no HTTP answer: ' +
		JSON.stringify(bytes.toString('latin1', 0, 200)));
	const [first, ...lines] = bytes.toString('latin1', 0, split)
		.split('\r\n');
	const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(first)?.[1]);
	const headers = parseHeaders(lines);
	const length = headers.get('content-length');
	let body = bytes.subarray(split + 4);

	assert.ok(status >= 100, `not a status line: ${first}`);
	if (headers.get('transfer-encoding') === 'chunked')
		body = unchunk(body);
	if (method === 'HEAD' || status === 204 || status === 304)
		assert.equal(body.length, 0, 'a body where none may be');
	else if (length !== null)
		assert.equal(body.length, Number(length), 'Content-Length');
	return { status, headers, body, text: body.toString('utf8'),
		head: bytes.toString('latin1', 0, split) };
}

// Every header that an answer may have (security.md R13): nothing of the
// content or the request makes another. The second list is nginx's own.
const ALLOWED = new Set(['content-type', 'content-length', 'etag',
	'last-modified', 'cache-control', 'location', 'allow',
	'content-security-policy', 'x-content-type-options', 'referrer-policy',
	'permissions-policy', 'cross-origin-opener-policy',
	'cross-origin-resource-policy', 'retry-after', 'status',
	'x-accel-redirect', 'x-accel-expires', 'x-robots-tag', 'link']);
const OF_NGINX = new Set(['server', 'date', 'connection', 'transfer-encoding',
	'accept-ranges', 'content-encoding', 'content-range', 'vary']);

export function checkHeaders(headers, through = 'nginx')
{
	for (const name of headers.names) {
		const isOurs = ALLOWED.has(name);

		assert.ok(isOurs || (through === 'nginx' && OF_NGINX.has(name)),
			`header that no answer may have: ${name}`);
	}
	if (through === 'nginx') {
		assert.equal(headers.get('status'), null);
		assert.equal(headers.get('x-accel-redirect'), null);
		assert.equal(headers.get('x-accel-expires'), null);
	}
	for (const name of ALLOWED) {
		assert.ok(headers.names.filter(n => n === name).length <= 1,
			`header twice: ${name}`);
	}
	checkLocation(headers.get('location'));
}

// A redirect stays on this site (security.md R6).
export function checkLocation(location)
{
	if (location === null)
		return;
	assert.match(location, /^\/(?![/\\])[!-~]*$/,
		'Location is a path on this site, in plain ASCII');
	assert.ok(!location.includes('\\'), 'no backslash in Location');
	assert.ok(location.length <= 2048, 'Location within its limit');
}

// One request through nginx: `target` goes out as it is. Options: method,
// headers (lines), body, host, timeout.
export async function request(stack, target, options = {})
{
	const { method = 'GET', headers = [], body = '' } = options;
	const lines = [`${method} ${target} HTTP/1.1`,
		`Host: ${options.host ?? 'localhost'}`,
		'Connection: close', ...headers];
	const head = Buffer.from(lines.join('\r\n') + '\r\n\r\n', 'latin1');
	const bytes = await exchange(stack.port,
		Buffer.concat([head, Buffer.from(body, 'latin1')]),
		options.timeout);
	const answer = parse(bytes, method);

	checkHeaders(answer.headers);
	return answer;
}

export const location = answer => answer.headers.get('location');
