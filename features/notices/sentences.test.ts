import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';

const none = { reference: '', by: '', office: '', colleague: '', count: '', due: '' };

test.each([
  [
    'erasure',
    'approved',
    'Penghapusan identitas dalam kasus PNH-2026-00001 disetujui orang kedua dan sudah dilakukan.',
  ],
  ['erasure', 'declined', 'Penghapusan identitas dalam kasus PNH-2026-00001 ditolak orang kedua.'],
  ['role-raise', 'approved', 'Orang kedua telah memutuskan yang Anda minta.'],
])('A decided %s (%s) says of which case', (kind, decision, sentence) => {
  const told = { ...none, reference: 'PNH-2026-00001', kind, decision };
  expect(textsFor('id').t('notices.kinds.approval-decided', told)).toBe(sentence);
});
