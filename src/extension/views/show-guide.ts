import * as vscode from 'vscode';
import { message } from '../../messages/message.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { WorkspaceOffers } from '../actions/workspace-offers.js';
import { readAnyFile } from '../documents/any-file.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { SHOW_GUIDE } from '../finding-commands.js';
import type { FindingPlace } from '../finding-commands.js';
import type { RulePages } from '../rules/rule-pages.js';
import { guidePage } from './guide-page.js';

const SCHEME = 'auth0-relink-guide';

/** Registers the command that opens a page for one finding: why it has no rewrite, the steps, and code for its place. */
export function registerShowGuide(offers: WorkspaceOffers, pages: RulePages): vscode.Disposable {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    vscode.commands.registerCommand(SHOW_GUIDE, async (place: FindingPlace) => {
      const text = await pageFor(offers, pages, place);
      const page = pages.uriOf(place.ruleId);
      if (text === undefined) {
        if (page !== undefined) await vscode.commands.executeCommand('markdown.showPreview', page);
        return;
      }
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${place.ruleId}.md`, query: JSON.stringify(place) });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    }),
  );
}

async function pageFor(
  offers: WorkspaceOffers,
  pages: RulePages,
  { uri: file, ruleId, start }: FindingPlace,
): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const uri = vscode.Uri.parse(file);
  const offer = (await offers.of(uri)).find(({ finding }) => finding.ruleId === ruleId && finding.start === start);
  const guide = offer?.rewrites.find(({ applicability }) => applicability === 'guide');
  const rule = ruleMetas.find(({ id }) => id === ruleId);
  if (guide === undefined || rule === undefined) return undefined;
  const { line } = (await readAnyFile(uri)).positionAt(start);
  return guidePage(
    {
      title: inDisplayLanguage(rule.title),
      place: `${vscode.workspace.asRelativePath(uri)}:${line + 1}`,
      reason: guide.reason && inDisplayLanguage(message('guide.reason', { reason: guide.reason })),
      steps: guide.todos.map(inDisplayLanguage),
      snippet: guide.snippet,
      section: await pages.section(ruleId, 'How to migrate'),
    },
    {
      steps: t('Manual steps'),
      code: t('Code for this place'),
      // The pages of the rules are not translated.
      language: vscode.env.language.startsWith('en') ? '' : t('This section is in English.'),
    },
  );
}
