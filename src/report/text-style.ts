/** Formats parts of a report: with colours on a terminal, or unchanged as plain text. */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const same = (text: string): string => text;

export const plain: TextStyle = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };
