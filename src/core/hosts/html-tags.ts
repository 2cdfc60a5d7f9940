import { Tokenizer, TokenizerMode } from 'parse5';
import type { Token } from 'parse5';
import type { HtmlAttribute, HtmlTag } from './html-elements.js';

/** Elements whose content is text instead of markup. */
const TEXT_MODES: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/**
 * Returns the tags of a document in order, according to the HTML standard's tokenizer: `</script>` in a string ends the
 * script, and `>` in an attribute does not end the tag.
 * It builds no tree, because that would drop misplaced elements, such as the `<td>` at the start of a partial.
 */
export function readTags(text: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  const ignore = (): void => undefined;
  const onTag =
    (isEnd: boolean) =>
    (token: Token.TagToken): void => {
      const location = token.location;
      if (location) {
        const { startOffset: start, endOffset: end } = location;
        tags.push({ name: token.tagName, isEnd, start, end, attributes: attributesOf(token) });
      }
      const mode = isEnd || token.selfClosing ? undefined : TEXT_MODES.get(token.tagName);
      if (mode !== undefined) tokenizer.state = mode;
    };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: onTag(false),
      onEndTag: onTag(true),
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(text, true);
  return tags;
}

function attributesOf(token: Token.TagToken): HtmlAttribute[] {
  return token.attrs.flatMap(({ name, value }) => {
    const range = token.location?.attrs?.[name];
    return range ? [{ name, value, start: range.startOffset, end: range.endOffset }] : [];
  });
}
