/** @returns the ending of a file's name or path, in lower case and without the dot */
export function endingOf(fileName: string): string | undefined {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
}

/** `link.js.erb` without its last ending. */
export function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[^./\\]+$/, '');
}
