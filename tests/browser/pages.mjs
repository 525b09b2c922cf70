// The pages of brief as a browser has them. usage: pages.mjs FOLDER, of what `run` has made. Each check
// says its name; what fails says what was got. The exit status is 1 if any did.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.argv[2];
const shots = process.env.SHOTS;
const url = name => pathToFileURL(path.join(folder, name)).href;
const table = fs.readFileSync(path.join(folder, 'commitments.tsv'), 'utf8').trimEnd().split('\n').map(l => l.split('\t'));
const [STATUS, ACTORS, PARTNERS, ACTION, TOPICS, SCORE, LAST] = [5, 6, 7, 8, 12, 15, 17];
const has = (list, item) => list.split(';').includes(item);

let failed = 0;
const check = (name, got, want) => {
	const ok = JSON.stringify(got) === JSON.stringify(want);
	console.log((ok ? 'ok   ' : 'FAIL ') + name + (ok ? '' : `: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`));
	failed += !ok;
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

// A page that is watched: what it asks for, what it complains of.
const open = async (name, options = {}) => {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	page.requests = [];
	page.faults = [];
	page.on('request', r => page.requests.push(r.url()));
	page.on('pageerror', e => page.faults.push(e.message));
	page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') page.faults.push(m.text()); });
	page.on('dialog', d => { page.faults.push('dialog ' + d.message()); d.dismiss(); });
	await page.addInitScript(() => { window.hits = 0; window.hit = () => { window.hits++; }; });
	await page.goto(url(name));
	return page;
};

const shown = page => page.locator('.card:not(.off)').count();
const count = keep => table.filter(keep).length;

const filters = async () => {
	const page = await open('examples.html');
	check('all commitments are shown', [await shown(page), await page.textContent('#shown')], [table.length, `${table.length} commitments`]);
	for (const [what, address, keep] of [
		['a party', '#?a=KEN', r => has(r[ACTORS], 'KEN')],
		['a status', '#?s=planned', r => r[STATUS] === 'planned'],
		['a party and a status', '#?a=AUS&s=pledged', r => has(r[ACTORS], 'AUS') && r[STATUS] === 'pledged'],
		['who to whom', '#?a=KEN&p=NLD', r => has(r[ACTORS], 'KEN') && (r[PARTNERS] ? has(r[PARTNERS], 'NLD') : has(r[ACTORS], 'NLD'))],
		['a topic', '#?t=diplomacy.meetings', r => has(r[TOPICS], 'diplomacy.meetings')],
		['a time', '#?from=2026-06-01&to=2026-06-30', r => r[LAST] >= '2026-06-01' && r[LAST] <= '2026-06-30'],
		['a score', '#?min=0.9', r => Number(r[SCORE]) >= 0.9],
		['words of the action', '#?q=' + encodeURIComponent(table[0][ACTION]), r => r[ACTION] === table[0][ACTION]],
		['what is overdue', '#?late=1', r => r[LAST] && r[LAST] < '2026-06-15' && /^(planned|pledged|agreed|reaffirmed|underway)$/.test(r[STATUS])],
	]) {
		await page.goto(url('examples.html') + address);
		const n = count(keep);
		check(`the address filters by ${what} (${n})`, [n > 0, await page.textContent('#shown'), await shown(page)], [true, `${n} of ${table.length} commitments`, n]);
	}
	await page.close();
};

const clicks = async () => {
	const page = await open('examples.html');
	await page.click('.actors th a[href="#?a=KEN"]');
	check('a click on a party filters', [await shown(page), new URL(page.url()).hash], [count(r => has(r[ACTORS], 'KEN')), '#?a=KEN']);
	check('what is filtered is marked', await page.getAttribute('.actors th a[href="#?a=KEN"]', 'aria-current'), 'true');
	await page.click('.statuses a[href="#?s=pledged"]');
	check('a second click adds to it', [await shown(page), new URL(page.url()).hash], [count(r => has(r[ACTORS], 'KEN') && r[STATUS] === 'pledged'), '#?a=KEN&s=pledged']);
	await page.goBack();
	check('back is one step back', await shown(page), count(r => has(r[ACTORS], 'KEN')));
	await page.click('.actors th a[href="#?a=KEN"]');
	check('the same click takes it away', await shown(page), table.length);
	await page.selectOption('#f-s', 'agreed');
	check('the field does as the link', [await shown(page), new URL(page.url()).hash], [count(r => r[STATUS] === 'agreed'), '#?s=agreed']);
	check('documents without any are not shown', await page.locator('article:not(.off)').count(),
		new Set(table.filter(r => r[STATUS] === 'agreed').map(r => r[0])).size);
	await page.click('#reset');
	check('all again', [await shown(page), new URL(page.url()).hash], [table.length, '']);
	const bar = page.locator('svg.time a').first();
	await bar.focus();
	await page.keyboard.press('Enter');
	check('a bar filters by the keyboard', [await shown(page) > 0 && await shown(page) < table.length, /^#\?(from|to)=/.test(new URL(page.url()).hash)], [true, true]);
	await page.click('#reset');
	await page.click('#c3');
	check('a sign opens its card', await page.locator('#k3').evaluate(k => k.open && k.getBoundingClientRect().top < innerHeight), true);
	check('the row can be copied', await page.locator('#k3 .copy').count(), 1);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.click('#k3 .copy');
	await page.waitForTimeout(200);
	check('and is selected or copied', /copied|selected/.test(await page.textContent('#k3 .copy')), true);
	check('the row is that of the table', await page.textContent('#k3 pre'), table[2].join('\t'));
	check('names are shown on demand', await page.locator('body.names').count(), 0);
	await page.check('#f-names');
	check('names are shown', await page.locator('body.names .e').count() > 20, true);
	check('no error, no request but the page', [page.faults, page.requests.length], [[], 1]);
	await page.close();
};

const ledger = async () => {
	const page = await open('ledger.html');
	check('undertakings', await page.locator('tr.u').count(), 4);
	await page.click('a.state[href="#?g=overdue"]');
	check('an outcome filters both', [await page.locator('tr.u:not(.off)').count(), await shown(page)], [2, 2]);
	await page.click('#reset');
	await page.locator('tr.u a[href^="#k"]').first().click();
	check('an undertaking leads to the words', await page.locator('.card[open]').count(), 1);
	await page.close();
};

const pagesOfFolder = async () => {
	const page = await open('folder/index.html');
	const rows = await page.locator('.docrow').count();
	check('the index has all documents', rows, 9);
	await page.click('.actors th a[href="#?a=KEN"]');
	check('the index filters documents', [await page.locator('.docrow:not(.off)').count(), await page.textContent('#shown')], [3, '3 of 9 documents']);
	await page.locator('.docrow:not(.off) a').first().click();
	check('a document is a click away', [/page-000\d\.html#d\d+$/.test(page.url()), await page.locator('article').count() > 0], [true, true]);
	await page.close();
};

const hostile = async () => {
	const page = await open('hostile.html');
	for (const card of await page.locator('.card').all()) await card.evaluate(c => { c.open = true; });
	await page.mouse.move(300, 300);
	await page.check('#f-names');
	await page.waitForTimeout(300);
	check('no script of a document runs', [await page.evaluate(() => window.hits), page.faults, page.requests.length], [0, [], 1]);
	check('it has no element of a document', await page.locator('img, iframe, base, svg[onload], h1 script, .par script, .par style').count(), 0);
	check('it is there as text', await page.locator('.par', { hasText: '<script>hit()</script>' }).count() > 0, true);
	check('and marked', await page.locator('.card').count() > 3, true);
	await page.close();
};

// The policy of the page keeps axe out: it is let in here, and nowhere else.
const accessible = async () => {
	for (const name of ['examples.html', 'ledger.html', 'folder/index.html', 'hostile.html'])
		for (const [width, colorScheme, how] of [[1280, 'light', ''], [1280, 'dark', 'open'], [768, 'dark', ''], [390, 'light', 'open']]) {
			if (name !== 'examples.html' && (width === 768 || how === '')) continue;
			const page = await open(name, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
			if (how === 'open')
				await page.evaluate(() => { document.querySelectorAll('details').forEach(d => { d.open = true; }); document.body.classList.add('names'); });
			// Laid out whole: of what is not on the screen yet a browser only guesses the height.
			await page.addStyleTag({ content: '.doc{content-visibility:visible!important}' });
			await page.evaluate(axe);
			const found = await page.evaluate(() => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
			check(`axe: ${name}, ${width} ${colorScheme} ${how}: ${found.passes.length} rules hold`, found.violations.map(v => [v.id, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]), []);
			check(`nothing wider than ${width}`, await page.evaluate(() => document.documentElement.scrollWidth), width);
			if (shots) await page.screenshot({ path: path.join(shots, `${name.replace(/\W/g, '-')}-${width}-${colorScheme}.png`), fullPage: true });
			await page.context().close();
		}
};

const withoutScript = async () => {
	const page = await open('examples.html', { javaScriptEnabled: false });
	check('without script: cards, tables, no form', [await page.locator('.card').count(), await page.locator('table').count() > 2, await page.locator('#filter').isVisible()], [table.length, true, false]);
	await page.click('#k1 summary');
	check('without script a card opens', await page.locator('#k1 dl').isVisible(), true);
	await page.close();
	// What is laid out as text must be the text: the sentences, in their order.
	const all = fs.readFileSync(path.join(folder, 'rows'), 'utf8').trimEnd().split('\n').map(l => l.split('\t')[6]).join(' ');
	const read = await open('examples.html');
	const text = await read.evaluate(() => Array.from(document.querySelectorAll('.par > p')).map(p => {
		const q = p.cloneNode(true);
		q.querySelectorAll('.b').forEach(b => b.remove());
		return q.textContent;
	}).join(' '));
	check('the text is there whole', text, all);
	await read.close();
};

const prints = async () => {
	const page = await open('examples.html');
	const pdf = await page.pdf({ format: 'A4', printBackground: true });
	const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
	check(`prints on paper (${sheets} sheets)`, [pdf.subarray(0, 5).toString(), sheets > 1 && sheets < 20], ['%PDF-', true]);
	if (shots) fs.writeFileSync(path.join(shots, 'examples.pdf'), pdf);
	await page.close();
};

for (const part of [filters, clicks, ledger, pagesOfFolder, hostile, accessible, withoutScript, prints])
	await part();
await browser.close();
console.log(failed ? `${failed} failed` : 'all hold');
process.exit(failed ? 1 : 0);
