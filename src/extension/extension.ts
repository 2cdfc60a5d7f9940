/** The extension where Node is available: desktop and remote. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { startNodeChannel } from '../editing/thread/node-channel.js';
import { registerAgentTools } from './agents/register-tools.js';
import { loadTranslation } from './engine-texts.js';
import { start } from './start.js';
import type { TestApi } from './start.js';

export async function activate(context: vscode.ExtensionContext): Promise<TestApi> {
  await loadTranslation();
  const script = path.join(context.extensionPath, 'dist/editor-thread.js');
  const findRipgrep = () => ripgrepIn(vscode.env.appRoot);
  context.subscriptions.push(registerAgentTools(findRipgrep));
  return start(context, {
    name: 'node',
    readsDisk: true,
    startThread: () => startNodeChannel(script),
    findRipgrep,
  });
}

/** VS Code includes ripgrep; its location has changed over the versions. */
function ripgrepIn(appRoot: string): string | undefined {
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const places = [
    `@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/${binary}`,
    `@vscode/ripgrep/bin/${binary}`,
  ];
  return ['node_modules', 'node_modules.asar.unpacked']
    .flatMap((folder) => places.map((place) => path.join(appRoot, folder, place)))
    .find((file) => existsSync(file));
}
