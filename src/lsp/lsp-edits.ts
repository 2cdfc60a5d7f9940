import { existsSync } from 'node:fs';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { applyEdits } from '../core/edits.js';
import { linesOf } from '../core/lines.js';
import type { Lines } from '../core/lines.js';
import type { Edit, FileChange } from '../core/types.js';
import { createBoundary } from '../scan/boundary.js';
import { readModule } from '../scan/modules.js';
import { parentOf, rawFromText } from '../scan/raw-path.js';
import type { Abilities } from './client-abilities.js';
import type { ClientDocument } from './client-document.js';
import type { ClientDocuments } from './client-documents.js';
import { fileUriOf } from './file-names.js';
import { toRange } from './text-positions.js';
import type { PositionEncoding } from './text-positions.js';
import type { WorkspaceRoots } from './workspace-roots.js';

/** Builds edits of the protocol, which change a document and other files at once. */
export class LspEdits {
  readonly #documents: ClientDocuments;
  readonly #roots: WorkspaceRoots;
  readonly #abilities: Abilities;

  constructor(documents: ClientDocuments, roots: WorkspaceRoots, abilities: Abilities) {
    this.#documents = documents;
    this.#roots = roots;
    this.#abilities = abilities;
  }

  /**
   * @param files the changes of other files
   * @returns undefined if one of these files is no longer what its change was prepared for
   */
  of(document: ClientDocument, edits: readonly Edit[], files: readonly FileChange[] = []): WorkspaceEdit | undefined {
    const { documentChanges: withVersions, createsFiles, encoding } = this.#abilities;
    const changes: NonNullable<WorkspaceEdit['documentChanges']> = [];
    for (const file of files) {
      if (!this.#isCurrent(file)) return undefined;
      const { fileName, before } = file;
      const open = this.#documents.ofFile(fileName);
      const uri = open?.uri ?? fileUriOf(fileName);
      if (before === undefined) {
        if (!createsFiles) return undefined;
        changes.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
        changes.push(textEdit(uri, null, [insertion(applyEdits('', file.edits))]));
      } else if (file.edits.length > 0) {
        changes.push(textEdit(uri, open?.version ?? null, textEdits(linesOf(before), file.edits, encoding)));
      }
    }
    changes.push(textEdit(document.uri, document.version, textEdits(document.lines, edits, encoding)));
    if (withVersions) return { documentChanges: changes };
    const plain = changes.flatMap((change) => ('textDocument' in change ? [change] : []));
    return {
      changes: Object.fromEntries(plain.map((change) => [change.textDocument.uri, change.edits as TextEdit[]])),
    };
  }

  #isCurrent({ fileName, before }: FileChange): boolean {
    const open = this.#documents.ofFile(fileName);
    if (before === undefined) return open === undefined && !existsSync(fileName);
    if (open !== undefined) return open.text === before;
    const raw = rawFromText(fileName);
    const boundary = createBoundary(this.#roots.all().map(({ folder }) => folder));
    return readModule(raw, parentOf(raw), boundary) === before;
  }
}

function textEdits(lines: Lines, edits: readonly Edit[], encoding: PositionEncoding): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(lines, edit, encoding), newText: edit.text }));
}

function insertion(newText: string): TextEdit {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, newText };
}

function textEdit(uri: string, version: number | null, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}
