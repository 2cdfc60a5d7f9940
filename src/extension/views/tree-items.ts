import * as vscode from 'vscode';
import type { Applicability } from '../../core/types.js';
import { levelOf } from '../../editing/editor-settings.js';
import type { Level } from '../../editing/editor-settings.js';
import type { SkipReason } from '../../report/result.js';
import { ruleMetas } from '../../rules/metadata.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { findingsText } from '../findings/count-text.js';
import { certaintyText } from '../findings/hover.js';
import type { Item } from '../findings/item.js';
import { isOpen } from '../follow-ups/tasks.js';
import { settingsOf } from '../settings.js';
import type { Grouping } from '../state/contents.js';
import type { Node } from './nodes.js';
import { openText, placeItem, rewrittenItem, taskGroupItem, taskItem } from './task-items.js';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** The scheme of rows for findings that the baseline has. */
const KNOWN = 'auth0-relink-known';

const GREY = new vscode.ThemeColor('list.deemphasizedForeground');

/** Greys the rows of findings that the baseline has. */
export function greyKnown(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === KNOWN ? new vscode.FileDecoration(undefined, undefined, GREY) : undefined,
  });
}

type StateOf = (item: Item) => Applicability | undefined;

/**
 * @param stateOf what can be done about a finding, as far as that is known
 * @returns how VS Code shows a node
 */
export function treeItemOf(node: Node, stateOf: StateOf): vscode.TreeItem {
  const { t } = vscode.l10n;
  switch (node.kind) {
    case 'file': {
      const { uri, items } = node.file;
      const isDone = items.length === 0;
      const item = new vscode.TreeItem(baseName(uri), isDone ? Collapsed : Expanded);
      // Has the file's icon. Under the file's own address, VS Code would add a second count.
      item.resourceUri = uri.with({ scheme: 'auth0-relink-file' });
      item.description = `${folderText(uri)} · ${isDone ? t('rewritten') : items.length}`.replace(/^ · /, '');
      item.tooltip = vscode.workspace.asRelativePath(uri);
      item.iconPath = vscode.ThemeIcon.File;
      return named(
        item,
        // VS Code would leave the row of another time unfolded.
        `${isDone ? 'rewritten' : 'file'}:${uri.toString()}`,
        isDone ? 'rewrittenFile' : 'file',
        `${vscode.workspace.asRelativePath(uri)}, ${isDone ? t('rewritten') : findingsText(items.length)}`,
      );
    }
    case 'rule': {
      const item = new vscode.TreeItem(node.ruleId, Expanded);
      item.description = String(node.items.length);
      const rule = ruleMetas.find(({ id }) => id === node.ruleId);
      if (rule !== undefined) item.tooltip = inDisplayLanguage(rule.title);
      item.iconPath = new vscode.ThemeIcon('law');
      return named(item, `rule:${node.ruleId}`, 'rule', `${node.ruleId}, ${findingsText(node.items.length)}`);
    }
    case 'step': {
      const item = new vscode.TreeItem(node.title, Collapsed);
      item.description = String(node.items.length);
      item.tooltip = node.title;
      item.iconPath = new vscode.ThemeIcon('checklist');
      return named(item, `step:${node.title}`, 'step', `${node.title}, ${findingsText(node.items.length)}`);
    }
    case 'rewritten':
      return rewrittenItem(node.followUp);
    case 'finding':
      return findingItem(node.item, node.within, stateOf(node.item));
    case 'dismissals': {
      const item = new vscode.TreeItem(t('Dismissed'), Collapsed);
      item.description = String(node.items.length);
      item.tooltip = t('Dismissed findings, with their reasons');
      item.iconPath = new vscode.ThemeIcon('eye-closed');
      return named(item, 'dismissals', 'dismissals', `${t('Dismissed')}, ${findingsText(node.items.length)}`);
    }
    case 'dismissal':
      return dismissalItem(node.item);
    case 'why':
      return whyItem(node.item);
    case 'todos': {
      const item = new vscode.TreeItem(t('Follow-up steps'), Expanded);
      const open = node.todos.filter(isOpen).length;
      item.description = String(open);
      item.iconPath = new vscode.ThemeIcon('tasklist');
      return named(item, 'todos', 'todos', `${t('Follow-up steps')}, ${openText(open)}`);
    }
    case 'tasks':
      return taskGroupItem(node.group, node.tasks);
    case 'task':
      return taskItem(node.task);
    case 'place':
      return placeItem(node.place, node.task.message);
    case 'skips': {
      const item = new vscode.TreeItem(t('Skipped files'), Collapsed);
      item.description = String(node.count);
      item.tooltip = t('Skipped files, by reason');
      item.iconPath = new vscode.ThemeIcon('debug-step-over');
      return named(item, 'skips', 'skips');
    }
    case 'reason': {
      const item = new vscode.TreeItem(reasonText(node.reason), Collapsed);
      item.description = String(node.files.length);
      return named(item, `reason:${node.reason}`, 'reason');
    }
    case 'skipped': {
      const item = new vscode.TreeItem(node.uri, None);
      item.description = [folderText(node.uri), node.detail].filter(Boolean).join(' · ');
      item.command = { command: 'vscode.open', title: t('Open'), arguments: [node.uri] };
      return named(item, `skipped:${node.uri.toString()}`, 'skipped');
    }
  }
}

/** A dismissed finding. Its reason is on the row below, where nothing shortens it. */
function dismissalItem({ uri, finding, range, key, code, known }: Item): vscode.TreeItem {
  const { t } = vscode.l10n;
  const line = range.start.line + 1;
  const path = vscode.workspace.asRelativePath(uri);
  const message = inDisplayLanguage(finding.message);
  const reason = known?.reason ?? '';
  const item = new vscode.TreeItem(code || finding.ruleId, Expanded);
  item.description = `:${line} ${path}`;
  item.tooltip = `${path}:${line}\n\n${message}`;
  item.command = { command: 'vscode.open', title: t('Go to Finding'), arguments: [uri, { selection: range }] };
  const label = [t('Dismissed'), message, path, t('line {0}', line), reason].join(', ');
  return named(item, `dismissal:${key}`, 'dismissal', label);
}

/** Plain text, also in the tooltip: anybody may have written the reason. */
function whyItem({ key, known }: Item): vscode.TreeItem {
  const reason = known?.reason ?? '';
  const item = new vscode.TreeItem(reason, None);
  item.tooltip = reason;
  return named(item, `why:${key}`, 'why', reason);
}

function findingItem(found: Item, within: Grouping, state: Applicability | undefined): vscode.TreeItem {
  const { uri, finding, range, key, code, known } = found;
  const { t } = vscode.l10n;
  const line = range.start.line + 1;
  const path = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(code || finding.ruleId, None);
  const shownState = state && stateText(state);
  const shownKnown = known && t('known');
  const details = [shownState, shownKnown, within === 'file' ? finding.ruleId : path];
  item.description = `:${line} ${details.filter(Boolean).join(' · ')}`;
  const message = inDisplayLanguage(finding.message);
  item.tooltip = new vscode.MarkdownString(
    [
      message,
      certaintyText(finding.certainty),
      ...(state ? [stateDetail(state)] : []),
      ...(known ? [t('Known: it is in the baseline of your team.')] : []),
    ].join('\n\n'),
  );
  const severity = levelOf(found.finding, settingsOf(uri));
  item.iconPath = known === undefined ? iconOf(severity) : new vscode.ThemeIcon('circle-outline', GREY);
  // Its address is what is greyed; its own would bring the colours of Problems.
  if (known !== undefined) item.resourceUri = uri.with({ scheme: KNOWN, fragment: key });
  item.command = { command: 'vscode.open', title: t('Go to Finding'), arguments: [uri, { selection: range }] };
  const label = [severityText(severity), message, shownState, shownKnown, path, t('line {0}', line)]
    .filter(Boolean)
    .join(', ');
  return named(item, `${within}:${key}`, state === undefined ? 'finding' : `finding.${state}`, label);
}

/** What can be done about a finding, in a word. */
function stateText(state: Applicability): string {
  const { t } = vscode.l10n;
  return { automatic: t('automatic'), review: t('review'), guide: t('by hand') }[state];
}

function stateDetail(state: Applicability): string {
  const { t } = vscode.l10n;
  return {
    automatic: t('Automatic: the rewrite leaves nothing to do.'),
    review: t('Review: the rewrite leaves steps to you.'),
    guide: t('By hand: there is no rewrite, only manual steps.'),
  }[state];
}

function named(item: vscode.TreeItem, id: string, context: string, label?: string): vscode.TreeItem {
  item.id = id;
  item.contextValue = context;
  if (label !== undefined) item.accessibilityInformation = { label };
  return item;
}

function iconOf(severity: Level): vscode.ThemeIcon {
  switch (severity) {
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    default:
      return new vscode.ThemeIcon('info');
  }
}

/** What the icon shows, for screen readers. */
function severityText(severity: Level): string {
  const { t } = vscode.l10n;
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    default:
      return t('Info');
  }
}

export function reasonText(reason: SkipReason): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'ignored':
      return t('Excluded by settings');
    case 'unsupported':
      return t('Unsupported file type');
    case 'too-large':
      return t('Too large');
    case 'too-complex':
      return t('Too complex to check completely');
    case 'minified':
      return t('Minified');
    case 'sdk':
      return t('Build of an Auth0 SDK');
    case 'binary':
      return t('Binary');
    case 'unreadable':
      return t('Unreadable');
  }
}

const baseName = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

function folderText(uri: vscode.Uri): string {
  const relative = vscode.workspace.asRelativePath(uri);
  return relative.slice(0, Math.max(0, relative.lastIndexOf('/')));
}
