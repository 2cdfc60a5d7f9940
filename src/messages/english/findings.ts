export const FINDINGS = {} as const;
