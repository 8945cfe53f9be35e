import { unzipSync } from 'fflate';
import type { Refused } from '@/lib/errors';
import { type FileFault, type Format, MOST_BYTES } from './rules';

type Known = 'picture' | Exclude<Format, 'jpeg'>;

const starts = (file: Buffer, ...bytes: number[]) => bytes.every((byte, at) => file[at] === byte);
const says = (file: Buffer, at: number, text: string) => file.toString('latin1', at, at + text.length) === text;

/**
 * What a file is by what stands in it; its name and what the browser says of it are not asked. Pictures are made anew
 * afterwards, so for them the first bytes are enough; all others are kept as they are, and looked at more closely.
 */
export function kindOf(file: Buffer): Known | Refused<FileFault> {
  if (file.length === 0) return { refused: 'empty' };
  if (file.length > MOST_BYTES) return { refused: 'too-large' };
  if (isPicture(file)) return 'picture';
  if (says(file, 4, 'ftyp')) return { refused: 'heic' };
  if (says(file, 0, '%PDF-')) return isOnlyPdf(file) ? 'pdf' : { refused: 'two-in-one' };
  // The old form of office files, and the new one under a password.
  if (starts(file, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'old-office' };
  return starts(file, 0x50, 0x4b, 3, 4) ? officeKindOf(file) : { refused: 'unknown-kind' };
}

function isPicture(file: Buffer): boolean {
  const png = starts(file, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return png || starts(file, 0xff, 0xd8, 0xff) || (says(file, 0, 'RIFF') && says(file, 8, 'WEBP'));
}

/** Ends where a PDF ends, and is not a ZIP file as well: two programs must not see two different things in it. */
function isOnlyPdf(file: Buffer): boolean {
  const end = file.lastIndexOf('%%EOF');
  if (
    end < 0 ||
    file
      .subarray(end + 5)
      .toString('latin1')
      .trim() !== ''
  )
    return false;
  return !file.includes(Buffer.from([0x50, 0x4b, 5, 6]), Math.max(0, file.length - ZIP_TAIL));
}

/** Where the directory of a ZIP file may begin at the latest. */
const ZIP_TAIL = 66_000;

/** Word or Excel, by the directory alone: nothing is unpacked. */
function officeKindOf(file: Buffer): 'docx' | 'xlsx' | Refused<FileFault> {
  const names = namesIn(file);
  if (names.some((name) => /vbaproject|activex|macrosheets|oleobject|embeddings\//i.test(name)))
    return { refused: 'macros' };
  if (!names.includes('[Content_Types].xml')) return { refused: 'unknown-kind' };
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : { refused: 'unknown-kind' };
}

function namesIn(file: Buffer): string[] {
  const names: string[] = [];
  try {
    unzipSync(file, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch {
    return [];
  }
  return names;
}
