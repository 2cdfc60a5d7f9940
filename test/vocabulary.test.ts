import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { createInspect } from '../src/core/engine/inspect.js';
import type { Document, FindingDraft, RuleSet } from '../src/core/engine/rule.js';
import { dottedName } from '../src/core/syntax/ast.js';
import type { ModuleReader } from '../src/core/types.js';
import { Vocabulary } from '../src/core/vocabulary.js';
import { message } from '../src/messages/message.js';

/** A rule for a service of nobody's: it finds `linkToken` in the options of `connect()` and in what requests send. */
function ruleSetWith(tokens: readonly string[]): RuleSet {
  const found = (place: { readonly start: number; readonly end: number }): FindingDraft => ({
    ...place,
    form: 'invented',
    message: message('problem.unparsed'),
    certainty: 'certain',
    nodes: {},
  });
  function* inCall({ values, http }: Document, node: TSESTree.CallExpression): Iterable<FindingDraft> {
    const [options] = node.arguments;
    if (dottedName(node.callee) === 'connect' && options) {
      for (const { key } of values.properties(options, ['linkToken'])) {
        yield found({ start: key.range[0], end: key.range[1] });
      }
    }
    const request = http.requestAt(node);
    for (const field of request ? http.fields(request, 'linkToken') : []) yield found(field);
  }
  return {
    rules: [
      {
        meta: {
          id: 'invented',
          title: message('problem.unparsed'),
          description: message('problem.unparsed'),
          docs: 'docs/invented.md',
          dates: { deprecated: null, removed: null },
          source: 'https://service.example',
          certainties: ['certain'],
          needles: [['connect']],
        },
        create: (document) => [{ CallExpression: (node) => inCall(document, node) }],
      },
    ],
    vocabulary: new Vocabulary({
      tokens,
      fields: [],
      parameters: [],
      endpoints: [],
      actions: ['connect'],
      service: ['example'],
      hosts: ['service.example'],
      tool: 'invented-tool',
    }),
    understand: (document) => document,
  };
}

/** Too long to be followed for its length alone. */
const OPTIONS = `export const options = { linkToken: t };\n// ${'-'.repeat(3000)}`;

const reader: ModuleReader = {
  read: (_, specifier) => (specifier === './options' ? { fileName: 'options.js', text: OPTIONS } : undefined),
};

/** What is found where the vocabulary has the token's name, and where it has another one. */
const SETTINGS: readonly { title: string; name: string; text: string; known: string[]; unknown: string[] }[] = [
  {
    title: 'in the same file',
    name: 'a.js',
    text: 'connect({ linkToken: t });',
    known: ['linkToken'],
    unknown: ['linkToken'],
  },
  {
    title: 'among options in another file',
    name: 'a.js',
    text: "import { options } from './options'; connect(options);",
    known: ['options'],
    unknown: [],
  },
  {
    title: 'after a delete',
    name: 'a.js',
    text: 'const options = { linkToken: t }; delete options.linkToken; connect(options);',
    known: [],
    unknown: ['linkToken'],
  },
  {
    title: 'in a bound attribute of Vue',
    name: 'a.vue',
    text: '<template><a :href="connect({ linkToken: t })"></a></template>',
    known: ['linkToken'],
    unknown: [],
  },
  {
    title: 'in a bound attribute of a page',
    name: 'a.html',
    text: '<a [href]="connect({ linkToken: t })"></a>',
    known: ['linkToken'],
    unknown: [],
  },
  {
    title: "in a form's hidden field",
    name: 'a.html',
    text: '<form action="https://service.example/connect" method=post><input type=hidden name="linkToken"></form>',
    known: ['linkToken'],
    unknown: [],
  },
];

function findings(tokens: readonly string[], text: string, name: string): string[] {
  const { inspected = [] } = createInspect(ruleSetWith(tokens))(text, name, {}, reader) ?? {};
  return inspected.map(({ finding: { start, end } }) => text.slice(start, end));
}

describe('a token of another name', () => {
  for (const { title, name, text, known, unknown } of SETTINGS) {
    it(`${title}: needs no more than its name in the vocabulary`, () => {
      assert.deepEqual(findings(['linkToken'], text, name), known);
      assert.deepEqual(findings(['otherToken'], text, name), unknown);
    });
  }

  it('is suppressed by the name of the tool', () => {
    const inspect = createInspect(ruleSetWith(['linkToken']));
    const text = '// invented-tool-disable-next-line invented\nconnect({ linkToken: t });';
    assert.equal(inspect(text, 'a.js')?.suppressed, 1);
  });
});

describe('the core', () => {
  it("has no word of Auth0, not even in its comments: they are the rules'", () => {
    const WORDS =
      /auth0|access_?token|id_?token|\bunlink|user_?id|\block\b|\block[.A-Z]|webauth|passport|auth_?params|auth_?result|\btenant/gi;
    const core = path.join(import.meta.dirname, '../src/core');
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const said = files.flatMap((file) =>
      readFileSync(path.join(core, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          // C# has a statement of that name.
          const words = line.includes('|using|lock|switch)') ? [] : (line.match(WORDS) ?? []);
          return words.map((word) => `${file}:${index + 1} ${word}`);
        }),
    );
    assert.deepEqual(said, []);
  });
});
