export const TODOS = {} as const;
