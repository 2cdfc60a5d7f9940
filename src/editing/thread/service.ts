import type { Analyze, Offer } from '../../core/types.js';
import { isOverBudget, skipByProblems } from '../../scan/gates.js';
import { severityOf } from '../../scan/severity.js';
import type { Engine, PrepareInput } from './prepared.js';
import type { Cancellation, DocumentAnalysis, Kind, Request, Requests, Response } from './protocol.js';
import { makeReport } from './report-job.js';
import { NOTHING_REWRITTEN, rewriteDocument } from './rewrite.js';
import { silence } from './silence.js';
import { preferUnsaved } from './unsaved-reader.js';

type Handlers = {
  readonly [K in Kind]?: (input: Requests[K]['input'], id: number) => Promise<Requests[K]['answer']>;
};

/**
 * Creates the function that answers requests in the thread. It resolves to undefined for a cancellation.
 * @param prepare finds a document's configuration, packages and imports
 * @param post sends a response before the answer
 * @param more handlers that only some threads have
 */
export function createService(
  load: () => Engine,
  prepare: PrepareInput,
  post: (response: Response) => void,
  more: Handlers = {},
): (request: Request | Cancellation) => Promise<Response | undefined> {
  /** Running requests that were not cancelled. */
  const wanted = new Set<number>();
  const step = (id: number) => {
    post({ id, step: true });
  };
  /** Loads the engine, which does not count as work on a document. */
  const loadFor = (id: number): Engine => {
    const engine = load();
    step(id);
    return engine;
  };
  const handlers: Handlers = {
    inspect: (input, id) => {
      const prepared = prepare(input);
      const nothing: DocumentAnalysis = { findings: [], problems: [], suppressed: 0, missing: [] };
      if (prepared === undefined) return Promise.resolve(nothing);
      if ('reason' in prepared) return Promise.resolve({ ...nothing, skip: prepared });
      const { task, reader, missing } = prepared;
      const { findings, problems, stats } = loadFor(id).reanalyze(task.text, task.fileName, task.options, reader);
      const incomplete = skipByProblems(problems);
      return Promise.resolve({
        findings: findings.map((finding) => ({ ...finding, severity: severityOf(finding, task) })),
        problems: problems.filter((problem) => !isOverBudget(problem)),
        suppressed: stats.suppressed,
        missing,
        ...(prepared.wantsSettings?.() === true && { wantsSettings: true as const }),
        ...(task.project !== undefined && { project: task.project }),
        ...(incomplete && { skip: incomplete }),
      });
    },
    offers: async (input, id) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return [];
      const { task } = prepared;
      const reader = preferUnsaved(prepared.reader, input.unsaved);
      const worked: Offer[] = [];
      for (const offer of loadFor(id).findOffers(task.text, task.fileName, task.options, reader)) {
        const { finding } = offer;
        if (input.at?.includes(finding.start) === false) continue;
        // Verifies the rewrites, which takes an analysis for each.
        const { evidence, rewrites } = offer;
        step(id);
        worked.push({ finding, evidence, rewrites });
        await turn();
        if (!wanted.has(id)) return [];
      }
      return worked;
    },
    rewrite: (input, id) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return Promise.resolve(NOTHING_REWRITTEN);
      const reader = preferUnsaved(prepared.reader, input.unsaved);
      return Promise.resolve(
        rewriteDocument({ ...prepared, reader }, loadFor(id), input, () => {
          step(id);
        }),
      );
    },
    silence: (input, id) => {
      const prepared = prepare(input);
      if (prepared === undefined || 'reason' in prepared) return Promise.resolve(undefined);
      const engine = loadFor(id);
      const analyze: Analyze = (...given) => {
        step(id);
        return engine.analyze(...given);
      };
      return Promise.resolve(silence(prepared, analyze, input.finding, input.scope));
    },
    report: (input) => Promise.resolve(makeReport(input)),
    ...more,
  };
  return async (request) => {
    if ('cancel' in request) {
      wanted.delete(request.cancel);
      return undefined;
    }
    const { id, kind, input } = request;
    wanted.add(id);
    try {
      const handler = handlers[kind] as ((input: unknown, id: number) => Promise<unknown>) | undefined;
      if (handler === undefined) return { id, error: `this thread cannot ${kind}` };
      return { id, answer: await handler(input, id) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    } finally {
      wanted.delete(id);
    }
  };
}

/** Lets incoming messages be handled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
