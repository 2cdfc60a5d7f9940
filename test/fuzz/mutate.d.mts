export function randomFrom(seed: number): (below: number) => number;
export function mutated(text: string, random: (below: number) => number): string;
