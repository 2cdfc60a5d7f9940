import type { FileName, ScanResult } from './result.js';

/**
 * Returns a result whose names start from another folder, such as the root of the repository: services that annotate
 * code expect names from there, whatever folder the scan started in. Files outside that folder keep their absolute name.
 * @param root its `uri` ends with a slash
 */
export function rebased(result: ScanResult, root: FileName): ScanResult {
  const name = nameFrom(result.base, root);
  return {
    ...result,
    base: root,
    files: result.files.map((file) => ({ ...file, ...name(file) })),
    skipped: result.skipped.map((file) => ({ ...file, ...name(file) })),
    errors: result.errors.map((error) => (error.file === undefined ? error : { ...error, file: name(error.file) })),
  };
}

/**
 * Returns a function that names a file from another folder.
 * @param base the folder that its names start from now
 */
export function nameFrom(base: FileName, root: FileName): (file: FileName) => FileName {
  return ({ path, uri }) => {
    const isAbsolute = uri.startsWith('file:');
    const whole = { path: isAbsolute ? path : `${folder(base.path)}${path}`, uri: isAbsolute ? uri : base.uri + uri };
    if (!whole.uri.startsWith(root.uri)) return whole;
    return { path: whole.path.slice(folder(root.path).length), uri: whole.uri.slice(root.uri.length) };
  };
}

/** Names have slashes on Windows, too. */
function folder(path: string): string {
  return path.replaceAll('\\', '/').replace(/(?<!\/)\/*$/, '/');
}
