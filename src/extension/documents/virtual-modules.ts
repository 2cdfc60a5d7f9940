import * as vscode from 'vscode';
import { importKey } from '../../editing/thread/protocol.js';
import type { ModuleImport, DocumentContext } from '../../editing/thread/protocol.js';
import { readSmall } from './virtual-files.js';

/** What bundlers and TypeScript append to a specifier without extension, in this order. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.tsx', '/index.js'];

/** Follows relative imports in a virtual file system, and adds their files to `modules`, or null if there are none. */
export async function followImports(
  file: vscode.Uri,
  imports: readonly ModuleImport[],
  modules: Record<string, DocumentContext['modules'][string]>,
): Promise<void> {
  for (const each of imports) {
    modules[importKey(each)] ??= await follow(file.with({ path: each.from, query: '', fragment: '' }), each.specifier);
  }
}

async function follow(from: vscode.Uri, specifier: string): Promise<DocumentContext['modules'][string]> {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return null;
  for (const ending of ENDINGS) {
    const target = vscode.Uri.joinPath(from, '..', specifier + ending);
    const text = await readSmall(target);
    if (text !== undefined) return { fileName: target.path, text };
  }
  return null;
}
