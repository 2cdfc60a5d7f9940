import { CERTAINTIES } from '../core/types.js';

/** A tool that a language model calls. */
export interface AgentTool {
  readonly name: ToolName;
  readonly title: string;
  /** For the model. */
  readonly description: string;
  /** A JSON Schema. */
  readonly inputSchema: InputSchema;
  /** Whether it never writes a file. */
  readonly readOnly: boolean;
}

export type ToolName = 'auth0relink_scan' | 'auth0relink_explain' | 'auth0relink_preview' | 'auth0relink_apply';

/** The part of JSON Schema that describes inputs here. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

export type PropertySchema = { readonly description: string } & (
  | { readonly type: 'string'; readonly enum?: readonly string[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum?: number }
  | { readonly type: 'array'; readonly items: { readonly type: 'string' }; readonly minItems: number }
);

/** How long an answer may be unless the caller says otherwise, in UTF-16 code units: about 5,000 words of a model. */
export const DEFAULT_LENGTH = 20_000;

const MAX_LENGTH: PropertySchema = {
  type: 'integer',
  minimum: 1000,
  maximum: 200_000,
  description: `Longest answer, in characters (default: ${DEFAULT_LENGTH}). A longer one is cut, and says so.`,
};

const OFFSET: PropertySchema = {
  type: 'integer',
  minimum: 0,
  description: 'Where to continue an answer that was cut, as it said.',
};

const CERTAINTY: PropertySchema = {
  type: 'string',
  enum: CERTAINTIES,
  description:
    'Least certainty: certain (Auth0 code), likely (looks like it), or dead (all, also tokens that the SDK never sent).',
};

const RULES = listOf('Only these rules, such as unlink-endpoint. An unknown name is answered with all names.');

const SINCE: PropertySchema = {
  type: 'string',
  description: 'Only findings in lines that changed since the branch left this git revision, such as origin/main.',
};

/** Describes a list of texts that is not empty. */
function listOf(description: string): PropertySchema {
  return { type: 'array', items: { type: 'string' }, minItems: 1, description };
}

/** The tools, in the order of a migration. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  {
    name: 'auth0relink_scan',
    title: 'Find deprecated Auth0 account linking',
    description:
      'Finds code that links or unlinks Auth0 accounts in a way that Auth0 removed in 2017: an access_token passed to Lock, to an Auth0 SDK or on an /authorize URL, and POST /unlink. It understands JavaScript and TypeScript, also in pages, templates and components, so it finds more than a text search and reports no unrelated code. For each finding: PATH:LINE:COLUMN CERTAINTY RULE MESSAGE, then the diff of its best rewrite and the steps left for a person, or the reason why there is no rewrite. Changes nothing. Start here, and run it again at the end.',
    inputSchema: {
      type: 'object',
      properties: {
        paths: listOf('Absolute paths of files and folders (default: all allowed folders).'),
        minCertainty: CERTAINTY,
        rules: RULES,
        since: SINCE,
        offset: OFFSET,
        maxLength: MAX_LENGTH,
      },
      additionalProperties: false,
    },
    readOnly: true,
  },
  {
    name: 'auth0relink_explain',
    title: 'Explain deprecated Auth0 account linking',
    description:
      'Explains one finding: why it is reported, step by step, what its rewrite does, what a person has to settle, or why there is no rewrite and the code to write instead. Or explains a rule, with examples and how to migrate. Use it before you change such code by hand. Changes nothing.',
    inputSchema: {
      type: 'object',
      properties: {
        ruleOrPlace: {
          type: 'string',
          description: 'A rule such as unlink-endpoint, or a place: ABSOLUTE-PATH:LINE or ABSOLUTE-PATH:LINE:COLUMN.',
        },
        offset: OFFSET,
        maxLength: MAX_LENGTH,
      },
      required: ['ruleOrPlace'],
      additionalProperties: false,
    },
    readOnly: true,
  },
  {
    name: 'auth0relink_preview',
    title: 'Preview rewrites to the Auth0 Management API',
    description:
      'Shows what rewriting findings would change: the diffs of all files, also of those that would be created, and the steps left for a person. Every rewrite was verified on a copy. Changes nothing. The answer has a token for auth0relink_apply. Prefer these rewrites to your own: they are run against a test tenant.',
    inputSchema: {
      type: 'object',
      properties: {
        paths: listOf('Absolute paths of files and folders.'),
        line: {
          type: 'integer',
          minimum: 1,
          description: 'Only the findings in this line; paths is one file then.',
        },
        review: {
          type: 'boolean',
          description:
            'Whether to include rewrites that a person must review, because the code cannot tell everything, such as the audience of a token (default: false). Most rewrites of logins are of this kind.',
        },
        targets: listOf('Only rewrites to these targets, such as fetch or axios, the preferred one first.'),
        upgrade: {
          type: 'boolean',
          description: 'Whether rewrites may also load a newer SDK, in package.json or the page (default: false).',
        },
        minCertainty: CERTAINTY,
        rules: RULES,
        since: SINCE,
        offset: OFFSET,
        maxLength: MAX_LENGTH,
      },
      required: ['paths'],
      additionalProperties: false,
    },
    readOnly: true,
  },
  {
    name: 'auth0relink_apply',
    title: 'Apply rewrites to the Auth0 Management API',
    description:
      'Writes exactly what a call of auth0relink_preview showed, each file completely or not at all. It writes nothing if a file has changed since, or if git could not tell these changes from others and take them back. Then scan again, and tell the user about the steps that are left: TODO(auth0) comments mark them.',
    inputSchema: {
      type: 'object',
      properties: {
        token: { type: 'string', description: 'The token of the preview.' },
        allowDirty: {
          type: 'boolean',
          description:
            'Whether to write although the work tree has uncommitted changes or git does not keep the files (default: false). Only if the user has agreed.',
        },
        maxLength: MAX_LENGTH,
      },
      required: ['token'],
      additionalProperties: false,
    },
    readOnly: false,
  },
];
