import type { Plugin } from 'esbuild';

export function slimTypeScript(): Plugin;
