import type { AnalyzeOptions, CodeSnippet, Edit, Finding, RelatedLocation, Rewrite } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { identify } from './identity.js';
import type { KnownFinding } from './identity.js';
import { mapOffset } from './mapping.js';
import { LazyOffer } from './offer.js';
import type { Verdict } from './offer.js';
import type { Entry, Proposal, Reading } from './reading.js';
import type { DocumentSource, FindingResult, SessionDocument } from './session-types.js';

/** What a document asks of its session. */
export interface OpenDocuments<Its extends Entry, Trial extends object> {
  read(document: OpenDocument<Its, Trial>): Reading<Its>;
  propose(document: OpenDocument<Its, Trial>, entry: Its): readonly Proposal[];
  snippet(document: OpenDocument<Its, Trial>, entry: Its, reason: Message | undefined): CodeSnippet | undefined;
  evidence(entry: Its): readonly RelatedLocation[];
  verify(document: OpenDocument<Its, Trial>, finding: Finding, rewrite: Rewrite): Verdict<Trial>;
  newId(): number;
}

/** The rewrite of a finding that a change applies. */
export interface Settled {
  readonly id: number;
  readonly rewrite: Rewrite;
}

/** A document's current text, its inspection, and the identities of its findings. */
export class OpenDocument<Its extends Entry, Trial extends object> implements SessionDocument {
  readonly fileName: string;
  /** Its name among the texts of the session. */
  readonly key: string;
  readonly options: AnalyzeOptions;
  readonly #host: OpenDocuments<Its, Trial>;
  #text: string;
  #closed = false;
  #reading: Reading<Its> | undefined;
  #offers: readonly LazyOffer<Trial>[] | undefined;
  /** The offer that was verified last: only its trials are kept. */
  #latest: LazyOffer<Trial> | undefined;
  /** The findings when the document was read first. */
  #first: readonly KnownFinding[] = [];
  /** The findings in its current text, parallel to the entries of the reading. */
  #present: readonly KnownFinding[] = [];
  readonly #applied = new Map<number, { readonly rewrite: Rewrite; readonly start: number }>();

  constructor({ text, fileName, options = {} }: DocumentSource, key: string, host: OpenDocuments<Its, Trial>) {
    this.fileName = fileName;
    this.key = key;
    this.options = options;
    this.#text = text;
    this.#host = host;
  }

  get text(): string {
    return this.#text;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Undefined before it is read for the first time, and once it is closed. */
  get known(): Reading<Its> | undefined {
    return this.#reading;
  }

  /** Reads the document where that has not been done. @throws {Error} once it is closed */
  get reading(): Reading<Its> {
    if (this.#closed) throw new Error(`${this.fileName} is closed`);
    if (this.#reading === undefined) {
      this.#reading = this.#host.read(this);
      this.#present = this.#identified([], []);
      this.#first = this.#present;
    }
    return this.#reading;
  }

  get offers(): readonly LazyOffer<Trial>[] {
    const { entries } = this.reading;
    return (this.#offers ??= this.#present.flatMap(({ id }, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : this.#offerOf(id, entry);
    }));
  }

  get results(): readonly FindingResult[] {
    const { offers } = this;
    return this.#first.map(({ id, finding }): FindingResult => {
      const applied = this.#applied.get(id);
      if (applied !== undefined) return { finding, applied };
      const offer = offers.find((each) => each.id === id);
      return offer === undefined ? { finding } : { finding, offer };
    });
  }

  /** Continues with the result of a change. @param edits that lead from the current text to that of the reading */
  advance(reading: Reading<Its>, edits: readonly Edit[], settled?: Settled): void {
    for (const [id, { rewrite, start }] of this.#applied) {
      this.#applied.set(id, { rewrite, start: mapOffset(start, edits) });
    }
    const done = this.#present.find(({ id }) => id === settled?.id);
    if (done && settled) {
      this.#applied.set(done.id, { rewrite: settled.rewrite, start: mapOffset(done.finding.start, edits) });
    }
    const open = this.#present.filter((each) => each !== done);
    this.#text = reading.text;
    this.#reading = reading;
    this.#present = this.#identified(open, edits);
    this.forgetOffers();
  }

  /** Makes the offers invalid, as something that they depend on has changed. */
  forgetOffers(): void {
    this.#offers = undefined;
    this.#latest = undefined;
  }

  /** Lets a change of another document reach this one after it was closed. */
  reopen(): void {
    this.#closed = false;
  }

  close(): void {
    this.#closed = true;
    this.#reading = undefined;
    this.#present = [];
    this.forgetOffers();
  }

  #offerOf(id: number, entry: Its): LazyOffer<Trial> {
    const offer = new LazyOffer<Trial>(
      id,
      entry.finding,
      () => this.#host.propose(this, entry),
      (rewrite) => {
        if (this.#latest !== offer) this.#latest?.release();
        this.#latest = offer;
        return this.#host.verify(this, entry.finding, rewrite);
      },
      (reason) => this.#host.snippet(this, entry, reason),
      () => this.#host.evidence(entry),
    );
    return offer;
  }

  #identified(before: readonly KnownFinding[], edits: readonly Edit[]): KnownFinding[] {
    const findings: Finding[] = (this.#reading?.entries ?? []).map(({ finding }) => finding);
    return identify(before, findings, edits, () => this.#host.newId());
  }
}
