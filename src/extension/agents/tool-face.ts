import * as vscode from 'vscode';
import type { AgentToolbox } from '../../agent/toolbox.js';

/** The part of a tool's input that people are asked about. VS Code has checked it against the tool's schema. */
interface AskedInput {
  readonly paths?: readonly string[];
  readonly ruleOrPlace?: string;
  readonly token?: string;
  readonly allowDirty?: boolean;
}

/** A tool of the toolbox as VS Code calls it: people see what it is about to do. */
export class AgentToolFace implements vscode.LanguageModelTool<AskedInput> {
  readonly #name: 'scan' | 'explain' | 'preview' | 'apply';
  readonly #toolbox: () => AgentToolbox;

  /** @param toolbox loads the toolbox at the first call */
  constructor(name: 'scan' | 'explain' | 'preview' | 'apply', toolbox: () => AgentToolbox) {
    this.#name = name;
    this.#toolbox = toolbox;
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<AskedInput>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const controller = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      const hooks = { signal: controller.signal, onProgress: () => undefined };
      const { text } = await this.#toolbox().call(`auth0relink_${this.#name}`, input, hooks);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    } finally {
      cancelled.dispose();
    }
  }

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<AskedInput>): vscode.PreparedToolInvocation {
    const { t } = vscode.l10n;
    switch (this.#name) {
      case 'scan':
        return {
          invocationMessage: t('Scanning for deprecated account linking'),
          confirmationMessages: {
            title: t('Scan for deprecated account linking?'),
            message: listed(t('This reads files and changes nothing:'), input.paths ?? [t('the whole workspace')]),
          },
        };
      case 'explain':
        return {
          invocationMessage: t('Explaining deprecated account linking'),
          confirmationMessages: {
            title: t('Explain deprecated account linking?'),
            message: listed(t('This reads files and changes nothing:'), [input.ruleOrPlace ?? '']),
          },
        };
      case 'preview':
        return {
          invocationMessage: t('Preparing rewrites to the Management API'),
          confirmationMessages: {
            title: t('Preview rewrites to the Management API?'),
            message: listed(t('This reads files and changes nothing:'), input.paths ?? []),
          },
        };
      case 'apply':
        return {
          invocationMessage: t('Writing rewrites to the Management API'),
          confirmationMessages: this.#askToWrite(input),
        };
    }
  }

  /** Names the files, which the preview has shown to the model. */
  #askToWrite({ token = '', allowDirty = false }: AskedInput): vscode.LanguageModelToolConfirmationMessages {
    const { t } = vscode.l10n;
    const files = this.#toolbox().previewOf(token)?.files;
    if (files === undefined) {
      return { title: t('Write rewrites?'), message: t('There is no such preview, so nothing will be written.') };
    }
    const names = files.map(({ path, created }) => (created ? t('{0} (new)', path) : path));
    const warning = allowDirty ? `${t('Git may not be able to take the changes back.')} ` : '';
    return {
      title: files.length === 1 ? t('Rewrite 1 file?') : t('Rewrite {0} files?', files.length),
      message: listed(`${warning}${t('This writes the changes that the preview showed:')}`, names),
    };
  }
}

/** Returns Markdown: a text with a list of names, which may contain anything. */
function listed(text: string, names: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  for (const name of names) markdown.appendMarkdown('\n- ').appendText(name);
  return markdown;
}
