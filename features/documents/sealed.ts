import { KEY_VERSION, personKey } from '@/db/keys';
import { openContent, type Place, sealContent } from '@/lib/sealing';

const place = (person: string, column: 'content' | 'preview'): Place => ({
  ...{ table: 'documents', column, person },
  keyVersion: KEY_VERSION,
});

/** Seals the bytes of a document under the key of its person; they open in no other column and for no other person. */
export function sealDocument(person: string, key: Buffer, column: 'content' | 'preview', bytes: Buffer): Buffer {
  return sealContent(key, place(person, column), bytes);
}

export async function documentContent(person: string, column: 'content' | 'preview', sealed: Buffer): Promise<Buffer> {
  return openContent(await personKey(person), place(person, column), sealed);
}
