import { MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host, HostTools } from '../host.js';
import { readHtml } from '../html.js';
import { rebase } from '../region.js';
import type { Region, RegionList } from '../region.js';
import { pug } from './pug.js';

/** Vue single-file components: their scripts, and the expressions of their templates. */
export const vue: Host = {
  id: 'vue',
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
  const match = /<template\b[^>]*\blang\s*=\s*["']?(?:pug|jade)\b[^>]*>([\s\S]*?)<\/template>/.exec(text);
  const code = match?.[1];
  if (match === null || code === undefined) return [];
  const start = match.index + match[0].indexOf(code);
  return rebase(pug.read(code, tools, ''), [[0, start]], code.length).regions;
}

/** Returns the `{{ }}` interpolations that may contain a match of a rule. */
function interpolations(text: string, regions: readonly Region[], { vocabulary }: HostTools): Region[] {
  const scripts = regions.flatMap(({ kind, map, code }) => {
    const start = map[0]?.[1] ?? 0;
    return kind === 'script' ? [{ start, end: start + code.length }] : [];
  });
  return [...text.matchAll(/\{\{((?:(?!\{\{)[\s\S]){1,2000}?)\}\}/g)].flatMap((match): Region[] => {
    const code = match[1] ?? '';
    if (!vocabulary.isInteresting(code) || scripts.some(({ start, end }) => match.index >= start && match.index < end))
      return [];
    return [{ language: 'jsx', code, map: [[0, match.index + 2]], kind: 'handler' }];
  });
}
