/** What `import 'auth0-relink'` gives: docs/api.md. */
export type { EndEvent, ErrorEvent, FileEvent, FolderOptions, ScanEvent, SkippedEvent } from './api-types.js';
export * from './browser.js';
export { scanFolders as scan } from './scan-folders.js';
