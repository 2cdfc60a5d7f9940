/** @returns the text of src/rewrites/helpers/generated.ts */
export function generateHelpers(folder?: string): Promise<string>;
export function writeHelpers(): Promise<void>;
