/** What a document is, as staff sort them; the words are in `messages`, under `documents.kinds`. */
export const documentKinds = [
  'travel',
  'identity',
  'photo',
  'ticket',
  'contract',
  'messages',
  'medical',
  'police',
  'official',
  'consent',
  'other',
] as const;

/** What it is kept as: every picture as a JPEG of our own making, the others as they came. */
export const documentFormats = ['jpeg', 'pdf', 'docx', 'xlsx'] as const;
