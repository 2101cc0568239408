// SPDX-License-Identifier: MIT
//
// One address of each kind of page of the sample catalogue, for the tests that
// look at pages as people do; and the moment at which they look.

// Some of the sample's classes are over then, most are to come.
export const NOW = '2030-12-10T12:00:00Z';

const TRAINING = '/training/';

export const KINDS = {
	home: '/',
	catalogue: '/courses/',
	filtered: '/courses/?topic=marine-clocks&level=beginner',
	search: '/courses/?q=clock',
	nothing: '/courses/?q=zzxqj',
	everything: `${TRAINING}lighthouse-keeping/` +
		'lighthouse-keepers-foundation-with-certificate/',
	little: `${TRAINING}marine-clocks/winding-week/`,
	compare: '/compare/?c=CDB&c=OAR&c=FLC',
	choose: '/compare/',
	term: '/topics/marine-clocks/',
	terms: '/topics/',
	section: `${TRAINING}boat-building/`,
	trainers: '/trainers/',
	trainer: '/team/boat-shed/',
	plain: '/before-you-come/',
	error: '/no/such/page/',
};
