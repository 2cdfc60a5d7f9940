import assert from 'node:assert/strict';
import path from 'node:path';
import { WorkspaceState } from '../../src/extension/state/workspace-state.js';
import { message } from '../../src/messages/message.js';
import { scan } from '../../src/scan/scan.js';

const EXAMPLE = path.join(import.meta.dirname, '../../examples/legacy-app');

/** What VS Code keeps of a workspace: JSON. */
class FakeMemento {
  readonly #stored: Map<string, string>;

  constructor(stored: Readonly<Record<string, unknown>> = {}) {
    this.#stored = new Map(Object.entries(stored).map(([key, value]) => [key, JSON.stringify(value)]));
  }

  get(key: string): unknown {
    const text = this.#stored.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  update(key: string, value: unknown): Promise<void> {
    this.#stored.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}

describe('the workspace state', () => {
  it('is what it was after a reload', async () => {
    const memento = new FakeMemento();
    const result = await scan({ paths: [EXAMPLE], cwd: EXAMPLE, maxFileSize: 1_000 });
    assert.ok(result.files.length > 0 && result.skipped.length > 0);
    const boxes = { 'a.js': { '1-2': [0, 1, 0, 2] as const } };
    const values = {
      followUps: [
        {
          uri: 'file:///a.js',
          title: message('title.lock-to-popup'),
          todos: [message('todo.fill-in', { placeholders: 'AUTH0_DOMAIN' })],
          line: 3,
        },
      ],
      baseline: { 'file:///#a.js#unlink-endpoint': 2 },
      scans: [{ folder: 'file:///app', result, boxes, fingerprints: { 'a.js': ['0123:1'] }, partial: true, at: 1 }],
      grouping: 'rule' as const,
    };
    const before = new WorkspaceState(memento);
    await before.set('followUps', values.followUps);
    await before.set('baseline', values.baseline);
    await before.set('scans', values.scans);
    await before.set('grouping', values.grouping);
    const after = new WorkspaceState(memento);
    assert.deepEqual(
      {
        followUps: after.get('followUps'),
        baseline: after.get('baseline'),
        scans: after.get('scans'),
        grouping: after.get('grouping'),
      },
      values,
    );
  });

  for (const [title, stored] of [
    ['of another version', { followUps: { version: 0, value: [] }, scans: { version: 99, value: [] } }],
    ['without a version', { followUps: ['a'], grouping: 'rule', baseline: { at: 1, counts: {} }, scans: null }],
    [
      'of another shape',
      {
        followUps: {
          version: 3,
          value: [
            {
              uri: 'file:///a.js',
              title: { id: 'title.gone', values: {} },
              todos: [],
              line: 1,
            },
          ],
        },
        baseline: { version: 3, value: [1, 2] },
        scans: { version: 3, value: [{ folder: 'file:///app', result: { files: [{}] }, boxes: {}, at: 1 }] },
        grouping: { version: 3, value: 'colour' },
      },
    ],
  ] as const) {
    it(`is empty where what is stored is ${title}`, () => {
      const state = new WorkspaceState(new FakeMemento(stored));
      assert.deepEqual(state.get('followUps'), []);
      assert.equal(state.get('baseline'), undefined);
      assert.deepEqual(state.get('scans'), []);
      assert.equal(state.get('grouping'), 'file');
    });
  }
});
