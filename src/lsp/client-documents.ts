import { mayBeRewrittenAlong } from '../editing/documents/unsaved-scripts.js';
import type { UnsavedText } from '../editing/thread/protocol.js';
import type { ClientDocument } from './client-document.js';
import { slashedPath } from './file-names.js';

/** The documents that are open in the client's editor. */
export class ClientDocuments {
  readonly #byUri = new Map<string, ClientDocument>();

  all(): readonly ClientDocument[] {
    return [...this.#byUri.values()];
  }

  get(uri: string): ClientDocument | undefined {
    return this.#byUri.get(uri);
  }

  /** Clients write the URI of a file in several ways. The engine writes paths with slashes. */
  ofFile(file: string): ClientDocument | undefined {
    return this.all().find(
      (document) => document.file !== undefined && slashedPath(document.file) === slashedPath(file),
    );
  }

  add(document: ClientDocument): void {
    this.#byUri.set(document.uri, document);
  }

  remove(uri: string): ClientDocument | undefined {
    const document = this.get(uri);
    if (document !== undefined) document.isClosed = true;
    this.#byUri.delete(uri);
    return document;
  }

  /** Returns the unsaved scripts that rewrites of a document may change, too. */
  unsavedScripts(): UnsavedText[] {
    return this.all().flatMap(({ isDirty, file, fileName, text }) =>
      isDirty && file !== undefined && fileName !== undefined && mayBeRewrittenAlong(fileName, text)
        ? [{ fileName, text }]
        : [],
    );
  }
}
