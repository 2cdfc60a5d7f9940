import * as vscode from 'vscode';
import { isCandidate } from '../../core/needles.js';
import type { Offer } from '../../core/types.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { Analyser } from '../documents/analyser.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { hostLanguageOf } from '../../core/hosts.js';
import type { FindingStore } from '../findings/store.js';
import { linesOf } from '../../report/positions.js';
import type { Log } from '../log.js';
import { Cancelled } from '../thread/client.js';
import type { PositionAt } from './edits.js';

/** A file's rewrites and the text that they are for. */
export interface FileOffers {
  readonly uri: vscode.Uri;
  readonly offers: readonly Offer[];
  readonly text: string;
  readonly positionAt: PositionAt;
}

/** The rewrites of any file of the workspace, open or not; worked out once until the file changes. */
export class WorkspaceOffers implements vscode.Disposable {
  private readonly known = new Map<string, Promise<readonly Offer[]>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyser: Analyser,
    private readonly tracker: DocumentTracker,
    store: FindingStore,
    private readonly log: Log,
  ) {
    this.subscription = store.onDidChange((uris) => {
      if (uris === undefined) this.known.clear();
      else for (const uri of uris) this.known.delete(uri.toString());
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  of(uri: vscode.Uri): Promise<readonly Offer[]> {
    const key = uri.toString();
    const known = this.known.get(key) ?? this.read(uri).then(({ offers }) => offers);
    this.known.set(key, known);
    return known;
  }

  /** The rewrites for the present text: an open document's, even unsaved, else the file's. */
  async read(uri: vscode.Uri, signal?: AbortSignal): Promise<FileOffers> {
    try {
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      if (document !== undefined && this.tracker.get(uri) !== undefined) {
        const offers = (await this.tracker.offersFor(document)) ?? [];
        return { uri, offers, text: document.getText(), positionAt: (offset) => document.positionAt(offset) };
      }
      const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
      const fileName = uri.scheme === 'file' ? uri.fsPath : uri.path;
      const isWanted = hostLanguageOf(fileName) !== undefined && isCandidate(ruleMetas, text);
      const offers = isWanted ? await this.analyser.offers({ uri, fileName, text }, { ...(signal && { signal }) }) : [];
      return { uri, offers, text, positionAt: positionsOf(text) };
    } catch (error) {
      if (!(error instanceof Cancelled)) this.log.failure(uri, error);
      return { uri, offers: [], text: '', positionAt: () => new vscode.Position(0, 0) };
    }
  }
}

function positionsOf(text: string): PositionAt {
  const lines = linesOf(text);
  return (offset) => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
}
