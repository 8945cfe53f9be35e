import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { whereWords } from './labels';

test('A filter is said in words: one of several, or all but some', () => {
  const where = { destination: '!KH,AE', sex: 'female,unknown', channel: 'social_media;!messaging_app' };
  expect(whereWords(where, textsFor('id'))).toEqual([
    'Negara tujuan: kecuali Kamboja dan Uni Emirat Arab',
    'Saluran perekrutan: Media sosial; kecuali Aplikasi atau grup pesan',
    'Jenis kelamin: Perempuan atau Tidak diketahui',
  ]);
  expect(whereWords({ destination: 'KH' }, textsFor('en'))).toEqual(['Destination country: Cambodia']);
});
