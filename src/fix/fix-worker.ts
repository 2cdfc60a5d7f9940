/** The script of the thread that rewrites files (`dist/fix-worker.js`). */
import type { OpenSession, Session, SessionDocument } from '../rewrites/session/session-types.js';
import { enableCompileCache } from '../scan/compile-cache.js';
import { loadOpenSession } from '../scan/load-engine.js';
import { createModuleReader } from '../scan/modules.js';
import { serve } from '../scan/serve.js';
import type { ThreadService } from '../scan/serve.js';
import { describeText } from './describe-text.js';
import type { RewritingAnswer, RewritingRequest } from './fix-protocol.js';
import { offerText } from './offer-text.js';
import { rewriteText } from './rewrite-file.js';
import type { ChangedText } from './rewrite-file.js';

enableCompileCache();

type OpeningRequest = Extract<RewritingRequest, { readonly kind: 'open' }>;

let session: Session | undefined;
let documents: readonly SessionDocument[] = [];
/** Opens a document as it was before any rewrite. */
let openAlone: (index: number) => SessionDocument;
/** The texts of the documents, as the other thread knows them. */
let texts: string[] = [];

const service: ThreadService<OpenSession, RewritingRequest, RewritingAnswer> = {
  load: loadOpenSession,
  handle(openSession, request, step) {
    if (request.kind === 'open') {
      open(openSession, request);
      return undefined;
    }
    const document = documents[request.index];
    if (session === undefined || document === undefined) throw new Error('the file is not open');
    try {
      return { ...answerTo(request, session, document, step), others: changedBeside(request.index) };
    } finally {
      session.close(document);
    }
  },
};

function answerTo(
  request: Exclude<RewritingRequest, OpeningRequest>,
  opened: Session,
  document: SessionDocument,
  step: () => void,
) {
  switch (request.kind) {
    case 'offer':
      return offerText(opened, document, request.findings, () => openAlone(request.index), step);
    case 'describe':
      return describeText(opened, document, request.findings, request.complete, step);
    case 'rewrite':
      return rewriteText(opened, document, request.findings, request.wanted, step);
  }
}

/** Returns the other documents that a rewrite has changed. */
function changedBeside(index: number): ChangedText[] {
  const before = texts;
  texts = documents.map(({ text }) => text);
  return texts.flatMap((text, each) => (each !== index && text !== before[each] ? [{ index: each, text }] : []));
}

function open(openSession: OpenSession, { documents: inputs, further, done, roots }: OpeningRequest): void {
  const reader = createModuleReader(roots);
  const opened = openSession(reader, further);
  // All of them first: a file sees what becomes of the others.
  documents = inputs.map((input) => opened.open(input));
  for (const document of documents.slice(0, done)) opened.close(document);
  texts = documents.map(({ text }) => text);
  session = opened;
  openAlone = (index) => {
    // A separate session for each file, so nothing stays in memory.
    const alone = openSession(reader);
    const document = inputs.map((input) => alone.open(input))[index];
    if (document === undefined) throw new Error('the file is not open');
    return document;
  };
}

serve(service);
