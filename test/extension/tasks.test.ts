import assert from 'node:assert/strict';
import { tasksByGroup } from '../../src/extension/follow-ups/tasks.js';
import type { FollowUp } from '../../src/extension/state/contents.js';
import { ENGLISH } from '../../src/messages/english/index.js';
import { message } from '../../src/messages/message.js';
import type { Message, MessageId } from '../../src/messages/message.js';

function followUp(...todos: readonly Message[]): FollowUp {
  return { uri: 'file:///app/a.js', title: message('todo.show-result'), todos, line: 0 };
}

describe('the groups of tasks', () => {
  it('have every update of a package among the dependencies', () => {
    const ids = (Object.keys(ENGLISH) as MessageId[]).filter((id) => /^todo\.(?:update|upgrade)-/.test(id));
    assert.ok(ids.length >= 3, ids.join());
    const groups = tasksByGroup([followUp(...ids.map((id): Message => ({ id, values: {} })))]);
    assert.deepEqual([...groups.keys()], ['dependencies']);
  });

  it('have a task of several places once', () => {
    const task = message('todo.allow-origin');
    const [first, second] = [followUp(task), followUp(task, message('todo.show-result'))];
    const groups = tasksByGroup([first, second]);
    assert.deepEqual([...groups.keys()], ['dashboard', 'code']);
    assert.deepEqual(groups.get('dashboard')?.[0]?.places, [first, second]);
  });
});
