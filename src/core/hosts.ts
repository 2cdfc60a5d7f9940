/** The kind of text a file holds, by the ending of its name: where in it the JavaScript and TypeScript stands. */
export type HostLanguage = 'jsx' | 'typescript' | 'tsx' | 'html';

const BY_EXTENSION: Readonly<Record<string, HostLanguage>> = {
  // Old code bases keep JSX (and Flow) in .js files, so a .js file may hold either.
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
};

/** Endings (without the dot, lower case) of the files that are analysed. */
export const SUPPORTED_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

/** @returns the host language of a file by its name or path, or undefined where it is not analysed. */
export function hostLanguageOf(fileName: string): HostLanguage | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : BY_EXTENSION[extension];
}
