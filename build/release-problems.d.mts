export function packageProblems(root: string): string[];
export function releaseProblems(
  root: string,
  release: { readonly repository?: string | undefined; readonly tag?: string | undefined },
): string[];
