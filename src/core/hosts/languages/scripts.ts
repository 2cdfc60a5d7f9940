import { JSX, SLASHES, STARS } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { endingOf, withoutEnding } from '../names.js';
import type { RegionList, ScriptLanguage } from '../region.js';

/** JavaScript. Old code bases have JSX and Flow in `.js` files, so any `.js` file may contain them. */
export const javascript: Host = {
  ...script('jsx'),
  id: 'javascript',
  endings: ['js', 'mjs', 'cjs', 'jsx'],
  editorLanguages: ['javascript', 'javascriptreact'],
  fenceLabels: [
    'js',
    'javascript',
    'jsx',
    'mjs',
    'cjs',
    'node',
    'nodejs',
    'es6',
    'es2015',
    'ecmascript',
    'react',
    'javascriptreact',
    'babel',
    'angularjs',
    'jquery',
  ],
};

export const typescript: Host = {
  ...script('typescript'),
  id: 'typescript',
  endings: ['ts', 'mts', 'cts'],
  editorLanguages: ['typescript'],
  fenceLabels: ['ts', 'typescript', 'mts', 'cts'],
  commentStyles: [SLASHES, STARS],
};

export const tsx: Host = {
  ...script('tsx'),
  id: 'tsx',
  endings: ['tsx'],
  editorLanguages: ['typescriptreact'],
  fenceLabels: ['tsx', 'typescriptreact'],
};

/** @returns the language of the script that a template such as `app.js.erb` produces; undefined for pages */
export function templatedScriptOf(fileName: string): ScriptLanguage | undefined {
  const ending = endingOf(withoutEnding(fileName)) ?? '';
  return [javascript, typescript, tsx].find(({ endings }) => endings.includes(ending))?.script;
}

function script(language: ScriptLanguage) {
  return {
    script: language,
    read: (text: string): RegionList => ({
      regions: [{ language, code: text, map: [[0, 0]], kind: 'script' }],
      scriptUrls: [],
    }),
    comments: [],
    commentStyles: [SLASHES, JSX, STARS],
  };
}
