import { MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import { finderOf } from '../finders.js';
import type { Host, HostTools } from '../host.js';
import { readHtml } from '../read-html.js';
import { rebase } from '../region.js';
import type { Region, RegionList } from '../region.js';
import { coverage } from '../stretches.js';
import { pug } from './pug.js';

/** Vue single-file components: their scripts, and the expressions of their templates. */
export const vue: Host = {
  id: 'vue',
  kind: 'component',
  endings: ['vue'],
  editorLanguages: ['vue'],
  fenceLabels: ['vue', 'vue-html'],
  read: readVue,
  comments: [MARKUP_COMMENT],
  commentStyles: PAGE_STYLES,
};

function readVue(text: string, tools: HostTools): RegionList {
  const { regions, scriptUrls } = readHtml(text, tools);
  const all = [...regions, ...regionsInPug(text, tools), ...interpolations(text, regions, tools)];
  // Template expressions have the same language as the script.
  const typed = regions.find(({ kind, language }) => kind === 'script' && language !== 'jsx')?.language;
  return {
    regions: typed === undefined ? all : all.map((region) => ({ ...region, language: typed })),
    scriptUrls,
  };
}

/** Returns the regions in `<template lang="pug">`. */
function regionsInPug(text: string, tools: HostTools): readonly Region[] {
  if (!/\b(?:pug|jade)\b/.test(text)) return [];
  const template = tools.readTags(text).find(({ name, isEnd, attributes }) => {
    const language = attributes.find((attribute) => attribute.name === 'lang')?.value;
    return name === 'template' && !isEnd && (language === 'pug' || language === 'jade');
  });
  if (template === undefined) return [];
  const { end: start } = template;
  const end = text.indexOf('</template>', start);
  return end < 0 ? [] : rebase(pug.read(text.slice(start, end), tools, ''), [[0, start]], end - start).regions;
}

/** Returns the `{{ }}` interpolations that may contain a match of a rule. */
function interpolations(text: string, regions: readonly Region[], { vocabulary }: HostTools): Region[] {
  const isInScript = coverage(
    regions.flatMap(({ kind, map, code }) => {
      const start = map[0]?.[1] ?? 0;
      return kind === 'script' ? [{ start, end: start + code.length }] : [];
    }),
  );
  const found: Region[] = [];
  const next = finderOf(text, '{{');
  const closing = finderOf(text, '}}');
  for (let start = next(0); start >= 0;) {
    const from = start + 2;
    const close = closing(from + 1);
    if (close < 0) break;
    const following = next(from);
    const isTag = (following < 0 || following > close) && close <= from + LONGEST;
    if (isTag && !isInScript(start, from)) {
      const code = text.slice(from, close);
      if (vocabulary.isInteresting(code)) found.push({ language: 'jsx', code, map: [[0, from]], kind: 'handler' });
    }
    if (isTag) start = next(close + 2);
    else start = text.startsWith('{{', start + 1) ? start + 1 : following;
  }
  return found;
}

/** The maximum length of an interpolation. */
const LONGEST = 2000;
