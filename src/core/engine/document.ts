import { regionsOf } from '../hosts/regions.js';
import { Http } from '../requests/http.js';
import { Texts } from '../strings/texts.js';
import { T } from '../syntax/node-types.js';
import { parseRegion } from '../syntax/parse.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, ModuleReader } from '../types.js';
import { Imports } from '../values/imports.js';
import { Scopes } from '../values/scopes.js';
import { Values } from '../values/values.js';
import type { Document } from './rule.js';

/** How far from the analysed document imports are followed. */
const MAX_DEPTH = 3;

/** A document as it comes to the rules. */
export interface DocumentInput {
  readonly text: string;
  readonly fileName: string;
  readonly programs: readonly ParsedProgram[];
  readonly scriptUrls: readonly string[];
}

/** Opens the documents that one analysis is about: the analysed one, and those that it imports from. */
export class Workspace {
  readonly #options: AnalyzeOptions;
  readonly #reader: ModuleReader | undefined;
  readonly #opened = new Map<string, Document | undefined>();

  constructor(options: AnalyzeOptions, reader: ModuleReader | undefined) {
    this.#options = options;
    this.#reader = reader;
  }

  contextOf({ text, fileName, programs, scriptUrls }: DocumentInput, depth = 0): Document {
    // Values and imports need each other; values ask about imports only after both are made.
    const values: Values = new Values(programs, new Scopes(programs), {
      resolve: (node) => imports.resolve(node),
      member: (object, name) => imports.member(object, name),
    });
    const imports = new Imports<Document>(values, (specifier) => this.#open(fileName, specifier, depth + 1));
    const texts = new Texts(values, (node) => imports.resolve(node), text);
    const http = new Http(values, texts);
    const loaded = [...scriptUrls, ...importedUrls(programs)];
    return { text, options: this.#options, programs, values, imports, texts, http, scriptUrls: loaded };
  }

  #open(from: string, specifier: string, depth: number): Document | undefined {
    const file = depth > MAX_DEPTH ? undefined : this.#reader?.read(from, specifier);
    if (file === undefined || !mayMatter(file.text)) return undefined;
    const { fileName, text } = file;
    if (!this.#opened.has(fileName)) {
      const { regions, scriptUrls } = regionsOf(text, fileName);
      const programs = regions.flatMap((region) => parseRegion(region).slice(0, 1));
      this.#opened.set(fileName, this.contextOf({ text, fileName, programs, scriptUrls }, depth));
    }
    return this.#opened.get(fileName);
  }
}

/** The scripts that modules load by their URL: `import x from 'https://esm.sh/x'`. */
function importedUrls(programs: readonly ParsedProgram[]): string[] {
  return programs.flatMap(({ ast }) =>
    ast.body.flatMap((statement) =>
      statement.type === T.ImportDeclaration && /^https?:/.test(statement.source.value) ? statement.source.value : [],
    ),
  );
}

/** A file that mentions neither Auth0 nor the token is only worth parsing where it may just pass on what other files export. */
function mayMatter(text: string): boolean {
  return text.length < 2000 || /auth0|access_token/i.test(text);
}
