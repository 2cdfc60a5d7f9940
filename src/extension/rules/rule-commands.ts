import * as vscode from 'vscode';
import { EXPLAIN } from '../../editing/finding-commands.js';
import { ruleMetas } from '../../rules/metadata.js';
import { inDisplayLanguage } from '../engine-texts.js';
import type { RulePages } from './rule-pages.js';

/** Registers the command that opens a rule's page. Its argument is a rule's id or a finding's row; else it asks for the rule. */
export function registerRuleCommands(pages: RulePages): vscode.Disposable {
  return vscode.commands.registerCommand(EXPLAIN, async (given?: unknown) => {
    const ruleId = typeof given === 'string' ? given : (ruleOfRow(given) ?? (await pickRule()));
    const uri = ruleId === undefined ? undefined : pages.uriOf(ruleId);
    if (uri !== undefined) await vscode.commands.executeCommand('markdown.showPreview', uri);
  });
}

function ruleOfRow(row: unknown): string | undefined {
  const { item } = (row ?? {}) as { readonly item?: { readonly finding: { readonly ruleId: string } } };
  return item?.finding.ruleId;
}

async function pickRule(): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    ruleMetas.map(({ id, title }) => ({ label: id, detail: inDisplayLanguage(title) })),
    { title: vscode.l10n.t('Which rule?'), matchOnDetail: true },
  );
  return picked?.label;
}
