import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../hosts/hole.js';

type Node = TSESTree.Node;

/** A piece of a string that code builds: known text, or an expression whose value is unknown. */
export type Piece =
  | { readonly kind: 'text'; readonly value: string; readonly node: Node }
  | { readonly kind: 'hole'; readonly node: Node };

/** One possible value of a string expression. */
export type Text = readonly Piece[];

export function text(value: string, node: Node): Piece {
  return { kind: 'text', value, node };
}

export function hole(node: Node): Piece {
  return { kind: 'hole', node };
}

/** Returns the text as one string, with `HOLE` for each hole. */
export function flatten(pieces: Text): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.value : HOLE)).join('');
}

/** Returns the piece at an offset in the flat form, and the offset within the piece. */
export function pieceAt(pieces: Text, offset: number): { piece: Piece; within: number } | undefined {
  let start = 0;
  for (const piece of pieces) {
    const length = piece.kind === 'text' ? piece.value.length : HOLE.length;
    if (offset < start + length) return { piece, within: offset - start };
    start += length;
  }
  return undefined;
}
