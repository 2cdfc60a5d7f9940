import type { ReportedFinding } from '../report/result.js';
import type { DocumentSource, FurtherFile } from '../rewrites/session/session-types.js';
import { rewriteLimitFor, timeLimitFor } from '../scan/time-limit.js';
import { WorkerThread } from '../scan/worker-thread.js';
import type { Wanted } from './choice.js';
import type { DescribedText } from './describe-text.js';
import type { RewritingAnswer, RewritingRequest } from './fix-protocol.js';
import type { OfferedText } from './offer-text.js';
import type { ChangedTexts, RewrittenText } from './rewrite-file.js';
import type { SurveyedFile } from './survey.js';

type Thread = WorkerThread<RewritingRequest, RewritingAnswer>;

type RequestFor = (index: number, file: SurveyedFile) => RewritingRequest;

export interface RewritingOptions {
  /** The thread's script. */
  readonly script: string;
  readonly files: readonly SurveyedFile[];
  /** Absolute paths of the scanned folders. */
  readonly roots: readonly string[];
  /** Returns how many ms the rewrites of one finding may take, for the length of its text. */
  readonly limitFor?: (length: number) => number;
}

/**
 * Rewrites files one after another in a worker thread. A file that takes too long fails, and another thread continues
 * with the next one.
 */
export class RewritingThread {
  readonly #options: RewritingOptions;
  /** The texts so far: imports lead to them. */
  readonly #texts: string[];
  /** What the rewrites so far have left in other files. */
  #further: readonly FurtherFile[] = [];
  #thread: Thread | undefined;
  #done = 0;

  constructor(options: RewritingOptions) {
    this.#options = options;
    this.#texts = options.files.map(({ task }) => task.text);
  }

  /** @throws {Error} (rejects) if the next file could not be rewritten */
  next(wanted: Wanted): Promise<RewrittenText> {
    return this.#next((index, { findings }) => ({ kind: 'rewrite', index, findings, wanted }));
  }

  /** Makes only automatic rewrites. @throws {Error} (rejects) if the next file could not be rewritten */
  nextOffered(): Promise<OfferedText> {
    return this.#next((index, { findings }) => ({ kind: 'offer', index, findings }));
  }

  /**
   * Describes findings of a file, once for each file; nothing changes.
   * @param complete whether all rewrites and the evidence are wanted, instead of the best rewrite
   * @throws {Error} (rejects) if that failed
   */
  describe(index: number, findings: readonly ReportedFinding[], complete: boolean): Promise<DescribedText> {
    return this.#ask(index, () => ({ kind: 'describe', index, findings, complete }));
  }

  async #next<Rewritten extends ChangedTexts>(requestFor: RequestFor): Promise<Rewritten> {
    const index = this.#done;
    try {
      const rewritten = await this.#ask<Rewritten>(index, requestFor);
      this.#texts[index] = rewritten.newText;
      for (const other of rewritten.others) this.#texts[other.index] = other.text;
      this.#further = rewritten.further;
      return rewritten;
    } finally {
      this.#done++;
    }
  }

  async #ask<Answer extends ChangedTexts>(index: number, requestFor: RequestFor): Promise<Answer> {
    const { files, limitFor = rewriteLimitFor } = this.#options;
    const file = files[index];
    if (file === undefined) throw new Error('there is no next file');
    const thread = await this.#open();
    const answer = await thread.run(requestFor(index, file), limitFor(file.task.text.length));
    if (answer === undefined) throw new Error('no answer');
    // The thread answers each kind of request with its kind of answer.
    return answer as ChangedTexts as Answer;
  }

  /** Returns the text of a file after the rewrites so far. */
  textOf(index: number): string | undefined {
    return this.#texts[index];
  }

  /** Ends the thread. The promise of a file that is being rewritten never settles. */
  end(): void {
    this.#thread?.end();
  }

  async #open(): Promise<Thread> {
    if (this.#thread?.hasEnded === false) return this.#thread;
    const { script, files, roots } = this.#options;
    const thread: Thread = new WorkerThread(script);
    this.#thread = thread;
    const documents = files.map(({ task }, index): DocumentSource => {
      return { fileName: task.fileName, options: task.options, text: this.#texts[index] ?? task.text };
    });
    await thread.run({ kind: 'open', documents, further: this.#further, done: this.#done, roots }, timeLimitFor(0));
    return thread;
  }
}
