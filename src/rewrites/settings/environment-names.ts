import type { FoundFile } from '../../core/types.js';
import { environmentVariable, isEnvironmentName } from './portable-forms.js';
import type { Portable } from './portable-forms.js';

/** How code reads a variable, by the prefix of its name: only these reach code in browsers. */
const READ_BY: readonly (readonly [prefix: RegExp, 'process.env' | 'import.meta.env'])[] = [
  [/^VITE_/, 'import.meta.env'],
  [/^(?:REACT_APP|VUE_APP|NEXT_PUBLIC|GATSBY|EXPO_PUBLIC)_/, 'process.env'],
];

/** Returns the variables of a project's `.env` files that hold the client's settings, if there is one for each. */
export function variablesIn(files: readonly FoundFile[]): {
  readonly 'client id'?: Portable | undefined;
  readonly domain?: Portable | undefined;
} {
  const texts = files
    .filter(({ fileName }) => /(?:^|[\\/])\.env(?:\.[^\\/]*)?$/.test(fileName))
    .map(({ text }) => text);
  const names = new Set(texts.flatMap((text) => text.split('\n').flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? [])));
  const all = [...names].filter((name) => isEnvironmentName(name) && /AUTH/i.test(name) && isPublic(name));
  return {
    'client id': single(all.filter((name) => /CLIENT_?ID$/i.test(name))),
    domain: single(all.filter((name) => /DOMAIN$/i.test(name))),
  };
}

function isPublic(name: string): boolean {
  return READ_BY.some(([prefix]) => prefix.test(name));
}

function single([name, ...others]: readonly string[]): Portable | undefined {
  const home = name === undefined ? undefined : READ_BY.find(([prefix]) => prefix.test(name))?.[1];
  return name === undefined || home === undefined || others.length > 0 ? undefined : environmentVariable(home, name);
}
