// shots: pictures of a page, for README.md.
//
//   node shots.js FOLDER NAME=FILE ...
//
// Each NAME of the looks below; FILE is the page. Writes FOLDER/NAME.png, and
// FOLDER/print.pdf for print.
'use strict';
const path = require('path');
const { open, load } = require('./browser.js');

const DESK = { width: 1100, height: 850 };
const LOOKS = {
	light: { colorScheme: 'light', viewport: DESK },
	dark: { colorScheme: 'dark', viewport: DESK },
	ja: { colorScheme: 'light', viewport: DESK, locale: 'ja' },
	phone: { colorScheme: 'light', viewport: { width: 360, height: 842 } },
	charts: { colorScheme: 'light', viewport: { width: 1100, height: 680 } },
	posture: { colorScheme: 'light', viewport: { width: 1100, height: 800 } },
	print: {},
};
// Where on the page, other than its top; without such a place the top.
const PLACES = { charts: '#days', posture: '#posture' };

async function main(folder, pairs) {
	const browser = await open();

	for (const pair of pairs) {
		const [name, file] = pair.split('=');
		const { page, context } = await load(browser,
		    path.resolve(file), LOOKS[name]);
		if (name in PLACES)
			await page.evaluate((to) => { location.hash = to; },
			    PLACES[name]);
		if (name === 'print')
			await page.pdf({ path: path.join(folder, 'print.pdf'),
			    format: 'A4', margin: { top: '15mm',
			    bottom: '15mm', left: '15mm', right: '15mm' } });
		else
			await page.screenshot({ path: path.join(folder,
			    `${name}.png`) });
		await context.close();
	}
	await browser.close();
}

main(process.argv[2], process.argv.slice(3)).catch((e) => {
	console.error(e.stack);
	process.exitCode = 2;
});
