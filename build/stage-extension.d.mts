export function stageExtension(stage: string, repository?: string): void;
