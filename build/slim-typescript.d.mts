import type { Plugin } from 'esbuild';

export function slimTypeScript(): Plugin;
export function missingParts(source: string): string[];
