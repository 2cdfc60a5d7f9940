import { CodeBuilder } from '../code-builder.js';
import { PUG_COMMENT, SLASHES } from '../comment-syntax.js';
import { finderOf } from '../finders.js';
import type { Host, HostTools } from '../host.js';
import type { HtmlTag } from '../html-elements.js';
import { attributesOf, tagHeadAt } from '../pug-tags.js';
import type { PugAttributes } from '../pug-tags.js';
import { readElements, scriptLanguageOf } from '../read-html.js';
import type { Region, RegionList, ScriptLanguage } from '../region.js';
import { endOfBraces } from '../script-lexer.js';
import { markTags } from '../tags/marks.js';
import type { Tag } from '../tags/marks.js';
import { withoutMarks } from '../template.js';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** Pug (Jade) templates: `script.` blocks, attributes, and lines of code that run on the server. */
export const pug: Host = {
  id: 'pug',
  kind: 'page',
  endings: ['pug', 'jade'],
  editorLanguages: ['jade', 'pug'],
  fenceLabels: ['pug', 'jade'],
  read: readPug,
  comments: [PUG_COMMENT],
  commentStyles: [(text) => `//- ${text}`, SLASHES],
};

function readPug(text: string, { readTags, vocabulary }: HostTools): RegionList {
  const lines = linesOf(text);
  const closing = finderOf(text, ')');
  const tags: HtmlTag[] = [];
  const regions: Region[] = [];
  /** Indentations of the forms that are still open. */
  const forms: number[] = [];
  let html = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.start < html.length) continue;
    const content = text.slice(line.start + line.indent, line.end);
    if (content === '') continue;
    while ((forms.at(-1) ?? -1) >= line.indent) {
      forms.pop();
      tags.push({ name: 'form', isEnd: true, attributes: [], start: line.start, end: line.start });
    }
    const start = line.start + line.indent;
    if (content.startsWith('//')) {
      index = blockBelow(text, lines, index).last;
    } else if (/^:(?:javascript|js|babel|typescript|uglify-js)\b/.test(content)) {
      const block = blockBelow(text, lines, index);
      regions.push(blockRegion(text, block.lines, content.startsWith(':typescript') ? 'typescript' : 'jsx'));
      index = block.last;
    } else if (/^[<|]/.test(content)) {
      html += ' '.repeat(start - html.length) + content.replace(/^\|/, ' ');
    } else if (/^(?:-|!?=)/.test(content)) {
      const code = content.replace(/^(?:-|!?=)/, '');
      if (vocabulary.isInteresting(code))
        regions.push({ language: 'jsx', code, map: [[0, line.end - code.length]], kind: 'handler' });
    } else {
      const head = tagHeadAt(text, start, line.end);
      if (head === undefined) continue;
      const { attributes, expressions, end }: PugAttributes = attributesOf(text, head, closing);
      const tag: HtmlTag = { name: head.name, isEnd: false, attributes, start, end };
      tags.push(tag);
      regions.push(...expressions.filter(({ code }) => vocabulary.isInteresting(code)));
      if (head.name === 'form') forms.push(line.indent);
      while ((lines[index + 1]?.start ?? Infinity) < end) index++;
      if (head.name !== 'script' && head.name !== 'style') continue;
      const body = blockBelow(text, lines, index, line.indent);
      const language = head.name === 'script' ? scriptLanguageOf(tag) : undefined;
      if (language !== undefined)
        regions.push(...scriptRegions(text, end, lines[index]?.end ?? end, body.lines, language));
      const [first] = body.lines;
      // A filter within the script block names its own language.
      if (first === undefined || text[first.start + first.indent] !== ':') index = body.last;
    }
  }
  const elements = readElements(text, tags, vocabulary);
  const markup = readElements(html, readTags(html), vocabulary);
  const all = [...regions, ...elements.regions, ...markup.regions].map((region) => interpolated(text, region));
  return { regions: all, scriptUrls: [...elements.scriptUrls, ...markup.scriptUrls] };
}

/** Returns the regions of a script: `script(…) code` on the tag's line, and the indented block below it. */
function scriptRegions(
  text: string,
  from: number,
  lineEnd: number,
  block: readonly Line[],
  language: ScriptLanguage,
): Region[] {
  const inline = /^\s+(?=\S)/.exec(text.slice(from, lineEnd))?.[0].length;
  const regions: Region[] = [];
  if (inline !== undefined) {
    const code = text.slice(from + inline, lineEnd);
    regions.push({ language, code, map: [[0, from + inline]], kind: 'script', page: true });
  }
  if (block.length > 0) regions.push(blockRegion(text, block, language));
  return regions;
}

/** Returns the block of text below a tag, without `|` at the start of its lines. */
function blockRegion(text: string, lines: readonly Line[], language: ScriptLanguage): Region {
  const builder = new CodeBuilder(lines[0]?.start ?? 0);
  const last = lines.at(-1);
  for (const [index, { start, end, indent }] of lines.entries()) {
    const isPiped = text[start + indent] === '|';
    const from = isPiped ? start + indent + 1 : start;
    builder.copy(text.slice(from, line(lines, index + 1)?.start ?? last?.end ?? end), from);
  }
  return { language, code: builder.code, map: builder.map, kind: 'script', page: true };
}

function line(lines: readonly Line[], index: number): Line | undefined {
  return lines[index];
}

/** Returns the more deeply indented lines below a line, including blank ones among them. */
function blockBelow(
  text: string,
  lines: readonly Line[],
  index: number,
  indent = lines[index]?.indent ?? 0,
): { lines: Line[]; last: number } {
  const block: Line[] = [];
  let last = index;
  for (let next = index + 1; next < lines.length; next++) {
    const candidate = lines[next];
    if (candidate === undefined) break;
    const isBlank = text.slice(candidate.start, candidate.end).trim() === '';
    if (!isBlank && candidate.indent <= indent) break;
    block.push(candidate);
    if (!isBlank) last = next;
  }
  return { lines: block.slice(0, last - index), last };
}

/** Masks `#{…}` and `!{…}` in a region. */
function interpolated(text: string, region: Region): Region {
  const marked = markTags(region.code, [interpolations]);
  return marked === region.code ? region : withoutMarks(text, { ...region, code: marked });
}

/** Code with this many unclosed interpolations is not Pug. */
const MAX_UNCLOSED = 50;

function* interpolations(code: string): Iterable<Tag> {
  const opening = /(?<!\\)[#!]\{/g;
  let unclosed = 0;
  for (let match = opening.exec(code); match !== null && unclosed < MAX_UNCLOSED; match = opening.exec(code)) {
    const end = endOfBraces(code, match.index + 1);
    if (end < 0) {
      unclosed++;
      continue;
    }
    yield { start: match.index, end, kind: 'output' };
    opening.lastIndex = end;
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const lineEnd = /\r\n?|\n/g;
  for (let start = 0; start < text.length; start = lineEnd.lastIndex) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const end = match?.index ?? text.length;
    const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    lines.push({ start, end, indent });
    if (match === null) break;
  }
  return lines;
}
