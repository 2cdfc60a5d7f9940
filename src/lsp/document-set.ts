import type { DocumentState } from '../editing/documents/document-state.js';
import { TrackedDocuments } from '../editing/documents/tracked-documents.js';
import { isShownBy } from '../editing/editor-settings.js';
import type { EditorSettings } from '../editing/editor-settings.js';
import type { RewriteWish } from '../editing/thread/protocol.js';
import type { ReportedFinding } from '../report/result.js';
import { isInSkippedFolder } from '../scan/search.js';
import type { ClientDocument } from './client-document.js';
import type { DocumentAnalyser } from './document-analyser.js';
import { slashedPath } from './file-names.js';
import type { ServerContext } from './server-context.js';
import type { SettingsByFolder } from './settings-by-folder.js';
import type { WorkspaceRoots } from './workspace-roots.js';

/** The open documents whose findings are kept up to date, and what the user sees of them. */
export class DocumentSet {
  readonly tracked: TrackedDocuments<ClientDocument>;
  readonly #roots: WorkspaceRoots;
  readonly #settings: SettingsByFolder;

  /** @param onChanged the findings of a document have changed, or are dropped */
  constructor(
    analyser: DocumentAnalyser,
    roots: WorkspaceRoots,
    settings: SettingsByFolder,
    { log }: ServerContext,
    onChanged: (document: ClientDocument) => void,
  ) {
    this.#roots = roots;
    this.#settings = settings;
    this.tracked = new TrackedDocuments({
      keyOf: ({ uri }) => uri,
      textOf: ({ text }) => text,
      isAnalysed: (document) => this.#isAnalysed(document),
      runOf: (document) => this.settingsOf(document).run,
      inspect: (document, options) => analyser.inspect(document, options),
      offers: (document, options, at) => analyser.offers(document, options, at),
      onChanged,
      onBusy: () => undefined,
      onFailure: ({ uri }, error) => {
        log(error, uri);
      },
    });
  }

  get({ uri }: ClientDocument): DocumentState<ClientDocument> | undefined {
    return this.tracked.get(uri);
  }

  settingsOf({ file }: ClientDocument): EditorSettings {
    return this.#settings.of(file === undefined ? undefined : this.#roots.of(file));
  }

  /** The findings that the settings show, as far as they are known. */
  shownIn(document: ClientDocument): readonly ReportedFinding[] {
    const settings = this.settingsOf(document);
    return (this.get(document)?.findings ?? []).filter((finding) => isShownBy(finding, settings));
  }

  /** Returns a wish without the findings that the user does not see: they must not be rewritten either. */
  shownOnly(document: ClientDocument, wish: RewriteWish): RewriteWish {
    const shown = this.shownIn(document);
    const isAll = shown.length === (this.get(document)?.findings ?? []).length;
    return wish.only !== undefined || isAll ? wish : { ...wish, only: shown };
  }

  /** As in a scan, nothing in folders such as node_modules is analysed. */
  #isAnalysed({ file, fileName }: ClientDocument): boolean {
    if (fileName === undefined) return false;
    if (file === undefined) return true;
    const folder = this.#roots.of(file)?.folder ?? '';
    return !isInSkippedFolder(slashedPath(file.slice(folder.length)));
  }
}
