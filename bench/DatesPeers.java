import de.unihd.dbs.heideltime.standalone.Config;
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.components.impl.JCasFactoryImpl;
import de.unihd.dbs.heideltime.standalone.components.impl.UimaContextImpl;
import de.unihd.dbs.uima.annotator.heideltime.HeidelTime;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.Dct;
import de.unihd.dbs.uima.types.heideltime.Sentence;
import de.unihd.dbs.uima.types.heideltime.Timex3;
import de.unihd.dbs.uima.types.heideltime.Token;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.time.SUTime;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeAnnotator;
import edu.stanford.nlp.time.TimeExpression;
import edu.stanford.nlp.util.CoreMap;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.text.AnnotationIndex;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.XMLInputSource;

/**
 * DatesPeers heideltime|sutime ROWS: the times that a tagger finds in sentence rows, each row a document of its own,
 * as rows of doc, start and end (bytes), type, value. Both get the tokens and parts of speech of Stanford CoreNLP:
 * HeidelTime brings no tagger, and without one it finds less.
 */
class DatesPeers {
	private record Time(int start, int end, String type, String value) { }

	private interface Tagger {
		List<Time> find(Annotation text, String date) throws Exception;
	}

	private static Tagger suTime() {
		final Properties p = new Properties();
		p.setProperty("sutime.includeRange", "true");
		final TimeAnnotator annotator = new TimeAnnotator("sutime", p);
		return (text, date) -> {
			final List<Time> out = new ArrayList<>();
			if (!date.isEmpty())
				text.set(CoreAnnotations.DocDateAnnotation.class, date);
			annotator.annotate(text);
			for (CoreMap m : text.get(TimeAnnotations.TimexAnnotations.class)) {
				final SUTime.Temporal t = m.get(TimeExpression.Annotation.class).getTemporal();
				final String value = t.getTimexValue();
				out.add(new Time(m.get(CoreAnnotations.CharacterOffsetBeginAnnotation.class),
					m.get(CoreAnnotations.CharacterOffsetEndAnnotation.class), t.getTimexType().name(), value == null ? "" : value));
			}
			return out;
		};
	}

	private static Tagger heidelTime() throws Exception {
		final Properties p = new Properties();
		for (String type : new String[] {"Date", "Duration", "Set", "Time"}) {
			p.setProperty("consider" + type, "true");
			p.setProperty("uimaVar" + type, type);
		}
		p.setProperty("considerTemponym", "false");
		p.setProperty("uimaVarTemponym", "Temponym");
		p.setProperty("uimaVarLanguage", "Language");
		p.setProperty("uimaVarTypeToProcess", "Type");
		Config.setProps(p);
		final HeidelTime tagger = new HeidelTime();
		tagger.initialize(new UimaContextImpl(Language.ENGLISH, DocumentType.NEWS, false));
		final TypeSystemDescription types = UIMAFramework.getXMLParser().parseTypeSystemDescription(
			new XMLInputSource(HeidelTime.class.getClassLoader().getResource("desc/type/HeidelTime_TypeSystem.xml")));
		final JCasFactoryImpl factory = new JCasFactoryImpl(new TypeSystemDescription[] {types});
		final JCas cas = factory.createJCas();
		return (text, date) -> {
			cas.reset();
			cas.setDocumentText(text.get(CoreAnnotations.TextAnnotation.class));
			if (!date.isEmpty()) {
				final Dct dct = new Dct(cas);
				dct.setValue(date.replace('-', '.') + "T00:00");
				dct.addToIndexes();
			}
			for (CoreMap s : text.get(CoreAnnotations.SentencesAnnotation.class)) {
				final List<CoreLabel> tokens = s.get(CoreAnnotations.TokensAnnotation.class);
				new Sentence(cas, tokens.get(0).beginPosition(), tokens.get(tokens.size() - 1).endPosition()).addToIndexes();
				for (CoreLabel t : tokens) {
					final Token token = new Token(cas, t.beginPosition(), t.endPosition());
					token.setPos(t.tag());
					token.addToIndexes();
				}
			}
			tagger.process(cas);
			final List<Time> out = new ArrayList<>();
			final AnnotationIndex<org.apache.uima.jcas.tcas.Annotation> found = cas.getAnnotationIndex(Timex3.type);
			for (org.apache.uima.jcas.tcas.Annotation a : found) {
				final Timex3 t = (Timex3) a;
				out.add(new Time(t.getBegin(), t.getEnd(), t.getTimexType(), t.getTimexValue()));
			}
			return out;
		};
	}

	private static int bytes(String text) throws Exception {
		return text.getBytes("UTF-8").length;
	}

	public static void main(String[] args) throws Exception {
		final PrintStream out = new PrintStream(System.out, false, "UTF-8"), err = System.err;
		System.setOut(err); // taggers talk
		final Properties p = new Properties();
		p.setProperty("annotators", "tokenize,pos");
		p.setProperty("ssplit.isOneSentence", "true");
		final StanfordCoreNLP tokens = new StanfordCoreNLP(p);
		final Tagger tagger = args[0].equals("sutime") ? suTime() : heidelTime();
		for (String line : Files.readAllLines(Path.of(args[1]))) {
			final String[] f = line.split("\t", -1);
			final Annotation text = new Annotation(f[6]);
			tokens.annotate(text);
			for (Time t : tagger.find(text, f[1]))
				out.println(String.join("\t", f[0], "" + bytes(f[6].substring(0, t.start())),
					"" + bytes(f[6].substring(0, t.end())), t.type(), t.value()));
		}
		out.flush();
	}
}
