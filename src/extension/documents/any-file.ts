import * as vscode from 'vscode';
import { linesOf } from '../../core/lines.js';
import type { NamedText } from './named-text.js';
import { fileNameOf, pathForEngine, textOf } from './named-text.js';

/** Converts an offset in a text to a position in its document. */
export type PositionAt = (offset: number) => vscode.Position;

/** The current text of a file: that of its document if it is open. */
export interface AnyFile extends NamedText {
  readonly positionAt: PositionAt;
}

/** Reads a file without opening it as a document. @throws {Error} if it cannot be read */
export async function readAnyFile(uri: vscode.Uri): Promise<AnyFile> {
  const document = documentOf(uri);
  if (document !== undefined) {
    const text = textOf(document);
    return { uri, text, fileName: fileNameOf(document) ?? '', positionAt: (offset) => document.positionAt(offset) };
  }
  const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  return { uri, text, fileName: pathForEngine(uri), positionAt: positionsOf(text) };
}

export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

function positionsOf(text: string): PositionAt {
  const lines = linesOf(text);
  return (offset) => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
}
