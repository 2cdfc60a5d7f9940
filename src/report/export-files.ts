/** The formats that both the command line and the editor write, with the name that the editor proposes for the file. */
export const EXPORT_FILES = {
  html: 'auth0-relink-report.html',
  markdown: 'auth0-relink-report.md',
  json: 'auth0-relink-report.json',
  sarif: 'auth0-relink-report.sarif',
} as const;

export type ExportFormat = keyof typeof EXPORT_FILES;
