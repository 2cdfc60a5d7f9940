/** Marks what the engine says among the texts of a bundle: its own keys, with `{0}` for what differs. */
const MARK = '/engine';

/** Texts within texts: a sentence, its subject, the name in that. */
const DEPTH = 3;

/** A translated text by the English one; that itself where there is no translation. */
export type Translate = (text: string) => string;

/**
 * The engine speaks English, in an editor as on the command line. This finds the template that one of its texts was made
 * from, and fills in the translation.
 * @param bundle translations by English text, as `vscode.l10n.bundle`; undefined where the editor speaks English
 */
export function createTranslate(bundle: Readonly<Record<string, string>> | undefined): Translate {
  const templates = Object.entries(bundle ?? {}).flatMap(([key, translation]) =>
    key.endsWith(MARK) ? [templateOf(key.slice(0, -MARK.length), translation)] : [],
  );
  // The more of a text a template spells out, the surer it is the right one.
  templates.sort((a, b) => b.weight - a.weight);
  const known = new Map<string, string>();
  const translate = (text: string, depth: number): string => {
    for (const { pattern, translation } of depth === 0 ? [] : templates) {
      const match = pattern.exec(text);
      if (match === null) continue;
      return translation.replace(/\{(\d)\}/g, (_, hole: string) => translate(match[Number(hole) + 1] ?? '', depth - 1));
    }
    return text;
  };
  return (text) => {
    let translated = known.get(text);
    if (translated === undefined) known.set(text, (translated = translate(text, DEPTH)));
    return translated;
  };
}

interface Template {
  readonly pattern: RegExp;
  readonly translation: string;
  /** How many characters are spelt out. */
  readonly weight: number;
}

/** Holes are numbered in the order in which they stand in the English text; other braces, as in a path, are text. */
function templateOf(text: string, translation: string): Template {
  const pieces = text.split(/\{\d\}/);
  const pattern = pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('([^]+?)');
  return { pattern: new RegExp(`^${pattern}$`), translation, weight: pieces.join('').length };
}
