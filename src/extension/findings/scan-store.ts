import * as vscode from 'vscode';
import { mergeResults } from '../../editing/thread/merge.js';
import type { FileResult, ScanResult, SkippedFile } from '../../report/result.js';
import { reportedOf } from '../../scan/once-per-project.js';
import type { StoredScan } from '../state/contents.js';
import type { FileFindings } from './item.js';
import { boxesOf, findingsOf, hasText } from './scanned-file.js';

/** The last scan of one workspace folder, with all findings of every file. */
export interface FolderScan extends Omit<StoredScan, 'folder'> {
  readonly folder: vscode.Uri;
  /** Whether it was found before a reload, so its files have no texts. */
  readonly restored: boolean;
}

/** The results of the last scans, by workspace folder. */
export class ScanStore implements vscode.Disposable {
  readonly #scans = new Map<string, FolderScan>();
  readonly #index = new Map<string, { scan: FolderScan; file: FileResult }>();
  /** The answers of `of`, which every view asks for after every change, by what they are made from. */
  readonly #made = new WeakMap<FileResult, FileFindings>();
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();

  readonly onDidChange = this.#changed.event;

  dispose(): void {
    this.#changed.dispose();
  }

  all(): FolderScan[] {
    return [...this.#scans.values()];
  }

  files(): vscode.Uri[] {
    return [...this.#index.values()].map(({ scan, file }) => uriOf(scan.folder, file.path));
  }

  skipped(): { readonly uri: vscode.Uri; readonly skip: SkippedFile }[] {
    return this.all().flatMap(({ folder, result }) =>
      result.skipped.map((skip) => ({ uri: uriOf(folder, skip.path), skip })),
    );
  }

  of(uri: vscode.Uri): FileFindings | undefined {
    const known = this.#index.get(uri.toString());
    if (known === undefined) return undefined;
    const { scan, file } = known;
    const made =
      this.#made.get(file) ??
      findingsOf(uri, file, scan.boxes[file.uri] ?? {}, {
        codes: scan.codes?.[file.uri],
        fingerprints: scan.fingerprints?.[file.uri],
      });
    this.#made.set(file, made);
    return made;
  }

  /** The results for reports, by workspace folder. */
  reported(): ScanResult[] {
    return this.all().map(({ result }) => reportedOf(result));
  }

  /** @param partial whether only a part of the folder was scanned */
  set(folder: vscode.Uri, result: ScanResult, partial: boolean): void {
    const boxes = Object.fromEntries(result.files.map((file) => [file.uri, boxesOf(file)]));
    this.#put({ folder, result, boxes, at: Date.now(), restored: false, partial });
  }

  restore(scan: FolderScan): void {
    this.#put(scan);
  }

  /** Merges a result for some files into that of their folder. */
  update(folder: vscode.Uri, later: ScanResult, uris: ReadonlySet<string>): void {
    const before = this.#scans.get(folder.toString());
    if (before === undefined) return;
    const result = mergeResults(before.result, later, uris);
    const boxes = { ...before.boxes };
    for (const uri of uris) Reflect.deleteProperty(boxes, uri);
    for (const file of later.files) boxes[file.uri] = boxesOf(file);
    const restored = before.restored && !result.files.every(hasText);
    this.#put({ ...before, result, boxes, restored });
  }

  remove(folder: vscode.Uri): void {
    const gone = this.#urisOf(this.#scans.get(folder.toString()));
    this.#scans.delete(folder.toString());
    this.#reindex();
    this.#changed.fire(gone);
  }

  clear(): void {
    const gone = this.files();
    this.#scans.clear();
    this.#reindex();
    this.#changed.fire(gone);
  }

  #put(scan: FolderScan): void {
    const before = this.#urisOf(this.#scans.get(scan.folder.toString()));
    this.#scans.set(scan.folder.toString(), scan);
    this.#reindex();
    const uris = new Map([...before, ...this.#urisOf(scan)].map((uri) => [uri.toString(), uri]));
    this.#changed.fire([...uris.values()]);
  }

  #urisOf(scan: FolderScan | undefined): vscode.Uri[] {
    return scan?.result.files.map(({ path }) => uriOf(scan.folder, path)) ?? [];
  }

  #reindex(): void {
    this.#index.clear();
    for (const scan of this.#scans.values()) {
      for (const file of scan.result.files) this.#index.set(uriOf(scan.folder, file.path).toString(), { scan, file });
    }
  }
}

export function uriOf(folder: vscode.Uri, path: string): vscode.Uri {
  if (/^[a-z]:\//i.test(path)) return folder.with({ path: `/${path}` });
  return path.startsWith('/') ? folder.with({ path }) : vscode.Uri.joinPath(folder, path);
}
