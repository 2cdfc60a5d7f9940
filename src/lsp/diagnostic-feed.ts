import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { ClientDocument } from './client-document.js';
import type { DocumentSet } from './document-set.js';
import { diagnosticsFor } from './lsp-diagnostics.js';
import type { ServerContext } from './server-context.js';

/** What a client that pulls was told last about a document. */
interface Answer {
  readonly resultId: string;
  readonly version: number;
  /** The diagnostics as JSON. */
  readonly text: string;
}

/** Brings the diagnostics of open documents to the client: on request if it asks for them, or else as they come. */
export class DiagnosticFeed {
  readonly #context: ServerContext;
  readonly #set: () => DocumentSet;
  readonly #answers = new Map<string, Answer>();
  #lastId = 0;
  #isRefreshing = false;

  /** @param set exists once the first document changes */
  constructor(context: ServerContext, set: () => DocumentSet) {
    this.#context = context;
    this.#set = set;
  }

  /** The findings of a document have changed, or are dropped. */
  changed(document: ClientDocument): void {
    const { abilities, connection, log } = this.#context;
    if (abilities.pullsDiagnostics) {
      // A client asks again after each edit, but does not know about other reasons for changed findings.
      const told = this.#answers.get(document.uri);
      if (told?.version === document.version && told.text !== JSON.stringify(this.#of(document))) this.refresh();
      return;
    }
    const fresh = {
      uri: document.uri,
      diagnostics: document.isClosed ? [] : this.#of(document),
      ...(abilities.versionedDiagnostics && !document.isClosed && { version: document.version }),
    };
    connection.sendDiagnostics(fresh).catch(log);
  }

  /** Answers a client that pulls. */
  async report(
    document: ClientDocument,
    previous: string | undefined,
    signal: AbortSignal,
  ): Promise<DocumentDiagnosticReport> {
    await this.#analysed(document, signal);
    const items = this.#of(document);
    const { version } = document;
    const text = JSON.stringify(items);
    const told = this.#answers.get(document.uri);
    if (told !== undefined && told.resultId === previous && told.text === text) {
      this.#answers.set(document.uri, { ...told, version });
      return { kind: 'unchanged', resultId: told.resultId };
    }
    const resultId = String(++this.#lastId);
    this.#answers.set(document.uri, { resultId, version, text });
    return { kind: 'full', resultId, items };
  }

  closed({ uri }: ClientDocument): void {
    this.#answers.delete(uri);
  }

  /** Has a client that pulls ask again. */
  refresh(): void {
    const { abilities, connection, log } = this.#context;
    if (!abilities.pullsDiagnostics || !abilities.refreshesDiagnostics || this.#isRefreshing) return;
    this.#isRefreshing = true;
    connection.languages.diagnostics
      .refresh()
      .catch(log)
      .finally(() => {
        this.#isRefreshing = false;
      });
  }

  /** Waits until the current text is analysed, if typing is enough for that, or nothing was analysed yet. */
  async #analysed(document: ClientDocument, signal: AbortSignal): Promise<void> {
    const set = this.#set();
    for (;;) {
      const { version } = document;
      const isFirst = (set.get(document)?.analysed ?? 0) < 0;
      if (signal.aborted || document.isClosed || (!isFirst && set.settingsOf(document).run !== 'onType')) return;
      // Unless it was edited meanwhile, an analysis that failed would fail again.
      if ((await set.tracked.current(document)) !== undefined || document.version === version) return;
    }
  }

  #of(document: ClientDocument) {
    const set = this.#set();
    const state = set.get(document);
    const { uri, lines } = document;
    const shown = { uri, lines, settings: set.settingsOf(document) };
    return diagnosticsFor(shown, state?.findings ?? [], state?.problems ?? [], this.#context);
  }
}
