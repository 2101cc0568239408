// SPDX-License-Identifier: MIT
//
// docs/deploy/run.sh, the script behind `make run`: it says where the site
// is, and leaves no process, socket or file behind, however it ends.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { test } from 'node:test';
import { LECTERN, ROOT, RUN, request, start, tree, until } from './harness.js';
import { children, isAlive } from './processes.js';

// Runs it to its end: { status, out, err }.
function run(args, env = {})
{
	return new Promise(done => {
		const child = spawn(RUN, args, { cwd: ROOT,
			env: { ...process.env, LECTERN, ...env },
			stdio: ['ignore', 'pipe', 'pipe'] });
		let out = '', err = '';

		child.stdout.on('data', data => { out += data; });
		child.stderr.on('data', data => { err += data; });
		child.on('close', status => done({ status, out, err }));
	});
}

function processes(stack)
{
	return [stack.lectern, stack.nginx, ...children(stack.lectern),
		...children(stack.nginx)];
}

async function leavesNothing(stack, pids)
{
	assert.ok(!pids.some(isAlive), 'no process');
	assert.ok(!fs.existsSync(stack.run), 'no socket and no file');
	await assert.rejects(request(stack, '/'));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	test(`${signal} stops it and leaves nothing`, async () => {
		const stack = await start(tree({}));
		const pids = processes(stack);

		assert.equal((await request(stack, '/')).status, 200);
		stack.child.kill(signal);
		assert.equal(await stack.gone, 0);
		await leavesNothing(stack, pids);
	});
}

test('so does Ctrl-C, which every process gets', async () => {
	// A process group of its own, as a shell makes for a command.
	const child = spawn(RUN, ['--quiet', '--port', '0', '--content', tree({})],
		{ cwd: ROOT, env: { ...process.env, LECTERN }, detached: true,
			stdio: ['ignore', 'pipe', 'inherit'] });
	let out = '';

	child.stdout.on('data', data => { out += data; });
	assert.ok(await until(() => out.includes('\n')));
	const [, port, run_, lectern, nginx] =
		/port=(\d+) run=(\S+) lectern=(\d+) nginx=(\d+)/.exec(out);
	const stack = { port: Number(port), run: run_, lectern: Number(lectern),
		nginx: Number(nginx) };
	const pids = processes(stack);
	const gone = new Promise(done => child.on('close', done));

	process.kill(-child.pid, 'SIGINT');
	assert.equal(await gone, 0);
	await leavesNothing(stack, pids);
});

test('the end of its standard input stops it, when told so', async () => {
	const stack = await start(tree({}));
	const pids = processes(stack);

	assert.equal(await stack.stop(), 0);
	await leavesNothing(stack, pids);
});

test('when Lectern dies it says so, and stops nginx', async () => {
	const stack = await start(tree({}));
	const pids = processes(stack);

	process.kill(stack.lectern, 'SIGKILL');
	assert.equal(await stack.gone, 70);
	assert.ok(await until(() => /lectern ended by itself/.test(stack.log())));
	assert.ok(await until(() => !pids.some(isAlive)));
	await leavesNothing(stack, pids);
});

test('when nginx dies it says so, and stops Lectern', async () => {
	const stack = await start(tree({}));
	const pids = processes(stack);

	process.kill(stack.nginx, 'SIGTERM');
	assert.equal(await stack.gone, 70);
	assert.ok(await until(() => /nginx ended by itself/.test(stack.log())));
	await leavesNothing(stack, pids);
});

test('a busy port is one line that names it, and exit 69', async () => {
	const server = net.createServer();

	await new Promise(done => server.listen(0, '127.0.0.1', done));
	const { port } = server.address();
	const { status, out, err } = await run(['--content', tree({}),
		'--port', String(port)]);

	server.close();
	assert.equal(status, 69);
	assert.equal(out, '');
	assert.match(err, new RegExp(`^[^\\n]*port ${port} is busy[^\\n]*\\n$`));
});

test('a missing content folder is one line, and exit 66', async () => {
	const { status, err } = await run(['--port', '0'],
		{ CONTENT: '/nowhere/at/all' });

	assert.equal(status, 66);
	assert.match(err, /^[^\n]*\/nowhere\/at\/all[^\n]*\n$/);
});

test('wrong arguments are exit 64', async () => {
	for (const args of [['--prot', '1'], ['--port'], ['--port', 'x'],
		['--port', '65536']])
		assert.equal((await run(args)).status, 64, args.join(' '));
});

test('it tells people the address', async () => {
	const child = spawn(RUN, ['--content', tree({}), '--port', '0'], {
		cwd: ROOT, env: { ...process.env, LECTERN },
		stdio: ['ignore', 'pipe', 'inherit'] });
	let out = '';

	child.stdout.on('data', data => { out += data; });
	const url = await until(
		() => /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0]);

	assert.ok(url, out);
	const gone = new Promise(done => child.on('close', done));

	child.kill('SIGINT');
	assert.equal(await gone, 0);
});

test('a content folder of any name is served', async () => {
	const dir = tree({ 'static/a.txt': 'static\n' });
	const odd = `${dir}/an odd & "quoted" $name; #{1}`;

	fs.mkdirSync(odd);
	fs.cpSync(`${dir}/static`, `${odd}/static`, { recursive: true });
	const stack = await start(odd);

	try {
		assert.equal((await request(stack, '/a.txt')).text, 'static\n');
		assert.equal((await request(stack, '/')).status, 200);
	} finally {
		await stack.stop();
	}
});
