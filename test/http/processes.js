// SPDX-License-Identifier: MIT
//
// What Linux tells of processes (proc(5)), and what is told to them.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { until } from './harness.js';

function proc(pid, name)
{
	return fs.readFileSync(`/proc/${pid}/${name}`, 'latin1');
}

// The children of a process. One may be missing while others come and go.
export function children(pid)
{
	return proc(pid, `task/${pid}/children`).split(' ').filter(Boolean)
		.map(Number);
}

function childrenNamed(pid, name)
{
	return children(pid).filter(child => {
		try {
			return proc(child, 'comm') === `${name}\n`;
		} catch {
			return false;	// gone meanwhile
		}
	});
}

// Of a supervisor, those that serve.
export const workers = pid => childrenNamed(pid, 'lectern-worker');

// The same, as soon as there are so many.
export async function team(pid, count)
{
	const found = await until(() => {
		const pids = workers(pid);

		return pids.length === count && pids;
	});

	assert.ok(found, `${count} workers`);
	return found;
}

// The process that makes the search index, if there is one now.
export const indexers = pid => childrenNamed(pid, 'lectern-indexer');

// The third field of proc(5)'s stat and those behind it.
function stat(pid)
{
	const text = proc(pid, 'stat');

	return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

// "R" runs, "T" is stopped, "Z" is dead but not yet waited for; "" is gone.
export function stateOf(pid)
{
	try {
		return stat(pid)[0];
	} catch {
		return '';
	}
}

export const isAlive = pid => !['Z', ''].includes(stateOf(pid));

// Sends a signal; false when the process is gone.
export function signal(pid, name)
{
	try {
		return process.kill(pid, name);
	} catch (error) {
		assert.equal(error.code, 'ESRCH');
		return false;
	}
}

// Processor time in ms that processes have taken; none when they are gone.
export function cpu(...pids)
{
	let sum = 0;

	for (const pid of pids) {
		try {
			sum += proc(pid, 'schedstat').split(' ')[0] / 1e6;
		} catch {
			continue;
		}
	}
	return sum;
}

// The same of those children of a process that have ended; to 10 ms.
export function cpuOfEnded(pid = 'self')
{
	const [user, system] = stat(pid).slice(13, 15).map(Number);

	return 10 * (user + system);
}

// All that a supervisor and those it started have taken. To take part in it,
// an indexer must have ended.
export const cpuOfServer = pid => cpu(pid, ...workers(pid)) + cpuOfEnded(pid);

// What a process has open: { name, size } of each, sorted by name; numbers of
// sockets and the like do not count.
export function files(pid)
{
	const list = [];

	for (const fd of fs.readdirSync(`/proc/${pid}/fd`)) {
		const link = `/proc/${pid}/fd/${fd}`;

		try {
			list.push({ name: fs.readlinkSync(link)
				.replace(/:\[\d+\]/, ''),
			size: fs.statSync(link).size });
		} catch {
			// closed meanwhile
		}
	}
	return list.sort((a, b) => a.name < b.name ? -1 : 1);
}

// Resident memory of a process in bytes.
export function rss(pid)
{
	return Number(/^VmRSS:\s+(\d+)/m.exec(proc(pid, 'status'))[1]) * 1024;
}
