import type { Message, MessageId } from '../../messages/message.js';
import type { FollowUp } from '../state/contents.js';

/** Where a task is done. */
export type TaskGroup = 'dashboard' | 'tokens' | 'code' | 'dependencies';

const GROUPS: readonly TaskGroup[] = ['dashboard', 'tokens', 'code', 'dependencies'];

/** All other tasks are about code. */
const GROUP_OF: Partial<Record<MessageId, TaskGroup>> = {
  'todo.sign-with-rs256': 'dashboard',
  'todo.allow-origin': 'dashboard',
  'todo.grant-environment-client': 'dashboard',
  'todo.grant-client': 'dashboard',
  'todo.allow-callback-url-behind-proxy': 'dashboard',
  'todo.allow-callback-url-of-router': 'dashboard',
  'todo.allow-callback-url': 'dashboard',
  'todo.request-token': 'tokens',
  'todo.request-access-token': 'tokens',
  'todo.request-before-click': 'tokens',
  'todo.second-id-token': 'tokens',
  'todo.stored-token': 'tokens',
  'todo.upgrade-sdk': 'dependencies',
  'todo.load-lock-11': 'dependencies',
  'todo.check-logins-for-lock-11': 'dependencies',
  'todo.spa-dependency': 'dependencies',
  'todo.update-spa-js': 'dependencies',
  'todo.update-express-openid-connect': 'dependencies',
  'todo.express-session': 'dependencies',
};

/** A task, with all places where a rewrite left it. */
export interface FollowUpTask {
  readonly message: Message;
  readonly group: TaskGroup;
  readonly places: readonly FollowUp[];
}

/** Whether a task of a follow-up is done. */
export function isDoneAt({ done }: FollowUp, task: Message): boolean {
  return done?.some((each) => taskKey(each) === taskKey(task)) === true;
}

/** Whether a follow-up has a task that is not done. */
export function isOpen(followUp: FollowUp): boolean {
  return followUp.todos.some((task) => !isDoneAt(followUp, task));
}

/** @returns what two equal tasks have in common */
export function taskKey(task: Message): string {
  return JSON.stringify(task);
}

/** @returns each task once, by group */
export function tasksByGroup(followUps: readonly FollowUp[]): Map<TaskGroup, FollowUpTask[]> {
  const tasks = new Map<string, FollowUpTask>();
  for (const followUp of followUps) {
    for (const message of followUp.todos) {
      const key = taskKey(message);
      const places = [...(tasks.get(key)?.places ?? []), followUp];
      tasks.set(key, { message, group: GROUP_OF[message.id] ?? 'code', places });
    }
  }
  const all = [...tasks.values()];
  const groups = GROUPS.map((group): [TaskGroup, FollowUpTask[]] => [
    group,
    all.filter((task) => task.group === group),
  ]);
  return new Map(groups.filter(([, own]) => own.length > 0));
}
