// SPDX-License-Identifier: MIT
//
// What a busy or paused machine does to the processes: one of them, or all,
// stand still (SIGSTOP) for longer than a limit. What was sent is answered
// all the same, and what a limit does end is in the log.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { course, request, sameBytes, sleep, start, tree, until }
	from './harness.js';
import { answer, connect, fetch, get, request as encode } from './fcgi.js';
import { isAlive, signal, team, workers } from './processes.js';

const PAGE = '/courses/one/';
const WORKERS = 2;
// LIMIT_PEER_MS and LIMIT_REQUEST_MS: how long Lectern waits for a peer, and
// how long a worker may take.
const PEER = 2000, REQUEST = 5000;

const tell = (name, ...pids) => pids.flat().forEach(pid => signal(pid, name));

// Calls play with a stack, its workers, and a page of it.
async function scene(play)
{
	const stack = await start(tree({ 'one.md': course({ title: 'One',
		url: PAGE }, 'Words.') }), { workers: WORKERS });

	try {
		const { body } = await fetch(stack.socket, get(PAGE));

		await play(stack, await team(stack.lectern, WORKERS), body);
	} finally {
		tell('SIGCONT', stack.lectern, workers(stack.lectern));
		await stack.stop();
	}
}

// A request whose first bytes a worker has read, or will at once. send(n)
// sends n bytes more; end(page) the rest, and expects the page.
async function halfSent(stack)
{
	const data = encode(get(PAGE));
	const conn = connect(stack.socket);
	let at = 0;
	const send = async n => {
		await conn.send(data.subarray(at, at + n));
		at += n;
	};

	await send(20);
	await sleep(200);
	return {
		send,
		end: async page => {
			await send(data.length - at);
			const all = await conn.closed;

			assert.ok(all.length, `no answer; log: ${stack.log()}`);
			sameBytes(answer(all).body, page);
		},
	};
}

// Many visitors at once; settled() says how many have their answer.
function visitors(stack, count)
{
	let settled = 0;
	const all = Array.from({ length: count }, () =>
		request(stack, PAGE).finally(() => settled++));

	return {
		settled: () => settled,
		served: async page => {
			for (const { status, body } of await Promise.all(all)) {
				assert.equal(status, 200, stack.log());
				sameBytes(body, page);
			}
		},
	};
}

test('a whole request is answered, however late it is read', () =>
	scene(async (stack, pids, page) => {
		const half = await halfSent(stack);

		tell('SIGSTOP', pids);
		setTimeout(tell, PEER + 500, 'SIGCONT', pids);
		await half.end(page);
		assert.doesNotMatch(stack.log(), /dropped|ended/);
	}));

test('time in which a worker stood still is not the silence of its peer', () =>
	scene(async (stack, pids, page) => {
		const half = await halfSent(stack);

		tell('SIGSTOP', pids);
		await half.send(20);
		await sleep(PEER + 500);
		tell('SIGCONT', pids);
		await sleep(100);
		await half.end(page);
		assert.doesNotMatch(stack.log(), /dropped|ended/);
	}));

test('a machine that was paused goes on where it was', () =>
	scene(async (stack, pids, page) => {
		const half = await halfSent(stack);

		tell('SIGSTOP', pids, stack.lectern);
		await sleep(REQUEST + 1500);
		tell('SIGCONT', stack.lectern);
		await sleep(100);
		tell('SIGCONT', pids);
		await half.end(page);
		assert.doesNotMatch(stack.log(), /dropped|ended/);
		assert.deepEqual(workers(stack.lectern), pids);
	}));

test('a worker that stands still alone is ended, and visitors are served', () =>
	scene(async (stack, pids, page) => {
		await Promise.all(pids.map(() => halfSent(stack)));
		tell('SIGSTOP', pids);
		await visitors(stack, 4).served(page);
		assert.match(stack.log(), new RegExp(`worker (${pids.join('|')
		}) took over ${REQUEST} ms for reading a request: ended`));
	}));

test('the log says that a silent peer was dropped', () =>
	scene(async stack => {
		await halfSent(stack);
		assert.ok(await until(() => stack.log().includes('dropped a ' +
			`connection: no whole request within ${PEER} ms, 20 `)),
		stack.log());
	}));

test('visitors wait while no worker runs, and one is enough for all', () =>
	scene(async (stack, pids, page) => {
		tell('SIGSTOP', pids);
		const waiting = visitors(stack, 40);

		await sleep(1500);
		assert.equal(waiting.settled(), 0);
		tell('SIGCONT', pids[1]);
		await waiting.served(page);
	}));

test('visitors wait while no worker is there and none is started', () =>
	scene(async (stack, pids, page) => {
		tell('SIGSTOP', stack.lectern);
		tell('SIGKILL', pids);
		const waiting = visitors(stack, 40);

		await sleep(1500);
		assert.equal(waiting.settled(), 0);
		tell('SIGCONT', stack.lectern);
		await waiting.served(page);
	}));

test('killed workers leave those who wait to the next ones', () =>
	scene(async (stack, pids, page) => {
		tell('SIGSTOP', pids);
		const waiting = visitors(stack, 40);

		await sleep(500);
		tell('SIGKILL', pids);
		await waiting.served(page);
	}));

test('a reload serves those who wait for workers that stand still', () =>
	scene(async (stack, pids, page) => {
		const half = await halfSent(stack);

		tell('SIGSTOP', pids);
		const waiting = visitors(stack, 4);

		await sleep(100);
		tell('SIGHUP', stack.lectern);
		await waiting.served(page);
		assert.deepEqual(pids.filter(isAlive), pids,
			'those of before stand still');
		tell('SIGCONT', pids);
		await half.end(page);
		assert.ok(await until(() => !pids.some(isAlive)),
			'those of before have left');
		assert.doesNotMatch(stack.log(), /dropped|ended/);
	}));

test('reloads while workers stand still and go on lose nobody', () =>
	scene(async (stack, pids, page) => {
		for (let i = 0; i < 10; i++) {
			const now = workers(stack.lectern);

			tell('SIGSTOP', now);
			const waiting = visitors(stack, 10);

			await sleep(i * 10);
			tell('SIGHUP', stack.lectern);
			tell('SIGCONT', now);
			await waiting.served(page);
		}
		assert.doesNotMatch(stack.log(), /dropped|ended/);
	}));
