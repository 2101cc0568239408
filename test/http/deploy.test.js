// SPDX-License-Identifier: MIT
//
// The files of docs/deploy that nothing else here runs: the systemd units and
// the list of packages.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, folder, has } from './harness.js';

const DEPLOY = path.join(ROOT, 'docs/deploy');
const PACKAGES = path.join(DEPLOY, 'packages.sh');

// The units with a program that is there, as `make install` puts one.
function units()
{
	const dir = folder();

	for (const name of ['lectern.service', 'lectern.socket']) {
		const text = fs.readFileSync(path.join(DEPLOY, name), 'utf8');

		fs.writeFileSync(path.join(dir, name),
			text.replaceAll('/usr/local/bin/lectern', '/bin/true'));
	}
	return [path.join(dir, 'lectern.service'),
		path.join(dir, 'lectern.socket')];
}

test('systemd understands every line of the units', t => {
	if (!has('systemd-analyze'))
		return t.skip('systemd-analyze is not installed');
	const { status, stdout, stderr } = spawnSync('systemd-analyze',
		['verify', ...units()], { encoding: 'utf8' });

	assert.equal(stdout + stderr, '');
	assert.equal(status, 0);
});

test('systemd rates the exposure of the service at 0.5 or less', t => {
	if (!has('systemd-analyze'))
		return t.skip('systemd-analyze is not installed');
	const { status, stdout } = spawnSync('systemd-analyze', ['security',
		'--offline=yes', '--threshold=5', units()[0]],
	{ encoding: 'utf8' });

	assert.equal(status, 0, stdout);
});

test('the units and nginx agree on the socket and the content', () => {
	const read = name => fs.readFileSync(path.join(DEPLOY, name), 'utf8');
	const conf = read('lectern.conf');
	const socket = /^ListenStream=(.*)$/m.exec(read('lectern.socket'))[1];
	const content = /--content (\S+)$/m.exec(read('lectern.service'))[1];
	const servers = [...conf.matchAll(/server unix:(\S+) /g)]
		.map(([, name]) => name);

	assert.deepEqual(servers, [socket, socket, socket]);
	assert.ok(conf.includes(`root ${content}/static;`));
	assert.ok(conf.includes(`alias ${content}/$1;`));
});

// A machine of these tools only, where `id -u` prints `uid`.
function machine(tools, uid)
{
	const bin = folder();

	for (const tool of ['sh', 'cat', 'grep', 'sort', 'tr', ...tools]) {
		fs.symlinkSync(execFileSync('/bin/sh', ['-c', 'command -v "$0"',
			tool], { encoding: 'utf8' }).trim(), path.join(bin, tool));
	}
	for (const [name, text] of [['id', `echo ${uid}`],
		['apt-get', 'echo "apt-get $*"']]) {
		fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`);
		fs.chmodSync(path.join(bin, name), 0o755);
	}
	return (...args) => spawnSync(path.join(bin, 'sh'), [PACKAGES, ...args],
		{ env: { PATH: bin }, encoding: 'utf8' });
}

test('without root, what is missing is one apt line and exit 1', () => {
	const { status, stdout } = machine([], 1000)('run');
	const lines = stdout.trimEnd().split('\n');

	assert.equal(status, 1);
	assert.equal(lines.filter(l => l.includes('apt-get install')).length, 1);
	assert.match(lines.at(-1),
		/^ {2}sudo apt-get install --no-install-recommends .*\bgcc\b.*\bspawn-fcgi\b/);
	assert.doesNotMatch(stdout, /cmocka|clang/);
});

test('as root it is installed, with fresh lists', () => {
	const { status, stdout } = machine([], 0)('test');
	const calls = stdout.split('\n').filter(l => l.startsWith('apt-get '));

	assert.equal(status, 0);
	assert.match(calls[0], /^apt-get update/);
	assert.match(calls[1], /^apt-get install .*libcmocka-dev.*spawn-fcgi/);
});

test('a tool from elsewhere counts', () => {
	const { stdout } = machine(['node'], 1000)('test');

	assert.doesNotMatch(stdout, /nodejs/);
	assert.match(stdout, /\bnpm\b/);
});

test('an unknown purpose is exit 64', () => {
	assert.equal(machine([], 1000)('frobnicate').status, 64);
	assert.equal(machine([], 1000)().status, 64);
});
