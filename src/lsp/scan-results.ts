import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { mergeResults } from '../editing/thread/merge.js';
import { linesIn } from '../report/excerpt.js';
import type { ScanResult } from '../report/result.js';
import { reportedOf } from '../scan/once-per-project.js';
import { nameOf, rawFromText } from '../scan/raw-path.js';
import type { ClientDocuments } from './client-documents.js';
import { fileUriOf } from './file-names.js';
import { diagnosticsFor } from './lsp-diagnostics.js';
import type { ServerContext } from './server-context.js';
import type { SettingsByFolder } from './settings-by-folder.js';
import type { Root } from './workspace-roots.js';

interface FolderResult {
  readonly root: Root;
  /** With all findings of every file. */
  readonly result: ScanResult;
}

/** The results of the last scans, as diagnostics of files that are not open. */
export class ScanResults {
  readonly #context: ServerContext;
  readonly #documents: ClientDocuments;
  readonly #settings: SettingsByFolder;
  readonly #results = new Map<string, FolderResult>();
  /** What the client knows, as JSON by URI. */
  readonly #published = new Map<string, string>();

  constructor(context: ServerContext, documents: ClientDocuments, settings: SettingsByFolder) {
    this.#context = context;
    this.#documents = documents;
    this.#settings = settings;
  }

  /** The folders that were scanned. */
  roots(): readonly Root[] {
    return [...this.#results.values()].map(({ root }) => root);
  }

  /** The absolute paths of the files with findings or problems in a folder. */
  filesIn({ folder }: Root): readonly string[] {
    const found = this.#results.get(folder);
    return found?.result.files.map((file) => path.resolve(folder, file.path)) ?? [];
  }

  set(root: Root, result: ScanResult): void {
    this.#results.set(root.folder, { root, result });
    this.publish();
  }

  /** Merges a result for some files into that of their folder. */
  update({ folder }: Root, later: ScanResult, files: readonly string[]): void {
    const before = this.#results.get(folder);
    if (before === undefined) return;
    const base = rawFromText(folder);
    const names = new Set(files.map((file) => nameOf(rawFromText(file), base).uri));
    this.#results.set(folder, { ...before, result: mergeResults(before.result, later, names) });
    this.publish();
  }

  remove({ folder }: Root): void {
    this.#results.delete(folder);
    this.publish();
  }

  /** Sends the diagnostics that differ from what the client knows. */
  publish(): void {
    const wanted = new Map([...this.#results.values()].flatMap((found) => this.#diagnosticsIn(found)));
    for (const uri of [...this.#published.keys()].filter((known) => !wanted.has(known))) {
      this.#published.delete(uri);
      // An open document's own diagnostics have taken their place.
      const isOpen = this.#documents.get(uri) !== undefined && !this.#context.abilities.pullsDiagnostics;
      if (!isOpen) this.#send(uri, []);
    }
    for (const [uri, diagnostics] of wanted) {
      const text = JSON.stringify(diagnostics);
      if (this.#published.get(uri) === text) continue;
      this.#published.set(uri, text);
      this.#send(uri, diagnostics);
    }
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    const { connection, log } = this.#context;
    connection.sendDiagnostics({ uri, diagnostics }).catch(log);
  }

  #diagnosticsIn({ root, result }: FolderResult): [string, Diagnostic[]][] {
    const settings = this.#settings.of(root);
    return reportedOf(result).files.flatMap((file): [string, Diagnostic[]][] => {
      const absolute = path.resolve(root.folder, file.path);
      if (this.#documents.ofFile(absolute) !== undefined) return [];
      const uri = fileUriOf(absolute);
      const shown = { uri, lines: linesIn(file.excerpt), settings };
      const diagnostics = diagnosticsFor(shown, file.findings, file.problems, this.#context);
      return diagnostics.length === 0 ? [] : [[uri, diagnostics]];
    });
  }
}
