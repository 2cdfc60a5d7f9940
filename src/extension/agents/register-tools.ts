import * as vscode from 'vscode';
import type { AgentToolbox } from '../../agent/toolbox.js';
import { AgentToolFace } from './tool-face.js';

/** Without the prefix, which all of them have. */
const NAMES = ['scan', 'explain', 'preview', 'apply'] as const;

/**
 * Registers the tools that chats can call. Their code is loaded at the first call.
 * @param findRipgrep finds VS Code's own ripgrep, if any
 */
export function registerAgentTools(findRipgrep: () => string | undefined): vscode.Disposable {
  // Editors that are built on VS Code may have no language models.
  const { lm } = vscode as Partial<typeof vscode>;
  if (lm === undefined) return vscode.Disposable.from();
  let toolbox: AgentToolbox | undefined;
  const load = () => (toolbox ??= createToolbox(findRipgrep));
  void vscode.commands.executeCommand('setContext', 'auth0Relink.agents', true);
  return vscode.Disposable.from(
    ...NAMES.map((name) => lm.registerTool(`auth0relink_${name}`, new AgentToolFace(name, load))),
  );
}

function createToolbox(findRipgrep: () => string | undefined): AgentToolbox {
  // Its own bundle: few people use both an editor's chat and this extension.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { AgentToolbox: Toolbox } = require('../../agent/toolbox.js') as typeof import('../../agent/toolbox.js');
  return new Toolbox({
    roots: () => (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(pathOf),
    canWrite: true,
    ripgrep: findRipgrep() ?? false,
    isUnsaved: (file) => {
      const uri = vscode.Uri.file(file).toString();
      return vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
    },
  });
}

function pathOf({ uri }: vscode.WorkspaceFolder): string {
  return uri.fsPath;
}
