export function stageExtension(stage: string): void;
