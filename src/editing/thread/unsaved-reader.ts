import type { ModuleReader, FoundFile } from '../../core/types.js';
import type { UnsavedText } from './protocol.js';

/** Returns a reader that prefers unsaved texts to the files' own. */
export function preferUnsaved(reader: ModuleReader, unsaved: readonly UnsavedText[] = []): ModuleReader {
  const texts = new Map(unsaved.map(({ fileName, text }) => [keyOf(fileName), text]));
  const preferred = ({ fileName, text }: FoundFile): FoundFile => {
    return { fileName, text: texts.get(keyOf(fileName)) ?? text };
  };
  return {
    read(from, specifier) {
      const found = reader.read(from, specifier);
      return found && preferred(found);
    },
    settingsFiles: (from) => (reader.settingsFiles?.(from) ?? []).map(preferred),
  };
}

/** Windows has two separators and drives in either case. */
function keyOf(fileName: string): string {
  return fileName.replaceAll('\\', '/').replace(/^[a-z]:/, (drive) => drive.toUpperCase());
}
