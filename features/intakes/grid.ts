/** The grid for typing names: what its columns are, and how many rows it begins with. For the browser as well. */
export const gridFields = ['name', 'birth', 'nik', 'passport', 'phone', 'sex'] as const;

export const FIRST_ROWS = 8;

export const emptyGrid = (): string[][] => Array.from({ length: FIRST_ROWS }, () => gridFields.map(() => ''));
