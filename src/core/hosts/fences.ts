import type { Host, HostTools } from './host.js';
import { html } from './languages/html.js';
import { javascript } from './languages/scripts.js';
import type { Fence } from './markdown-blocks.js';
import { joinLists, NO_REGIONS, rebase } from './region.js';
import type { RegionList } from './region.js';
import { dollarTags } from './tags/dollar.js';
import { markTags } from './tags/marks.js';
import { withoutMarks } from './template.js';

/** Returns the regions in the fences of a Markdown document. */
export function readFences(fences: readonly Fence[], tools: HostTools): RegionList {
  return joinLists(fences.map((fence, index) => readFence(fence, index, tools)));
}

/** Reads the code of a fence with the host that its label names. */
function readFence(fence: Fence, snippet: number, tools: HostTools): RegionList {
  const host = hostOf(fence, tools);
  if (host === undefined) return NO_REGIONS;
  // Documentation engines replace `${…}` in fences before publishing, so they are template tags.
  const code = markTags(fence.code, [dollarTags]);
  const list = host.read(code, tools, '');
  const regions = list.regions.map((region) => ({ ...withoutMarks(fence.code, region), snippet }));
  return rebase({ regions, scriptUrls: list.scriptUrls }, fence.map, fence.code.length);
}

function hostOf({ label, code }: Fence, tools: HostTools): Host | undefined {
  const host = label === '' ? guess(code) : tools.hostOfFence(label);
  // HTML pages often have the label of their scripts' language.
  return host === javascript && isPage(code) ? html : host;
}

function isPage(code: string): boolean {
  const start = code.trimStart();
  if (!/^<[!a-z]/i.test(start)) return false;
  return (
    /^<!(?:doctype|--)|<script\b|<\/(?:html|head|body)>/i.test(start) ||
    (/\bon[a-z]+=["']|href=["']javascript:/.test(start) && !start.includes('={'))
  );
}

/** Guesses the host of a fence without a label. Shell sessions, requests and data are not code. */
function guess(code: string): Host | undefined {
  const start = code.trimStart();
  if (isPage(code) || /^<(?:a|form|button|p|div|input)\b/i.test(start)) return html;
  if (/^(?:[$#>%]\s|[{[]\s*["\]}]|(?:GET|POST|PUT|PATCH|DELETE|HEAD|HTTP\/[\d.]+|curl|npm|yarn|https?:)\b)/.test(start))
    return undefined;
  const looksLikeScript = /=>|\bfunction\s*\(|\w\(\s*\{/.test(code) || code.split(/[\r\n]+/).some(isStatement);
  return looksLikeScript ? javascript : undefined;
}

/** Whether a line looks like a statement: a keyword before an operator or bracket, or a call of a method at its end. */
function isStatement(line: string): boolean {
  const keyword = /(?:^|[\s;{(])(?:var|let|const|function|new|require|import|return|await|this)\b/.exec(line);
  if (keyword !== null && /[=({'"]/.test(line.slice(keyword.index + keyword[0].length))) return true;
  return /\)\s*;?$/.test(line.trimEnd()) && /\.\w+\(/.test(line);
}
