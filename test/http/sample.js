// SPDX-License-Identifier: MIT
//
// The content folder that the request tests share: courses that can be told
// apart by one word each, aliases, an image, a static file, and hostile
// values in the front matter.

import { course, put, tree } from './harness.js';

export const COURSES = 20;
export const url = n => `/courses/c${n}/`;
export const alias = n => `/old/c${n}`;
export const mark = n => `Mark${String(n).padStart(3, '0')}x`;

// A PNG of one pixel.
export const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV' +
	'AAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

// Values that a careless or hostile author may write (security.md C12, R6).
export const HOSTILE = ['//evil.example', '//evil.example/', '///evil.example',
	'/\\evil.example', '\\\\evil.example', 'https://evil.example/x',
	'https:evil.example', '/%09/evil.example', '/%2f%2fevil.example',
	'@evil.example', '/x\r\nSet-Cookie: a=b', '/x\nX-Evil: 1',
	'javascript:alert(1)', '../../etc/passwd', '/nul\u0000byte', '/q?x=1',
	'/f#x', '/sp ace', '/\u202eltr', '/' + 'l'.repeat(10000)];

export function sample()
{
	const files = {};

	for (let n = 0; n < COURSES; n++) {
		files[`c${n}/index.md`] = course({
			title: `Course ${n}`, code: `C${n}`,
			url: url(n), aliases: [alias(n), `${alias(n)}-b/`],
		}, `${mark(n)} ` + `words of course ${n} `.repeat(60 * n));
	}
	files['hostile/index.md'] = course({
		title: 'Hostile </script><script>alert("t")</script>\r\n' +
			'X-Accel-Redirect: /etc/passwd',
		url: '/courses/hostile/',
		// YAML with a NUL is refused whole: in a file of its own, below.
		aliases: HOSTILE.filter(value => !value.includes('\0')),
		'X-Accel-Redirect': '/etc/passwd',
		headers: { 'Set-Cookie': 'a=b' },
	}, '<script>alert("b")</script>\n\n[x](javascript:alert(2))');
	HOSTILE.forEach((value, n) => {
		files[`hostile-${n}.md`] = course({
			title: `Hostile url ${n}`, url: value });
	});
	files['accent/index.md'] = course({
		title: 'Café', url: '/cours/\u00e9t\u00e9/' }, 'Accented');
	files['draft/index.md'] = course({
		title: 'Draft', draft: true, url: '/courses/draft/',
		aliases: ['/old/draft'] });
	files['static/site.txt'] = 'static file\n';
	files['static/.secret'] = 'secret\n';
	files['static/.well-known/security.txt'] = 'Contact: x\n';

	const dir = tree(files);

	put(dir, 'c1/images/pixel.png', PIXEL);
	put(dir, 'c1/images/notes.yaml', 'secret: yes\n');
	return dir;
}
