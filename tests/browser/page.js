// page: what must be true of a page of report-render in a browser.
//
//   node page.js NAME FILE ...
//
// FILE is the page that NAME tells of. Prints TAP.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { open, load, output, holds, skip, done } = require('./browser.js');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Each as a reader may see it. 320 is the width of WCAG 2.2, 1.4.10.
const LOOKS = [
	['light', { colorScheme: 'light' }],
	['dark', { colorScheme: 'dark' }],
	['360 px', { viewport: { width: 360, height: 740 } }],
	['360 px, dark', { viewport: { width: 360, height: 740 },
	    colorScheme: 'dark' }],
	['320 px', { viewport: { width: 320, height: 640 } }],
	['1600 px', { viewport: { width: 1600, height: 900 } }],
	['high contrast', { forcedColors: 'active' }],
];

// What axe-core finds, with all that is folded folded out.
async function violations(page) {
	await page.evaluate(() => {
		for (const d of document.querySelectorAll('details'))
			d.open = true;
	});
	await page.evaluate(axe);
	const found = await page.evaluate((tags) => globalThis.axe.run(document,
	    { runOnly: { type: 'tag', values: tags } }), TAGS);
	return found.violations.flatMap((v) => v.nodes.map((n) =>
	    `${v.id}: ${n.html.slice(0, 150)}: ` +
	    `${n.failureSummary.split('\n').slice(1).join(' ')}`));
}

// Elements that make the whole page scroll sideways.
function sideways() {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth)
		return [];
	return [`${root.scrollWidth} > ${root.clientWidth}`,
	    ...[...document.body.querySelectorAll('*')].filter((e) =>
		!e.closest('.scroll, svg') &&
		e.getBoundingClientRect().right > root.clientWidth)
		.map((e) => `${e.tagName} ${e.className} ` +
		    e.textContent.slice(0, 60))];
}

async function looks(browser, name, file) {
	for (const [look, options] of LOOKS) {
		const { page, context, noted } = await load(browser, file, options);
		const wide = await page.evaluate(sideways);

		holds(`${name}, ${look}: no console message`, noted.said);
		holds(`${name}, ${look}: no request`, noted.fetched);
		holds(`${name}, ${look}: does not scroll sideways`, wide);
		holds(`${name}, ${look}: axe-core finds nothing`,
		    await violations(page));
		await context.close();
	}
}

// Anchors without a target, ids that are there twice, ids that are nowhere.
function anchors() {
	const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
	const wrong = ids.filter((id, i) => ids.indexOf(id) !== i)
	    .map((id) => `twice: ${id}`);

	for (const a of document.querySelectorAll('[href]')) {
		const href = a.getAttribute('href');
		if (href[0] !== '#')
			wrong.push(`leads elsewhere: ${href}`);
		else if (!ids.includes(decodeURIComponent(href.slice(1))))
			wrong.push(`leads nowhere: ${href}`);
	}
	for (const by of ['aria-labelledby', 'aria-describedby', 'headers',
	    'aria-controls', 'for'])
		for (const e of document.querySelectorAll(`[${by}]`))
			for (const id of e.getAttribute(by).split(/\s+/))
				if (!ids.includes(id))
					wrong.push(`${by} of nothing: ${id}`);
	return wrong;
}

// Things that follow a link: the place they lead to comes into view.
async function jumps(page) {
	const wrong = [];
	const links = await page.$$eval('a[href^="#"]',
	    (all) => all.map((a) => a.getAttribute('href')));

	for (const href of new Set(links)) {
		await page.evaluate((to) => { location.hash = to; }, href);
		const seen = await page.evaluate(() => {
			const e = document.querySelector(':target');
			const at = e && e.getBoundingClientRect();
			return at && at.height > 0 && at.top < innerHeight &&
			    at.bottom > 0;
		});
		if (!seen)
			wrong.push(`nothing to see at ${href}`);
	}
	return wrong;
}

// Goes through the page by Tab, and opens and closes what is folded by Enter
// and by the space bar.
async function folds(page) {
	const wrong = [];
	const n = await page.evaluate(() => {
		const all = [...document.querySelectorAll('details')];
		all.forEach((d, i) => { d.open = false; d.dataset.n = i; });
		return all.length;
	});
	const reached = new Set();
	const state = () => page.evaluate(() => {
		const e = document.activeElement;
		const d = e.tagName === 'SUMMARY' && e.parentElement;
		return d ? { n: d.dataset.n, open: d.open,
		    text: e.textContent } :
		    { end: e === document.body };
	});

	for (let i = 0; i < 5000 && reached.size < n; i++) {
		await page.keyboard.press('Tab');
		const at = await state();
		if (at.end)
			break;
		if (at.n === undefined || reached.has(at.n))
			continue;
		reached.add(at.n);
		await page.keyboard.press('Space');
		if (!(await state()).open)
			wrong.push(`not opened by the space bar: ${at.text}`);
		await page.keyboard.press('Enter');
		if ((await state()).open)
			wrong.push(`not closed by Enter: ${at.text}`);
		await page.keyboard.press('Enter');
		if (!(await state()).open)
			wrong.push(`not opened by Enter: ${at.text}`);
	}
	if (reached.size < n)
		wrong.push(`${n - reached.size} of ${n} not reached by Tab`);
	return { n, wrong };
}

// Every place that the keyboard reaches shows that it was reached.
async function focus(page) {
	const wrong = [];
	for (let i = 0; i < 5000; i++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(() => {
			const e = document.activeElement;
			const style = getComputedStyle(e);
			return { end: e === document.body,
			    line: style.outlineStyle !== 'none' &&
			    parseFloat(style.outlineWidth) >= 1,
			    what: e.outerHTML.slice(0, 80) };
		});
		if (at.end)
			break;
		if (!at.line)
			wrong.push(at.what);
	}
	return wrong;
}

async function keys(browser, name, file) {
	const { page, context, noted } = await load(browser, file, {});

	holds(`${name}: ids are unique, anchors resolve`,
	    await page.evaluate(anchors));
	holds(`${name}: anchors lead to something`, await jumps(page));
	await page.evaluate(() => { location.hash = ''; });
	await page.reload();
	holds(`${name}: focus can be seen`, await focus(page));
	await page.reload();
	const { n, wrong } = await folds(page);
	if (n === 0)
		skip(`${name}: what is folded opens by keyboard`,
		    'nothing is folded here');
	else
		holds(`${name}: what is folded opens by keyboard (${n})`, wrong);
	holds(`${name}: nothing said or fetched meanwhile`,
	    [...noted.said, ...noted.fetched]);
	await context.close();
}

// Puts a mark at both ends of each cell, so small that nothing moves, and
// returns how many rows there are. A cut row has its marks on two pages.
function mark() {
	const rows = [...document.querySelectorAll('tbody tr')];

	rows.forEach((row, i) => {
		for (const cell of row.cells)
			for (const end of ['afterbegin', 'beforeend']) {
				const m = document.createElement('span');
				m.textContent = ` @${i}@ `;
				m.style.fontSize = '1px';
				m.style.whiteSpace = 'nowrap';
				cell.insertAdjacentElement(end, m);
			}
	});
	return rows.length;
}

// What is wrong with the marks in a PDF, from the boxes of its words.
function cuts(boxes, nrows) {
	const at = new Map();
	const wrong = new Set();
	let number = 0, width = 0;

	for (const line of boxes.split('\n')) {
		const sheet = /<page width="([0-9.]+)"/.exec(line);
		const word = /xMin="([^"]+)".* xMax="([^"]+)".*>@([0-9]+)@</
		    .exec(line);
		if (sheet) {
			number++;
			width = Number(sheet[1]);
		} else if (word) {
			const row = Number(word[3]);
			if (Number(word[1]) < 0 || Number(word[2]) > width)
				wrong.add(`row ${row} leaves page ${number}`);
			if (at.has(row) && at.get(row) !== number)
				wrong.add(`row ${row} is on pages ` +
				    `${at.get(row)} and ${number}`);
			at.set(row, number);
		}
	}
	return { wrong: [...wrong], seen: at.size, pages: number, nrows };
}

async function print(browser, name, file, format) {
	const { page, context, noted } = await load(browser, file, {});
	const pdf = path.join(os.tmpdir(), `page-${process.pid}.pdf`);
	const margin = { top: '12mm', bottom: '12mm', left: '12mm',
	    right: '12mm' };

	// What is folded in is not on paper; folded out, all of it must fit.
	await page.evaluate(() => {
		for (const d of document.querySelectorAll('details'))
			d.open = true;
	});
	const nrows = await page.evaluate(mark);
	try {
		await page.pdf({ path: pdf, format, margin });
		const boxes = output('pdftotext', ['-bbox', pdf, '-']);
		if (boxes === null) {
			skip(`${name}, ${format}: no row is cut`,
			    'no pdftotext here');
		} else {
			const found = cuts(boxes, nrows);
			if (found.seen !== nrows)
				found.wrong.unshift(`${found.seen} of ` +
				    `${nrows} rows are on paper`);
			holds(`${name}, ${format}: no row is cut (${nrows} ` +
			    `rows, ${found.pages} pages)`, found.wrong);
		}
	} finally {
		fs.rmSync(pdf, { force: true });
	}
	holds(`${name}, ${format}: nothing said or fetched`,
	    [...noted.said, ...noted.fetched]);
	await context.close();
}

// tidy 5.6 takes some of what HTML has since for wrong; these are not.
const TIDY_KNOWS_NOT = /proprietary attribute "(tabindex|role|aria-[a-z]+)"/;

function valid(name, file) {
	const said = output('sh', ['-c', 'tidy -q -e -utf8 "$0" 2>&1', file]);

	if (output('tidy', ['-v']) === null) {
		skip(`${name}: valid HTML`, 'no tidy here');
		return;
	}
	holds(`${name}: valid HTML`, said.split('\n').filter((line) =>
	    line !== '' && !TIDY_KNOWS_NOT.test(line)));
}

async function main(args) {
	const browser = await open();

	try {
		for (let i = 0; i + 1 < args.length; i += 2) {
			const [name, file] = [args[i], path.resolve(args[i + 1])];
			valid(name, file);
			await looks(browser, name, file);
			await keys(browser, name, file);
			await print(browser, name, file, 'A4');
			await print(browser, name, file, 'Letter');
		}
	} finally {
		await browser.close();
	}
	done();
}

main(process.argv.slice(2)).catch((e) => {
	console.log(`Bail out! ${e.message.split('\n')[0]}`);
	console.error(e.stack);
	process.exitCode = 2;
});
