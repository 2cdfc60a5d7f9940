import type { Host } from './host.js';
import { aspx } from './languages/aspx.js';
import { astro } from './languages/astro.js';
import { braces } from './languages/braces.js';
import { ejs } from './languages/ejs.js';
import { erb } from './languages/erb.js';
import { foreign } from './languages/foreign.js';
import { html } from './languages/html.js';
import { jsp } from './languages/jsp.js';
import { markdown } from './languages/markdown.js';
import { mdx } from './languages/mdx.js';
import { notebook } from './languages/notebook.js';
import { php } from './languages/php.js';
import { pug } from './languages/pug.js';
import { razor } from './languages/razor.js';
import { javascript, tsx, typescript } from './languages/scripts.js';
import { svelte } from './languages/svelte.js';
import { vue } from './languages/vue.js';
import { endingOf } from './names.js';

/** All supported kinds of files. */
export const HOSTS: readonly Host[] = [
  javascript,
  typescript,
  tsx,
  html,
  vue,
  svelte,
  astro,
  markdown,
  mdx,
  ejs,
  erb,
  braces,
  razor,
  aspx,
  jsp,
  php,
  pug,
  notebook,
  foreign,
];

const BY_ENDING = index(({ endings }) => endings);
const BY_EDITOR_LANGUAGE = index(({ editorLanguages }) => editorLanguages);
const BY_FENCE_LABEL = index(({ fenceLabels }) => fenceLabels);

/** @returns the host for a file name or path; undefined if the kind of file is not supported */
export function hostOf(fileName: string): Host | undefined {
  return BY_ENDING.get(endingOf(fileName) ?? '');
}

/** @param id VS Code's language identifier */
export function hostOfEditorLanguage(id: string): Host | undefined {
  return BY_EDITOR_LANGUAGE.get(id);
}

/** @param label of a Markdown fence, in lower case */
export function hostOfFence(label: string): Host | undefined {
  return BY_FENCE_LABEL.get(label);
}

function index(keysOf: (host: Host) => readonly string[]): ReadonlyMap<string, Host> {
  return new Map(HOSTS.flatMap((host) => keysOf(host).map((key) => [key, host] as const)));
}
