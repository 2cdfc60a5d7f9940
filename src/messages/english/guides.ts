export const GUIDES = {} as const;
