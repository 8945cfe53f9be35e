import { isRefused, type Refused } from '@/lib/errors';
import { kindOf, type Rows, readText, textIn, type Unreadable } from './reading';
import { readWorkbook, type Workbook } from './workbook';

/** A list as it was given: pasted or as a file, with what is to be told of a workbook. */
export type Given = { rows: Rows } & Partial<Omit<Workbook, 'rows'>>;
export type NotGiven = Refused<Unreadable | 'both-given'> & { field: 'text' | 'file' };

/** Reads the list that a form brings: the cells pasted into `text`, or the file chosen at `file`. */
export async function readGiven(form: FormData): Promise<Given | NotGiven> {
  const pasted = String(form.get('text') ?? '');
  const file = form.get('file');
  const hasFile = file instanceof File && file.size > 0;
  if (hasFile && pasted.trim()) return { refused: 'both-given', field: 'file' };
  const given = hasFile ? await rowsIn(Buffer.from(await file.arrayBuffer())) : readText(pasted);
  return isRefused(given) ? { ...given, field: hasFile ? 'file' : 'text' } : given;
}

/** The rows of a file, whatever it is called: what it is, is told by its content. */
export async function rowsIn(bytes: Buffer): Promise<Given | Refused<Unreadable>> {
  const kind = kindOf(bytes);
  if (kind === 'workbook') return readWorkbook(bytes);
  if (kind === 'old-workbook') return { refused: 'old-workbook' };
  return kind === 'text' ? readText(textIn(bytes)) : { refused: 'not-a-list' };
}
