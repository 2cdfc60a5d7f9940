/** The kind of text a file holds, by the ending of its name: where in it the JavaScript and TypeScript stands. */
export type HostLanguage =
  | 'jsx'
  | 'typescript'
  | 'tsx'
  | 'html'
  | 'vue'
  | 'svelte'
  | 'astro'
  | 'markdown'
  | 'mdx'
  | 'ejs'
  | 'erb'
  | 'braces'
  | 'razor'
  | 'aspx'
  | 'jsp'
  | 'php'
  | 'pug'
  | 'notebook'
  | 'foreign';

/** Languages that are scripts from end to end. */
const SCRIPTS: Readonly<Record<string, HostLanguage>> = {
  // Old code bases keep JSX (and Flow) in .js files, so a .js file may hold either.
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
};

const ENDINGS: Readonly<Record<Exclude<HostLanguage, 'jsx' | 'typescript' | 'tsx'>, readonly string[]>> = {
  html: ['html', 'htm', 'xhtml'],
  vue: ['vue'],
  svelte: ['svelte'],
  astro: ['astro'],
  markdown: ['md', 'markdown'],
  mdx: ['mdx'],
  ejs: ['ejs'],
  erb: ['erb', 'rhtml'],
  braces: ['hbs', 'handlebars', 'mustache', 'njk', 'jinja', 'jinja2', 'j2', 'twig', 'liquid', 'gohtml', 'tmpl'],
  razor: ['cshtml', 'vbhtml', 'razor'],
  aspx: ['aspx', 'ascx', 'master', 'asp'],
  jsp: ['jsp', 'jspf', 'jspx', 'tag'],
  php: ['php', 'phtml'],
  pug: ['pug', 'jade'],
  notebook: ['ipynb'],
  foreign: ['cs', 'java', 'kt', 'kts', 'swift', 'm', 'mm', 'py', 'rb', 'go'],
};

const BY_EXTENSION: Readonly<Record<string, HostLanguage>> = {
  ...SCRIPTS,
  ...Object.fromEntries(
    Object.entries(ENDINGS).flatMap(([host, endings]) => endings.map((ending) => [ending, host as HostLanguage])),
  ),
};

/** Endings (without the dot, lower case) of the files that are analysed. */
export const SUPPORTED_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

/** @returns the host language of a file by its name or path, or undefined where it is not analysed. */
export function hostLanguageOf(fileName: string): HostLanguage | undefined {
  const extension = extensionOf(fileName);
  return extension === undefined ? undefined : BY_EXTENSION[extension];
}

/** Whether a language is a script from end to end, so that very long lines mean that it was minified. */
export function isScriptLanguage(language: HostLanguage): language is 'jsx' | 'typescript' | 'tsx' {
  return language === 'jsx' || language === 'typescript' || language === 'tsx';
}

/** @returns what a template writes that is a script itself, such as `link.js.erb`; undefined for pages */
export function templatedScriptOf(fileName: string): 'jsx' | 'typescript' | 'tsx' | undefined {
  const language = SCRIPTS[extensionOf(fileName.replace(/\.[^./\\]+$/, '')) ?? ''];
  return language !== undefined && isScriptLanguage(language) ? language : undefined;
}

function extensionOf(fileName: string): string | undefined {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
}
