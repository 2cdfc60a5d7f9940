import { regionsOf } from '../hosts/regions.js';
import { Http } from '../requests/http.js';
import { Texts } from '../strings/texts.js';
import { T } from '../syntax/node-types.js';
import { parseRegion } from '../syntax/parse.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, ModuleReader, FoundFile } from '../types.js';
import { Budget } from '../values/budget.js';
import { Imports } from '../values/imports.js';
import { Scopes } from '../values/scopes.js';
import type { ImportedValues } from '../values/value-reader.js';
import { Values } from '../values/values.js';
import type { Vocabulary } from '../vocabulary.js';
import { isWorthOpening, MAX_IMPORT_DEPTH, otherFilesNaming } from './imported-files.js';
import type { Document } from './rule.js';

/** The parts of a document that its analysis starts from. */
export interface DocumentParts {
  readonly text: string;
  readonly fileName: string;
  readonly programs: readonly ParsedProgram[];
  readonly scriptUrls: readonly string[];
}

/** Opens the documents of one analysis: the analysed one and its imports. */
export class Workspace {
  readonly #vocabulary: Vocabulary;
  readonly #options: AnalyzeOptions;
  readonly #reader: ModuleReader | undefined;
  readonly #opened = new Map<string, Document>();
  readonly #budget: Budget;

  /** @param budget the work that following values may cost in all documents together; each import adds its own share */
  constructor(vocabulary: Vocabulary, options: AnalyzeOptions, reader: ModuleReader | undefined, budget: Budget) {
    this.#budget = budget;
    this.#vocabulary = vocabulary;
    this.#options = options;
    this.#reader = reader;
  }

  documentOf({ text, fileName, programs, scriptUrls }: DocumentParts, depth = 0): Document {
    // Values and imports refer to each other; values use imports only once both exist.
    const imported: ImportedValues = {
      resolve: (node) => imports.resolve(node),
      member: (object, name) => imports.member(object, name),
    };
    const { followed, parameters } = this.#vocabulary;
    const budget = this.#budget;
    const values = new Values(programs, new Scopes(programs), imported, followed, budget);
    const imports = new Imports<Document>(values, (specifier) => this.#open(fileName, specifier, depth + 1));
    const texts = new Texts(values, (node) => imports.resolve(node), parameters, text, budget);
    const http = new Http(values, texts);
    const loaded = [...scriptUrls, ...importedUrls(programs), ...(this.#options.scripts ?? [])];
    const options = this.#options;
    // The files are opened once, so their own imports are followed whether the document imports them or not.
    const setUpsWith = (host: string) =>
      otherFilesNaming(this.#reader, fileName, [host]).map((file) => this.#opening(file, 1));
    return { text, fileName, options, programs, values, imports, texts, http, budget, scriptUrls: loaded, setUpsWith };
  }

  #open(from: string, specifier: string, depth: number): Document | undefined {
    const file = depth > MAX_IMPORT_DEPTH ? undefined : this.#reader?.read(from, specifier);
    if (file === undefined || !isWorthOpening(file.text, this.#vocabulary)) return undefined;
    return this.#opening(file, depth);
  }

  #opening({ fileName, text }: FoundFile, depth: number): Document {
    const known = this.#opened.get(fileName);
    if (known !== undefined) return known;
    this.#budget.extend(text.length);
    const { regions, scriptUrls } = regionsOf(text, fileName, this.#vocabulary);
    const programs = regions.flatMap((region) => parseRegion(region).slice(0, 1));
    const opened = this.documentOf({ text, fileName, programs, scriptUrls }, depth);
    this.#opened.set(fileName, opened);
    return opened;
  }
}

/** Opens a file of the project that the analysed document need not import, with a separate budget. */
export function openFile(
  { fileName, text }: FoundFile,
  vocabulary: Vocabulary,
  options: AnalyzeOptions,
  reader: ModuleReader,
): Document {
  const { regions, scriptUrls } = regionsOf(text, fileName, vocabulary);
  const programs = regions.flatMap((region) => parseRegion(region).slice(0, 1));
  const workspace = new Workspace(vocabulary, options, reader, new Budget(text.length));
  return workspace.documentOf({ text, fileName, programs, scriptUrls });
}

/** Returns the URLs of scripts that modules import: `import x from 'https://esm.sh/x'`. */
function importedUrls(programs: readonly ParsedProgram[]): string[] {
  return programs.flatMap(({ ast }) =>
    ast.body.flatMap((statement) =>
      statement.type === T.ImportDeclaration && /^https?:/.test(statement.source.value) ? statement.source.value : [],
    ),
  );
}
