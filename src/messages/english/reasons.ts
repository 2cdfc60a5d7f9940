export const REASONS = {} as const;
