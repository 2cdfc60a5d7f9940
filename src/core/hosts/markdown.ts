import { readBracedMarkup } from './braced-markup.js';
import type { HostLanguage } from './hosts.js';
import { readHtml } from './html.js';
import { readBlocks } from './markdown-blocks.js';
import type { Fence } from './markdown-blocks.js';
import { NO_REGIONS, rebase } from './region.js';
import type { Region, RegionList } from './region.js';
import { dollarTags } from './tags/dollar.js';
import { markTags } from './tags/marks.js';
import { withoutMarks } from './template.js';

/** What the labels of fences mean; those of other languages are not looked at. */
const LABELS: Readonly<Record<string, HostLanguage>> = {
  ...labels(
    'jsx',
    'js javascript jsx mjs cjs node nodejs es6 es2015 ecmascript react javascriptreact babel angularjs jquery',
  ),
  ...labels('typescript', 'ts typescript mts cts'),
  ...labels('tsx', 'tsx typescriptreact'),
  ...labels('html', 'html htm xhtml markup html5 xml svg angular ng'),
  ...labels('vue', 'vue vue-html'),
  ...labels('svelte', 'svelte'),
  ...labels('astro', 'astro'),
  ...labels('ejs', 'ejs'),
  ...labels('erb', 'erb rhtml html+erb'),
  ...labels(
    'braces',
    'handlebars hbs mustache jinja jinja2 j2 django nunjucks njk twig liquid html+django html+jinja html+twig',
  ),
  ...labels('razor', 'cshtml razor'),
  ...labels('aspx', 'aspx asp aspnet aspx-cs'),
  ...labels('jsp', 'jsp'),
  ...labels('php', 'php'),
  ...labels('pug', 'pug jade'),
};

/** Reads a text as a host does; handed in, because that is who calls this, too. */
export type HostReader = (text: string, language: HostLanguage) => RegionList;

/** The fences of a Markdown document, and the HTML in it. */
export function readMarkdown(text: string, read: HostReader): RegionList {
  const { fences, html } = readBlocks(text);
  const lists = fences.map((fence, index) => readFence(fence, index, read));
  if (html.length > 0) lists.push(readHtml(only(text, html)));
  return joined(lists);
}

/** The fences of an MDX document, its imports and exports, and its JSX. */
export function readMdx(text: string, read: HostReader): RegionList {
  const { fences, inlineCode } = readBlocks(text, true);
  const lists = fences.map((fence, index) => readFence(fence, index, read));
  const prose = without(text, [...fences, ...inlineCode]);
  const scripts: Region[] = [...prose.matchAll(/^(?:import|export)\b[^\r\n]*(?:\r?\n(?![ \t]*\r?\n)[^\r\n]*)*/gm)].map(
    (match) => ({ language: 'tsx', code: match[0], map: [[0, match.index]], kind: 'script' }),
  );
  const markup = without(
    prose,
    scripts.map(({ code, map }) => ({ start: map[0]?.[1] ?? 0, end: (map[0]?.[1] ?? 0) + code.length })),
  );
  return joined([...lists, { regions: scripts, scriptUrls: [] }, readBracedMarkup(markup, 'tsx')]);
}

function readFence(fence: Fence, snippet: number, read: HostReader): RegionList {
  const language = languageOf(fence);
  if (language === undefined) return NO_REGIONS;
  // A documentation engine puts its values into the fences before any browser or reader sees them.
  const code = markTags(fence.code, [dollarTags]);
  const list = read(code, language);
  const regions = list.regions.map((region) => ({ ...withoutMarks(fence.code, region), snippet }));
  return rebase({ regions, scriptUrls: list.scriptUrls }, fence.map, fence.code.length);
}

function languageOf({ label, code }: Fence): HostLanguage | undefined {
  const language = label === '' ? guess(code) : LABELS[label];
  // Pages are often labelled as the language of their scripts.
  return language === 'jsx' && isPage(code) ? 'html' : language;
}

function isPage(code: string): boolean {
  const start = code.trimStart();
  if (!/^<[!a-z]/i.test(start)) return false;
  return (
    /^<!(?:doctype|--)|<script\b|<\/(?:html|head|body)>/i.test(start) ||
    (/\bon[a-z]+=["']|href=["']javascript:/.test(start) && !start.includes('={'))
  );
}

/** Without a label only what cannot be a shell session, a request or data is taken for code. */
function guess(code: string): HostLanguage | undefined {
  const start = code.trimStart();
  if (isPage(code) || /^<(?:a|form|button|p|div|input)\b/i.test(start)) return 'html';
  if (/^(?:[$#>%]\s|[{[]\s*["\]}]|(?:GET|POST|PUT|PATCH|DELETE|HEAD|HTTP\/[\d.]+|curl|npm|yarn|https?:)\b)/.test(start))
    return undefined;
  const looksLikeScript =
    /(?:^|[\s;{(])(?:var|let|const|function|new|require|import|return|await|this)\b[^\r\n]*[=({'"]|=>|\bfunction\s*\(|\w\(\s*\{|\.\w+\([^\r\n]*\)\s*;?\s*$/m;
  return looksLikeScript.test(code) ? 'jsx' : undefined;
}

function joined(lists: readonly RegionList[]): RegionList {
  return {
    regions: lists.flatMap(({ regions }) => regions),
    scriptUrls: lists.flatMap(({ scriptUrls }) => scriptUrls),
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text with everything but some stretches blanked. */
function only(text: string, kept: readonly Stretch[]): string {
  let result = '';
  for (const { start, end } of kept) {
    if (start >= result.length) result += blank(text.slice(result.length, start)) + text.slice(start, end);
  }
  return result;
}

function without(text: string, dropped: readonly Stretch[]): string {
  let result = '';
  for (const { start, end } of [...dropped].sort((a, b) => a.start - b.start)) {
    if (start >= result.length) result += text.slice(result.length, start) + blank(text.slice(start, end));
  }
  return result + text.slice(result.length);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function labels(language: HostLanguage, words: string): Record<string, HostLanguage> {
  return Object.fromEntries(words.split(' ').map((word) => [word, language]));
}
