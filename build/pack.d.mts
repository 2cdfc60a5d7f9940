export function packNpm(folder: string, repository?: string): Promise<string>;
export function packExtension(file: string, repository?: string): Promise<string>;
