export function stageNpm(stage: string, repository?: string): void;
