import { applyEdits } from '../../core/edits.js';
import type { Finding, ModuleReader, Rewrite } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Project } from '../project.js';
import { OpenDocument } from './open-document.js';
import type { Settled } from './open-document.js';
import { fileKey } from './overlay.js';
import type { Overlay, SessionTexts } from './overlay.js';
import { readDocument } from './reading.js';
import type { Entry, Reading, SessionEngine } from './reading.js';
import type {
  Change,
  DocumentSource,
  FurtherFile,
  OpenSession,
  Session,
  SessionDocument,
  SessionOffer,
} from './session-types.js';
import { tryChange } from './trial.js';
import type { Draft, Trial, TrialDocument } from './trial.js';

/** Makes the function that starts sessions with an engine. */
export function createOpenSession<Its extends Entry>(engine: SessionEngine<Its>): OpenSession {
  return (reader, further) => new EngineSession(engine, reader, further);
}

class EngineSession<Its extends Entry> implements Session {
  readonly #engine: SessionEngine<Its>;
  readonly #reader: ModuleReader | undefined;
  readonly #documents: TrialDocument<Its>[] = [];
  readonly #created: TrialDocument<Its>[] = [];
  /** Documents that nobody opened, with their first texts; undefined for those that were created. */
  readonly #further = new Map<TrialDocument<Its>, string | undefined>();
  /** The current text of every document, by its key. */
  readonly #texts = new Map<string, string>();
  #lastId = 0;

  constructor(engine: SessionEngine<Its>, reader: ModuleReader | undefined, further: readonly FurtherFile[] = []) {
    this.#engine = engine;
    this.#reader = reader;
    for (const { fileName, before, text } of further) {
      this.#further.set(this.#add(this.#documentOf({ fileName, text }, fileKey(fileName))), before);
    }
  }

  get created(): readonly SessionDocument[] {
    return this.#created;
  }

  get further(): readonly FurtherFile[] {
    return [...this.#further].map(([{ fileName, text }, before]) =>
      before === undefined ? { fileName, text } : { fileName, before, text },
    );
  }

  open(input: DocumentSource): SessionDocument {
    const name = fileKey(input.fileName);
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

  #documentOf(input: DocumentSource, key: string): TrialDocument<Its> {
    return new OpenDocument<Its, Trial<Its>>(input, key, {
      newId: () => ++this.#lastId,
      read: (document) => this.#read(document, document.text, this.#texts),
      propose: ({ text, fileName, options, reading }, entry) =>
        this.#engine.propose(entry, { text, fileName, options }, this.#projectOf(reading.modules)),
      evidence: (entry) => this.#engine.evidence(entry),
      snippet: ({ fileName, reading }, entry, reason) =>
        this.#engine.snippet(entry, fileName, this.#projectOf(reading.modules), reason),
      verify: (document, finding, rewrite) => {
        const draft = this.#draftOf(document, finding, rewrite);
        return 'fault' in draft ? draft : this.#try(draft);
      },
    });
  }

  #projectOf(modules: Overlay): Project {
    return {
      further: [...this.#further.keys()].map(({ fileName }) => fileName),
      documents: this.#documents.filter((each) => !this.#further.has(each)).map(({ fileName }) => fileName),
      isOpen: (fileName) => this.#documents.some((each) => each.key === fileKey(fileName) && !this.#further.has(each)),
      read: (from, specifier) => modules.peek(from, specifier),
      settingsFiles: (from) => modules.settingsFiles(from),
      before: modules.before,
    };
  }

  /** Returns what a rewrite does to all its files; a fault where another file is not what the rewrite was built for. */
  #draftOf(
    document: TrialDocument<Its>,
    finding: Finding,
    { edits: own, files }: Rewrite,
  ): Draft<Its> | { readonly fault: Message } {
    const edits: { document: TrialDocument<Its>; edits: Rewrite['edits'] }[] = [{ document, edits: own }];
    const created: TrialDocument<Its>[] = [];
    for (const { fileName, before, edits: others } of files) {
      const key = fileKey(fileName);
      const known = this.#documents.find((each) => each.key === key);
      const isTwice = [...edits.map((each) => each.document), ...created].some((each) => each.key === key);
      if (isTwice || (known && known.text !== before)) {
        return { fault: message('reason.other-file', { file: key.slice(key.lastIndexOf('/') + 1) }) };
      }
      const make = (text: string) => this.#documentOf({ fileName, text, options: document.options }, key);
      if (before === undefined) created.push(make(applyEdits('', others)));
      else {
        known?.reopen();
        edits.push({ document: known ?? make(before), edits: others });
      }
    }
    return { edits, created, settled: { document, finding } };
  }

  #add(document: TrialDocument<Its>): TrialDocument<Its> {
    this.#documents.push(document);
    this.#texts.set(document.key, document.text);
    return document;
  }

  #newKey({ fileName }: DocumentSource): string {
    const key = fileKey(fileName);
    if (this.#texts.has(key)) throw new Error(`${fileName} is in the session already`);
    return key;
  }

  #own(document: SessionDocument): TrialDocument<Its> {
    const own = this.#documents.find((each) => each === document);
    if (own === undefined) throw new Error(`${document.fileName} is not of the session`);
    return own;
  }

  #read({ fileName, options }: TrialDocument<Its>, text: string, texts: SessionTexts): Reading<Its> {
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
    const before = new Map(steps.map(({ document }) => [document, document.text]));
    for (const { document, edits, reading } of [...steps, ...created]) {
      for (const { key } of [...(document.known?.modules.imports ?? []), ...reading.modules.imports]) imported.add(key);
      // Rewriters that follow more imports have to see later changes, too.
      reading.modules.texts = this.#texts;
      document.advance(reading, edits, settled);
      this.#texts.set(document.key, reading.text);
    }
    for (const { document } of steps) {
      if (!this.#documents.includes(document)) this.#further.set(this.#add(document), before.get(document));
    }
    for (const { document } of created) {
      this.#created.push(this.#add(document));
      this.#further.set(document, undefined);
    }
    // Rewrites of other documents may rely on these files, or would create them again.
    const isShared = created.length > 0 || steps.some(({ document }) => this.#further.has(document));
    // Verifying a rewrite of an imported document has taken into account what is different now.
    for (const document of this.#documents) {
      if (isShared || imported.has(document.key)) document.forgetOffers();
    }
  }
}
