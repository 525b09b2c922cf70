import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.Triple;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * EntitiesPeers ROWS: the names that the conditional random field of Stanford CoreNLP finds in sentence rows,
 * as rows of doc, date, sent, start, end, type and text.
 */
class EntitiesPeers {
	private static final String MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

	public static void main(String[] args) throws Exception {
		CRFClassifier<CoreLabel> tagger = CRFClassifier.getClassifier(MODEL);
		PrintStream out = new PrintStream(System.out, false, "UTF-8");
		for (String line : Files.readAllLines(Path.of(args[0]))) {
			String[] f = line.split("\t", -1);
			for (Triple<String, Integer, Integer> name : tagger.classifyToCharacterOffsets(f[6])) {
				long start = Long.parseLong(f[4]) + bytes(f[6].substring(0, name.second));
				String text = f[6].substring(name.second, name.third);
				out.println(String.join("\t", f[0], f[1], f[2], "" + start, "" + (start + bytes(text)), name.first, text));
			}
		}
		out.flush();
	}

	private static int bytes(String text) throws Exception {
		return text.getBytes("UTF-8").length;
	}
}
