/** The extension in a browser, such as on vscode.dev. */
import * as vscode from 'vscode';
import { loadTranslation } from './engine-texts.js';
import { start } from './start.js';
import type { TestApi } from './start.js';
import { startWebChannel } from './thread/web-channel.js';

export async function activate(context: vscode.ExtensionContext): Promise<TestApi> {
  await loadTranslation();
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/web/thread.js').toString(true);
  return start(context, {
    name: 'web',
    readsDisk: false,
    startThread: () => startWebChannel(script),
    findRipgrep: () => undefined,
  });
}
