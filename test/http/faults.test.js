// SPDX-License-Identifier: MIT
//
// What may happen to the processes while visitors are served: killed, hung,
// reloaded, stopped. Every answer is compared with the page that is due.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { LECTERN, SLOW, children, course, folder, isAlive, put, request, rss,
	sameBytes, sleep, start, until } from './harness.js';
import { answer, connect, fetch, get, listens, request as encode } from './fcgi.js';
import { COURSES, sample, url } from './sample.js';

// Sends `count` GETs through nginx on kept connections; returns those that
// did not get the right page. every(n) is called before request n. The pages
// are the first `pages` of the sample: the later ones are longer.
async function load(stack, count, { pages = COURSES, every = () => {} } = {})
{
	const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
	const due = [];
	const failed = [];
	let next = 0;

	const get = n => new Promise(done => {
		http.get(`${stack.base}${url(n % pages)}`, { agent }, res => {
			const chunks = [];

			res.on('data', chunk => chunks.push(chunk));
			res.on('error', error => done({ error }));
			res.on('close', () => done({ status: res.statusCode,
				body: Buffer.concat(chunks) }));
		}).on('error', error => done({ error }));
	});
	const client = async () => {
		while (next < count) {
			const n = next++;

			every(n);
			const { status, body, error } = await get(n);

			if (error || status !== 200 ||
			    !body.equals(due[n % pages]))
				failed.push(`${n}: ${error ?? status}`);
		}
	};

	for (let n = 0; n < pages; n++)
		due.push((await request(stack, url(n))).body);
	await Promise.all(Array.from({ length: 16 }, client));
	agent.destroy();
	return failed;
}

test('workers killed during 1,000 requests: none fails', async () => {
	const stack = await start(sample(), { workers: 4 });

	try {
		let kills = 0;
		const every = n => {
			const pids = children(stack.lectern);

			if (n % 25 === 24 && pids.length > 0) {
				process.kill(pids[kills % pids.length], 'SIGKILL');
				kills++;
			}
		};
		const failed = await load(stack, 1000, { every });

		assert.deepEqual(failed, [], `${kills} kills`);
		assert.ok(kills >= 30, `${kills} kills`);
		assert.ok(isAlive(stack.lectern));
		assert.equal(await until(() =>
			children(stack.lectern).length === 4, 2000 * SLOW), true,
		'all workers are replaced');
		assert.match(stack.log(), /SIGKILL|signal 9/i);
	} finally {
		await stack.stop();
	}
});

// What a process has open, sorted; numbers of sockets and the like do not count.
const descriptors = pid => fs.readdirSync(`/proc/${pid}/fd`)
	.map(fd => fs.readlinkSync(`/proc/${pid}/fd/${fd}`)
		.replace(/:\[\d+\]/, '')).sort();

test('100 reloads during 20,000 requests: no failure, no growth', async t => {
	const stack = await start(sample(), { workers: 2 });

	try {
		const reload = async (times, pause) => {
			for (let i = 0; i < times; i++) {
				process.kill(stack.lectern, 'SIGHUP');
				await sleep(pause);
			}
		};

		// Warm: the allocator has had two generations at once.
		await reload(10, 50);
		await sleep(500 * SLOW);
		const before = rss(stack.lectern);
		const open = descriptors(stack.lectern);
		const [failed] = await Promise.all([load(stack, 20000, { pages: 4 }),
			reload(100, 60)]);

		await sleep(500 * SLOW);
		const grown = rss(stack.lectern) - before;

		t.diagnostic(`supervisor: ${before} bytes, grown by ${grown}`);
		assert.deepEqual(failed, []);
		// Sanitizers keep freed memory for a while: no figure of ours.
		if (SLOW === 1)
			assert.ok(grown < 2 ** 20, `grown by ${grown} bytes`);
		assert.ok(await until(() =>
			children(stack.lectern).length === 2, 3000 * SLOW),
		'workers of old generations are gone');
		// Each generation has a file for its search index.
		await until(() => descriptors(stack.lectern).length ===
			open.length, 3000 * SLOW);
		assert.deepEqual(descriptors(stack.lectern), open);
		for (const worker of children(stack.lectern))
			assert.ok(descriptors(worker).length < 16);
	} finally {
		await stack.stop();
	}
});

test('a storm of reloads is one or two, and nothing breaks', async () => {
	const stack = await start(sample());

	try {
		for (let i = 0; i < 2000; i++)
			process.kill(stack.lectern, 'SIGHUP');
		assert.deepEqual(await load(stack, 500), []);
	} finally {
		await stack.stop();
	}
});

const alive = [];

after(() => alive.forEach(child => child.kill('SIGKILL')));

// Starts the program alone, listening on a socket of its own.
async function alone(dir, ...args)
{
	const socket = path.join(folder(), 'l.sock');
	const child = spawn(LECTERN, ['serve', '--content', dir, '--listen',
		`unix:${socket}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	const gone = new Promise(done => child.on('close',
		(status, signal) => done({ status, signal })));

	alive.push(child);
	child.stderr.resume();
	assert.ok(await until(() => listens(socket), 5000 * SLOW), 'it is up');
	return { child, socket, gone, pid: child.pid };
}

for (const signal of ['SIGTERM', 'SIGINT']) {
	test(`${signal} ends it with 0 at once when idle`, async () => {
		const server = await alone(sample());

		assert.equal((await fetch(server.socket, get(url(1)))).status, 200);
		const workers = children(server.pid);
		const begin = Date.now();

		server.child.kill(signal);
		assert.deepEqual(await server.gone, { status: 0, signal: null });
		assert.ok(Date.now() - begin < 1500 * SLOW,
			`${Date.now() - begin} ms`);
		assert.ok(!workers.some(isAlive), 'no worker is left');
		assert.ok(!fs.existsSync(server.socket), 'no socket is left');
	});
}

test('SIGTERM lets the request in flight be finished', async () => {
	const dir = sample();

	put(dir, 'huge.md', course({ title: 'Huge', url: '/huge/' },
		'A line of words that makes the page a long one.\n\n'
			.repeat(5000)));
	const server = await alone(dir);
	const whole = await fetch(server.socket, get('/huge/'));
	const conn = connect(server.socket);

	conn.socket.pause();
	await conn.send(encode(get('/huge/')));
	await sleep(200 * SLOW);
	const begin = Date.now();

	server.child.kill('SIGTERM');
	await sleep(300);
	conn.socket.resume();
	sameBytes(answer(await conn.closed).body, whole.body);
	assert.deepEqual(await server.gone, { status: 0, signal: null });
	assert.ok(Date.now() - begin < 5000 * SLOW);
});

test('SIGTERM ends it within 5 s though a peer never reads', async () => {
	const dir = sample();

	put(dir, 'huge.md', course({ title: 'Huge', url: '/huge/' },
		'A line of words that makes the page a long one.\n\n'
			.repeat(5000)));
	const server = await alone(dir);
	const conn = connect(server.socket);

	conn.socket.pause();
	await conn.send(encode(get('/huge/')));
	await sleep(100);
	const begin = Date.now();

	server.child.kill('SIGTERM');
	assert.deepEqual(await server.gone, { status: 0, signal: null });
	assert.ok(Date.now() - begin < 5000 * SLOW, `${Date.now() - begin} ms`);
	conn.destroy();
});

test('SIGTERM twice is one', async () => {
	const server = await alone(sample());

	server.child.kill('SIGTERM');
	server.child.kill('SIGTERM');
	assert.deepEqual(await server.gone, { status: 0, signal: null });
});

test('workers do not outlive a killed supervisor', async () => {
	const server = await alone(sample());

	await fetch(server.socket, get(url(1)));
	const workers = children(server.pid);

	assert.ok(workers.length > 0);
	server.child.kill('SIGKILL');
	await server.gone;
	assert.ok(await until(() => !workers.some(isAlive), 3000 * SLOW),
		'workers are gone');
});

test('a closed log does not end it', async () => {
	const server = await alone(sample());

	server.child.stderr.destroy();
	server.child.stdout.destroy();
	for (const pid of children(server.pid))
		process.kill(pid, 'SIGKILL');
	await sleep(300 * SLOW);
	assert.equal((await fetch(server.socket, get(url(1)))).status, 200);
	server.child.kill('SIGTERM');
	await server.gone;
});
