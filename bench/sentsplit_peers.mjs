// sentsplit_peers.mjs PEER FILE: sentences by a splitter of npm, one a line; the peers get a
// paragraph at a time, its line breaks as spaces.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [peer, path] = process.argv.slice(2);
const require = createRequire(process.env.PEERS + "/");
const splitters = {
	sbd: () => {
		const { sentences } = require("sbd");
		return (par) => sentences(par, {});
	},
	sentencex: () => {
		const { segment } = require("sentencex");
		// It stops at some paragraphs with an error of its own: they count as one sentence.
		return (par) => {
			try {
				return segment("en", par);
			} catch {
				return [par];
			}
		};
	},
};
const split = splitters[peer]();
const out = [];
for (const par of readFileSync(path, "utf8").split(/\n[ \t\r]*\n\s*/)) {
	const text = par.replaceAll("\n", " ").trim();
	if (text)
		for (const s of split(text))
			if (s.trim()) out.push(s.replace(/[\r\n]+/g, " "));
}
process.stdout.write(out.join("\n") + "\n");
