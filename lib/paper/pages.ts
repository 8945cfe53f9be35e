import type { Piece } from './sheet';

export type Placed = { piece: Piece; y: number; above: number };

/** Pieces on pages: what belongs together stays together, and a table that goes on has its head again. */
export function paged(pieces: Piece[], height: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = 0;

  const turn = () => {
    pages.push([]);
    y = 0;
  };
  const put = (piece: Piece) => {
    const above = y === 0 ? 0 : (piece.above ?? 0);
    (pages.at(-1) as Placed[]).push({ piece, y: y + above, above });
    y += above + piece.height;
  };

  for (const group of groupsOf(pieces)) {
    const [first] = group as [Piece];
    const whole = heightOf(group, y === 0);
    if (y > 0 && (first.newPage || (y + whole > height && heightOf(group, true) <= height))) {
      turn();
      if (first.head) put(first.head);
    }
    for (const piece of group) {
      if (y > 0 && y + (piece.above ?? 0) + piece.height > height) {
        turn();
        if (piece.head) put(piece.head);
      }
      put(piece);
    }
  }
  return pages;
}

function groupsOf(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open && !piece.newPage) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    open = piece.keep ?? false;
  }
  return groups;
}

function heightOf(group: Piece[], atTop: boolean): number {
  const all = group.reduce((sum, { height, above = 0 }) => sum + above + height, 0);
  return atTop ? all - (group[0]?.above ?? 0) + (group[0]?.head?.height ?? 0) : all;
}
