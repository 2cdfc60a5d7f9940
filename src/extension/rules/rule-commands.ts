import * as vscode from 'vscode';
import { ruleMetas } from '../../rules/metadata.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { EXPLAIN } from './explain-uri.js';
import type { RulePages } from './rule-pages.js';

/** Registers the command that opens a rule's page. Without an argument, it asks for the rule. */
export function registerRuleCommands(pages: RulePages): vscode.Disposable {
  return vscode.commands.registerCommand(EXPLAIN, async (given?: unknown) => {
    const ruleId = typeof given === 'string' ? given : await pickRule();
    const uri = ruleId === undefined ? undefined : pages.uriOf(ruleId);
    if (uri !== undefined) await vscode.commands.executeCommand('markdown.showPreview', uri);
  });
}

async function pickRule(): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    ruleMetas.map(({ id, title }) => ({ label: id, detail: inDisplayLanguage(title) })),
    { title: vscode.l10n.t('Which rule?'), matchOnDetail: true },
  );
  return picked?.label;
}
