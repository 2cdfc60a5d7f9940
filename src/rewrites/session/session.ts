import type { ModuleReader, Rewrite } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { OpenDocument } from './document.js';
import type { Settled } from './document.js';
import { keyOf } from './overlay.js';
import type { Texts } from './overlay.js';
import { readDocument } from './reading.js';
import type { Entry, Reading, SessionEngine } from './reading.js';
import { tryChange } from './trial.js';
import type { Draft, Trial, TrialDocument } from './trial.js';
import type { Change, DocumentInput, OpenSession, Session, SessionDocument, SessionOffer } from './types.js';

/** Makes the function that starts sessions with an engine. */
export function createOpenSession<Its extends Entry>(engine: SessionEngine<Its>): OpenSession {
  return (reader) => new EngineSession(engine, reader);
}

class EngineSession<Its extends Entry> implements Session {
  readonly #engine: SessionEngine<Its>;
  readonly #reader: ModuleReader | undefined;
  readonly #documents: TrialDocument<Its>[] = [];
  readonly #created: TrialDocument<Its>[] = [];
  /** The current text of every document, by its key. */
  readonly #texts = new Map<string, string>();
  #lastId = 0;

  constructor(engine: SessionEngine<Its>, reader: ModuleReader | undefined) {
    this.#engine = engine;
    this.#reader = reader;
  }

  get created(): readonly SessionDocument[] {
    return this.#created;
  }

  open(input: DocumentInput): SessionDocument {
    const name = keyOf(input.fileName);
    // Names that differ in invalid bytes only are alike as text. No import leads to such a file.
    const key = this.#texts.has(name) ? `${name}\0${this.#documents.length}` : name;
    return this.#add(this.#documentOf(input, key));
  }

  apply(offer: SessionOffer, rewrite: Rewrite): void {
    for (const document of this.#documents) {
      const own = document.known && document.offers.find((each) => each === offer);
      if (own === undefined) continue;
      this.#adopt(own.trialOf(rewrite), { id: own.id, rewrite });
      return;
    }
    throw new Error('the offer is not a current one of the session');
  }

  applyChange(change: Change): Message | undefined {
    const edits = change.edits.map((each) => ({ document: this.#own(each.document), edits: each.edits }));
    const created = change.created.map((input) => this.#documentOf(input, this.#newKey(input)));
    const verdict = this.#try({ edits, created });
    if ('fault' in verdict) return verdict.fault;
    this.#adopt(verdict);
    return undefined;
  }

  close(document: SessionDocument): void {
    this.#own(document).close();
  }

  #documentOf(input: DocumentInput, key: string): TrialDocument<Its> {
    return new OpenDocument<Its, Trial<Its>>(input, key, {
      newId: () => ++this.#lastId,
      read: (document) => this.#read(document, document.text, this.#texts),
      propose: ({ text, fileName }, entry) => this.#engine.propose(entry, text, fileName),
      verify: (document, finding, edits) =>
        this.#try({ edits: [{ document, edits }], created: [], settled: { document, finding } }),
    });
  }

  #add(document: TrialDocument<Its>): TrialDocument<Its> {
    this.#documents.push(document);
    this.#texts.set(document.key, document.text);
    return document;
  }

  #newKey({ fileName }: DocumentInput): string {
    const key = keyOf(fileName);
    if (this.#texts.has(key)) throw new Error(`${fileName} is in the session already`);
    return key;
  }

  #own(document: SessionDocument): TrialDocument<Its> {
    const own = this.#documents.find((each) => each === document);
    if (own === undefined) throw new Error(`${document.fileName} is not of the session`);
    return own;
  }

  #read({ fileName, options }: TrialDocument<Its>, text: string, texts: Texts): Reading<Its> {
    return readDocument(this.#engine, { text, fileName, options }, this.#reader, texts);
  }

  #try(draft: Draft<Its>) {
    return tryChange(draft, {
      documents: this.#documents,
      texts: this.#texts,
      read: (document, text, texts) => this.#read(document, text, texts),
    });
  }

  #adopt({ steps, created }: Trial<Its>, settled?: Settled): void {
    const imported = new Set<string | undefined>();
    for (const { document, edits, reading } of [...steps, ...created]) {
      for (const { key } of [...(document.known?.modules.imports ?? []), ...reading.modules.imports]) imported.add(key);
      // Rewriters that follow more imports have to see later changes, too.
      reading.modules.texts = this.#texts;
      document.advance(reading, edits, settled);
      this.#texts.set(document.key, reading.text);
    }
    for (const { document } of created) this.#created.push(this.#add(document));
    // Verifying a rewrite of an imported document has taken into account what is different now.
    for (const document of this.#documents) {
      if (imported.has(document.key)) document.forgetOffers();
    }
  }
}
