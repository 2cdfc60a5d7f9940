import type { CodeSnippet, Finding, RelatedLocation, Rewrite } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { guideOf } from '../guides.js';
import type { Proposal } from './reading.js';
import type { SessionOffer } from './session-types.js';

/** What applying a rewrite would bring about, or why it is refused. */
export type Verdict<Trial> = Trial | { readonly fault: Message };

/** An offer whose rewrites are built and verified on request, each once. */
export class LazyOffer<Trial extends object> implements SessionOffer {
  readonly id: number;
  readonly finding: Finding;
  readonly #propose: () => readonly Proposal[];
  readonly #verify: (rewrite: Rewrite) => Verdict<Trial>;
  readonly #snippet: (reason: Message | undefined) => CodeSnippet | undefined;
  readonly #evidence: () => readonly RelatedLocation[];
  #guide: Rewrite | undefined;
  #proposals: readonly Proposal[] | undefined;
  /** Why rewrites are refused, undefined for those that passed. */
  readonly #faults = new Map<Rewrite, Message | undefined>();
  /** Trials hold syntax trees, so the document drops them when it verifies another offer. */
  readonly #trials = new Map<Rewrite, Trial>();

  constructor(
    id: number,
    finding: Finding,
    propose: () => readonly Proposal[],
    verify: (rewrite: Rewrite) => Verdict<Trial>,
    snippet: (reason: Message | undefined) => CodeSnippet | undefined,
    evidence: () => readonly RelatedLocation[],
  ) {
    this.id = id;
    this.finding = finding;
    this.#propose = propose;
    this.#verify = verify;
    this.#snippet = snippet;
    this.#evidence = evidence;
  }

  get evidence(): readonly RelatedLocation[] {
    return this.#evidence();
  }

  get rewrites(): readonly Rewrite[] {
    const passed = this.#written().filter((rewrite) => this.#faultOf(rewrite) === undefined);
    if (passed.length > 0) return passed;
    if (this.#guide === undefined) {
      const reason = this.#reason();
      this.#guide = guideOf(this.finding, reason, this.#snippet(reason));
    }
    return [this.#guide];
  }

  best(accepts: (rewrite: Rewrite) => boolean): Rewrite | undefined {
    return this.#written().find((rewrite) => accepts(rewrite) && this.#faultOf(rewrite) === undefined);
  }

  /** What applying a verified rewrite brings about. @throws {Error} where the rewrite is none of this offer */
  trialOf(rewrite: Rewrite): Trial {
    if (!this.#faults.has(rewrite)) throw new Error('the rewrite is not one of the offer');
    const trial = this.#trials.get(rewrite) ?? this.#verify(rewrite);
    if ('fault' in trial) throw new Error(`the rewrite was refused: ${trial.fault.id}`);
    return trial;
  }

  /** Frees the trials; the verdicts stay. */
  release(): void {
    this.#trials.clear();
  }

  #written(): Rewrite[] {
    this.#proposals ??= this.#propose();
    return this.#proposals.flatMap((proposal) => ('refused' in proposal ? [] : proposal));
  }

  #faultOf(rewrite: Rewrite): Message | undefined {
    if (!this.#faults.has(rewrite)) {
      const trial = this.#verify(rewrite);
      this.#faults.set(rewrite, 'fault' in trial ? trial.fault : undefined);
      if (!('fault' in trial)) this.#trials.set(rewrite, trial);
    }
    return this.#faults.get(rewrite);
  }

  /** Why nothing is offered; a rewriter that is for other code says least. */
  #reason(): Message | undefined {
    const refusals = (this.#proposals ?? []).map((proposal) =>
      'refused' in proposal ? proposal : { refused: this.#faultOf(proposal), isOtherShape: false },
    );
    return (refusals.find(({ isOtherShape }) => !isOtherShape) ?? refusals[0])?.refused;
  }
}
