import type { ModuleReader, FoundFile } from '../../core/types.js';

/** Texts by the keys of their file names. */
export type SessionTexts = ReadonlyMap<string, string>;

/** An import that was followed from a document, or from what it imports. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The key of the file that it leads to; undefined where it leads nowhere. */
  readonly key: string | undefined;
}

/** What is tried behind a relative specifier where only the session knows the file. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js'];

/** The same for one file, whichever way its path is written on Windows. */
export function fileKey(fileName: string): string {
  return fileName.replaceAll('\\', '/');
}

/** Reads modules with the texts of a session instead of those that `base` returns, and records every import. */
export class Overlay implements ModuleReader {
  readonly imports: Import[] = [];
  texts: SessionTexts;
  /** Reads the files as they were before the session changed any. */
  readonly before: Required<ModuleReader>;
  readonly #base: ModuleReader | undefined;

  constructor(base: ModuleReader | undefined, texts: SessionTexts) {
    this.#base = base;
    this.before = {
      read: (from, specifier) => base?.read(from, specifier),
      settingsFiles: (from) => base?.settingsFiles?.(from) ?? [],
    };
    this.texts = texts;
  }

  read(from: string, specifier: string): ReturnType<ModuleReader['read']> {
    const { key, file } = this.#find(from, specifier);
    this.imports.push({ from, specifier, key });
    return file;
  }

  /** Does the same as `read` without recording an import. */
  peek(from: string, specifier: string): ReturnType<ModuleReader['read']> {
    return this.#find(from, specifier).file;
  }

  /** Does not record the files either. */
  settingsFiles(from: string): readonly FoundFile[] {
    const files = this.before.settingsFiles(from);
    return files.map((file) => ({ ...file, text: this.texts.get(fileKey(file.fileName)) ?? file.text }));
  }

  #find(from: string, specifier: string) {
    const found = this.#base?.read(from, specifier);
    const key = found === undefined ? keyIn(this.texts, from, specifier) : fileKey(found.fileName);
    const text = key === undefined ? undefined : this.texts.get(key);
    return { key, file: key === undefined || text === undefined ? found : { fileName: found?.fileName ?? key, text } };
  }
}

/** Returns the key of the text that a relative import leads to. */
export function keyIn(texts: SessionTexts, from: string, specifier: string): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
  const target = joined(fileKey(from).split('/').slice(0, -1), specifier);
  return ENDINGS.map((ending) => target + ending).find((key) => texts.has(key));
}

function joined(folder: readonly string[], specifier: string): string {
  const parts = [...folder];
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
