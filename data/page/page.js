"use strict";
// Filters what the page shows. The state is the address behind "#?", so that a view can be sent: a who
// is bound, p towards whom, s status, t topic, g outcome, u undertaking, from and to a time of deadlines,
// min a score, q words, late=1 overdue alone. On the index of a folder it is documents that are filtered.
(() => {
	const byId = id => document.getElementById(id);
	const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
	const asOf = document.body.dataset.asOf || "";
	const form = byId("filter");
	const docs = all(".docrow");
	const cards = all(".card");
	const items = document.body.dataset.index ? docs : cards;
	const keys = ["q", "a", "p", "s", "t", "g", "u", "from", "to", "min", "late"];
	const ended = /^(proposed|fulfilled|refused|withdrawn)$/;
	const list = text => text ? text.split(";") : [];
	let state = new URLSearchParams();

	// What is looked for again and again is taken down once.
	const facts = items.map(el => {
		const d = el.dataset;
		return {
			el, s: list(d.s), a: list(d.a), p: list(d.p), t: list(d.t), g: d.g || "", u: d.u || "",
			first: d.d || "", last: list(d.e), score: Number(d.v || 1), text: null,
			sign: byId(el.id.replace("k", "c")), article: el.closest("article"),
		};
	});

	const isLate = f => {
		if (f.g) return f.g === "overdue";
		return asOf !== "" && !f.s.every(s => ended.test(s)) && f.last.some(day => day !== "" && day < asOf);
	};

	const words = f => {
		if (f.text === null) f.text = f.el.textContent.toLowerCase();
		return f.text;
	};

	// Where all are bound together, each is so towards each other.
	const towards = (f, who) => f.p.includes(who) || (!f.p.length && f.a.includes(who) && (!state.get("a") || state.get("a") !== who));

	const isDue = (f, from, to) => f.last.some(day => day !== "" && (!from || day >= from) && (!to || day <= to));

	const fits = f => {
		const is = key => state.get(key) || "";
		return (!is("a") || f.a.includes(is("a"))) && (!is("p") || towards(f, is("p"))) &&
			(!is("s") || f.s.includes(is("s"))) && (!is("t") || f.t.includes(is("t"))) &&
			(!is("g") || f.g === is("g")) && (!is("u") || f.u === is("u") || atOf(is("u")) === f.el.id) &&
			(!(is("from") || is("to")) || isDue(f, is("from"), is("to"))) &&
			(!is("min") || f.score >= Number(is("min"))) && (!is("late") || isLate(f)) &&
			(!is("q") || words(f).includes(is("q").toLowerCase()));
	};

	// Without the ids of ledger --rows the card is known where the undertaking was told of first.
	const firsts = new Map();
	const atOf = id => firsts.get(id);

	const showCard = (f, on) => {
		f.el.classList.toggle("off", !on);
		if (f.sign) f.sign.classList.toggle("dim", !on);
	};

	const showMarks = shown => {
		for (const m of all("mark[data-c]"))
			m.classList.toggle("dim", !shown.has(m.dataset.c));
	};

	const showDocuments = (filtered, count) => {
		for (const row of docs) {
			const article = byId("d" + row.dataset.n);
			const on = !filtered || count.has(article);
			row.classList.toggle("off", !on);
			if (article) article.classList.toggle("off", !on);
		}
	};

	const showUndertakings = () => {
		for (const row of all("tr.u")) {
			const d = row.dataset;
			const f = {el: row, s: list(d.s), a: list(d.a), p: list(d.p), t: list(d.t), g: d.g, u: d.u, first: d.d,
				last: list(d.e), score: Number(d.v || 1), text: null};
			row.classList.toggle("off", !fits(f));
		}
	};

	// Links that lead to what is shown, or that would add to it.
	const showCurrent = () => {
		for (const a of all('a[href^="#?"]')) {
			const of = new URLSearchParams(a.getAttribute("href").slice(2));
			const on = Array.from(of).every(([key, value]) => (state.get(key) || "") === value);
			if (on) a.setAttribute("aria-current", "true");
			else a.removeAttribute("aria-current");
		}
	};

	const showForm = () => {
		for (const key of ["q", "a", "p", "s", "t", "from", "to", "min"]) {
			const field = byId("f-" + key), value = state.get(key) || "";
			if (field.tagName === "SELECT" && value && !Array.from(field.options).some(o => o.value === value))
				field.add(new Option(value, value));
			field.value = value;
		}
		byId("f-late").checked = state.get("late") === "1";
	};

	const apply = () => {
		const filtered = keys.some(key => state.get(key));
		const shown = new Set(), count = new Set();
		let n = 0;
		for (const f of facts) {
			const on = !filtered || fits(f);
			showCard(f, on);
			if (!on) continue;
			n++;
			shown.add(f.el.id.slice(1));
			count.add(f.article);
		}
		if (items === cards) {
			showMarks(shown);
			showDocuments(filtered, count);
		}
		showUndertakings();
		showCurrent();
		showForm();
		const what = items === cards ? "commitments" : "documents";
		byId("shown").textContent = filtered ? n + " of " + items.length + " " + what : items.length + " " + what;
		byId("reset").disabled = !filtered;
	};

	const read = () => {
		state = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
		apply();
	};

	// Without a jump: what does not begin with "#?" is a place on the page.
	const write = replace => {
		const text = Array.from(state).filter(([, v]) => v).map(([k, v]) => k + "=" + encodeURIComponent(v)).join("&");
		history[replace ? "replaceState" : "pushState"](null, "", text ? "#?" + text : location.pathname + location.search);
		apply();
	};

	// A card is opened when one comes to it, and shown even if the filter hides it.
	const open = () => {
		const el = location.hash.startsWith("#k") && byId(location.hash.slice(1));
		if (!el || el.tagName !== "DETAILS") return;
		el.open = true;
		el.classList.remove("off");
		if (el.closest("article")) el.closest("article").classList.remove("off");
		el.scrollIntoView({block: "center"});
		el.firstElementChild.focus({preventScroll: true});
	};

	// What is clicked is added to what is filtered already, or taken away where it is part of it.
	const onLink = event => {
		const a = event.target.closest && event.target.closest('a[href^="#"]');
		if (!a || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
		const href = a.getAttribute("href");
		if (!href.startsWith("#?")) return;
		event.preventDefault();
		const of = Array.from(new URLSearchParams(href.slice(2)));
		const on = of.every(([key, value]) => (state.get(key) || "") === value);
		for (const [key, value] of of) {
			if (on || !value) state.delete(key);
			else state.set(key, value);
		}
		write();
	};

	const fillSelect = (id, any, values, name) => {
		const select = byId(id), n = new Map();
		for (const value of values) n.set(value, (n.get(value) || 0) + 1);
		select.add(new Option(any, ""));
		for (const value of Array.from(n.keys()).sort((x, y) => n.get(y) - n.get(x) || (x < y ? -1 : 1)))
			select.add(new Option(name(value) + " (" + n.get(value) + ")", value));
	};

	// The overview has the names of codes.
	const nameOf = key => {
		const names = new Map();
		for (const a of all('tbody th a[href^="#?' + key + '="]'))
			names.set(new URLSearchParams(a.getAttribute("href").slice(2)).get(key), a.textContent);
		return value => names.get(value) || value;
	};

	const copy = async (button, pre) => {
		try {
			await navigator.clipboard.writeText(pre.textContent + "\n");
			button.textContent = "copied";
		} catch (e) {
			getSelection().selectAllChildren(pre);
			button.textContent = "selected: press Ctrl-C";
		}
	};

	const addButton = card => {
		const pre = card.querySelector("pre");
		if (!pre || card.querySelector(".copy")) return;
		const button = document.createElement("button");
		button.type = "button";
		button.className = "copy";
		button.textContent = "copy the row";
		button.addEventListener("click", () => copy(button, pre));
		pre.after(button);
	};

	const addBadge = f => {
		const when = f.el.querySelector(".wh");
		if (!when || f.g || !isLate(f)) return;
		const badge = document.createElement("span");
		badge.className = "badge";
		badge.textContent = "overdue";
		when.after(badge);
	};

	const begin = () => {
		const who = nameOf("a");
		fillSelect("f-a", "anybody", facts.flatMap(f => f.a), who);
		fillSelect("f-p", "anybody", facts.flatMap(f => f.p), who);
		fillSelect("f-s", "any", facts.flatMap(f => f.s), value => value);
		fillSelect("f-t", "any", facts.flatMap(f => f.t), nameOf("t"));
		for (const row of all("tr.u")) {
			const a = row.querySelector('a[href^="#k"]');
			if (a) firsts.set(row.dataset.u, a.getAttribute("href").slice(1));
		}
		if (items === cards) facts.forEach(addBadge);
		form.hidden = false;
		if (items !== cards) byId("open").hidden = byId("f-names").parentElement.hidden = true;
		for (const key of ["a", "p", "s", "t", "from", "to", "min"])
			byId("f-" + key).addEventListener("change", e => { state.set(key, e.target.value); write(); });
		byId("f-q").addEventListener("input", e => { state.set("q", e.target.value); write(true); });
		byId("f-late").addEventListener("change", e => { state.set("late", e.target.checked ? "1" : ""); write(); });
		byId("f-names").addEventListener("change", e => document.body.classList.toggle("names", e.target.checked));
		byId("reset").addEventListener("click", () => { state = new URLSearchParams(); write(); });
		byId("open").addEventListener("click", e => {
			const on = e.target.textContent.startsWith("open");
			for (const card of cards) card.open = on;
			e.target.textContent = on ? "close all cards" : "open all cards";
		});
		form.addEventListener("submit", e => e.preventDefault());
		document.addEventListener("click", onLink);
		document.addEventListener("toggle", e => { if (e.target.open) addButton(e.target); }, true);
		addEventListener("hashchange", () => { if (location.hash.startsWith("#?") || !location.hash) read(); open(); });
		addEventListener("popstate", () => { if (location.hash.startsWith("#?") || !location.hash) read(); });
		read();
		open();
	};
	begin();
})();
