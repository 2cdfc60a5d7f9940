import type { CodeSnippet } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { isTaken } from '../code.js';
import { NODE_MODULES } from '../helpers/fill-placeholders.js';
import { snippetsOf } from '../helpers/snippets.js';
import type { HelperName, Snippet, SnippetOptions } from '../helpers/snippets.js';
import { runsOnNode } from '../side.js';
import { inStyle } from '../style.js';
import { todoLines } from '../todos.js';
import type { SnippetPlace } from './snippet-place.js';

/** What a snippet contains: statements that call helpers. */
export interface Recipe {
  /**
   * Statements in the style of helpers (two spaces, single quotes, semicolons). They may contain `ACCESS_TOKEN`,
   * `LINKED_USER_ID`, `TENANT` and `CLIENT_ID`, which become this place's expressions.
   */
  readonly code: string;
  /** More words in the code, and the sources of this place's expressions for them. */
  readonly values?: Readonly<Record<string, string>>;
  readonly helpers: readonly HelperName[];
  readonly options?: SnippetOptions;
  /** Lines that load modules. */
  readonly imports?: readonly string[];
  /** What a person must settle: a comment each. */
  readonly todos: readonly Message[];
}

/** A new random `state`, in Node. */
export const STATE = "NODE_CRYPTO.randomBytes(16).toString('hex')";

/** What a recipe for a server is made of. */
export interface ServerCode {
  /** Returns the variable with the settings, for a path of the callback. */
  readonly settings: (callback: string, known?: KnownSettings) => string;
  readonly todos: readonly Message[];
}

/** Settings that an SDK reads from the environment, as expressions. */
export interface KnownSettings {
  readonly tenant?: string;
  readonly clientId?: string;
  readonly callbackUrl?: string | undefined;
}

/** Words in a snippet for values that this place does not know. */
const PLACEHOLDER = /\bYOUR_[A-Z\d_]+\b/g;

/** Returns a recipe's code for a place, with all functions that it calls. */
export function written(place: SnippetPlace, recipe: Recipe): CodeSnippet {
  const { style, document } = place;
  const names: Readonly<Record<string, string>> = {
    ACCESS_TOKEN: place.token ?? 'accessToken',
    LINKED_USER_ID: place.userId ?? 'linkedUserId',
    TENANT: place.settings.domain,
    CLIENT_ID: place.settings.clientId,
    ...recipe.values,
  };
  const words = new RegExp(`\\b(?:${Object.keys(names).join('|')})\\b`, 'g');
  const fill = (code: string): string => code.replace(words, (name) => names[name] ?? name);

  // The version of Node says nothing about browsers.
  const nodeHasFetch = runsOnNode(place.side) ? place.surroundings.nodeHasFetch : true;
  const options = { ...place.surroundings, nodeHasFetch, ...recipe.options };
  const snippets = snippetsOf(recipe.helpers, style, options);
  const own = renamed(place, snippets);
  const helpers = [...snippets.values()].flatMap(({ code }) => (isInserted(document.text, code) ? [] : own(code)));
  const loaded = modulesFor(place, [recipe.code, ...helpers].join('\n'));
  const values = new Map<string, string | undefined>([
    ['AUTH0_JS', options.auth0js],
    ['SPA_CLIENT', options.spa?.client],
    ['SPA1_CLIENT', options.spa?.client],
    ...loaded.names,
  ]);
  const inserted = helpers.map((code) =>
    inStyle(
      code.replace(/\b[A-Z][A-Z\d]*_[A-Z]+\b/g, (name) => values.get(name) ?? name),
      style,
    ),
  );
  const code = own(recipe.code).replaceAll('NODE_CRYPTO', values.get('NODE_CRYPTO') ?? 'crypto');
  const statements = fill(inStyle(code, style));
  const imports = [...(recipe.imports ?? []), ...place.settings.importsFor(statements)];
  const unknown = [...new Set([...imports, statements].join('\n').match(PLACEHOLDER) ?? [])];
  const fillIn = unknown.length > 0 ? [message('todo.fill-in', { placeholders: unknown.join(', ') })] : [];
  const comments = [...fillIn, ...recipe.todos].map((todo) => todoLines(todo, ''));
  const head = [...imports, ...loaded.imports].map((line) => inStyle(line, style));
  const parts = [head.join('\n'), [...comments, statements].join('\n')];
  return {
    language: style.typescript ? 'typescript' : 'javascript',
    code: parts.filter((part) => part !== '').join('\n\n'),
    functions: inserted,
  };
}

/** Whether a rewrite has inserted a function into the file: it starts with the same comment. */
function isInserted(text: string, code: string): boolean {
  const [comment = ''] = code.split('\n');
  return comment.startsWith('//') && text.includes(comment);
}

/** Returns what renames the helpers whose names mean something else in this file. */
function renamed(place: SnippetPlace, snippets: ReadonlyMap<HelperName, Snippet>): (code: string) => string {
  const { document, program } = place;
  const taken = [...snippets].flatMap(([name, { code }]) =>
    program && isTaken(program.nodes, name) && !isInserted(document.text, code) ? [name] : [],
  );
  return (code) => taken.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), `${name}2`), code);
}

/** Returns the lines that load the Node modules which helpers use, and their names. */
function modulesFor(
  { modules, style, document }: SnippetPlace,
  code: string,
): { readonly imports: readonly string[]; readonly names: readonly (readonly [string, string])[] } {
  const needed = NODE_MODULES.filter(([placeholder]) => code.includes(placeholder));
  if (modules !== 'esm') {
    return { imports: [], names: needed.map(([placeholder, module]) => [placeholder, `require('${module}')`]) };
  }
  const isThere = (module: string): boolean =>
    new RegExp(`\\bimport (?:\\* as )?${module} from\\b`).test(document.text);
  const wildcard = style.typescript ? '* as ' : '';
  return {
    imports: needed.flatMap(([, module]) => (isThere(module) ? [] : [`import ${wildcard}${module} from '${module}';`])),
    names: needed,
  };
}

/** A part of a string: fixed text, or the code of an expression. */
type Part = string | { readonly code: string };

/** Returns an expression for a string: a template literal, or a sum in ES5. */
export function joinedText({ style }: SnippetPlace, parts: readonly Part[]): string {
  const pieces: { readonly isText: boolean; readonly value: string }[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : /^(['"])([\w.:/-]*)\1$/.exec(part.code)?.[2];
    const last = pieces.at(-1);
    if (text !== undefined && last?.isText) pieces[pieces.length - 1] = { isText: true, value: last.value + text };
    else
      pieces.push(
        typeof part === 'object' && text === undefined
          ? { isText: false, value: part.code }
          : { isText: true, value: text ?? '' },
      );
  }
  return style.modern
    ? `\`${pieces.map(({ isText, value }) => (isText ? value : `\${${value}}`)).join('')}\``
    : pieces.map(({ isText, value }) => (isText ? `'${value}'` : value)).join(' + ');
}

/** Returns a function expression's start: `(error) => {` or `function (error) {`. */
export function functionStart({ style }: SnippetPlace, parameters: string): string {
  return style.modern ? `(${parameters}) => {` : `function (${parameters}) {`;
}

/** Returns a function expression that returns a value. */
export function returning(place: SnippetPlace, parameters: string, value: string): string {
  return place.style.modern
    ? `(${parameters}) => ${value}`
    : `${functionStart(place, parameters)}\n  return ${value};\n}`;
}

/** Returns the line that imports a module's export, in the file's own way; undefined for a script. */
export function importLine(
  { modules, style }: SnippetPlace,
  module: string,
  name: string,
  isDefault: boolean,
): string[] {
  if (modules === 'script') return [];
  if (modules === 'esm') return [`import ${isDefault ? name : `{ ${name} }`} from '${module}';`];
  const keyword = style.modern ? 'const' : 'var';
  if (isDefault) return [`${keyword} ${name} = require('${module}');`];
  return [style.modern ? `const { ${name} } = require('${module}');` : `var ${name} = require('${module}').${name};`];
}
