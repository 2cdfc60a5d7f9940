import { CERTAINTIES } from '../../core/types.js';
import type { Finding, Problem, RelatedLocation, Severity } from '../../core/types.js';
import { ENGLISH } from '../../messages/english/index.js';
import type { Message, MessageId, MessageValue } from '../../messages/message.js';
import type { Excerpt, ExcerptBlock } from '../../report/excerpt.js';
import type {
  FileName,
  FileResult,
  ReportedFinding,
  ScanError,
  ScanResult,
  ScanStats,
  SkippedFile,
  SkipReason,
} from '../../report/result.js';
import { isFlag, isNumber, isText, listOf, objectOf, oneOf, recordOf } from './shape.js';
import type { Shape } from './shape.js';

/** How the view groups findings. */
export type Grouping = 'file' | 'rule' | 'todo';

/** The remaining tasks at one place where a rewrite was applied. */
export interface FollowUp {
  readonly uri: string;
  readonly title: Message;
  /** None if the rewrite left nothing to do. */
  readonly todos: readonly Message[];
  /** The rewritten code of its line, shortened. */
  readonly code?: string;
  /** Those of them that are done. */
  readonly done?: readonly Message[];
  /** 0-based. */
  readonly line: number;
}

/** 0-based start line, start column, end line and end column. */
export type Box = readonly [number, number, number, number];

/** The positions of a file's findings, by their offsets: all that is left of its text after a reload. */
export type Boxes = Readonly<Record<string, Box>>;

/** The last scan of one workspace folder, without the texts of its files. */
export interface StoredScan {
  /** The folder's URI. */
  readonly folder: string;
  readonly result: ScanResult;
  /** By `uri` of the result's files. */
  readonly boxes: Readonly<Record<string, Boxes>>;
  /** The code that rows show for the findings, by `uri` of the result's files. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  /** The fingerprints of the findings, by `uri` of the result's files. */
  readonly fingerprints?: Readonly<Record<string, readonly string[]>>;
  /** Whether only a part of the folder was scanned. */
  readonly partial?: boolean;
  /** When it ended, in ms since 1970. */
  readonly at: number;
}

/** What the extension remembers of a workspace. */
export interface Contents {
  readonly followUps: readonly FollowUp[];
  /** How many findings each file and rule had in the first scan, by `folder#path#rule`; undefined before that. */
  readonly baseline: Readonly<Record<string, number>> | undefined;
  readonly scans: readonly StoredScan[];
  readonly grouping: Grouping;
  /** Whether a scan was offered. */
  readonly offered: boolean;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const PROBLEMS: readonly Problem['kind'][] = ['unused-suppression', 'unknown-rule', 'not-analysed', 'over-budget'];
const REASONS: readonly SkipReason[] = [
  'ignored',
  'unsupported',
  'too-large',
  'too-complex',
  'minified',
  'sdk',
  'binary',
  'unreadable',
];

const isBox: Shape<Box> = (value): value is Box => Array.isArray(value) && value.length === 4 && value.every(isNumber);

/** A message that this version can render: its id may have gone since it was stored. */
const isMessage: Shape<Message> = (value): value is Message =>
  objectOf<Message>({ id: isMessageId, values: recordOf(isMessageValue) }, {})(value);

const isMessageId: Shape<MessageId> = (value): value is MessageId =>
  typeof value === 'string' && Object.hasOwn(ENGLISH, value);

const isMessageValue: Shape<MessageValue> = (value): value is MessageValue =>
  isText(value) || isNumber(value) || isMessage(value);

const range = { start: isNumber, end: isNumber };
const name = { path: isText, uri: isText };
const finding = {
  ...range,
  ruleId: isText,
  form: isText,
  message: isMessage,
  certainty: oneOf(CERTAINTIES),
  parts: recordOf(objectOf<Finding['parts'][string]>(range, {})),
  related: listOf(objectOf<RelatedLocation>({ ...range, message: isMessage }, {})),
  severity: oneOf(SEVERITIES),
};
const problem = { ...range, kind: oneOf(PROBLEMS), message: isMessage };
const isExcerpt = objectOf<Excerpt>(
  { count: isNumber, blocks: listOf(objectOf<ExcerptBlock>({ line: isNumber, start: isNumber, text: isText }, {})) },
  {},
);
const isName = objectOf<FileName>(name, {});
const isResult = objectOf<ScanResult>(
  {
    base: isName,
    files: listOf(
      objectOf<FileResult>(
        {
          ...name,
          excerpt: isExcerpt,
          findings: listOf(objectOf<ReportedFinding>(finding, {})),
          problems: listOf(objectOf<Problem>(problem, {})),
        },
        { project: isText },
      ),
    ),
    skipped: listOf(objectOf<SkippedFile>({ ...name, reason: oneOf(REASONS), detail: isText }, {})),
    errors: listOf(objectOf<ScanError>({ message: isText }, { file: isName, line: isNumber, column: isNumber })),
    stats: objectOf<ScanStats>(
      {
        candidates: isNumber,
        analysed: isNumber,
        suppressed: isNumber,
        belowCertainty: isNumber,
        elapsedMs: isNumber,
      },
      { known: isNumber, unchanged: isNumber },
    ),
    incomplete: isFlag,
  },
  {},
);

/** What each value must look like to be used. */
export const SHAPES: { readonly [K in keyof Contents]: Shape<Contents[K]> } = {
  followUps: listOf(
    objectOf<FollowUp>(
      { uri: isText, title: isMessage, todos: listOf(isMessage), line: isNumber },
      { code: isText, done: listOf(isMessage) },
    ),
  ),
  baseline: recordOf(isNumber),
  scans: listOf(
    objectOf<StoredScan>(
      { folder: isText, result: isResult, boxes: recordOf(recordOf(isBox)), at: isNumber },
      { codes: recordOf(listOf(isText)), fingerprints: recordOf(listOf(isText)), partial: isFlag },
    ),
  ),
  grouping: oneOf<Grouping>(['file', 'rule', 'todo']),
  offered: isFlag,
};
