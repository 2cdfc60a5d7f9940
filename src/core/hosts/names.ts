/** @returns the extension of a file name or path, in lower case and without the dot */
export function endingOf(fileName: string): string | undefined {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
}

/** Returns a file name without its last extension: `app.js` for `app.js.erb`. */
export function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[^./\\]+$/, '');
}
