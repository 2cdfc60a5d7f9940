import { fileURLToPath, pathToFileURL } from 'node:url';
import { hostOf, hostOfEditorLanguage } from '../core/hosts/hosts.js';
import { rawFromText, relativeTo, toText } from '../scan/raw-path.js';

/** Returns the path of a file on this machine; undefined for any other URI. */
export function filePathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // Such as a file of another host.
    return undefined;
  }
}

/** Returns a path with slashes, as the engine writes it. */
export function slashedPath(file: string): string {
  return toText(rawFromText(file));
}

/** Whether a file is in a folder, at any depth. Both paths are absolute. */
export function isBelow(folder: string, file: string): boolean {
  const relative = relativeTo(rawFromText(folder), rawFromText(file));
  return relative !== undefined && relative !== '.';
}

export function fileUriOf(file: string): string {
  return pathToFileURL(file).href;
}

/**
 * Returns the name under which the engine reads a document; undefined if it does not. For a file only its name counts, as
 * in a scan; for a document that is not a file yet, its language.
 */
export function readableName(uri: string, languageId: string): string | undefined {
  const file = filePathOf(uri);
  if (file !== undefined) return hostOf(file) === undefined ? undefined : file;
  if (!/^untitled:/i.test(uri)) return undefined;
  const ending = hostOfEditorLanguage(languageId)?.endings[0];
  return ending === undefined ? undefined : `${uri.replace(/^untitled:/i, '')}.${ending}`;
}
