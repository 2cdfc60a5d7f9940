import * as vscode from 'vscode';
import type { Message } from '../../messages/message.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { isDoneAt, isOpen, taskKey } from '../follow-ups/tasks.js';
import type { FollowUpTask, TaskGroup } from '../follow-ups/tasks.js';
import type { FollowUp } from '../state/contents.js';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
const { Checked, Unchecked } = vscode.TreeItemCheckboxState;

/** A group of tasks: opened, with the number of those that are open. */
export function taskGroupItem(group: TaskGroup, tasks: readonly FollowUpTask[]): vscode.TreeItem {
  const item = new vscode.TreeItem(groupText(group), Expanded);
  const open = tasks.filter((task) => !isDone(task)).length;
  item.id = `tasks:${group}`;
  item.description = String(open);
  item.contextValue = 'taskGroup';
  item.accessibilityInformation = { label: `${groupText(group)}, ${openText(open)}` };
  return item;
}

/** A task, to be ticked for all its places. */
export function taskItem(task: FollowUpTask): vscode.TreeItem {
  const { message, places } = task;
  const [first] = places;
  const text = inDisplayLanguage(message);
  const title = task.group === 'dashboard' ? text.replace(/^Auth0[- ][Dd]ashboard: /, '') : text;
  const item = new vscode.TreeItem(capitalized(title), places.length > 1 ? Collapsed : None);
  item.id = `task:${taskKey(message)}`;
  item.tooltip = text;
  item.description = places.length === 1 && first ? placeText(first) : String(places.length);
  item.checkboxState = isDone(task) ? Checked : Unchecked;
  item.contextValue = 'todo';
  const where = places.length === 1 && first ? spokenPlace(first) : vscode.l10n.t('{0} places', places.length);
  item.accessibilityInformation = { label: `${capitalized(title)}, ${where}` };
  if (places.length === 1 && first) item.command = openPlace(first);
  return item;
}

/** A place of a task, to be ticked alone. */
export function placeItem(followUp: FollowUp, task: Message): vscode.TreeItem {
  const item = new vscode.TreeItem(placeText(followUp), None);
  item.id = `place:${taskKey(task)}:${followUp.uri}:${followUp.line}`;
  item.description = inDisplayLanguage(followUp.title);
  item.tooltip = vscode.workspace.asRelativePath(vscode.Uri.parse(followUp.uri));
  item.checkboxState = isDoneAt(followUp, task) ? Checked : Unchecked;
  item.accessibilityInformation = { label: `${spokenPlace(followUp)}, ${item.description}` };
  item.contextValue = 'todo';
  item.command = openPlace(followUp);
  return item;
}

/** A finding that was rewritten: done, once nothing is left to do for it. */
export function rewrittenItem(followUp: FollowUp): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { code = '' } = followUp;
  const title = inDisplayLanguage(followUp.title);
  const state = isOpen(followUp) ? t('rewritten') : t('done');
  const item = new vscode.TreeItem(code === '' ? title : code, None);
  item.id = `rewritten:${followUp.uri}:${followUp.line}:${title}`;
  item.description = `:${followUp.line + 1} ${state} · ${title}`;
  item.tooltip = title;
  item.iconPath = isOpen(followUp)
    ? new vscode.ThemeIcon('tasklist')
    : new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  item.contextValue = 'rewritten';
  item.accessibilityInformation = { label: `${capitalized(state)}, ${title}, ${spokenPlace(followUp)}` };
  item.command = openPlace(followUp);
  return item;
}

const isDone = ({ message, places }: FollowUpTask): boolean => places.every((place) => isDoneAt(place, message));

function openPlace({ uri, line }: FollowUp): vscode.Command {
  const selection = new vscode.Range(line, 0, line, 0);
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(uri), { selection }] };
}

function placeText({ uri, line }: FollowUp): string {
  return `${uri.slice(uri.lastIndexOf('/') + 1)}:${line + 1}`;
}

/** The whole path, as two files may have the same name. */
function spokenPlace({ uri, line }: FollowUp): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}, ${vscode.l10n.t('line {0}', line + 1)}`;
}

/** How many tasks are open, in words. */
export function openText(count: number): string {
  return vscode.l10n.t('{0} open', count);
}

const capitalized = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function groupText(group: TaskGroup): string {
  const { t } = vscode.l10n;
  switch (group) {
    case 'dashboard':
      return t('Auth0 dashboard, once');
    case 'tokens':
      return t('Tokens');
    case 'code':
      return t('Code');
    case 'dependencies':
      return t('Dependencies');
  }
}
